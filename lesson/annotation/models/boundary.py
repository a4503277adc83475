"""Where words begin and end, as a linear model over characters sees it.

A conditional random field over the characters (wapic-cws-model, MIT; its words are those of the People's Daily) has a
score for each character as the first of a word (B), inside one (M), its last (E) or a word of its own (S), from the
two characters before and behind it. Its own path is not asked for: what a word would be worth in it, `Boundaries.of`,
is evidence for `lesson.annotation.segment`, which knows the dictionary.

The features are kept by a hash of 32 bits, their scores in eighths (`lesson.compile.models.boundary` writes the file).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from lesson.lexicon import DATA

BOUNDARY_FILE = "boundary.npz"
SCALE = 8
"""Scores are stored as whole numbers of 1/SCALE."""

BEFORE, BEHIND = (0x110000, 0x110001), (0x110002, 0x110003)
"""What stands for the two places before and behind a sentence: numbers above any code point."""

TEMPLATES = ((-2,), (-1,), (0,), (1,), (2,), (-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1))
"""The places, from the character's own, that a feature looks at; the order is the model's."""


class Joints(NamedTuple):
    """What the model's scores for one label behind another come to, by word: for a word of one character, of two, of
    three, and for each further one.
    """

    single: float
    pair: float
    longer: float
    inside: float


def _joints(behind: Any) -> Joints:
    """From a table of scores by label and next label (B, M, E, S). What stands between two words, E or S before B or S,
    is shared out: the mean, and how much more it is where either is a word of one character.
    """
    (_, bm, be, _), (_, mm, me, _), (eb, _, _, es), (sb, _, _, ss) = behind.tolist()
    extra = ((es - eb) + (ss - sb)) / 2 + ((sb - eb) + (ss - es)) / 2
    mean = (eb + es + sb + ss) / 4 - extra / 2
    return Joints(mean + extra, mean + be, mean + bm + me, mm)


class Boundaries:
    """What the model makes of one sentence."""

    __slots__ = ("begin", "end", "inside", "joints", "single")

    def __init__(
        self, begin: list[float], inside: list[float], end: list[float], single: list[float], joints: Joints
    ) -> None:
        self.begin, self.end, self.single, self.joints = begin, end, single, joints
        self.inside = [0.0, *accumulate(inside)]

    def of(self, start: int, end: int) -> float:
        """The score of the characters from `start` to before `end` as one word. The scores of the words of a sentence
        add up to that of the sentence.
        """
        size = end - start
        if size == 1:
            return self.single[start] + self.joints.single
        inner = self.joints.pair if size == 2 else self.joints.longer + (size - 3) * self.joints.inside
        return self.begin[start] + self.inside[end - 1] - self.inside[start + 1] + self.end[end - 1] + inner


class _Model:
    def __init__(self) -> None:
        import numpy

        self.numpy = numpy
        with numpy.load(DATA / BOUNDARY_FILE) as data:
            # The keys rise, and what is kept is each one's distance from the last, its lowest bytes first.
            steps = numpy.ascontiguousarray(data["steps"].T).view("<u4").ravel()
            self.keys, self.scores = numpy.cumsum(steps, dtype=numpy.uint32), data["scores"].T
            self.joints = _joints(data["behind"])

    def boundaries(self, sentences: Sequence[str]) -> list[Boundaries]:
        np = self.numpy
        row: list[int] = []
        for sentence in sentences:
            row += [*BEFORE, *map(ord, sentence), *BEHIND]
        codes = np.array(row, dtype=np.uint64)
        size = len(codes) - 4
        total = np.zeros((size, 4), np.int32)
        for number, places in enumerate(TEMPLATES):
            first, second = (codes[2 + place : 2 + place + size] for place in (places * 2)[:2])
            wanted = hashed(np, number, first, second if len(places) == 2 else np.zeros_like(first))
            at = np.searchsorted(self.keys, wanted)
            at[at == len(self.keys)] = 0
            hit = self.keys[at] == wanted
            total[hit] += self.scores[at[hit]]
        columns = (total / SCALE).T
        found, start = [], 0
        for sentence in sentences:
            begin, inside, end, single = (column[start : start + len(sentence)].tolist() for column in columns)
            found.append(Boundaries(begin, inside, end, single, self.joints))
            start += len(sentence) + 4
        return found


def hashed(numpy: Any, template: int, first: Any, second: Any) -> Any:
    """The keys of features: numbers of 32 bits from the number of the template and two arrays of code points."""
    number = numpy.uint64
    mixed = first * number(0x9E3779B97F4A7C15) ^ second * number(0xC2B2AE3D27D4EB4F)
    mixed ^= number(template + 1) * number(0x165667B19E3779F9)
    mixed ^= mixed >> number(29)
    mixed *= number(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> number(32)
    return (mixed & number(0xFFFFFFFF)).astype(numpy.uint32)


@cache
def _model() -> _Model:
    return _Model()


def boundaries(sentences: Sequence[str]) -> list[Boundaries]:
    """What the model makes of each of some Simplified sentences."""
    return _model().boundaries(sentences) if sentences else []
