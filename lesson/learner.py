"""The learner: whom the views of a lesson are made for, and which of its words that learner knows already."""

from __future__ import annotations

from lesson.errors import LessonError
from lesson.model import Lesson, Word


def knows(word: Word, band: int | None) -> bool:
    """Whether a learner of this band knows a word; one without a level nobody does, and with None nothing is known."""
    return band is not None and word.level is not None and word.level <= band


def learner_band(lesson: Lesson, asked: int | None) -> int:
    """The band of the learner: the one asked for, else the one below the lesson's own, to whom it has most to teach.

    A lesson's level is the band at which 95 % of it is known; who works on it is one below, for whom it holds something
    to learn without being a wall. Raises LessonError when the lesson's scale has no such band.
    """
    scale = lesson.scale
    if asked is None:
        return min(max(lesson.level - 1, 1), max(scale.last - 1, 1))
    if asked not in scale.numbers:
        raise LessonError(f"level {asked}: {scale.title} has none; give a number from 1 to {scale.last}")
    return asked
