"""Scales of levels: those that come with the package, and a school's own list."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesson.annotation.pipeline import Annotator, annotate_article
from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.scale import HSK2025, SHIPPED, Levels, read_scale
from lesson.text.article import article_of


def test_the_bands_of_hsk_have_names() -> None:
    assert [HSK2025.label(band) for band in HSK2025.numbers] == [f"HSK {n}" for n in (1, 2, 3, 4, 5, 6, "7-9")]
    assert HSK2025.label(None) == ""


@pytest.mark.parametrize("text", ["hsk:4", "HSK 4", "hsk4", "4", " hsk: 4 "])
def test_people_write_a_level_in_many_ways(text: str) -> None:
    assert HSK2025.band(text) == 4


@pytest.mark.parametrize("text", ["7-9", "hsk:7-9", "HSK 7–9", "7", "8", "9"])
def test_seven_to_nine_are_one_band(text: str) -> None:
    assert HSK2025.band(text) == 7


@pytest.mark.parametrize("text", ["hsk:0", "10", "B1", "", "hsk:"])
def test_a_level_that_does_not_exist_is_told_what_there_is(text: str) -> None:
    with pytest.raises(LessonError, match="give one of 1, 2, 3, 4, 5, 6, 7-9"):
        HSK2025.band(text)


def test_hsk_2_has_six_bands() -> None:
    with pytest.raises(LessonError):
        SHIPPED["hsk20"].band("7")


def test_a_schools_own_list_gives_the_levels_of_a_lesson(tmp_path: Path) -> None:
    path = tmp_path / "school.tsv"
    path.write_text("#title: School\n#bands: A B C\n學校\tA\n老师\tB\n", encoding="utf-8")
    scale = read_scale(path)
    lesson = Annotator(scale=scale).annotate("老师在学校。")
    assert {word.text: word.level for word in lesson.words} == {"学校": 1, "老师": 2, "在": None}
    assert [row.band for row in lesson.coverage] == [1, 2, 3]
    assert lesson.scale.label(2) == "School B"


def test_two_lists_of_one_name_are_two_scales(tmp_path: Path) -> None:
    levels = []
    for school, band in (("north", "1"), ("south", "2")):
        (tmp_path / school).mkdir()
        path = tmp_path / school / "list.csv"
        path.write_text(f"#bands: 1 2\n苹果,{band}\n", encoding="utf-8")
        lesson = annotate_article(article_of("我喜欢吃苹果。", "text", "text"), scale=read_scale(path), fast=True)
        levels += [word.level for word in lesson.words if word.simplified == "苹果"]
    assert levels == [1, 2]


def test_a_lesson_keeps_its_scale_without_the_list(tmp_path: Path) -> None:
    path = tmp_path / "tocfl.csv"
    path.write_text("老师,2\n学校,1\n", encoding="utf-8")
    lesson = Annotator(scale=read_scale(path)).annotate("老师在学校。")
    again = Lesson.from_json(lesson.to_json())
    assert again == lesson and again.scale.bands == ("1", "2") and again.scale.words is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("老师\n", "line 1 is no word with a level"),
        ("#bands: A B\n老师\tA\n学校\tC\n", "line 3 has the level 'C'"),
        ("# nothing\n", "has no words in it"),
    ],
)
def test_a_list_with_a_mistake_is_one_line_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LessonError, match=said):
        read_scale(path)


def test_levels_do_not_change() -> None:
    given = {"hsk20": 3}
    levels = Levels(given)
    given["hsk20"] = 4
    assert levels == {"hsk20": 3} and hash(levels) == hash(Levels({"hsk20": 3}))
