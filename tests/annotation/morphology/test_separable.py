"""Separable verbs: the two parts of one word, apart in a sentence."""

import pytest

from lesson.annotation.pipeline import annotate


def senses(text: str) -> dict[str, str]:
    return {token.text: token.sense or "" for sentence in annotate(text).sentences for token in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "verb", "rest", "meant"),
    [
        ("他结过两次婚。", "结", "婚", "(in 结婚) to marry"),
        ("他洗了个澡就睡觉了。", "洗", "澡", "(in 洗澡) to bathe"),
        ("他睡了一觉。", "睡", "觉", "(in 睡觉) to sleep"),
        ("他打不开门。", "打", "开", "(in 打开) to open"),
        ("我睡不着。", "睡", "着", "(in 睡着) to fall asleep"),
        ("他結過兩次婚。", "結", "婚", "(in 結婚) to marry"),
    ],
)
def test_both_parts_have_the_meaning_of_the_whole(text: str, verb: str, rest: str, meant: str) -> None:
    shown = senses(text)
    assert shown[verb] == shown[rest] == meant


def test_an_object_that_is_a_word_by_itself_keeps_its_own_meaning() -> None:
    assert senses("他看了一本书。")["书"] == "book"


def test_parts_that_nothing_stands_between_are_one_word() -> None:
    assert "结婚" in senses("他们去年结婚了。")


def test_verb_and_object_of_two_clauses_are_not_joined() -> None:
    assert not senses("他离了家，婚礼很热闹。")["离"].startswith("(in 离婚)")
