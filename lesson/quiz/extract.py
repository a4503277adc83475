"""Passages: the stretch of the article that a question on the text is asked about, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.item import Excerpt
from lesson.model import Kind, Lesson, Token
from lesson.quiz.fact import Fact
from lesson.quiz.material import band_of
from lesson.scale import Scale

LONGEST = 240  # code points: five lines of a terminal
_KNOWN = 0.8  # a band that knows so many of the words can work out the rest with the glosses


def extract(lesson: Lesson, sentence: int, first: int, last: int) -> tuple[Excerpt, tuple[Token, ...]]:
    """The paragraph of a sentence with tokens [first, last) marked; of a long one, the sentence with its neighbours."""
    own = lesson.sentences[sentence]
    low = high = sentence
    while True:
        if low > 0 and _fits(lesson, low - 1, high, own.paragraph):
            low -= 1
        elif high + 1 < len(lesson.sentences) and _fits(lesson, low, high + 1, own.paragraph):
            high += 1
        else:
            break
    tokens = tuple(token for number in range(low, high + 1) for token in lesson.sentences[number].tokens)
    text = "".join(token.text for token in tokens)
    base = lesson.sentences[low].start
    lead = len(text) - len(text.lstrip())
    start, end = own.tokens[first].start - base - lead, own.tokens[last - 1].end - base - lead
    return Excerpt(text.strip(), start, end, own.paragraph), tokens


def _fits(lesson: Lesson, low: int, high: int, paragraph: int) -> bool:
    within = lesson.sentences[low : high + 1]
    return all(s.paragraph == paragraph for s in within) and sum(len(s.text) for s in within) <= LONGEST


def band_that_reads(tokens: Sequence[Token], scale: Scale) -> int:
    """The lowest band that knows four fifths of the words."""
    bands = sorted(band_of(token.level, scale) for token in tokens if token.kind is Kind.WORD)
    return bands[min(int(_KNOWN * len(bands)), len(bands) - 1)] if bands else 1


def fact_tokens(lesson: Lesson, fact: Fact) -> tuple[Token, ...]:
    """What one reads to know a fact: the words of its statement with the answer."""
    answer = lesson.sentences[fact.sentence].tokens[fact.place : fact.place + fact.size]
    said = (piece.token for piece in (*fact.before, *fact.after) if piece.token is not None)
    return (*said, *answer)
