"""Radicals: under which character of the Kangxi dictionary a character is found, and what its pieces mean."""

from __future__ import annotations

import pytest

from lesson.annotation.morphology.character import components_of, radical_of
from lesson.annotation.pipeline import annotate
from lesson.compile.characters.radical import read_radicals
from lesson.lexicon import lexicon

TABLE = b"uni_list={25105: [u'\\u6208', '7', '62.3'], 27827: [u'\\u6c34', '8', '85.5']}"


def test_the_table_gives_the_radical_of_wanted_characters() -> None:
    assert read_radicals(TABLE, "我") == {"我": "戈"}
    assert read_radicals(TABLE, "") == {}


@pytest.mark.parametrize("data", [b"", b"[]", b"uni_list=open('x')", b"import os"])
def test_other_data_is_refused_and_never_run(data: bytes) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        read_radicals(data, "我")


@pytest.mark.parametrize(
    ("character", "radical", "meaning"),
    [
        ("海", "水", "water"),
        ("腹", "肉", "meat"),
        ("城", "土", "earth"),
        ("店", "广", "house on a cliff"),
        ("花", "艸", "grass"),
    ],
)
def test_a_character_has_its_radical_with_what_that_means(character: str, radical: str, meaning: str) -> None:
    found = radical_of(character, lexicon())
    assert found is not None and (found.text, found.gloss) == (radical, meaning)


def test_a_radical_has_no_other() -> None:
    assert radical_of("水", lexicon()) is None


def test_a_shape_without_a_meaning_is_not_explained() -> None:
    assert radical_of("最", lexicon()) is None  # 冂 is only "radical in Chinese characters"


def test_pieces_mean_what_they_meant_first() -> None:
    built = {part.text: part.gloss for part in components_of("明", "明", lexicon())}
    assert built == {"日": "sun", "月": "moon"}


def test_the_lesson_carries_the_radicals() -> None:
    radicals = {c.text: c.radical.text for c in annotate("大海很美。").characters if c.radical}
    assert radicals["海"] == "水" and radicals["美"] == "羊"
