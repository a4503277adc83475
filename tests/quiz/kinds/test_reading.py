"""Questions about the pinyin of a word."""

from __future__ import annotations

import re

from quiz_lesson import entry
from quiz_lesson import lesson as small_lesson

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson
from lesson.quiz.draft import Draft
from lesson.quiz.kinds import reading
from lesson.quiz.material import Material


def drafts(lesson: Lesson | None = None) -> dict[str, Draft]:
    """All drafts of the kind, by the word as printed."""
    return {draft.excerpt.word: draft for draft in reading.drafts(Material(lesson or small_lesson()))}


def test_a_polyphone_is_offered_its_other_reading_with_the_word_that_has_it() -> None:
    draft = drafts()["長期"]
    wrong = {option.text: option.reason for option in draft.wrong}
    assert "zhǎngqī" in wrong
    assert "增長 zēngzhǎng" in wrong["zhǎngqī"]
    assert "it is zhǎng in 增長 zēngzhǎng" in draft.explanation


def test_the_reading_of_taiwan_is_no_wrong_option() -> None:
    offered = {option.text for option in drafts()["長期"].wrong}
    assert not any(text.endswith("qí") for text in offered)


def test_another_reading_of_the_whole_word_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("計劃", others=("zhi4 hua4",)))
    assert all(option.text != "zhìhuà" for option in drafts(lesson)["計劃"].wrong)


def test_no_reading_is_explained_by_a_neutral_tone(ordos: Lesson) -> None:
    # 占地面积 zhàndìmiànji is no other reading of 积 jī.
    lessons = [ordos, annotate("占地面积很大。他有很多积蓄，也有积极的朋友。")]
    told = [draft.explanation for lesson in lessons for draft in reading.drafts(Material(lesson))]
    assert any("here; it is" in text for text in told)
    assert not [text for text in told if re.search(r" is [a-z]+ here; it is", text)]
