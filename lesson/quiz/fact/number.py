"""Facts of how many, when, and which in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lesson.quiz.fact.quantity import Bound, Measure, Quantity, quantities, slips
from lesson.quiz.fact.source import Ask, Fact, Source
from lesson.quiz.stable import shuffle

_ASK = {
    Measure.AMOUNT: Ask.HOW_MANY, Measure.SHARE: Ask.SHARE, Measure.YEAR: Ask.YEAR, Measure.MONTH: Ask.MONTH,
    Measure.DAY: Ask.DAY, Measure.PERIOD: Ask.TIME, Measure.CLOCK: Ask.CLOCK,
}  # fmt: skip
_ORDINALS = "一二三四五六七八九十"


def numbers(source: Source) -> Iterator[Fact]:
    """Numbers with their unit, shares, years, months, days: the whole number is the answer."""
    every = [quantity for sentence in source.sentences for quantity in quantities(source.tokens(sentence))]
    for sentence in source.sentences:
        tokens = source.tokens(sentence)
        for quantity in quantities(tokens):
            asked = source.ask(_ASK[quantity.measure])
            if quantity.measure is Measure.AMOUNT and quantity.unit:
                asked = source.ask(Ask.HOW_MANY, tokens[quantity.last - 1])
            span = (quantity.first, quantity.last)
            found = source.fact(sentence, span, asked, quantity.text, _others(quantity, every))
            if found is not None:
                yield found


def _others(quantity: Quantity, every: Sequence[Quantity]) -> list[str]:
    """At most one other number of the sort from the text, then slips of the number itself."""
    counted = quantity.measure is Measure.AMOUNT
    same = {
        other.text
        for other in every
        if (other.measure, other.unit) == (quantity.measure, quantity.unit)
        and other.text != quantity.text
        and not (counted and (quantity.bound is not Bound.EXACT or other.value == quantity.value))
    }
    from_text = sorted(same, key=lambda text: shuffle("number", quantity.text, text))[:1]
    return [*from_text, *slips(quantity)]


def ranks(source: Source) -> Iterator[Fact]:
    """第一, 第二: which place in an order."""
    for sentence in source.sentences:
        for at, token in enumerate(source.tokens(sentence)):
            if len(token.text) != 2 or token.text[0] != "第" or token.text[1] not in _ORDINALS:
                continue
            rank = _ORDINALS.index(token.text[1])
            near = sorted((n for n in range(len(_ORDINALS)) if n != rank), key=lambda n: (abs(n - rank), n))
            wrong = [f"第{_ORDINALS[n]}" for n in near]
            found = source.fact(sentence, (at, at + 1), source.ask(Ask.RANK), token.text, wrong)
            if found is not None:
                yield found
