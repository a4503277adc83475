"""The sentence on a card."""

from __future__ import annotations

from deck_fixture import bank_lesson, find

from lesson.deck.context import Context, context
from lesson.model import Lesson


def around(text: str, limit: int = 40, lesson: Lesson | None = None) -> Context:
    lesson = lesson or bank_lesson()
    word = find(lesson, text)
    return context(lesson, word, word.best, limit)


def plain(shown: Context) -> str:
    return shown.sentence().replace('<b class="target">', "[").replace("</b>", "]")


def test_a_short_sentence_is_shown_whole_with_the_word_marked() -> None:
    assert plain(around("西安", 20)) == "劉曉峯在[西安]的一家銀行工作。"


def test_a_long_sentence_is_shown_by_clauses_around_the_word() -> None:
    assert plain(around("推動", 20)) == "…推動經濟發展，提高品牌競爭力…".replace("推動", "[推動]")


def test_what_precedes_is_added_where_nothing_more_fits_behind() -> None:
    assert plain(around("目標", 17)) == "…提高品牌競爭力，全面實現[目標]。"


def test_quotation_marks_that_lose_their_other_half_are_left_out() -> None:
    assert plain(around("羊絨", 15)) == "他說：銀行的[羊絨]品牌很重要…"
    assert plain(around("羊絨", 40)) == "他說：“銀行的[羊絨]品牌很重要，我要重寫。”"


def test_only_the_word_with_this_reading_is_marked() -> None:
    assert plain(around("重")) == "他說：“銀行的羊絨品牌很重要，我要[重]寫。”"


def test_the_gap_is_as_long_as_the_word_and_hides_it_everywhere() -> None:
    assert "品牌" not in around("品牌", 14).gapped()
    assert '<span class="gap">\u3000\u3000</span>' in around("品牌", 14).gapped()


def test_the_pinyin_is_that_of_the_clauses_shown() -> None:
    lesson = bank_lesson()
    shown = around("西安", 20, lesson).pinyin({word.key: word for word in lesson.words})
    assert '<span class="tone2">Liú</span><span class="tone3"> Xiǎo</span><span class="tone1">fēng</span>' in shown
    assert '<span class="tone1">Xī</span><span class="tone1">&#x27;ān</span>' in shown


def test_the_voice_is_given_simplified_characters() -> None:
    assert around("競爭力", 0).spoken() == "提高品牌竞争力"


def test_the_pinyin_tells_where_the_sentence_goes_on() -> None:
    shown = around("推動", 20).pinyin({})
    assert shown.startswith('… <span class="tone1">Tuī</span>') and shown.endswith(" …")
