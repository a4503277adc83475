"""Views: a view is a module with a VIEW and a line in the registry; building loops over it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from places import SEED

import lesson
import lesson.view
from lesson.errors import LessonError
from lesson.view import VIEWS, BuildOptions, Making, View, Written, at_once, view


def count(making: Making) -> list[Written]:
    (making.folder / "count.txt").write_text(str(len(making.lesson.words)))
    return [Written("count.txt", "how many words", "Look: count.txt")]


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("word_count")
    module.VIEW = View("count", "counting", at_once(count))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "word_count", module)
    monkeypatch.setattr(lesson.view, "VIEWS", {**VIEWS, "count": "word_count"})
    monkeypatch.setattr("lesson.building.VIEWS", {**VIEWS, "count": "word_count"})


def test_every_view_says_its_name_and_what_is_done_while_it_is_made() -> None:
    for name in VIEWS:
        made = view(name)
        assert made.name == name and made.doing


def test_a_view_of_ones_own_is_a_module_and_a_line(added: None, tmp_path: Path) -> None:
    told: list[str] = []
    built = lesson.build(SEED, tmp_path, BuildOptions(only=("count",)), progress=told.append)
    assert [file.name for file in built.files] == ["count.txt"]
    assert (built.folder / "count.txt").read_text() == str(len(built.lesson.words))
    assert told[-1] == "counting"


def test_a_view_that_does_not_exist_is_told_what_there_is() -> None:
    with pytest.raises(LessonError, match="no view 'tape'; choose from lesson, words"):
        BuildOptions(only=("tape",))


def test_a_level_that_the_scale_lacks_is_refused() -> None:
    with pytest.raises(LessonError, match="level 9: HSK has none"):
        BuildOptions(level=9)


def test_a_view_without_its_packages_is_refused_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("lesson.extras.find_spec", lambda module: None)
    said = r"to build worksheet, lesson needs jinja2, typst: pip install 'lesson\[worksheet\]'"
    with pytest.raises(LessonError, match=said):
        lesson.build(SEED, tmp_path / "out", BuildOptions(only=("worksheet",)))
    assert not (tmp_path / "out").exists()
