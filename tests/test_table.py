"""words.csv: the vocabulary for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from deck_fixture import ENTRIES, bank_lesson, e, make_lesson, with_gloss
from full_disk import full_disk

from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.table import COLUMNS, words_csv, write_words


def rows(lesson: Lesson) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(words_csv(lesson), newline="")))


def row(lesson: Lesson, word: str) -> dict[str, str]:
    return next(row for row in rows(lesson) if row["word"] == word)


def test_there_is_a_row_for_each_word_in_learning_order() -> None:
    lesson = bank_lesson()
    assert [row["word"] for row in rows(lesson)] == [word.text for word in lesson.words]
    assert tuple(rows(lesson)[0]) == COLUMNS


def test_a_row_says_all_about_a_word() -> None:
    assert row(bank_lesson(), "劉曉峯") == {
        "word": "劉曉峯",
        "simplified": "刘晓峰",
        "traditional": "劉曉峰",
        "pinyin": "Liú Xiǎofēng",
        "meaning": "personal name: Liu Xiaofeng",
        "part of speech": "name",
        "level": "",
        "count": "1",
        "sentence": "劉曉峯在西安的一家銀行工作。",
    }
    assert row(bank_lesson(), "銀行")["level"] == "HSK 2"
    assert row(bank_lesson(), "銀行")["count"] == "4"


def test_an_estimated_level_is_told_from_a_listed_one() -> None:
    assert row(bank_lesson(), "羊絨")["level"] == "about HSK 6"


def test_meanings_are_readable_in_the_script_of_the_article() -> None:
    assert row(bank_lesson(), "西安")["meaning"] == "Xi'an, capital of Shaanxi 陝西省 Shǎnxī Shěng"


def test_the_file_begins_with_a_byte_order_mark_and_ends_lines_alike(tmp_path: Path) -> None:
    write_words(bank_lesson(), tmp_path / "words.csv")
    data = (tmp_path / "words.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfword,")
    assert data.count(b"\n") == data.count(b"\r\n") == len(bank_lesson().words) + 1
    assert data.decode("utf-8-sig") == words_csv(bank_lesson())


@pytest.mark.parametrize(
    "gloss",
    ["=HYPERLINK(\"x\")", "+1", "-ful; -ed", "@SUM(A1)", "\t=1+1", "\r=1", " =1+1", "＝1+1", "＠SUM(A1)"],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(gloss: str) -> None:
    assert row(with_gloss(bank_lesson(), "銀行", gloss), "銀行")["meaning"] == f"'{gloss}"


def test_commas_quotes_and_line_breaks_stay_inside_their_cell() -> None:
    gloss = 'bank, "the"\nhouse; a=b'
    assert row(with_gloss(bank_lesson(), "銀行", gloss), "銀行")["meaning"] == gloss


def test_what_no_file_can_hold_becomes_the_replacement_character(tmp_path: Path) -> None:
    write_words(with_gloss(bank_lesson(), "銀行", "a\x00b\ud800c"), tmp_path / "words.csv")
    assert "a\ufffdb\ufffdc" in (tmp_path / "words.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "words.csv"
    write_words(bank_lesson(), target)
    before = target.read_bytes()
    full_disk(monkeypatch, ".words.csv.")
    with pytest.raises(LessonError, match="words.csv: cannot be written"):
        write_words(replace(bank_lesson(), words=()), target)
    assert target.read_bytes() == before


def test_a_simplified_article_refers_in_simplified_characters() -> None:
    from lesson.model import Script

    entries = {"西安": ENTRIES["西安"], "很": e("很", "hen3", "adverb", 1, "very; quite")}
    lesson = make_lesson("x", "西安", ("西安/很",), entries, Script.SIMPLIFIED)
    assert row(lesson, "西安")["meaning"] == "Xi'an, capital of Shaanxi 陕西省 Shǎnxī Shěng"
