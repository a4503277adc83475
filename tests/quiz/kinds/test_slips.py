"""What a learner may take a reading for."""

from __future__ import annotations

from dataclasses import replace

from quiz_lesson import ENTRIES, PARAGRAPHS, entry
from quiz_lesson import lesson as small_lesson

from lesson.model import Lesson, Word
from lesson.quiz.kinds.slips import character_readings, is_fair_pair, slips
from lesson.quiz.kinds.syllables import exists
from lesson.text.pinyin import joined
from lesson.text.syllable import Syllable


def word(text: str, lesson: Lesson | None = None) -> Word:
    return next(word for word in (lesson or small_lesson()).words if word.text == text)


def test_a_reading_of_taiwan_counts_for_the_character_in_other_words_too() -> None:
    lesson = small_lesson((*PARAGRAPHS, "長期/計劃/重要/。"), **{"計劃": replace(ENTRIES["計劃"], reading="qi1 hua4")})
    known = character_readings(lesson.words)
    assert Syllable("qi", 2) in known.taiwan["期"]


def test_neutral_syllables_and_those_that_change_their_tone_are_left_alone() -> None:
    lesson = small_lesson()
    known = character_readings(lesson.words)
    assert {slip.at for slip in slips(word("不是", lesson), known)} == {1}
    assert {slip.at for slip in slips(word("困難", lesson), known)} == {0}


def test_a_third_tone_that_sounds_like_a_second_is_not_held_against_the_learner() -> None:
    lesson = small_lesson(**entry("計劃", reading="li3 jie3"))
    known = character_readings(lesson.words)
    target = word("計劃", lesson)
    found = list(slips(target, known))
    risen = next(slip for slip in found if slip.at == 0 and slip.base is None and slip.tone == 2)
    other = next(slip for slip in found if slip.at == 1 and slip.base is not None)
    assert joined(risen.apply(target.reading)) == "líjiě"
    assert not is_fair_pair(target, risen, other)


def test_every_slip_is_a_syllable_of_mandarin() -> None:
    lesson = small_lesson()
    known = character_readings(lesson.words)
    for target in lesson.words:
        if len(target.text) == len(target.reading):
            assert all(exists(slip.apply(target.reading)[slip.at]) for slip in slips(target, known))
