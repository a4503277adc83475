"""What `pip install lesson` leaves out: who brings it, and what is said where it is missing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from places import ROOT, SEED

import lesson.extras
from lesson import build
from lesson.errors import LessonError
from lesson.extras import EXTRAS, require
from lesson.view import BuildOptions


def without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """As if some modules were not installed."""
    found = lesson.extras.find_spec
    monkeypatch.setattr(lesson.extras, "find_spec", lambda name: None if name in modules else found(name))


def test_the_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {extra: {re.split("[<>=]", line)[0] for line in project[extra]} for extra in EXTRAS}
    assert named == {extra: set(modules.values()) for extra, modules in EXTRAS.items()}
    assert project["all"] == [f"lesson[{','.join(sorted(EXTRAS))}]"]


def test_no_exact_version_stands_outside_the_lock_files() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [project["build-system"]["requires"], project["project"]["dependencies"]]
    assert [line for group in (*groups, *project["project"]["optional-dependencies"].values()) for line in group
            if "==" in line] == []  # fmt: skip


def test_one_line_says_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "typst")
    require("lesson reader", "reader")
    with pytest.raises(LessonError) as caught:
        require("lesson worksheet", "worksheet", "docx")
    assert str(caught.value) == "lesson worksheet needs typst: pip install 'lesson[worksheet]'"


def test_a_lesson_that_cannot_be_built_whole_is_not_begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch, "typst", "fontTools")
    with pytest.raises(LessonError, match=r"fonttools, typst: pip install 'lesson\[deck,worksheet,reader\]'"):
        build(SEED, tmp_path / "decks")
    assert not (tmp_path / "decks").exists()


def test_what_needs_no_extra_is_built_without_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch, *(module for modules in EXTRAS.values() for module in modules))
    made = build(SEED, tmp_path, BuildOptions(only=("lesson", "words", "quiz"), fast=True))
    assert {file.name for file in made.files} == {"lesson.json", "words.csv", "quiz.json"}
