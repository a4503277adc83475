"""The other commands: grade, words, lookup; every command has help."""

import csv
import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest
from anki_connect import serve
from click.testing import CliRunner
from places import ROOT, SEED

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
    assert "(measure word)" in chosen


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
    article = tmp_path / "好.txt"
    article.write_text("我不是一个很好的学生。", "utf-8")
    shown = {}
    for sandhi in ("none", "yi-bu", "all"):
        output("build", str(article), "--out", str(tmp_path / sandhi), "--only", "deck", "--sandhi", sandhi)
        shown[sandhi] = "".join(notes_in(tmp_path / sandhi / "好" / "好.apkg"))
    assert "bù" in shown["none"] and "bú" not in shown["none"]
    assert "bú" in shown["yi-bu"] and "yí" in shown["yi-bu"] and "hén" not in shown["yi-bu"]
    assert "hén" in shown["all"]


def notes_in(package: Path) -> list[str]:
    """The fields of each note of a deck, as one text."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as archive:
            archive.extract("collection.anki2", folder)
        with sqlite3.connect(Path(folder) / "collection.anki2") as base:
            return [row[0] for row in base.execute("SELECT flds FROM notes")]


def test_a_deck_leaves_out_what_the_learner_knows_and_keeps_what_opens_up_most(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("草原很美。我们去草原。草原上有牧民。", "utf-8")
    told = output("build", str(article), "--out", str(tmp_path), "--only", "deck", "--level", "hsk:3")
    found = notes_in(tmp_path / "a" / "a.apkg")
    assert any(fields.startswith("草原") for fields in found) and not any(fields.startswith("我们") for fields in found)
    assert "with them you know 100% of the words" in told
    build = ("build", str(article), "--out", str(tmp_path), "--only", "deck", "--no-sentences")
    told = output(*build, "--level", "hsk:3", "--max-new", "1")
    assert len(notes_in(tmp_path / "a" / "a.apkg")) == 1 and "% of the words" in told


def test_the_cards_of_a_deck_are_chosen_by_name(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("草原很美。", "utf-8")
    build = ("build", str(article), "--out", str(tmp_path), "--only", "deck")
    assert "3 notes, 3 cards" in output(*build, "--cards", "listen")
    result = CliRunner().invoke(cli, [*build, "--cards", "sing"])
    assert isinstance(result.exception, LessonError) and "read, recall, listen, write" in str(result.exception)


def test_pushing_needs_a_deck_and_an_anki_that_answers(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("草原很美。", "utf-8")
    build = ["build", str(article), "--out", str(tmp_path), "--push", "--only"]
    assert CliRunner().invoke(cli, [*build, "lesson"]).exit_code != 0
    with serve(lambda request: {"result": [], "error": None}) as url:
        assert "In Anki: 3 notes added, 0 updated, 0 left alone (not done: a dry run)" in output(
            *build, "deck", "--anki-url", url, "--dry-run"
        )
    result = CliRunner().invoke(cli, [*build, "deck", "--anki-url", url])
    assert isinstance(result.exception, LessonError) and "Anki does not answer" in str(result.exception)
    assert (tmp_path / "a" / "a.apkg").exists()


def test_a_list_of_ones_own_gives_the_levels_of_every_command(tmp_path: Path) -> None:
    article, own = tmp_path / "a.txt", tmp_path / "school.tsv"
    article.write_text("老师在学校。", encoding="utf-8")
    own.write_text("#title: School\n#bands: A B\n老师\tB\n学校\tA\n在\tA\n", encoding="utf-8")
    assert "School B" in output("grade", str(article), "--scale", str(own))
    assert "School A" in output("words", str(article), "--scale", str(own))
    output("build", str(article), "--scale", str(own), "--level", "A", "--out", str(tmp_path))
    page = (tmp_path / "a" / "reader.html").read_text(encoding="utf-8")
    assert "School B" in page and "HSK 7" not in page.replace("HSK 3.0", "")


def test_an_unreadable_list_is_one_line(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("老师在学校。", encoding="utf-8")
    result = CliRunner().invoke(cli, ["grade", str(article), "--scale", str(tmp_path / "none.tsv")])
    assert isinstance(result.exception, LessonError) and "none.tsv: cannot be read" in str(result.exception)


def test_lookup_lists_meanings_by_how_usual_they_are_and_the_whole_entry_on_request() -> None:
    told = output("lookup", "重")
    assert told.index("heavy") < told.index("to attach importance")
    assert "(bound form)" not in told and len(output("lookup", "重", "--full")) > len(told)
