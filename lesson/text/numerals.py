"""Numbers written in hanzi (二十三, 兩, 五十): which characters write them, in both scripts, and their value."""

from __future__ import annotations

DIGITS = frozenset("〇零一二三四五六七八九")
"""Nought to nine, as they stand in any number."""
PAIR = frozenset("两兩")
"""Two before a measure word and before 百, 千, 万 and 亿."""
UNITS = frozenset("十百千万萬亿億")
"""The powers of ten that a digit multiplies."""
LARGE_UNITS = UNITS - {"十"}
"""Those before which 一 and 两 stand (一百, 两千)."""
SMALL_NUMERALS = DIGITS | frozenset("十百千")
"""What a number below ten thousand is written with, 两 left out."""
NUMERALS = DIGITS | PAIR | UNITS
"""Every character of a written number."""
INDEFINITE = frozenset("几幾数數")
"""Some: what stands in the place of a digit when the number is not known."""
ORDINAL = "第"
"""What makes an ordinal of the number behind it."""
FIRST_TEN = "一二三四五六七八九十"
"""One to ten in order: ordinals, months, days of the week."""

_MAGNITUDES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10,
    "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_SIMPLIFIED = str.maketrans("萬億", "万亿")
_WRITTEN = "零一二三四五六七八九"
_VALUES = {"〇": 0, "两": 2, "兩": 2, **{digit: value for value, digit in enumerate(_WRITTEN)}}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def class_of(characters: frozenset[str]) -> str:
    """A set of characters as a class of a regular expression, brackets included; the same text each time."""
    return f"[{''.join(sorted(characters))}]"


def magnitude_of(text: str) -> int | None:
    """What figures are multiplied by before 萬, 百万, 亿 …, in either script: 1 before nothing; None for other text."""
    return _MAGNITUDES.get(text.translate(_SIMPLIFIED))


def value_of(text: str) -> int | None:
    """The number that hanzi write, 1 to 9999; None when they write none: 十幾, 三五, 百十, 一万."""
    total, digit = 0, None
    last = 10_000
    for character in text:
        if character in _VALUES:
            if digit:
                return None
            digit = _VALUES[character]
        elif character in _POWERS:
            power = _POWERS[character]
            if power >= last or digit is None and (total or power != 10):
                return None
            total += (1 if digit is None else digit) * power
            last, digit = power, None
        else:
            return None
    total += digit or 0
    return total if total and spelled(total, text) == text else None


def spelled(number: int, like: str) -> str:
    """A number of 1 to 9999 in hanzi; two is 兩 or 两 where the text `like` has that character, else 二."""
    pair = next((character for character in like if character in PAIR), "二")
    if number == 2:
        return pair
    written, skipped = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += "零" * skipped + (pair if digit == 2 and power > 10 else _WRITTEN[digit]) + unit
            skipped = False
        else:
            skipped = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written
