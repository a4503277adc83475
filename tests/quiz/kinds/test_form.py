"""Items of the kind "form": which word is written right?"""

from __future__ import annotations

import re

import pytest

from lesson.annotation.pipeline import annotate
from lesson.item import GAP
from lesson.lexicon.stroke import strokes
from lesson.model import Kind, Lesson
from lesson.quiz import QuizItem, make_items


@pytest.fixture(scope="module")
def items(ordos: Lesson) -> list[QuizItem]:
    return [item for item in make_items(ordos) if item.kind.name == "form"]


def test_the_question_gives_pinyin_and_meaning_and_hides_the_word(items: list[QuizItem]) -> None:
    (online,) = (item for item in items if item.options[item.answer] == "線上")
    assert online.prompt == "Which is written right? xiànshàng “online”"
    assert GAP in online.shown and "線上" not in online.shown
    assert online.reasons[online.options.index("經上")] == "經 is read jīng; here it must be 線 xiàn."


def test_a_wrong_option_has_one_other_character_that_shares_a_telling_component_in_its_place(
    items: list[QuizItem], ordos: Lesson
) -> None:
    built = {c.text: set(enumerate(part.text for part in c.components)) for c in ordos.characters}
    assert len(items) > 50
    for item in items:
        right = item.options[item.answer]
        for wrong in (option for at, option in enumerate(item.options) if at != item.answer):
            ((here, there),) = [(a, b) for a, b in zip(right, wrong, strict=True) if a != b]
            shared = built[here] & built[there]
            assert any((drawn := strokes(part)) and len(drawn.outlines) >= 4 for _, part in shared), (right, wrong)


def test_no_wrong_option_could_be_read_as_the_pinyin_says(items: list[QuizItem], ordos: Lesson) -> None:
    sounds: dict[str, set[str]] = {}
    words = {word.key: word for word in ordos.words}
    for word in ordos.words:
        if word.kind is Kind.WORD and len(word.reading) == len(word.text):
            for character, syllable in zip(word.text, word.reading, strict=True):
                sounds.setdefault(character, set()).add(syllable.base)
    for item in items:
        word = words[item.word]
        for option in (option for at, option in enumerate(item.options) if at != item.answer):
            at = next(at for at, (a, b) in enumerate(zip(word.text, option, strict=True)) if a != b)
            assert word.reading[at].base not in sounds[option[at]]


def test_no_wrong_option_is_a_word_of_the_text(items: list[QuizItem], ordos: Lesson) -> None:
    texts = {word.text for word in ordos.words}
    assert not [o for item in items for at, o in enumerate(item.options) if at != item.answer and o in texts]


def test_a_look_alike_is_told_by_a_tone(items: list[QuizItem]) -> None:
    # 识 is shi in 认识, but nobody would say that it "is read shi".
    text = "我们是在图书馆认识的。星期天下午，我教他说英语。菜很好，花很香。我想借一本词典，让他调查汉语的语法。"
    made = [item for item in make_items(annotate(text)) if item.kind.name == "form"]
    reasons = [reason for item in (*made, *items) for reason in item.reasons]
    assert made and not [reason for reason in reasons if re.search(r" is read [a-zü]+;", reason)]
