"""Compounds: words taken apart, and what their parts mean inside words."""

from __future__ import annotations

import pytest

from lesson.annotation.morphology.compound import gloss_inside, parts_of
from lesson.lexicon import lexicon
from lesson.text.syllable import parse_reading


@pytest.mark.parametrize(
    ("character", "last", "gloss"),
    [
        ("企", True, "company"),  # 国企, and not "to stand on tiptoe and look"
        ("会", True, "meeting"),  # 大会, and not "can"
        ("商", True, "merchant"),
        ("商", False, "commerce"),
        ("销", True, "to sell"),  # 内销, and not "to melt (metal)"
        ("层", True, "layer"),
        ("市", True, "city"),
    ],
)
def test_a_character_means_what_words_with_it_show(character: str, last: bool, gloss: str) -> None:
    assert gloss_inside(lexicon().entries(character)[0], last=last) == gloss


def test_a_longer_part_has_its_usual_meaning() -> None:
    assert [part.gloss for part in parts_of("速生丰产林", parse_reading("su4 sheng1 feng1 chan3 lin2"), lexicon())] == [
        "quick",
        "to grow",
        "high yield",
        "woods",
    ]


def test_the_gloss_of_a_part_leaves_out_that_it_is_bound() -> None:
    parts = parts_of("政企", parse_reading("zheng4 qi3"), lexicon())
    assert [(part.text, part.gloss) for part in parts] == [("政", "government"), ("企", "company")]
