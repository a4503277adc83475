"""Which words of a lesson a learner needs, and how much of the text they then know."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.model import Kind, Lesson, Word

_RUNNING = (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN)


def chosen(lesson: Lesson, level: int | None = None, max_new: int | None = None) -> tuple[Word, ...]:
    """Words and names for the deck, in learning order.

    `level` is the band the learner has: words listed up to it are left out. `max_new` keeps that many words, those
    that are most often met in the article; names do not count and all stay.
    """
    words = [w for w in lesson.words if w.kind is Kind.WORD and not _known(w, level)]
    if max_new is not None:
        # Stable: of words met equally often, those that come first in the learning order.
        words = sorted(words, key=lambda word: -len(word.occurrences))[:max_new]
    kept = {word.key for word in words}
    return tuple(word for word in lesson.words if word.kind is Kind.NAME or word.key in kept)


def coverage(lesson: Lesson, words: Sequence[Word], level: int | None = None) -> float:
    """The share of running words that somebody knows who has `level` and has learned `words`.

    Names, numbers and Latin words count as known, as in Lesson.coverage.
    """
    learned = {word.key for word in words}
    unknown = sum(
        len(word.occurrences)
        for word in lesson.words
        if word.kind is Kind.WORD and word.key not in learned and not _known(word, level)
    )
    running = sum(token.kind in _RUNNING for token in lesson.tokens())
    return 1 - unknown / running if running else 1.0


def _known(word: Word, level: int | None) -> bool:
    return level is not None and word.level is not None and word.level <= level
