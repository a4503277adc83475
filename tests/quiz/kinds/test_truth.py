"""Statements that are right or wrong."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from quiz_lesson import of_kind

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson
from lesson.quiz import QuizItem, make_items
from lesson.quiz.kinds import truth
from lesson.quiz.material import Material


def test_a_statement_is_true_when_it_stands_in_the_text_and_half_are(
    items: tuple[QuizItem, ...], ordos: Lesson
) -> None:
    found = of_kind(items, "truth")
    for item in found:
        assert item.options == ("對", "錯")
    share = Counter(item.options[item.answer] for item in found)["對"] / len(found)
    assert 0.3 <= share <= 0.7


def test_a_false_statement_stands_nowhere_in_the_text(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    text = re.sub("[“”]", "", "".join(ordos.article.paragraphs))
    for item in of_kind(items, "truth"):
        said = re.sub("[“”]", "", item.prompt.removeprefix("True or false? ").removesuffix("。"))
        if item.options[item.answer] == "錯":
            assert said not in text, said


def test_simplified_text_is_judged_in_simplified_characters() -> None:
    made = make_items(annotate("2019年他去了北京。小王今年25岁。长城位于北京市西北部。"))
    found = [item for item in made if item.kind.name == "truth"]
    assert found and all(item.options == ("对", "错") for item in found)


def test_no_statement_is_asked_about_twice(items: tuple[QuizItem, ...]) -> None:
    told = [item.explanation for item in items if item.kind.name == "truth"]
    assert len(told) == len(set(told)) > 20


def test_half_of_the_statements_are_true(items: tuple[QuizItem, ...]) -> None:
    keys = [item.options[item.answer] for item in items if item.kind.name == "truth"]
    assert 0.35 < keys.count("對") / len(keys) < 0.65


@pytest.mark.parametrize(
    "text",
    [
        "这里的羊绒衫年产曾超过600万件，远销海内外。",  # they may be more than 700
        "中国人将在2030年以前登上月球。",
    ],
)
def test_what_the_text_only_leaves_open_is_not_called_wrong(text: str) -> None:
    assert not list(truth.drafts(Material(annotate(text))))


def test_a_changed_number_does_not_repeat_the_other_one() -> None:
    text = "每件快递的平均成本从3.2元降到了2.1元。他买了一本1.8元的书。"
    for draft in truth.drafts(Material(annotate(text))):
        assert len(set(re.findall(r"[\d.]+元", draft.prompt))) == len(re.findall(r"[\d.]+元", draft.prompt))


def test_a_statement_that_ends_in_a_quotation_has_one_full_stop() -> None:
    (draft,) = truth.drafts(Material(annotate("他说：“没关系，我们是朋友。”")))
    assert draft.prompt.endswith("朋友。”") and not draft.explanation.endswith("。”。")
