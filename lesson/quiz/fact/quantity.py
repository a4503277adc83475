"""Numbers as a text gives them: what they count, and other numbers that a hasty reader might take for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lesson.model import Kind, Token

_MAGNITUDES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_LEAST = frozenset(["超过", "超", "过", "逾", "突破", "至少", "以上", "多", "余", "+", "不止"])
_MOST = frozenset(["不足", "不到", "近", "将近", "接近", "至多", "最多", "以下", "以内"])
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_UNITS = frozenset(("measure word", "noun", "numeral", "time word"))
# What is counted in them is said by the unit alone, so that "how many …" is a whole question.
_CALENDAR = {"年": "year", "月": "month", "日": "day", "号": "day", "世纪": "century", "年代": "decade"}


class Bound(StrEnum):
    """What a number says: so much, so much at least, so much at most."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"


class Measure(StrEnum):
    """What sort of number it is, which decides how one asks for it."""

    AMOUNT = "amount"
    SHARE = "share"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    PERIOD = "period"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, tokens [first, last): its digits, its magnitude (萬, 億) and its unit as printed.

    `value` is the digits times the magnitude. For a date the digits of all its parts are in `text` alone.
    """

    first: int
    last: int
    measure: Measure
    text: str
    digits: str
    magnitude: str
    unit: str
    bound: Bound

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self.digits) * _MAGNITUDES[_plain(self.magnitude)]


def quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """The numbers in Arabic digits of a sentence, each whole, in order."""
    at = 0
    while at < len(tokens):
        found = _quantity(tokens, at) if tokens[at].kind is Kind.NUMBER else None
        if found is not None:
            yield found
            at = found.last
        else:
            at += 1


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    digits = _DIGITS.search(tokens[at].text)
    if digits is None:
        return None
    if tokens[at].text.endswith(("%", "％")):
        return _made(tokens, at, at + 1, Measure.SHARE, digits[0], "", "%")
    unit = _word(tokens, at + 1)
    if unit in _CALENDAR:
        return _date(tokens, at, digits[0], unit)
    end, magnitude = at + 1, ""
    while _plain(magnitude + _word(tokens, end)) in _MAGNITUDES and _word(tokens, end):
        magnitude += tokens[end].text
        end += 1
    if _word(tokens, end) in ("+", "多", "余"):
        end += 1
    unit = _word(tokens, end)
    if not unit or unit in _CALENDAR or tokens[end].kind is not Kind.WORD:
        return None
    if unit in ("点", "点钟") and not magnitude and "." not in digits[0]:
        return _made(tokens, at, end + 1, Measure.CLOCK, digits[0], "", tokens[end].text)
    # 10萬+ | 銷量: the noun is what is counted; 600萬 | 件, 3605億 | 元: the unit belongs to the number.
    counted = len(tokens[end].text) > 1 and tokens[end].pos == "noun"
    last, unit = (end, "") if counted else (end + 1, tokens[end].text)
    return _made(tokens, at, last, Measure.AMOUNT, digits[0], magnitude, unit)


def _date(tokens: Sequence[Token], at: int, digits: str, unit: str) -> Quantity | None:
    """A year, a month, a day, or a period of the calendar; None for a span of time (5年) and what is cut off."""
    end = at + 2
    part = _CALENDAR[unit]
    if part == "year" and not (len(digits) == 4 and 1000 <= int(digits) < 2200):
        return _span(tokens, at, digits)
    while end + 1 < len(tokens) and tokens[end].kind is Kind.NUMBER and _word(tokens, end + 1) in _CALENDAR:
        part = _CALENDAR[_word(tokens, end + 1)]
        end += 2
    if _word(tokens, end) in _CALENDAR and part != "month":
        return None
    measure = {"year": Measure.YEAR, "month": Measure.MONTH, "day": Measure.DAY}.get(part, Measure.PERIOD)
    if measure is Measure.DAY and end == at + 2:
        return None  # a day without its month is said of a month named before
    return _made(tokens, at, end, measure, digits, "", tokens[at + 1].text)


def _span(tokens: Sequence[Token], at: int, digits: str) -> Quantity | None:
    """So many years; not 6.28億 | 年 | 活躍: there 年 is a word of its own."""
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is not None and following.kind in (Kind.WORD, Kind.NUMBER) and following.pos in ("noun", "adjective"):
        return None
    return _made(tokens, at, at + 2, Measure.AMOUNT, digits, "", tokens[at + 1].text)


def _made(
    tokens: Sequence[Token], first: int, last: int, measure: Measure, digits: str, magnitude: str, unit: str
) -> Quantity:
    around = {_word(tokens, at) for at in (first - 2, first - 1, last - 2, last - 1, last)}
    bound = Bound.LEAST if around & _LEAST else Bound.MOST if around & _MOST else Bound.EXACT
    text = "".join(token.text for token in tokens[first:last])
    return Quantity(first, last, measure, text, digits, magnitude, unit, bound)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].simplified or tokens[at].text if 0 <= at < len(tokens) else ""


def _plain(magnitude: str) -> str:
    return magnitude.replace("萬", "万").replace("億", "亿")


def slips(quantity: Quantity) -> list[str]:
    """Other numbers in the place of one, as printed: digits swapped, digits changed, another magnitude.

    Those come first that are most like it. None has the same value; and none is implied by it: who says that there
    are more than 600 has said that there are more than 500.
    """
    found: dict[str, None] = {}
    for text, value in _slips(quantity):
        further = quantity.bound is Bound.EXACT or (value > quantity.value) is (quantity.bound is Bound.LEAST)
        if value != quantity.value and further:
            found.setdefault(text)
    return list(found)


def _slips(quantity: Quantity) -> Iterator[tuple[str, float]]:
    if quantity.measure in (Measure.YEAR, Measure.MONTH, Measure.DAY, Measure.PERIOD):
        yield from _other_times(quantity.text)
        return
    for digits in _other_digits(quantity.digits):
        most = {Measure.SHARE: 100, Measure.CLOCK: 13 if float(quantity.digits) < 13 else 24}.get(quantity.measure)
        if most is None or 0 < float(digits) < most:
            text = quantity.text.replace(quantity.digits, digits, 1)
            yield text, float(digits) * _MAGNITUDES[_plain(quantity.magnitude)]
    for one, other in (("萬", "億"), ("億", "萬"), ("万", "亿"), ("亿", "万")):
        if quantity.measure is Measure.AMOUNT and quantity.magnitude == one:
            value = float(quantity.digits) * _MAGNITUDES[_plain(other)]
            yield quantity.text.replace(one, other, 1), value


def _other_times(text: str) -> Iterator[tuple[str, float]]:
    """Times near one, with the part changed that is most often mistaken: the month of a date, the decade of a century.

    The second of each pair only tells them from the time itself.
    """
    parts = list(_DIGITS.finditer(text))
    units = [text[part.end() :] for part in parts]
    month = next((at for at, unit in enumerate(units) if unit.startswith("月")), None)
    at = month if month is not None else len(parts) - 1
    number = int(parts[at][0])
    decade = units[at].startswith("年代")
    steps = (-10, 10, -20, 20) if decade else (1, -2, 2, -1, 3, -3, 10, -8)
    for step in steps:
        changed = number + step
        if month is not None and not (1 <= changed <= 12 and _exists(changed, parts, at)):
            continue
        if changed < 1 or (decade and changed > 90):
            continue
        yield text[: parts[at].start()] + str(changed) + text[parts[at].end() :], float("nan")


def _exists(month: int, parts: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the month has the day that the date names."""
    day = int(parts[at + 1][0]) if at + 1 < len(parts) else 1
    return day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _other_digits(digits: str) -> Iterator[str]:
    """Numbers with as many digits: neighbours swapped, then the first or a later digit changed."""
    for at in range(len(digits) - 2, -1, -1):
        left, right = digits[at], digits[at + 1]
        if left != right and left.isdigit() and right.isdigit() and not (at == 0 and right == "0"):
            yield digits[:at] + right + left + digits[at + 2 :]
    places = [at for at, digit in enumerate(digits) if digit.isdigit() and (digit != "0" or at == 0)]
    for step in (2, -1, 1, -2, 3, -3):
        for at in dict.fromkeys((places[-1], places[0])) if places else ():
            changed = int(digits[at]) + step
            if 1 <= changed <= 9:
                yield digits[:at] + str(changed) + digits[at + 1 :]
