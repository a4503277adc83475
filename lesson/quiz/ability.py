"""Ability: where on the scale of difficulty a learner answers half of the questions, guesses aside.

The three-parameter logistic model of item response theory (Birnbaum 1968) with a guess of one in four; difficulty and
ability are on the scale of bands. The estimate is the mean of what the answers leave likely (expected a posteriori,
Bock and Mislevy 1982), so that it is never beyond all questions, even after one answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

GUESS = 0.25
"""The share of four options that is right by chance."""

_SLOPE = 1.5  # of the curve at its middle: two bands apart, one learner is all but sure and the other guesses
_DOUBT = 1.5  # bands: standard deviation of what is believed before the first answer
_GRID = [0.5 + 0.1 * step for step in range(81)]  # bands 0.5 to 8.5, a question's difficulty being 1 to 8


def chance(ability: float, difficulty: float) -> float:
    """How likely a learner answers a question right, both in bands."""
    return GUESS + (1 - GUESS) / (1 + math.exp(-_SLOPE * (ability - difficulty)))


def estimate(answers: Iterable[tuple[float, bool]], before: float) -> float:
    """The ability, in bands, of whoever gave these answers: the difficulty of each question and whether it was right.

    `before` is the band that was believed before, in [1, 7].
    """
    logs = [-((ability - before) ** 2) / (2 * _DOUBT**2) for ability in _GRID]
    for difficulty, right in answers:
        for at, ability in enumerate(_GRID):
            share = chance(ability, difficulty)
            logs[at] += math.log(share if right else 1 - share)
    best = max(logs)
    weights = [math.exp(log - best) for log in logs]
    return sum(weight * ability for weight, ability in zip(weights, _GRID, strict=True)) / sum(weights)


def information(ability: float, difficulty: float) -> float:
    """How much an answer would tell about an ability (Fisher information)."""
    share = chance(ability, difficulty)
    above = (share - GUESS) / (1 - GUESS)
    return _SLOPE**2 * above**2 * (1 - share) / share
