"""The dictionary as a table."""

from __future__ import annotations

import csv
import io

import pytest
from export_words import with_gloss

from lesson.lexicon.export import Format, export
from lesson.lexicon.export.headword import Headword
from lesson.lexicon.export.tsv import COLUMNS


def table(few: list[Headword]) -> list[dict[str, str]]:
    text = export(few, Format.TSV).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def test_a_line_says_all_of_a_meaning(few: list[Headword]) -> None:
    row = next(row for row in table(few) if row["simplified"] == "伞")
    assert tuple(row) == COLUMNS
    assert (row["traditional"], row["pinyin"], row["hsk"], row["gloss"]) == ("傘 / 繖", "sǎn", "3", "umbrella")
    assert row["part of speech"] == "noun" and row["share"] == "100" and row["measure words"].startswith("把 bǎ")
    assert "伞" in row["examples"] and "傘" in row["examples in traditional"] and "umbrella" in row["translations"]
    counts = {len(row[name].split(" / ")) for name in COLUMNS[-3:]}
    assert len(counts) == 1


@pytest.mark.parametrize("gloss", ["=1+1", "+1", "-ful", "@SUM(A1)", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(few: list[Headword], gloss: str) -> None:
    assert table(with_gloss(few, gloss))[0]["gloss"] == f"'{gloss}"


def test_a_cell_is_one_line(few: list[Headword]) -> None:
    data = export(with_gloss(few, 'a\tb\n"c"\x00'), Format.TSV)
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert table(with_gloss(few, 'a\tb\n"c"\x00'))[0]["gloss"] == 'a b "c"\ufffd'
