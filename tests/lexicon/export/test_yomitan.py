"""The dictionary for Yomitan. Its own schemas (GPL) are not here: `check_row` has their rules for what we write."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from lesson.lexicon.export import Format, export
from lesson.lexicon.export.headword import Headword
from lesson.lexicon.export.yomitan import ROWS, score


def members(few: list[Headword]) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(export(few, Format.YOMITAN))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def rows(few: list[Headword]) -> list[list[Any]]:
    archive = members(few)
    return [row for name in sorted(archive) if name.startswith("term_bank_") for row in archive[name]]


def test_the_index_says_what_it_is(few: list[Headword]) -> None:
    index = members(few)["index.json"]
    assert index["title"] and index["revision"] and index["format"] == 3 and index["sequenced"] is True
    assert (index["sourceLanguage"], index["targetLanguage"]) == ("zh", "en")


def test_banks_are_numbered_from_one_and_not_too_long(all_of_them: list[Headword]) -> None:
    archive = members(all_of_them)
    banks = [name for name in archive if name.startswith("term_bank_")]
    assert banks == [f"term_bank_{number}.json" for number in range(1, len(banks) + 1)] and len(banks) > 1
    assert all(0 < len(archive[name]) <= ROWS for name in banks)
    for name in banks:
        for row in archive[name]:
            check_row(row)


def test_every_tag_is_explained(few: list[Headword]) -> None:
    tags = members(few)["tag_bank_1.json"]
    assert all([type(value) for value in tag] == [str, str, int, str, int] and tag[3] for tag in tags)
    names = [tag[0] for tag in tags]
    used = {tag for row in rows(few) for tag in f"{row[2]} {row[7]}".split()}
    assert used == set(names) and len(names) == len(set(names))
    assert {"measure-word", "vulgar", "HSK-3"} <= used


def test_a_word_is_found_in_both_scripts_with_one_sequence(few: list[Headword]) -> None:
    found = {row[0]: row for row in rows(few) if row[0] in ("伞", "傘")}
    assert {row[1] for row in found.values()} == {"sǎn"} and len({row[6] for row in found.values()}) == 1
    [shown] = [part for part in found["傘"][5][0]["content"] if part["data"]["lesson"] == "examples"]
    told = json.dumps(shown, ensure_ascii=False)
    assert "傘" in told and "伞" not in told


def test_usual_meanings_come_first(few: list[Headword]) -> None:
    scores = {row[5][0]["content"][0]["content"][0]: row[4] for row in rows(few) if row[0] == "重"}
    assert scores["heavy"] == max(scores.values())
    assert score(5.0, 100) == 500 > score(5.0, 10) == 400 > score(0.0, 0)


TAGS_WITH_STYLE = {"span", "div", "ul", "li"}
STYLES = {"fontStyle", "fontSize"}


def check_row(row: list[Any]) -> None:
    """A row is [term, reading, tags, rules, score, definitions, sequence, tags of the term]."""
    assert [type(value) for value in row] == [str, str, str, str, int, list, int, str], row
    assert row[0] and row[5] and row[6] > 0
    for definition in row[5]:
        if not isinstance(definition, str):
            assert set(definition) == {"type", "content"} and definition["type"] == "structured-content"
            check_content(definition["content"])


def check_content(content: Any) -> None:
    """Structured content is text, a list of content, or an element with a tag that may have what ours have."""
    if isinstance(content, list):
        for part in content:
            check_content(part)
    elif not isinstance(content, str):
        assert content["tag"] in TAGS_WITH_STYLE and set(content) <= {"tag", "content", "data", "style", "lang"}
        assert all(isinstance(value, str) for value in content["data"].values())
        assert set(content.get("style", ())) <= STYLES and isinstance(content.get("lang", ""), str)
        check_content(content["content"])
