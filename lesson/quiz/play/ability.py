"""Ability: where on the scale of difficulty a learner answers half of the questions, guesses aside.

The three-parameter logistic model of item response theory (Birnbaum 1968), a guess being one of the options;
difficulty and ability are on the scale of bands. The estimate is the mean of what the answers leave likely (expected a
posteriori, Bock and Mislevy 1982), so that it is never beyond all questions, even after one answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

GUESS = 0.25
"""The share of four options that is right by chance."""

_SLOPE = 1.5  # of the curve at its middle: two bands apart, one learner is all but sure and the other guesses
_DOUBT = 1.5  # bands: standard deviation of what is believed before the first answer
_GRID = [0.5 + 0.1 * step for step in range(81)]  # bands 0.5 to 8.5, a question's difficulty being 1 to 8


def chance(ability: float, difficulty: float, guess: float = GUESS) -> float:
    """How likely a learner answers a question right, both in bands; `guess` is the share that is right by chance."""
    return guess + (1 - guess) / (1 + math.exp(-_SLOPE * (ability - difficulty)))


def estimate(answers: Iterable[tuple[float, bool, float]], before: float) -> float:
    """The ability, in bands, of whoever gave these answers: difficulty, whether it was right, share right by chance.

    `before` is the band that was believed before, in [1, 7].
    """
    logs = [-((ability - before) ** 2) / (2 * _DOUBT**2) for ability in _GRID]
    for difficulty, right, guess in answers:
        for at, ability in enumerate(_GRID):
            share = chance(ability, difficulty, guess)
            logs[at] += math.log(share if right else 1 - share)
    best = max(logs)
    weights = [math.exp(log - best) for log in logs]
    return sum(weight * ability for weight, ability in zip(weights, _GRID, strict=True)) / sum(weights)


def information(ability: float, difficulty: float, guess: float = GUESS) -> float:
    """How much an answer would tell about an ability (Fisher information)."""
    share = chance(ability, difficulty, guess)
    above = (share - guess) / (1 - guess)
    return _SLOPE**2 * above**2 * (1 - share) / share


def comprehension(ability: float, known: Sequence[float]) -> float:
    """The share of a text's running words that a learner of that ability knows, as far as levels tell.

    `known` is the share that a reader of band 1, 2, … knows; of the words of a band a learner knows as many as of the
    questions about them could be answered without guessing.
    """
    shares = [now - before for before, now in zip((0.0, *known), known, strict=False)]
    rest = 1.0 - (known[-1] if known else 0.0)
    words = [*shares, rest]
    # A word of a band is as hard as a question in the middle of [band, band + 1]; names and the like come first.
    return sum(share * chance(ability, band + 0.5, 0.0) for band, share in enumerate(words, 1))
