"""Which words of a lesson a learner needs, in which order, and how much of the text they then know."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.learner import knows
from lesson.model import Kind, Lesson, Word

_RUNNING = (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN)


def chosen(lesson: Lesson, level: int | None = None, max_new: int | None = None) -> tuple[Word, ...]:
    """Words and names for the deck, in the order in which to learn them.

    `level` is the band the learner has: words listed up to it are left out. `max_new` keeps that many words, those
    that are most often met in the article and so raise coverage most; names do not count and all stay.
    """
    words = [w for w in lesson.words if w.kind is Kind.WORD and not knows(w, level)]
    if max_new is not None:
        # Stable: of words met equally often, those that come first in the learning order.
        words = sorted(words, key=lambda word: -len(word.occurrences))[:max_new]
    kept = {word.key for word in words}
    return ordered(tuple(word for word in lesson.words if word.kind is Kind.NAME or word.key in kept))


def ordered(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words in their order, but each after the words among them that it is made of (羊 before 羊绒)."""
    by_form = {(word.simplified, word.reading): word for word in words if word.kind is Kind.WORD}
    placed: dict[str, Word] = {}

    def place(word: Word) -> None:
        if word.key in placed:
            return
        size = len(word.simplified)
        if word.kind is Kind.WORD and len(word.reading) == size:
            for length in range(1, size):
                for at in range(size - length + 1):
                    part = by_form.get((word.simplified[at : at + length], word.reading[at : at + length]))
                    if part is not None:
                        place(part)
        placed[word.key] = word

    for word in words:
        place(word)
    return tuple(placed.values())


def coverage(lesson: Lesson, words: Sequence[Word], level: int | None = None) -> float:
    """The share of running words that somebody knows who has `level` and has learned `words`.

    Names, numbers and Latin words count as known, as in Lesson.coverage.
    """
    learned = {word.key for word in words}
    unknown = sum(
        len(word.occurrences)
        for word in lesson.words
        if word.kind is Kind.WORD and word.key not in learned and not knows(word, level)
    )
    running = sum(token.kind in _RUNNING for token in lesson.tokens())
    return 1 - unknown / running if running else 1.0
