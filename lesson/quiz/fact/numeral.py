"""Numbers written in hanzi: 二十三, 兩, 五十. What they are worth, and how others are written in their place."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, **{d: n for n, d in enumerate("三四五六七八九", 3)}}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LETTERS = "零一二三四五六七八九"
_MOST = 9999


def value_of(text: str) -> int | None:
    """The number that hanzi write, up to 9999; None when they write none: 十幾, 三五, 百十."""
    total, digit = 0, None
    last = 10_000
    for letter in text:
        if letter in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[letter]
        elif letter in _PLACES:
            place = _PLACES[letter]
            if place >= last or digit is None and (total or place != 10):
                return None
            total += (1 if digit is None else digit) * place
            last, digit = place, None
        else:
            return None
    total += digit or 0
    return total if total and spelled(total, text) == text else None


def spelled(number: int, like: str) -> str:
    """A number up to 9999 in hanzi, with 兩 for two where a text that writes `like` has it."""
    pair = next((letter for letter in like if letter in "两兩"), "二")
    if number == 2:
        return pair
    written, skipped = "", False
    for place, letter in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += "零" * skipped + (pair if digit == 2 and place > 10 else _LETTERS[digit]) + letter
            skipped = False
        else:
            skipped = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written


def near(number: int) -> list[int]:
    """Other numbers that one could misread or misremember it for, the likeliest first; never one or two."""
    steps = [1, -1, 2, -2, 3, -3] if number <= 10 else [1, -1, 10, -10, 2, -2]
    if number > 10 and number % 10 == 0:
        place = 10 ** (len(str(number)) - 1)
        steps = [place, -place, 2 * place, -2 * place]
    return [number + step for step in steps if 2 < number + step <= _MOST]
