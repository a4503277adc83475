"""Neighbours: which way the words around a word pull its meaning.

Each word of the lexicon has a vector (`lesson.compile.vectors`); the content words within six words to either side
add up to a vector, and a sense whose gloss lies in its direction fits the sentence better.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from lesson.lexicon import Entry, Lexicon
from lesson.lexicon.format import VECTOR_SCALE, VECTOR_SIZE

# Words to either side. 3 to 8 did alike on the evaluation sentences.
_REACH = 6
# Tags of words that say little of what a sentence is about.
_EMPTY = frozenset(
    ("u", "xc", "p", "c", "m", "q", "r", "d", "f", "y", "w", "uj", "ul", "uz", "uv", "ud", "ug", "k", "h")
)

Vector = Any


@cache
def _numpy() -> Any:
    import numpy

    return numpy


def vectors_around(words: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> Sequence[Vector]:
    """For each word of a Simplified sentence, the vector of the content words around it (not of unit length)."""
    numpy = _numpy()
    size = len(words)
    table = numpy.zeros((size + 1, VECTOR_SIZE), numpy.float32)
    there = numpy.zeros(size + 1, numpy.float32)
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        found = lexicon.vector(word) if tag not in _EMPTY else b""
        if found:
            table[at + 1] = numpy.frombuffer(found, numpy.int8)
            there[at + 1] = 1.0
    sums, counts = table.cumsum(axis=0), there.cumsum()
    low = numpy.maximum(numpy.arange(size) - _REACH, 0)
    high = numpy.minimum(numpy.arange(size) + _REACH + 1, size)
    around = sums[high] - sums[low] - table[1:]
    number = numpy.maximum(counts[high] - counts[low] - there[1:], 1.0)
    scaled: Sequence[Vector] = around / (numpy.sqrt(number)[:, None] * VECTOR_SCALE**2)
    return scaled


def pull(entry: Entry, vector: Vector) -> list[float]:
    """How far each sense of an entry lies in the direction of a vector, about -0.5 to 0.6; empty without vectors."""
    if not entry.sense_vectors:
        return []
    pulled: list[float] = (_senses(entry) @ vector).tolist()
    return pulled


@lru_cache(maxsize=8192)
def _senses(entry: Entry) -> Any:
    """The vectors of an entry's senses, one a row."""
    numpy = _numpy()
    return numpy.frombuffer(entry.sense_vectors, numpy.int8).reshape(-1, VECTOR_SIZE).astype(numpy.float32)
