"""Numbers as a text gives them: what they count, and other numbers that a hasty reader might take for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lesson.model import Kind, Token
from lesson.text.numerals import LARGE_UNITS, magnitude_of, spelled, value_of

_LEAST = frozenset(["超过", "超", "过", "逾", "突破", "至少", "以上", "多", "余", "+", "不止"])
_MOST = frozenset(["不足", "不到", "近", "将近", "接近", "至多", "最多", "以下", "以内"])
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_UNITS = frozenset(("measure word", "noun", "numeral", "time word"))
# What is counted in them is said by the unit alone, so that "how many …" is a whole question.
_CALENDAR = {"年": "year", "月": "month", "日": "day", "号": "day", "世纪": "century", "年代": "decade"}
_HOURS = ("点", "点钟", "时")
TIME_UNITS = frozenset((*_CALENDAR, *_HOURS, "分", "秒"))
"""What numbers count in a date or a time of day."""
# What stands behind a time and says that something was before it, or after it.
_BEFORE = frozenset(["以前", "之前", "前"])
_AFTER = frozenset(["以后", "之后", "后", "以来", "起"])
# Spans that are counted without a measure word, so that a numeral goes with them wherever it stands.
_SPANS = frozenset(["天", "年", "岁", "分钟", "小时"])
_PARTS = frozenset(["小时", "分", "分钟", "秒"])  # of a duration: 2小時07分20秒
_PARTS_OF_PERIODS = frozenset(["初", "初期", "早期", "中期", "中叶", "后期", "晚期", "末", "末期", "底"])
_UNITLESS = ("verb", "preposition", "conjunction", "particle")  # 160 | 降, 7 | 到 count nothing
_TENTHS = frozenset(["成", "分"])
# 這兩天 are these days, 前三個月 the first of many: 幾 would say something else.
_THESE = frozenset(["这", "那", "前", "后", "头", "近", "最近", "上", "下"])
_MORE = frozenset(["多", "余", "来", "几", "半"])
_RANGE = frozenset(["到", "至", "-", "－", "—", "~", "～"])
_FEW = 10  # so many at most are asked for by 幾
_MOST_WRITTEN = 9999  # the largest number in hanzi whose value is worked out


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
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, tokens [first, last): its digits, its magnitude (萬, 億) and its unit as printed.

    `value` is the digits times the magnitude. For a date, and a number with more parts (5萬2千), the digits of all of
    them are in `text` alone. `digits` are hanzi where the text writes hanzi.
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
        return number_of(self.digits) * (magnitude_of(self.magnitude) or 1)

    @property
    def few(self) -> bool:
        """Whether one asks for it by 幾: a small whole number."""
        small = not self.magnitude and self.value <= _FEW and self.value.is_integer()
        plain = self.bound is Bound.EXACT and self.unit not in ("", "年前") and self.unit[0] not in LARGE_UNITS
        return small and (plain or self.unit == "成")  # 幾年前 is some years ago


def number_of(digits: str) -> float:
    """The number that digits or hanzi write; 0 for hanzi that write none."""
    return float(digits) if digits[0].isdecimal() else float(value_of(digits) or 0)


def quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """The numbers of a sentence, each whole, in order."""
    at = 0
    while at < len(tokens):
        figures = tokens[at].kind is Kind.NUMBER and _DIGITS.search(tokens[at].text)
        quantity = _quantity(tokens, at) if figures else _written(tokens, at)
        if quantity is not None:
            if not _in_range(tokens, quantity):
                yield quantity
            at = quantity.last
        else:
            at += 1


def _in_range(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is one end of a range: 18岁到35岁, 7到8個. Neither end alone is what the text says."""
    if quantity.measure not in (Measure.AMOUNT, Measure.SHARE, Measure.YEAR):
        return False
    counted = (Kind.NUMBER, Kind.PUNCTUATION)
    ahead = _word(tokens, quantity.last) in _RANGE and quantity.last + 1 < len(tokens)
    behind = _word(tokens, quantity.first - 1) in _RANGE and quantity.first > 1
    return (ahead and tokens[quantity.last + 1].kind is Kind.NUMBER) or (
        behind and (tokens[quantity.first - 2].kind in counted or _unit_of_number(tokens, quantity.first - 2))
    )


def _unit_of_number(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind is Kind.NUMBER


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
    while _word(tokens, end) and magnitude_of(magnitude + _word(tokens, end)):
        magnitude += tokens[end].text
        end += 1
    while (
        magnitude and end + 1 < len(tokens) and tokens[end].kind is Kind.NUMBER and _word(tokens, end + 1) in "千百万"
    ):
        end += 2  # 5萬 | 2千 is one number
    if _word(tokens, end) in ("+", "多", "余"):
        end += 1
    unit = _word(tokens, end)
    if not unit or unit in _CALENDAR or tokens[end].kind is not Kind.WORD:
        return None
    if tokens[end].pos in _UNITLESS and unit not in _TENTHS:
        return None
    if unit in _PARTS and not magnitude and (last := _parts_end(tokens, at)) > end + 1:
        return _made(tokens, at, last, Measure.DURATION, digits[0], "", tokens[end].text)
    if unit in _HOURS and not magnitude and "." not in digits[0]:
        return _made(tokens, at, _clock_end(tokens, at), Measure.CLOCK, digits[0], "", tokens[end].text)
    # 10萬+ | 銷量: the noun is what is counted; 600萬 | 件, 3605億 | 元: the unit belongs to the number.
    counted = len(tokens[end].text) > 1 and tokens[end].pos == "noun"
    last, unit = (end, "") if counted else (end + 1, tokens[end].text)
    return _made(tokens, at, last, Measure.AMOUNT, digits[0], magnitude, unit)


def _parts_end(tokens: Sequence[Token], at: int) -> int:
    """Where a duration that begins at `at` ends: 2小時07分20秒."""
    end = at
    while end + 1 < len(tokens) and tokens[end].kind is Kind.NUMBER and _word(tokens, end + 1) in _PARTS:
        end += 2
    return end


def _clock_end(tokens: Sequence[Token], at: int) -> int:
    """Where a time of day that begins at `at` ends: 14時07分; `at` itself where none begins."""
    end = at
    while end + 1 < len(tokens) and tokens[end].kind is Kind.NUMBER and _word(tokens, end + 1) in (*_HOURS, "分", "秒"):
        end += 2
    return end


def _written(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A number in hanzi with what it counts; None for one (一個 counts nothing), a rank, a part of a name."""
    end = at
    while end < len(tokens) and tokens[end].pos == "numeral" and value_of(tokens[end].text):
        end += 1
    digits = "".join(token.text for token in tokens[at:end])
    before = tokens[at - 1] if at else None
    if end == len(tokens) or (before is not None and before.simplified[-1:] in ("第", "几", "数", "分之")):
        return None
    value, unit = value_of(digits) if digits else None, tokens[end]
    if value is None or value < 2 or unit.kind is not Kind.WORD or unit.simplified in _CALENDAR.keys() - {"年"}:
        return None
    if before is not None and before.simplified in _THESE or unit.simplified in _MORE:
        return None
    alone = unit.simplified in _SPANS
    if not alone and before is not None and (before.kind is Kind.NAME or before.pos in ("noun", "numeral")):
        return None  # 清代五條港 is a name
    if unit.pos in _UNITLESS and unit.simplified not in _TENTHS:
        return None
    if not alone and unit.pos != "measure word" and (len(unit.text) > 1 or unit.pos == "noun" and value == 2):
        return None  # 兩國, 三家公司 in one word
    last = end + 1
    if unit.simplified == "个" and _word(tokens, last) == "月":
        last += 1
    if _word(tokens, last)[:1] in ("多", "半") and _word(tokens, last):
        return None  # 兩個多月, 三個半小時: more than the number
    if _word(tokens, last) == "前" and (alone or last == end + 2):
        last += 1  # 兩年 | 前, 三個月 | 前 say when
    return _made(tokens, at, last, Measure.AMOUNT, digits, "", "".join(token.text for token in tokens[end:last]))


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
    if _word(tokens, end) in _PARTS_OF_PERIODS:
        return _made(tokens, at, end + 1, Measure.PERIOD, digits, "", tokens[at + 1].text)  # 19世紀後期
    measure = {"year": Measure.YEAR, "month": Measure.MONTH, "day": Measure.DAY}.get(part, Measure.PERIOD)
    if measure is Measure.MONTH and end > at + 2:
        measure = Measure.PERIOD  # 1971年10月
    if measure is Measure.DAY and end == at + 2:
        return None  # a day without its month is said of a month named before
    if measure is Measure.DAY and (clock := _clock_end(tokens, end)) > end:
        return _made(tokens, at, clock, Measure.PERIOD, digits, "", tokens[at + 1].text)
    return _made(tokens, at, end, measure, digits, "", tokens[at + 1].text)


def _span(tokens: Sequence[Token], at: int, digits: str) -> Quantity | None:
    """A span of years (5年); None where 年 belongs to what follows, as in 6.28億 | 年 | 活躍."""
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is not None and following.kind in (Kind.WORD, Kind.NUMBER) and following.pos in ("noun", "adjective"):
        return None
    return _made(tokens, at, at + 2, Measure.AMOUNT, digits, "", tokens[at + 1].text)


def _made(
    tokens: Sequence[Token], first: int, last: int, measure: Measure, digits: str, magnitude: str, unit: str
) -> Quantity:
    around = {_word(tokens, at) for at in (first - 2, first - 1, last - 2, last - 1, last)}
    if _word(tokens, first - 1) in ("了", "着"):
        around.discard(_word(tokens, first - 2))  # 過了兩年: two, and not more
    bound = Bound.LEAST if around & _LEAST else Bound.MOST if around & _MOST else Bound.EXACT
    if measure not in (Measure.AMOUNT, Measure.SHARE) and bound is Bound.EXACT:
        following = _word(tokens, last)
        bound = Bound.MOST if following in _BEFORE else Bound.LEAST if following in _AFTER else bound
    text = "".join(token.text for token in tokens[first:last])
    return Quantity(first, last, measure, text, digits, magnitude, unit, bound)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].simplified or tokens[at].text if 0 <= at < len(tokens) else ""


def slips(quantity: Quantity) -> list[str]:
    """Other numbers in the place of one, as printed: digits swapped, digits changed, another magnitude.

    Those come first that are most like it. None has the same value; and none is implied by it: who says that there
    are more than 600 has said that there are more than 500.
    """
    others: dict[str, None] = {}
    for text, value in _slips(quantity):
        further = quantity.bound is Bound.EXACT or (value > quantity.value) is (quantity.bound is Bound.LEAST)
        if value != quantity.value and further:
            others.setdefault(text)
    return list(others)


def _slips(quantity: Quantity) -> Iterator[tuple[str, float]]:
    if quantity.measure in (Measure.YEAR, Measure.MONTH, Measure.DAY, Measure.PERIOD):
        yield from _other_times(quantity)
        return
    if not quantity.digits[0].isdecimal():
        for number in _near(int(quantity.value)):
            yield spelled(number, quantity.digits) + quantity.text[len(quantity.digits) :], float(number)
        return
    for digits in _other_digits(quantity.digits):
        most = {Measure.SHARE: 100, Measure.CLOCK: 13 if float(quantity.digits) < 13 else 24}.get(quantity.measure)
        if most is None or 0 < float(digits) < most:
            text = quantity.text.replace(quantity.digits, digits, 1)
            yield text, float(digits) * (magnitude_of(quantity.magnitude) or 1)
    for one, other in (("萬", "億"), ("億", "萬"), ("万", "亿"), ("亿", "万")):
        if quantity.measure is Measure.AMOUNT and quantity.magnitude == one:
            value = float(quantity.digits) * (magnitude_of(other) or 1)
            yield quantity.text.replace(one, other, 1), value


def _near(number: int) -> list[int]:
    """Other numbers that one could misread or misremember a written one for, the likeliest first; never one or two."""
    steps = [1, -1, 2, -2, 3, -3] if number <= 10 else [1, -1, 10, -10, 2, -2]
    if number > 10 and number % 10 == 0:
        power = 10 ** (len(str(number)) - 1)
        steps = [power, -power, 2 * power, -2 * power]
    return [number + step for step in steps if 2 < number + step <= _MOST_WRITTEN]


def _other_times(quantity: Quantity) -> Iterator[tuple[str, float]]:
    """Times near one, with the part changed that is most often mistaken: the month of a date, the decade of a century.

    Each comes with a number to compare: greater than `quantity.value` for a later time, less for an earlier one.
    """
    text = quantity.text
    parts = list(_DIGITS.finditer(text))
    units = [text[part.end() :] for part in parts]
    month = next((at for at, unit in enumerate(units) if unit.startswith("月")), None)
    at = month if month is not None else max(i for i, unit in enumerate(units) if unit[:1] in "年日号號世")
    number = int(parts[at][0])
    decade = units[at].startswith("年代")
    steps = (-10, 10, -20, 20) if decade else (1, -2, 2, -1, 3, -3, 10, -8)
    for step in steps:
        changed = number + step
        if month is not None and not (1 <= changed <= 12 and _exists(changed, parts, at)):
            continue
        if changed < 1 or (decade and changed > 90):
            continue
        yield text[: parts[at].start()] + str(changed) + text[parts[at].end() :], quantity.value + step / 100


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
