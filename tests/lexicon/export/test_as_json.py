"""The dictionary as JSON."""

from __future__ import annotations

import json

from lesson.lexicon import lexicon
from lesson.lexicon.export import Format, export
from lesson.lexicon.export.headword import Headword


def test_one_object_holds_where_it_is_from_and_all_entries(few: list[Headword]) -> None:
    data = json.loads(export(few, Format.JSON))
    assert list(data) == ["title", "format", "version", "cedict", "licence", "source", "entries"]
    assert data["cedict"] == lexicon().meta("cedict_date")[:10]
    assert [entry["simplified"] for entry in data["entries"]] == [one.simplified for one in few]


def test_an_entry_has_its_groups_with_examples_in_both_scripts(few: list[Headword]) -> None:
    [entry] = [one for one in json.loads(export(few, Format.JSON))["entries"] if one["simplified"] == "绿茶"]
    group = entry["groups"][0]
    assert (entry["hsk"], group["traditional"], group["pinyin"]) == ("2", ["綠茶"], "lǜchá")
    assert group["syllables"] == ["lü4", "cha2"] and group["gloss"] == "green tea" and group["note"] is None
    example = group["examples"][0]
    assert "绿茶" in example["simplified"] and "綠茶" in example["traditional"] and example["translation"]


def test_an_entry_is_a_line(few: list[Headword]) -> None:
    lines = export(few, Format.JSON).decode().splitlines()
    assert sum(line.startswith('{"simplified"') for line in lines) == len(few)
