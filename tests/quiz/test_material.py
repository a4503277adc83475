"""What a lesson has to ask about."""

from __future__ import annotations

import pytest
from quiz_lesson import ENTRIES, entry
from quiz_lesson import lesson as small_lesson

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson, Word
from lesson.quiz.kinds import reading
from lesson.quiz.material import Material
from lesson.text.syllable import parse_reading


def asked(lesson: Lesson) -> set[str]:
    """The words whose meaning can be asked."""
    return {candidate.word.text for candidate in Material(lesson).candidates}


def word(text: str, lesson: Lesson | None = None) -> Word:
    return next(word for word in (lesson or small_lesson()).words if word.text == text)


def test_words_linked_through_a_third_are_near_in_meaning() -> None:
    lesson = small_lesson(
        **entry("改善", senses=("*to spur; to drive",)),
        **entry("建設", senses=("*to drive; to promote",)),
        **entry("幫助", senses=("*to promote; to assist",)),
    )
    kin = Material(lesson).kin
    assert word("改善", lesson).key in kin[word("幫助", lesson).key]


@pytest.mark.parametrize(
    "gloss", ["*(of the weather) to warm up again", "*to cast (pour metal into a mold)", "*express (train, bus etc)"]
)
def test_a_gloss_about_what_the_text_does_not_speak_of_is_not_asked(gloss: str) -> None:
    assert "增長" not in asked(small_lesson(**entry("增長", senses=(gloss,))))


@pytest.mark.parametrize("gloss", ["*growth (of population)", "*gross product (GDP)"])
def test_a_gloss_with_a_remark_that_is_at_home_in_the_text_is_asked(gloss: str) -> None:
    assert "增長" in asked(small_lesson(**entry("增長", senses=(gloss,))))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("外婆老了。那台机器在外婆家的窗户下面。", "婆家"),  # 在外 | 婆家
        ("当地政府和中通、圆通、韵达等企业合作。", "圆通"),  # a company like those beside it
        ("我小时候最爱回家，阿嬷都会塞给我一大袋青菜。", "都会"),  # both, and no metropolis
        ("我穿着它在镜子前面站了很久。", "穿着"),  # wore it, and no attire
        ("他给小猫买吃的,还给它起了一个名字。他还想给它洗澡。", "还给"),  # also, for it; nothing is returned
        ("老人家常说遇到熊要绕路。", "家常"),  # 老人家 often say
        ("刘医生给他量了体温，三十八度二。", "八度"),  # 38 degrees, and no octave
        ("星期一早上，他又站在了教室里。", "一早"),
        ("有一天下大雪，路滑，我们两个人一起摔进了沟里。", "个人"),  # two people, and no individual
        ("有一天下大雪，路滑，我们两个人一起摔进了沟里。", "天下"),
        ("这家店位于台北市中正区，生意很好。", "中正"),
        ("她从葛洪的《肘后备急方》里得到启发。", "后备"),
    ],
)
def test_a_word_that_may_be_none_where_it_stands_is_not_asked_about(text: str, cut: str) -> None:
    material = Material(annotate(text))
    assert cut not in {candidate.word.text for candidate in material.candidates}
    assert not [draft for draft in reading.drafts(material) if draft.excerpt.word == cut]


def test_readings_of_the_sample_parse() -> None:
    assert all(parse_reading(known.reading) for known in ENTRIES.values())
