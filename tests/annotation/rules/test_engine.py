"""The engine of rules: conditions, order, and what it says of a table that is wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lesson.annotation.context import Context
from lesson.annotation.rules.engine import first_that_holds, rules_of
from lesson.annotation.rules.noun_phrase import head_behind

WORDS = ["他", "连", "饭", "也", "没", "吃", "，", "就", "走", "了"]
TAGS = ["r", "p", "n", "d", "v", "v", "w", "d", "v", "xc"]


def at(word: str) -> Context:
    return Context(WORDS, TAGS, WORDS.index(word))


def holds(word: str, **conditions: Any) -> bool:
    rules = rules_of([{**conditions, "sense": "x", "example": "", "counter": ""}], "sense", str)
    return first_that_holds(rules, at(word)) is not None


def test_the_neighbours_of_a_word_are_looked_at() -> None:
    assert holds("连", before="他 她", after_tag="n")
    assert not holds("连", after_tag="! n v")


def test_the_end_of_a_sentence_is_written_as_a_dash() -> None:
    assert holds("了", after_tag="w -")
    assert not holds("走", after_tag="w -")


def test_a_word_is_looked_for_so_far_and_no_further() -> None:
    assert holds("连", right_2="也")
    assert not holds("连", right_1="也")
    assert holds("吃", left_4="连")
    assert not holds("吃", left_3="连")


def test_a_clause_ends_at_a_comma_and_a_sentence_does_not() -> None:
    assert not holds("就", left_9="连")
    assert holds("就", earlier_9="连")
    assert not holds("连", right_9="就")
    assert holds("连", later_9="就")


def test_tags_are_looked_for_in_the_same_clause() -> None:
    assert holds("吃", left_tag_5="p r")
    assert not holds("走", left_tag_9="p r")
    assert holds("连", right_tag_1="n")


def test_the_first_rule_that_holds_decides() -> None:
    written = [
        {"tag": told, "sense": told, "example": "", "counter": ""} if told != "any" else
        {"sense": told, "example": "", "counter": ""}
        for told in ("v", "p", "any")
    ]  # fmt: skip
    rule = first_that_holds(rules_of(written, "sense", str), at("连"))
    assert rule is not None and rule.told == "p"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"befor": "他"}, "there is no key befor"),
        ({"left": "他"}, "there is no key left"),
        ({"left_0": "他"}, "there is no key left_0"),
        ({"counts": "yes"}, "counts is true or false, not 'yes'"),
        ({"before": 3}, "before is a text in quotation marks, not 3"),
        ({"before_like": "("}, "unterminated"),
    ],
)
def test_a_key_that_is_none_is_told_with_its_place(written: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=rf"particles\.toml: 的, rule 1: .*{re.escape(said)}"):
        rules_of(
            [{**written, "sense": "x", "example": "", "counter": ""}], "sense", str, "particles.toml: 的"
        )  # fmt: skip


def test_a_rule_without_its_sentences_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no example and no counter"):
        rules_of([{"tag": "v", "sense": "x"}], "sense", str)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("他/r 打/v 篮球/n", "篮球"),
        ("他/r 打/v 了/u 一/m 场/q 激烈/a 的/u 篮球/n 。/w", "篮球"),
        ("他/r 打/v 了/u 抢/v 球/n 的/u 孩子/n 。/w", "孩子"),
        ("国家/n 打/p 考试/vn 制度/n 改革/vn 来/v 选拔/v 人才/n", "改革"),
        ("他/r 打/v 了/u 考试/v 。/w", "考试"),
        ("他/r 打/v 了/u 球迷/n 一/m 拳/q", "球迷"),
        ("他/r 打/v 在/p 墙/n 上/f", ""),
        ("他/r 打/v ，/w 球/n 飞/v 了/xc", ""),
    ],
)
def test_the_head_of_the_noun_phrase_behind_a_word(phrase: str, head: str) -> None:
    words, tags = zip(*(each.split("/") for each in phrase.split()), strict=True)
    assert head_behind(words, tags, 1) == head
