"""Levels, compounds and part of speech of single words."""

import pytest

from lesson.annotation.level import band
from lesson.annotation.morphology.compound import parts_of
from lesson.annotation.part_of_speech import label
from lesson.lexicon import lexicon
from lesson.text.syllable import parse_reading

KNOWN = lexicon()


@pytest.mark.parametrize(
    ("word", "parts", "wanted"),
    [
        ("我", (), (1, False)),
        ("吃饭", (), (1, True)),  # listed in 2021 only
        ("羊绒", ("羊", "绒"), (None, False)),  # 绒 is in no list
        ("拼多多", (), (None, False)),
    ],
)
def test_the_band_of_a_word(word: str, parts: tuple[str, ...], wanted: tuple[int | None, bool]) -> None:
    assert band(word, parts, KNOWN) == wanted


def test_a_compound_of_listed_words_takes_the_highest_of_their_bands() -> None:
    level, estimated = band("人口大国", ("人口", "大", "国"), KNOWN)
    assert estimated and level == max(KNOWN.levels(part).get("hsk2025", 0) for part in ("人口", "大", "国"))


def test_erhua_is_the_same_word() -> None:
    assert band("一会", (), KNOWN)[0] == KNOWN.levels("一会儿")["hsk2025"]


def test_a_compound_is_taken_apart_into_headwords_with_its_reading() -> None:
    parts = parts_of("羊绒", parse_reading("yang2 rong2"), KNOWN)
    assert [(part.text, str(part.reading[0])) for part in parts] == [("羊", "yang2"), ("绒", "rong2")]
    assert parts[0].gloss == "sheep"


def test_parts_of_speech_have_names_for_readers() -> None:
    assert (label("q"), label("vn"), label("f"), label("w")) == ("measure word", "noun", "direction word", None)
