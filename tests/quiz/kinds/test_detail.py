"""Questions about what the text says."""

from __future__ import annotations

from quiz_lesson import of_kind

from lesson.kinds import Showing
from lesson.quiz import QuizItem


def test_a_detail_is_asked_with_the_passage_that_has_it(items: tuple[QuizItem, ...]) -> None:
    for item in of_kind(items, "detail"):
        assert item.kind.showing is Showing.PASSAGE and item.mark is None
        assert item.options[item.answer].strip("“”") in item.shown, item.prompt
        assert item.prompt.endswith("？")


def test_the_facts_that_a_teacher_would_ask_are_asked(items: tuple[QuizItem, ...]) -> None:
    keys = {item.options[item.answer] for item in of_kind(items, "detail")}
    assert keys >= {
        "6月30日",
        "3605億元",
        "8.67萬平方公里",
        "內蒙古自治區西南部",
        "20世紀70年代",
        "79家",
        "55%",
        "600萬件",
    }
