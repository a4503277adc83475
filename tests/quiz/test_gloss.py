"""Glosses as options."""

from __future__ import annotations

import pytest

from lesson.model import Sense, SenseKind
from lesson.quiz.gloss import GlossClass, full, gloss_class, label, remarks, stems


def sense(gloss: str, kind: SenseKind = SenseKind.MEANING) -> Sense:
    return Sense(gloss, tuple(gloss.split("; ")), kind)


@pytest.mark.parametrize(
    ("gloss", "option"),
    [
        ("company; firm; enterprise; corporation", "company; firm"),
        ("e-commerce (abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4])", "e-commerce"),
        ("(bound form) agriculture", "agriculture"),
        ("engine (loanword)", "engine"),
        ("fame follows merit (idiom)", "fame follows merit"),
        ("to increase (e.g. one's effort)", "to increase (e.g. one's effort)"),
        ("to exploit (a resource); to open up (for development); to develop", "to exploit; to open up"),
        ("used in 傢伙|家伙[jia1 huo5] and 傢俱|家俱[jia1 ju4]", ""),
        ("autonomous region – a provincial-level administrative division of China", "autonomous region"),
    ],
)
def test_a_gloss_becomes_a_short_readable_option(gloss: str, option: str) -> None:
    assert label(sense(gloss)) == option


def test_a_name_or_a_measure_word_is_no_option() -> None:
    assert label(sense("surname Qiang", SenseKind.NAME)) == ""
    assert label(sense("classifier for cities", SenseKind.MEASURE_WORD)) == ""


def test_an_explanation_holds_more_synonyms_than_an_option() -> None:
    assert full(sense("company; firm; enterprise; corporation")) == "company; firm; enterprise; corporation"


def test_words_of_one_family_have_one_stem() -> None:
    assert stems("to produce") == stems("production") == stems("producing")
    assert stems("to rely on") != stems("to hope for")
    assert stems("to make (a plan)") == frozenset()


def test_the_form_of_a_gloss_looks_past_its_remarks() -> None:
    assert gloss_class("(of a ship) to leave port", "verb") is GlossClass.VERB
    assert gloss_class("urgent; pressing", "adjective") is GlossClass.MODIFIER
    assert gloss_class("strategy", "noun") is GlossClass.OTHER
    assert remarks("(zoology) segment (of a worm)") == ["zoology", "of a worm"]
    assert remarks("segment") == []
