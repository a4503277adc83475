"""Questions about the word in a gap."""

from __future__ import annotations

from quiz_lesson import PARAGRAPHS, Entry, entry
from quiz_lesson import lesson as small_lesson

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson, Word
from lesson.quiz.draft import Draft
from lesson.quiz.kinds import cloze
from lesson.quiz.material import Material


def drafts(lesson: Lesson | None = None) -> dict[str, Draft]:
    """All drafts of the kind, by the word as printed."""
    return {draft.excerpt.word: draft for draft in cloze.drafts(Material(lesson or small_lesson()))}


def word(text: str, lesson: Lesson | None = None) -> Word:
    return next(word for word in (lesson or small_lesson()).words if word.text == text)


def test_a_cloze_says_what_the_missing_word_means() -> None:
    draft = drafts()["克服"]
    assert draft.prompt == "Which word fills the gap? It means “to overcome (hardships etc); to conquer”."
    assert "____" in draft.hint


def test_wrong_words_of_a_cloze_have_the_same_part_of_speech_and_length() -> None:
    lesson = small_lesson()
    draft = drafts(lesson)["克服"]
    for option in draft.wrong:
        other = word(option.text, lesson)
        assert (other.pos, len(other.text)) == ("verb", 2)


def test_a_word_that_stands_in_the_same_place_elsewhere_is_no_wrong_option() -> None:
    lesson = small_lesson((*PARAGRAPHS, "居民/改善/困難/。"))
    wrong = {option.text for option in drafts(lesson)["克服"].wrong}
    assert "改善" not in wrong


def test_a_word_that_is_visible_in_the_sentence_is_no_wrong_option() -> None:
    wrong = {option.text for option in drafts()["克服"].wrong}
    assert not wrong & {"宣布", "希望", "幫助"}


def test_a_word_that_occurs_twice_in_the_excerpt_is_not_gapped_there() -> None:
    lesson = small_lesson(("居民/希望/專家/幫助/居民/。", *PARAGRAPHS))
    assert drafts(lesson)["居民"].excerpt.text.count("居民") == 1


def test_a_measure_word_is_gapped_where_the_noun_fixes_it() -> None:
    draft = drafts()["條"]
    assert draft.prompt == "Which measure word fills the gap? It counts 圍巾."
    assert draft.right.reason == "條 tiáo counts 圍巾 wéijīn."
    assert {option.text for option in draft.wrong} == {"張", "件", "座"}


def test_a_measure_word_that_the_noun_takes_too_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("圍巾", measure_words=("條", "件")))
    assert "條" not in drafts(lesson)


def test_a_measure_word_for_groups_is_never_an_option() -> None:
    groups = Entry("pi1", "measure word", 5, ("*#m classifier for batches, lots, military flights",))
    lesson = small_lesson(**{"座": groups})
    assert "條" not in drafts(lesson)


def test_what_takes_a_number_elsewhere_could_take_this_one() -> None:
    text = "产值达到3605亿元。产量超过600万件。他促进合作，推动改革，宣布计划，扩大市场，保护环境，解决问题。"
    found = {draft.excerpt.word: draft for draft in cloze.drafts(Material(annotate(text)))}
    for word_, rival in (("达到", "超过"), ("超过", "达到")):
        assert rival not in {option.text for option in found[word_].wrong}
