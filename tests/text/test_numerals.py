"""Numbers written in hanzi."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.text.numerals import LARGE_UNITS, NUMERALS, SMALL_NUMERALS, class_of, magnitude_of, spelled, value_of


@given(st.integers(1, 9999))
def test_a_number_in_hanzi_is_read_as_it_is_written(number: int) -> None:
    assert value_of(spelled(number, "")) == number


@pytest.mark.parametrize(("text", "value"), [("十", 10), ("兩百零五", 205), ("两千", 2000), ("八十一", 81)])
def test_a_number_in_hanzi_has_the_value_it_is_read_with(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["十几", "三五", "百十", "一百二", "二百万", "个", ""])
def test_what_only_looks_like_a_number_in_hanzi_is_none(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(("like", "written"), [("兩個月", "兩百"), ("两天", "两百"), ("三天", "二百")])
def test_two_is_written_as_the_text_writes_it(like: str, written: str) -> None:
    assert spelled(200, like) == written


def test_the_numerals_of_both_scripts_are_known() -> None:
    assert all(set(number) <= NUMERALS for number in ("三億兩千萬", "三亿两千万", "一九四九", "二〇二六", "一百零五"))
    assert NUMERALS.isdisjoint("半幾几第個个")


def test_a_set_of_numerals_finds_them_in_a_text() -> None:
    assert re.findall(f"{class_of(SMALL_NUMERALS)}+", "二十三個村有一百零五戶，兩家網店") == ["二十三", "一百零五"]
    assert re.search(class_of(LARGE_UNITS), "十") is None


@pytest.mark.parametrize(
    ("text", "magnitude"), [("", 1), ("萬", 10_000), ("百万", 10**6), ("億", 10**8), ("萬億", 10**12), ("個", None)]
)
def test_figures_are_multiplied_by_what_stands_behind_them(text: str, magnitude: int | None) -> None:
    assert magnitude_of(text) == magnitude
