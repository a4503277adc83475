"""Excerpts, glosses, syllables and line breaks."""

from __future__ import annotations

import pytest
from quiz_lesson import PARAGRAPHS
from quiz_lesson import lesson as small_lesson

from lesson.model import Occurrence, Sense, SenseKind
from lesson.quiz.gloss import Form, form, full, label, remarks, stems
from lesson.quiz.kinds.confusion import confusions, sandhi
from lesson.quiz.kinds.syllables import SYLLABLES, exists
from lesson.quiz.passage import COMFORTABLE, gapped, marked, passage, sound
from lesson.quiz.play.layout import line_spans, width
from lesson.text.syllable import Syllable, parse_reading


def sense(gloss: str, kind: SenseKind = SenseKind.MEANING) -> Sense:
    return Sense(gloss, tuple(gloss.split("; ")), kind)


# excerpts


def test_a_short_sentence_is_shown_whole() -> None:
    found = passage(small_lesson(), Occurrence(0, 3))
    assert found is not None
    assert found.excerpt.text == "銀行昨天宣布了新的計劃，希望幫助農民克服困難。"
    assert not found.excerpt.cut_before and not found.excerpt.cut_after


def test_a_long_sentence_is_cut_between_clauses_around_the_word() -> None:
    long = "/，/".join(part.rstrip("/。") for part in PARAGRAPHS) + "/。"
    lesson = small_lesson((long,))
    at = next(i for i, token in enumerate(lesson.sentences[0].tokens) if token.text == "襯衫")
    found = passage(lesson, Occurrence(0, at))
    assert found is not None
    assert len(found.excerpt.text) <= COMFORTABLE
    assert found.excerpt.word == "襯衫"
    assert not found.excerpt.text.startswith("，") and not found.excerpt.text.endswith("，")
    assert found.excerpt.cut_before and found.excerpt.cut_after


def test_a_clause_too_long_to_read_is_not_shown() -> None:
    endless = "/的/".join(["重要"] * 40) + "/。"
    assert passage(small_lesson((endless,)), Occurrence(0, 4)) is None


def test_the_sound_of_an_excerpt_keeps_the_gap_and_the_punctuation() -> None:
    found = passage(small_lesson(), Occurrence(0, 11))
    assert found is not None
    assert gapped(found) == "yínháng zuótiān xuānbù le xīn de jìhuà, xīwàng bāngzhù nóngmín ____ kùnnan."


def test_the_tested_word_is_hidden_wherever_it_stands() -> None:
    found = passage(small_lesson(("居民/希望/專家/幫助/居民/。",)), Occurrence(0, 0))
    assert found is not None
    assert sound(found.tokens, found.at, "居民") == "居民 xīwàng zhuānjiā bāngzhù 居民."


def test_names_begin_with_a_capital() -> None:
    found = passage(small_lesson(("王明/說/，/居民/希望/改善/生活/。",)), Occurrence(0, 3))
    assert found is not None
    assert gapped(found).startswith("Wángmíng shuō,")


@pytest.mark.parametrize(
    ("reading", "shown"), [("da2 an4", "dá'àn"), ("lü4 se4", "lǜsè"), ("e4 er3 duo1 si1", "è'ěrduōsī")]
)
def test_pinyin_has_an_apostrophe_before_a_vowel(reading: str, shown: str) -> None:
    assert marked(parse_reading(reading)) == shown


# glosses


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
    assert form("(of a ship) to leave port", "verb") is Form.VERB
    assert form("urgent; pressing", "adjective") is Form.MODIFIER
    assert form("strategy", "noun") is Form.OTHER
    assert remarks("(zoology) segment (of a worm)") == ["zoology", "of a worm"]
    assert remarks("segment") == []


# syllables


@pytest.mark.parametrize("syllable", ["zhong1", "lü4", "er2", "shui3", "nüe4", "weng1"])
def test_syllables_of_mandarin_exist(syllable: str) -> None:
    assert exists(Syllable.parse(syllable))


@pytest.mark.parametrize("syllable", ["zhia1", "bü4", "tei2", "xang3", "shong1", "den1"])
def test_other_syllables_do_not(syllable: str) -> None:
    assert not exists(Syllable.parse(syllable))


def test_the_table_has_the_size_that_mandarin_has() -> None:
    assert len({syllable.base for syllable in SYLLABLES}) == 396
    assert 1150 <= len(SYLLABLES) <= 1300


@pytest.mark.parametrize(
    ("base", "confused"),
    [("zhan", "zan"), ("zhan", "jian"), ("jian", "zhan"), ("chu", "qu"), ("shi", "xi"), ("xin", "xing"), ("lü", "lu")],
)
def test_the_confusions_of_learners(base: str, confused: str) -> None:
    assert confused in list(confusions(base))


def test_a_third_tone_rises_before_a_third_tone() -> None:
    assert sandhi(parse_reading("li3 jie3")) == parse_reading("li2 jie3")
    assert sandhi(parse_reading("ke3 neng2")) == parse_reading("ke3 neng2")


# lines


def test_hanzi_take_two_cells() -> None:
    assert width("漢字ab") == 6
    assert width("lǜ") == 2


def test_a_line_does_not_begin_with_a_comma() -> None:
    text = "隨着國外疫情持續蔓延,鄂爾多斯的外貿壓力持續加大。"
    lines = [text[start:end] for start, end in line_spans(text, 20)]
    assert "".join(lines) == text
    assert all(width(line) <= 20 for line in lines)
    assert not any(line[0] in ",。" for line in lines)


def test_a_line_does_not_end_with_an_opening_quotation_mark() -> None:
    text = "他說了“有溫度的城市”這句話"
    assert not any(text[start:end].endswith("“") for start, end in line_spans(text, 7))


def test_english_words_stay_whole() -> None:
    text = "to bring about; to create; to cause"
    assert [text[s:e] for s, e in line_spans(text, 16)] == ["to bring about;", "to create; to", "cause"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert [e - s for s, e in line_spans("a" * 25, 10)] == [10, 10, 5]


def test_an_empty_text_is_one_empty_line() -> None:
    assert line_spans("", 10) == [(0, 0)]
