"""The dictionary for Pleco."""

from __future__ import annotations

import re

from export_words import with_gloss

from lesson.lexicon.export import Format, export
from lesson.lexicon.export.headword import Headword
from lesson.lexicon.export.pleco import BOLD, ITALIC, NEW_LINE


def definitions(few: list[Headword]) -> dict[tuple[str, str], str]:
    rows = [line.split("\t") for line in export(few, Format.PLECO).decode().splitlines()]
    assert {len(row) for row in rows} == {3}
    return {(head, pinyin): definition for head, pinyin, definition in rows}


def test_a_line_is_a_headword_in_one_form_and_reading(few: list[Headword]) -> None:
    lines = definitions(few)
    assert {("干[幹]", "gan4"), ("干[乾]", "gan1"), ("干", "gan1")} <= set(lines)
    assert {("重", "zhong4"), ("重", "chong2"), ("山", "shan1")} <= set(lines)
    assert ("绿茶[綠茶]", "lv4cha2") in lines and ("地中海", "Di4zhong1hai3") in lines


def test_a_definition_numbers_its_meanings_and_shows_examples(few: list[Headword]) -> None:
    definition = definitions(few)["干[幹]", "gan4"].split(NEW_LINE)
    assert definition[0] == f"{ITALIC[0]}HSK 3{ITALIC[1]}"
    assert definition[1].startswith(f"1 {BOLD[0]}verb{BOLD[1]} to do ")
    assert any(line.startswith(ITALIC[0]) and line.endswith(ITALIC[1]) for line in definition[2:])


def test_text_never_becomes_a_mark_or_a_line(few: list[Headword]) -> None:
    [definition] = definitions(with_gloss(few, "a\tb\nc\ueab2d")).values()
    assert "a b cd (" in definition
    assert all(mark in (NEW_LINE, *BOLD, *ITALIC) for mark in re.findall("[\ue000-\uf8ff]", definition))
