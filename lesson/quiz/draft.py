"""A question before its options are put in order: what every item kind makes, and how options are chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from lesson.item import Excerpt
from lesson.model import Occurrence, Token
from lesson.quiz.gloss import GlossClass
from lesson.quiz.material import Candidate
from lesson.quiz.stable import quick_hash


@dataclass(frozen=True, slots=True)
class Option:
    """An option and the reason why it is right or wrong, as a sentence."""

    text: str
    reason: str


class Subject(Protocol):
    """What a question is about: a word of the lesson with its meaning here, or a stretch of the text."""

    @property
    def key(self) -> str:
        """The key of the word, empty for a stretch of the text."""

    @property
    def label(self) -> str:
        """The meaning of the word here, empty for a stretch of the text."""

    @property
    def pinyin(self) -> str:
        """The reading of the word, empty for a stretch of the text."""

    @property
    def band(self) -> int:
        """The band of the word, or the one that knows most of the stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text that a question is about, and the band that knows most of it."""

    band: int
    key: str = ""
    label: str = ""
    pinyin: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question about a word at one place, or about what the text says there.

    `worth` says how much it is worth asking: the higher, the sooner kept. `tokens` are those of the excerpt, where it
    is more than the clauses around the word; `arranged` is the order of the options, where they have one. `about` tells
    questions on the text apart that are asked at one place; `kept_back` are words that no gloss may explain.
    """

    candidate: Subject
    occurrence: Occurrence
    excerpt: Excerpt
    prompt: str
    right: Option
    wrong: tuple[Option, ...]
    explanation: str
    hint: str
    worth: float = 0.0
    tokens: tuple[Token, ...] = ()
    arranged: tuple[str, ...] = ()
    about: str = ""
    kept_back: frozenset[str] = frozenset()


# Parts of speech whose words can stand side by side as options: "this year" among three things gives itself away.
_SORTS = (
    frozenset(("noun", "abbreviation")),
    frozenset(("adjective", "adverb")),
    frozenset(("verb",)),
    frozenset(("time word",)),
    frozenset(("idiom", "expression")),
)


def _of_one_sort(one: Candidate, other: Candidate) -> bool:
    """Whether two words are of one sort; a verb that no "to …" explains (不得 "must not") is of none."""
    if "verb" in (one.word.pos, other.word.pos) and GlossClass.VERB not in (one.gloss_class, other.gloss_class):
        return False
    return any(one.word.pos in sort and other.word.pos in sort for sort in _SORTS)


def by_likeness(candidate: Candidate, others: Iterable[Candidate], purpose: str) -> Iterator[Candidate]:
    """Other candidates of the same outer form and sort, those most like it first: part of speech, band, length.

    Ties are broken by a stable hash, so that the same few words do not serve everywhere.
    """
    alike: dict[int, list[Candidate]] = defaultdict(list)
    size = len(candidate.label)
    for other in others:
        if other.gloss_class is candidate.gloss_class and other.key != candidate.key and _of_one_sort(candidate, other):
            unlike = abs(other.band - candidate.band) / 2 + abs(len(other.label) - size) / 6
            alike[round(unlike + (0.0 if other.word.pos == candidate.word.pos else 3.0))].append(other)
    for unlikeness in sorted(alike):  # few are wanted: only those that are get their place among equals
        yield from sorted(alike[unlikeness], key=lambda other: quick_hash(purpose, candidate.key, other.key))
