"""Passages: what of a sentence a question shows, and how it sounds."""

from __future__ import annotations

from quiz_lesson import PARAGRAPHS
from quiz_lesson import lesson as small_lesson

from lesson.item import GAP
from lesson.model import Occurrence
from lesson.quiz.passage import COMFORTABLE, passage


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
    assert found.pinyin(GAP) == "yínháng zuótiān xuānbù le xīn de jìhuà, xīwàng bāngzhù nóngmín ____ kùnnan."


def test_the_tested_word_is_hidden_wherever_it_stands() -> None:
    found = passage(small_lesson(("居民/希望/專家/幫助/居民/。",)), Occurrence(0, 0))
    assert found is not None
    assert found.pinyin("居民") == "居民 xīwàng zhuānjiā bāngzhù 居民."


def test_names_begin_with_a_capital() -> None:
    found = passage(small_lesson(("王明/說/，/居民/希望/改善/生活/。",)), Occurrence(0, 3))
    assert found is not None
    assert found.pinyin(GAP).startswith("Wángmíng shuō,")
