"""Facts of how many, when, and which in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lesson.model import NameKind, Token
from lesson.quiz.fact.quantity import Bound, Measure, Quantity, quantities, slips
from lesson.quiz.fact.source import MOST_WRONG, Ask, Fact, Piece, Source, pieces
from lesson.quiz.stable import quick_hash
from lesson.text.numerals import FIRST_TEN, ORDINAL

_ASK = {
    Measure.AMOUNT: Ask.HOW_MANY, Measure.SHARE: Ask.SHARE, Measure.YEAR: Ask.YEAR, Measure.MONTH: Ask.MONTH,
    Measure.DAY: Ask.DAY, Measure.PERIOD: Ask.TIME, Measure.CLOCK: Ask.CLOCK, Measure.DURATION: Ask.HOW_LONG,
}  # fmt: skip
_LIFETIME = 50  # years at most between two that one may mistake for each other
_COMPARABLE = 5  # times as much at most


def numbers(source: Source) -> Iterator[Fact]:
    """Numbers with their unit, shares, years, months, days: the whole number is the answer."""
    every = [quantity for sentence in source.sentences for quantity in quantities(source.tokens(sentence))]
    for sentence in source.sentences:
        tokens = source.tokens(sentence)
        for quantity in quantities(tokens):
            wrong = _others(quantity, every)
            aged = _aged(source, sentence, quantity, wrong)
            if aged is not None:
                yield aged
                continue
            span, exact = (quantity.first, quantity.last), quantity.bound is Bound.EXACT
            fact = source.fact(sentence, span, _asked(source, tokens, quantity), quantity.text, wrong, exact=exact)
            if fact is not None and not (not fact.before and fact.after and fact.after[0].text == "的"):
                yield fact


def _asked(source: Source, tokens: Sequence[Token], quantity: Quantity) -> Piece:
    """The words that ask for a number: with its unit where it has one."""
    if quantity.measure is not Measure.AMOUNT or not quantity.unit:
        return source.ask(_ASK[quantity.measure])
    first, size = quantity.last, 0
    while size < len(quantity.unit):  # the tokens of the unit: 年 | 前, 個 | 月
        first, size = first - 1, size + len(tokens[first - 1].text)
    return source.ask(Ask.FEW if quantity.few else Ask.HOW_MANY, *tokens[first : quantity.last])


def _aged(source: Source, sentence: int, quantity: Quantity, wrong: Sequence[str]) -> Fact | None:
    """赵海峰多少岁: the age of somebody, from 28岁的赵海峰; None where a year is named, for then it was his age."""
    tokens = source.tokens(sentence)
    if any(other.measure in (Measure.YEAR, Measure.DAY) for other in quantities(tokens)):
        return None
    following = tokens[quantity.last : quantity.last + 2]
    if quantity.unit not in ("岁", "歲") or len(following) < 2 or following[0].text != "的":
        return None
    if following[1].name_kind is not NameKind.PERSON:
        return None
    asked, size = _asked(source, tokens, quantity), quantity.last - quantity.first
    kept = tuple(wrong[:MOST_WRONG])
    return Fact(sentence, quantity.first, size, pieces(following[1:]), asked, (), quantity.text, kept)


def _others(quantity: Quantity, every: Sequence[Quantity]) -> list[str]:
    """At most one other number of the sort and size from the text, then slips of the number itself."""
    same = {
        other.text
        for other in every
        if quantity.bound is Bound.EXACT
        and (other.measure, other.unit) == (quantity.measure, quantity.unit)
        and other.text != quantity.text
        and quantity.measure is not Measure.CLOCK  # 下午2點, 晚上9點: the hours go with what stands before them
        and (quantity.measure is not Measure.AMOUNT or _comparable(other, quantity))
        and abs(_year(other) - _year(quantity)) <= _LIFETIME
    }
    from_text = sorted(same, key=lambda text: quick_hash("number", quantity.text, text))[:1]
    return [*from_text, *slips(quantity)]


def _year(quantity: Quantity) -> float:
    """The year of a date that has one, else 0."""
    dated = quantity.measure in (Measure.YEAR, Measure.DAY, Measure.PERIOD) and quantity.value >= 1000
    return quantity.value if dated else 0.0


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts differ, and by so little that one may be taken for the other: not 7000元 and 1.2萬億元."""
    low, high = sorted((one.value, other.value))
    written = one.digits[0].isdecimal() is other.digits[0].isdecimal()
    return one.bound is Bound.EXACT and written and low < high <= _COMPARABLE * low


def ranks(source: Source) -> Iterator[Fact]:
    """第一, 第二: which place in an order."""
    for sentence in source.sentences:
        for at, token in enumerate(source.tokens(sentence)):
            if len(token.text) != 2 or token.text[0] != ORDINAL or token.text[1] not in FIRST_TEN:
                continue
            rank = FIRST_TEN.index(token.text[1])
            near = sorted((n for n in range(len(FIRST_TEN)) if n != rank), key=lambda n: (abs(n - rank), n))
            wrong = [f"{ORDINAL}{FIRST_TEN[n]}" for n in near]
            fact = source.fact(sentence, (at, at + 1), source.ask(Ask.RANK), token.text, wrong)
            # 第一, … counts what is said, and 第一件事就是… says what it is: neither asks for a place in order.
            if fact is not None and fact.before and (not fact.after or fact.after[0].text not in "，,、"):
                yield fact
