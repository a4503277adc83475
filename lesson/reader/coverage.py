"""Coverage: how much of a text a reader of each band knows, and where its hard passages are.

Pure functions over a Lesson. The shares per band are those of `Lesson.coverage`; what is added here is the course of
difficulty through the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lesson.model import Kind, Lesson

TARGETS = (0.95, 0.98)
"""Shares of running words from which a text can be read with help, and without (Laufer and Ravenhorst-Kalovski,
Lexical threshold revisited, 2010)."""

MOST_PASSAGES = 90
_RUNNING = (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of whole sentences: the indices of the first and of the one after the last, its running words.

    `unknown` has for each band of the scale the share of running words above that band; names and numbers count as
    known.
    """

    first: int
    last: int
    running: int
    unknown: tuple[float, ...]


def passages(lesson: Lesson, most: int = MOST_PASSAGES) -> tuple[Passage, ...]:
    """The text cut into at most `most` passages of about the same number of running words, in order.

    A sentence is never cut, so that in a short text each passage is a sentence. Sentences without a running word go
    with the passage before them.
    """
    weights = [sum(token.kind in _RUNNING for token in sentence.tokens) for sentence in lesson.sentences]
    whole = sum(weights)
    found: list[Passage] = []
    first = done = before = 0
    for at, weight in enumerate(weights, 1):
        done += weight
        full = done > before and done * most >= (len(found) + 1) * whole
        if full and (at == len(weights) or weights[at]):
            found.append(_passage(lesson, first, at))
            first, before = at, done
    return tuple(found)


def hardest(found: Sequence[Passage], band: int, count: int = 5) -> tuple[Passage, ...]:
    """The passages with the greatest share of words above a band, hardest first; those without any are left out."""
    at = band - 1
    ranked = sorted(found, key=lambda passage: (-passage.unknown[at], passage.first))
    return tuple(passage for passage in ranked[:count] if passage.unknown[at])


def _passage(lesson: Lesson, first: int, last: int) -> Passage:
    tokens = [token for sentence in lesson.sentences[first:last] for token in sentence.tokens if token.kind in _RUNNING]
    beyond = lesson.scale.last + 1
    words = [beyond if token.level is None else token.level for token in tokens if token.kind is Kind.WORD]
    unknown = tuple(sum(level > band for level in words) / len(tokens) for band in lesson.scale.numbers)
    return Passage(first, last, len(tokens), unknown)
