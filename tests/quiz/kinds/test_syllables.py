"""The syllables of Mandarin."""

from __future__ import annotations

import pytest

from lesson.quiz.kinds.syllables import SYLLABLES, exists
from lesson.text.syllable import Syllable


@pytest.mark.parametrize("syllable", ["zhong1", "lü4", "er2", "shui3", "nüe4", "weng1"])
def test_syllables_of_mandarin_exist(syllable: str) -> None:
    assert exists(Syllable.parse(syllable))


@pytest.mark.parametrize("syllable", ["zhia1", "bü4", "tei2", "xang3", "shong1", "den1"])
def test_other_syllables_do_not(syllable: str) -> None:
    assert not exists(Syllable.parse(syllable))


def test_the_table_has_the_size_that_mandarin_has() -> None:
    assert len({syllable.base for syllable in SYLLABLES}) == 396
    assert 1150 <= len(SYLLABLES) <= 1300
