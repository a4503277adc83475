"""The learner: the band that views are made for, and the words it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deck_fixture import bank_lesson

from lesson.errors import LessonError
from lesson.learner import knows, learner_band
from lesson.scale import SHIPPED


@pytest.mark.parametrize(("level", "band"), [(1, 1), (2, 1), (5, 4), (7, 6)])
def test_who_works_on_a_text_is_one_band_below_it(level: int, band: int) -> None:
    assert learner_band(replace(bank_lesson(), level=level), None) == band


def test_the_band_that_is_asked_for_is_taken() -> None:
    assert learner_band(bank_lesson(), 3) == 3


@pytest.mark.parametrize(("scale", "asked"), [("hsk2025", 8), ("hsk2025", 0), ("hsk20", 7)])
def test_a_band_that_the_scale_lacks_is_refused(scale: str, asked: int) -> None:
    with pytest.raises(LessonError, match=f"level {asked}: HSK has none"):
        learner_band(replace(bank_lesson(), scale=SHIPPED[scale]), asked)


def test_a_word_beyond_the_lists_is_known_to_nobody() -> None:
    word = replace(bank_lesson().words[0], level=None)
    assert not knows(word, 7)


def test_without_a_band_nothing_is_known() -> None:
    assert not any(knows(word, None) for word in bank_lesson().words)
