"""lesson dictionary export: the files it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from full_disk import full_disk

from lesson.cli import cli
from lesson.cli.dictionary import FORMATS
from lesson.errors import LessonError
from lesson.lexicon.export import Format


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A dictionary of a few headwords, and a folder of the test's own."""
    from lesson.lexicon.export import headword

    monkeypatch.setattr(headword.LearnersDictionary, "headwords", lambda self: ["婊子", "重"])
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["dictionary", "export", *args])


def test_the_formats_are_those_that_there_are() -> None:
    assert tuple(Format) == FORMATS


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("tsv", ["lesson-dictionary.licence.txt", "lesson-dictionary.tsv"]),
        ("json", ["lesson-dictionary.json"]),
        ("yomitan", ["lesson-dictionary.zip"]),
        ("pleco", ["lesson-dictionary.licence.txt", "lesson-dictionary.txt"]),
    ],
)
def test_a_file_is_written_here_with_its_licence_in_or_beside_it(tmp_path: Path, form: str, names: list[str]) -> None:
    result = run("--format", form)
    assert result.exit_code == 0 and "2 headwords" in result.output and "CC BY-SA 4.0" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_another_place_and_a_clean_dictionary_can_be_asked_for(tmp_path: Path) -> None:
    assert run("--format", "tsv", "--output", "mine.tsv", "--no-vulgar").exit_code == 0
    text = (tmp_path / "mine.tsv").read_text("utf-8-sig")
    assert "重" in text and "婊子" not in text and (tmp_path / "mine.licence.txt").exists()


def test_a_file_is_replaced_whole_or_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--format", "json")
    before = (tmp_path / "lesson-dictionary.json").read_bytes()
    full_disk(monkeypatch, ".lesson-dictionary.json.")
    result = run("--format", "json", "--no-vulgar")
    assert isinstance(result.exception, LessonError) and "cannot be written" in str(result.exception)
    assert (tmp_path / "lesson-dictionary.json").read_bytes() == before


def test_a_place_that_is_not_there_is_one_line_and_nothing_is_written(tmp_path: Path) -> None:
    result = run("--format", "pleco", "--out", "none/words.txt")
    assert isinstance(result.exception, LessonError) and "none/words.txt: cannot be written" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    assert run("--format", "word").exit_code == 2 and run().exit_code == 2
    assert list(tmp_path.iterdir()) == []
