"""Which words may stand side by side in an exercise: each question must have one right answer among them.

The quiz knows which of a lesson's words are near in meaning; an exercise on paper asks it, pair by pair.
"""

from __future__ import annotations

from functools import cached_property

from lesson.item import QuizItem
from lesson.model import Lesson
from lesson.quiz.material import Candidate, Material


class Distinct:
    """Pairs of words that cannot be mistaken for each other. Built once per worksheet."""

    def __init__(self, lesson: Lesson) -> None:
        self._material = Material(lesson)

    @cached_property
    def candidates(self) -> dict[str, Candidate]:
        """Words whose meaning here is certain enough to be asked, by key, in order of appearance."""
        return {candidate.key: candidate for candidate in self._material.candidates}

    def meanings(self, one: str, other: str) -> bool:
        """True when two words (by key) surely mean different things, and their glosses share no word."""
        first, second = self.candidates.get(one), self.candidates.get(other)
        return (
            first is not None
            and second is not None
            and self._material.apart(first, second)
            and not first.stems & second.stems
        )

    def gaps(self, one: QuizItem, other: QuizItem) -> bool:
        """True when the words of two cloze items can share a word bank: each is wrong in the other's gap, and neither
        is printed in the other's sentence, where it would give itself away."""
        first, second = one.options[one.answer], other.options[other.answer]
        if first in other.sentence.text or second in one.sentence.text or one.word == other.word:
            return False
        ruled_out = second in one.options and first in other.options
        return ruled_out or self.meanings(one.word, other.word)
