"""A question before its options are put in order: what every item kind makes, and how options are chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lesson.model import Occurrence
from lesson.quiz.item import Excerpt, ItemKind
from lesson.quiz.material import Candidate, shuffle


@dataclass(frozen=True, slots=True)
class Option:
    """An option and the reason why it is right or wrong, as a sentence."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A question about a word at one place. `worth` says how much it is worth asking: the higher, the sooner kept."""

    kind: ItemKind
    candidate: Candidate
    occurrence: Occurrence
    excerpt: Excerpt
    prompt: str
    right: Option
    wrong: tuple[Option, ...]
    explanation: str
    hint: str
    worth: float = 0.0


def by_likeness(candidate: Candidate, others: Iterable[Candidate], purpose: str) -> list[Candidate]:
    """Other candidates of the same outer form, those most like it first: part of speech, band, length of the gloss.

    Ties are broken by a stable hash, so that the same few words do not serve everywhere.
    """

    def distance(other: Candidate) -> tuple[float, int]:
        unlike = abs(other.band - candidate.band) / 2
        unlike += abs(len(other.label) - len(candidate.label)) / 6
        unlike += 0.0 if other.word.pos == candidate.word.pos else 1.5
        return round(unlike), shuffle(purpose, candidate.key, other.key)

    return sorted((o for o in others if o.key != candidate.key and o.form is candidate.form), key=distance)
