"""Parts of a sentence to put in order."""

from __future__ import annotations

import pytest
from quiz_lesson import of_kind

from lesson.annotation.pipeline import annotate
from lesson.quiz import QuizItem, make_items
from lesson.quiz.kinds import order
from lesson.quiz.material import Material


def test_the_parts_in_their_order_are_the_sentence(items: tuple[QuizItem, ...]) -> None:
    for item in of_kind(items, "order"):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        assert "".join(parts[letter] for letter in item.options[item.answer].split()) == item.sentence.text
        assert item.shown == ""


def test_a_wrong_order_ends_with_what_needs_something_after_it(items: tuple[QuizItem, ...]) -> None:
    for item in of_kind(items, "order"):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        for at, option in enumerate(item.options):
            if at != item.answer:
                first, *_, last = option.split()
                assert item.reasons[at].startswith((parts[first], parts[last]))


def test_parts_are_not_given_in_their_right_order(items: tuple[QuizItem, ...]) -> None:
    assert all(item.options[item.answer] != "A B C D" for item in of_kind(items, "order"))


def test_an_elliptical_end_with_的_is_no_wrong_order() -> None:
    made = make_items(annotate("他租的房子只有20平方米，每个月要付4500元。"))
    assert [item for item in made if item.kind.name == "order"] == []


@pytest.mark.parametrize(
    "clause",
    [
        "鄂尔多斯市政府宣布与拼多多达成战略合作。",  # 拼多多 and 市政府 may change places
        "许多企业仍处在低附加值的生产加工环节。",  # 生产加工, 加工生产
        "快递网点的增加也改变了农民卖东西的方式。",  # 农民的增加, 网点的方式
    ],
)
def test_parts_that_could_change_places_are_not_put_in_order(clause: str) -> None:
    for draft in order.drafts(Material(annotate(clause))):
        parts = [part.split(" ", 1)[1] for part in draft.prompt.split(": ", 1)[1].split(" · ")]
        assert sum(part.endswith("的") for part in parts) < 2
        assert not {"拼多多", "鄂尔多斯市政府"} <= set(parts) and not {"生产", "加工"} & set(parts)
