"""Which item to ask next: the one that tells most about the learner, of a kind asked least, not giving others away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from lesson.item import QuizItem
from lesson.quiz.play.ability import estimate, information
from lesson.quiz.play.choose import clashes
from lesson.quiz.play.player import Answer
from lesson.scale import HSK2025, Scale

_AMONG = 8  # the most telling items of the kinds asked least, of which neighbours decide
_LEAST = 5  # answers from which something is said


class Adaptive:
    """A round of `count` items, chosen one by one by what was answered before.

    `level` is the band of the learner as far as it is known; `seed` makes the choice repeatable; `scale` is
    that of the quiz.
    """

    def __init__(
        self, items: Sequence[QuizItem], count: int, level: int, seed: int | None = None, scale: Scale = HSK2025
    ) -> None:
        self.total = min(count, len(items))
        self.level = level
        self._scale = scale
        self._left = Random(seed).sample(list(items), len(items))

    def ability(self, answers: Sequence[Answer]) -> float:
        """The learner's ability in bands, as far as these answers tell."""
        # A question that was skipped is one that was not known.
        return estimate(
            ((answer.item.difficulty, answer.right, 1 / len(answer.item.options)) for answer in answers), self.level
        )

    def next(self, answers: Sequence[Answer]) -> QuizItem | None:
        """The item to ask after these answers; None when the round is over."""
        if len(answers) >= self.total:
            return None
        ability = self.ability(answers)
        asked = [answer.item for answer in answers]
        kinds = Counter(item.kind for item in asked)
        least = min(kinds[item.kind] for item in self._left)
        open_kinds = [item for item in self._left if kinds[item.kind] == least]
        telling = sorted(open_kinds, key=lambda item: -information(ability, item.difficulty, 1 / len(item.options)))
        fresh = [item for item in telling if clashes(item, asked) < 2] or telling
        best = min(fresh[:_AMONG], key=lambda item: clashes(item, asked))
        self._left.remove(best)
        return best

    def told(self, answers: Sequence[Answer]) -> str:
        """The level that the answers speak for; nothing after few of them."""
        if len(answers) < _LEAST:
            return ""
        band = min(max(int(self.ability(answers)), 1), self._scale.last)
        return f"Your answers speak for {self._scale.label(band)}, as far as {len(answers)} questions can tell."
