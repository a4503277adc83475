"""The other commands: grade, words, lookup; every command has help."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED

from lesson.cli import _COMMANDS, cli
from lesson.errors import LessonError


def output(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command: str) -> None:
    assert "Usage:" in output(command, "--help")
    assert f"lesson {command}" in (ROOT / "README.md").read_text("utf-8")


def test_grade_says_what_each_band_knows() -> None:
    shown = output("grade", str(SEED))
    assert "HSK 7-9" in shown and "HSK 1" in shown and "%" in shown
    data = json.loads(output("grade", "--json", str(SEED)))
    assert [row["band"] for row in data[0]["coverage"]] == [1, 2, 3, 4, 5, 6, 7]


def test_words_are_a_table_or_json() -> None:
    rows = list(csv.reader(io.StringIO(output("words", str(SEED)))))
    assert len(rows) > 400 and any("羊絨" in row for row in rows)
    assert any(word["text"] == "羊絨" for word in json.loads(output("words", "--json", str(SEED))))


def test_lookup_shows_an_entry_and_a_choice() -> None:
    assert "grassland" in output("lookup", "草原")
    chosen = output("lookup", "張", "--in", "他買了三張名片。").splitlines()[0]
    assert "classifier" in chosen


def test_lookup_of_no_word_is_an_error() -> None:
    for args in (["lookup", "不存在的词"], ["lookup", "草原", "--in", "他買了三張名片。"]):
        result = CliRunner().invoke(cli, args)
        assert isinstance(result.exception, LessonError)


def test_levels_can_be_written_in_several_ways(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("今天天氣很好。", encoding="utf-8")
    for level in ("hsk:4", "HSK4", "4", "hsk:7-9"):
        output("build", str(article), "--out", str(tmp_path), "--only", "lesson", "--level", level)


def test_a_fast_build_goes_without_the_models_for_context(tmp_path: Path) -> None:
    article = tmp_path / "张.txt"
    article.write_text("张伟说，他喜欢长江。", "utf-8")
    for option in ((), ("--fast",)):
        output("build", str(article), "--out", str(tmp_path / f"out{len(option)}"), "--only", "lesson", *option)
    whole, fast = (json.loads((tmp_path / f"out{n}" / "张" / "lesson.json").read_text("utf-8")) for n in (0, 1))
    names = [[word["text"] for word in lesson["words"] if word["kind"] == "name"] for lesson in (whole, fast)]
    assert list(map(sorted, names)) == [["张伟", "长江"], ["长江"]]


def test_the_pinyin_of_sentences_shows_spoken_tones_when_asked(tmp_path: Path) -> None:
    import sqlite3
    import zipfile

    article = tmp_path / "好.txt"
    article.write_text("我不是一个很好的学生。", "utf-8")
    shown = {}
    for sandhi in ("none", "yi-bu", "all"):
        output("build", str(article), "--out", str(tmp_path / sandhi), "--only", "deck", "--sandhi", sandhi)
        with zipfile.ZipFile(tmp_path / sandhi / "好" / "好.apkg") as package:
            package.extract("collection.anki2", tmp_path / sandhi)
        with sqlite3.connect(tmp_path / sandhi / "collection.anki2") as base:
            shown[sandhi] = "".join(row[0] for row in base.execute("SELECT flds FROM notes"))
    assert "bù" in shown["none"] and "bú" not in shown["none"]
    assert "bú" in shown["yi-bu"] and "yí" in shown["yi-bu"] and "hén" not in shown["yi-bu"]
    assert "hén" in shown["all"]
