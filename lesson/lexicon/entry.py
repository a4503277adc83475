"""Entries: what the lexicon says of a headword with one reading."""

from __future__ import annotations

from dataclasses import dataclass

from lesson.model import MeasureWord, Sense
from lesson.text.syllable import Reading

# Stands for the counts of a sense that no English word tells ("to be (followed by substantives only)").
UNCOUNTED = "?"
# The class of words that a tag belongs to; all others are "o".
CLASSES = {
    "n": "n",
    "vn": "n",
    "an": "n",
    "s": "n",
    "t": "n",
    "nz": "n",
    "v": "v",
    "vd": "v",
    "a": "a",
    "ad": "d",
    "d": "d",
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a sense that explains nothing itself sends the reader."""

    traditional: str
    simplified: str
    reading: Reading


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One headword with one reading.

    `reading` has a syllable per hanzi (none for Latin letters and digits inside a headword); `proper` is true where
    CC-CEDICT capitalises it. `variant_of` is the entry that a pure spelling variant points to. `translation_counts`
    says, by sense, how often translated sentences showed it, by class of tag ("n", "v", "a", "d", "o"; "?" for a sense
    that cannot be told in a translation); empty when none did. `similarity` says, by sense, how near its gloss is to
    the word itself in the space of `lesson.compile.vectors`, `sense_vectors` holds the vectors of its senses there, one
    behind the other; both are empty where a headword has one sense or is rare. `inside`, for a single character, counts
    by sense the words that show it (`lesson.compile.characters.morpheme`). `gloss_classes` and `remoteness` say, by
    sense, what its gloss is (`lesson.lexicon.gloss_class`). Entries are compared by identity.
    """

    traditional: str
    simplified: str
    reading: Reading
    senses: tuple[Sense, ...]
    proper: bool = False
    measure_words: tuple[MeasureWord, ...] = ()
    taiwan_reading: Reading | None = None
    other_readings: tuple[Reading, ...] = ()
    variant_of: Pointer | None = None
    translation_counts: tuple[tuple[tuple[str, float], ...], ...] = ()
    similarity: tuple[float, ...] = ()
    sense_vectors: bytes = b""
    inside: tuple[tuple[float, float], ...] = ()
    gloss_classes: tuple[frozenset[str], ...] = ()
    remoteness: tuple[float, ...] = ()


def synonyms(gloss: str) -> tuple[str, ...]:
    """The parts of a sense between "; ", brackets kept whole."""
    return tuple(split_outside_brackets(gloss, ";"))


def split_outside_brackets(text: str, mark: str) -> list[str]:
    """Split at a mark outside round and square brackets; parts stripped, empty ones dropped."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth = max(0, depth - 1)
        elif letter == mark and (depth == 0 or mark == "/"):
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]
