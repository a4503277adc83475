"""Reduplication: doubled words and what they are made of."""

import pytest

from lesson.annotation.morphology.reduplication import base_of
from lesson.annotation.pipeline import annotate
from lesson.lexicon import lexicon
from lesson.model import Token


def words(text: str) -> dict[str, Token]:
    return {token.text: token for sentence in annotate(text).sentences for token in sentence.tokens}


def test_a_doubled_adjective_is_glossed_from_the_word_it_doubles() -> None:
    token = words("干干净净的房间")["干干净净"]
    assert token.sense == "clean (doubled)"
    assert token.parts == ("干净",)
    assert " ".join(map(str, token.reading)) == "gan1 gan1 jing4 jing4"


def test_a_doubled_word_that_the_dictionary_lists_is_that_headword() -> None:
    token = words("他高高兴兴地走了。")["高高兴兴"]
    assert token.parts == () and token.sense and "cheerful" in token.sense


@pytest.mark.parametrize("text", ["讨论讨论", "认识认识", "商量商量"])
def test_a_verb_said_twice_is_two_words(text: str) -> None:
    found = words(f"我们{text}吧。")
    assert text[:2] in found and text not in found


@pytest.mark.parametrize(
    ("text", "kept"), [("你是不是学生？", "是不是"), ("他天天都来。", "天天"), ("妈妈来了。", "妈妈")]
)
def test_listed_forms_stay_whole(text: str, kept: str) -> None:
    assert kept in words(text)


def test_a_question_with_not_keeps_the_verb_in_sight() -> None:
    assert words("你喜欢不喜欢喝茶？")["喜欢"].sense == "to like"
    assert words("你喜不喜欢他？")["喜"].sense == "to like"


@pytest.mark.parametrize("text", ["研究研究所", "花花世界", "干净"])
def test_what_is_no_doubled_word_has_no_base(text: str) -> None:
    assert base_of(text, lexicon()) is None
