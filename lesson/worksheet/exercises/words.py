"""The exercises of a worksheet: words to match with their meanings, gaps to fill from a word bank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lesson.item import QuizItem
from lesson.model import Word
from lesson.worksheet.exercises.distinct import Distinct
from lesson.worksheet.exercises.version import shuffled, versioned
from lesson.worksheet.learner import Learner

FEWEST = 4  # with fewer words an exercise answers itself
LETTERS = 26

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match:
    """Words with the letters of their meanings: `meanings` stand in the order A, B, C; `answers` one letter a word."""

    words: tuple[Word, ...]
    meanings: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """Sentences with a gap, in the order of the text, and the `bank` of the words that fill them."""

    items: tuple[QuizItem, ...]
    bank: tuple[str, ...]


def match(
    learner: Learner,
    words: Sequence[Word],
    distinct: Distinct,
    most: int,
    used: Iterable[str] = (),
    version: str = "",
) -> Match | None:
    """The most useful new words, then the hardest of the others, no two of which could be exchanged.

    `used` are keys of words that another exercise asks; they come last. None when too few words are left.
    """
    taken = set(used)
    able = [word for word in words if word.key in distinct.candidates]

    def order(word: Word) -> tuple[bool, bool, int]:
        known = learner.knows(word)
        return word.key in taken, known, -(word.level or 0) if known else 0

    able.sort(key=order)
    chosen = _together(able, min(most, LETTERS), lambda one, other: distinct.meanings(one.key, other.key))
    if len(chosen) < FEWEST:
        return None
    chosen.sort(key=lambda word: (word.occurrences[0].sentence, word.occurrences[0].token))
    chosen = versioned(chosen, lambda word: word.key, version, "words")
    mixed = versioned(shuffled(chosen, lambda word: word.key, "match"), lambda word: word.key, version, "match")
    letters = {word.key: letter(at) for at, word in enumerate(mixed)}
    return Match(
        tuple(chosen),
        tuple(distinct.candidates[word.key].label for word in mixed),
        tuple(letters[word.key] for word in chosen),
    )


def cloze(
    learner: Learner, items: Sequence[QuizItem], distinct: Distinct, most: int, version: str = ""
) -> Cloze | None:
    """The quiz's cloze items that can share a word bank, those on new words first; None when there are too few."""
    able = [(at, item) for at, item in enumerate(items) if item.kind.name == "cloze"]
    able.sort(key=lambda pair: (pair[1].band <= learner.level, -pair[1].band, learner.usefulness.get(pair[1].word, 0)))
    chosen = _together(able, most, lambda one, other: distinct.gaps(one[1], other[1]))
    if len(chosen) < FEWEST:
        return None
    in_order = [item for _, item in sorted(chosen, key=lambda pair: pair[0])]
    bank = shuffled((item.options[item.answer] for item in in_order), str, "bank")
    return Cloze(
        tuple(versioned(in_order, lambda item: item.id, version, "cloze")),
        tuple(versioned(bank, str, version, "bank")),
    )


def letter(at: int) -> str:
    """The letter of the meaning at index `at`: A, B, C."""
    return chr(ord("A") + at)


def _together(able: Sequence[T], most: int, fit: Callable[[T, T], bool]) -> list[T]:
    """The first of a list, and of the rest those that fit all chosen before."""
    chosen: list[T] = []
    for one in able:
        if len(chosen) == most:
            break
        if all(fit(one, other) for other in chosen):
            chosen.append(one)
    return chosen
