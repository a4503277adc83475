"""A round that follows the learner: ability from answers, and the next item from ability."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.model import Lesson
from lesson.quiz import QuizItem, make_items
from lesson.quiz.play.ability import GUESS, chance, estimate, information
from lesson.quiz.play.adaptive import Adaptive
from lesson.quiz.play.player import Answer

ANSWERS = st.lists(st.tuples(st.floats(1, 8), st.booleans(), st.sampled_from([0.25, 0.5])), max_size=30)


@pytest.fixture(scope="module")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


def played(course: Adaptive, knows: Callable[[QuizItem], bool]) -> list[Answer]:
    """A whole round by a learner who knows some items and answers the others wrong."""
    answers: list[Answer] = []
    while (item := course.next(answers)) is not None:
        answers.append(Answer(item, item.answer if knows(item) else (item.answer + 1) % len(item.options)))
    return answers


def test_who_knows_nothing_still_guesses_one_in_four() -> None:
    assert chance(1, 8) == pytest.approx(GUESS, abs=0.01)
    assert chance(4, 4) == pytest.approx((1 + GUESS) / 2)


def test_an_answer_tells_most_about_a_question_that_is_neither_easy_nor_hopeless() -> None:
    assert information(4, 4) > information(4, 2) and information(4, 4) > information(4, 7)


@given(ANSWERS, st.floats(1, 7))
def test_a_right_answer_never_lowers_the_estimate_and_a_wrong_one_never_raises_it(
    answers: list[tuple[float, bool, float]], before: float
) -> None:
    now = estimate(answers, before)
    assert 0.5 <= now <= 8.5
    assert estimate([*answers, (4.0, True, 0.25)], before) >= now >= estimate([*answers, (4.0, False, 0.25)], before)


def test_without_answers_the_estimate_is_what_was_believed() -> None:
    assert estimate([], 4) == pytest.approx(4, abs=0.05)


@pytest.mark.parametrize("band", [2, 4, 6])
def test_a_round_finds_the_level_of_a_learner(items: tuple[QuizItem, ...], band: int) -> None:
    course = Adaptive(items, 30, level=4, seed=1)
    answers = played(course, lambda item: item.band <= band)
    assert abs(course.ability(answers) - (band + 0.8)) < 1.2


def test_a_stronger_learner_is_asked_harder_questions(items: tuple[QuizItem, ...]) -> None:
    weak = played(Adaptive(items, 20, level=4, seed=1), lambda item: False)
    strong = played(Adaptive(items, 20, level=4, seed=1), lambda item: True)
    later = slice(5, None)
    assert sum(a.item.difficulty for a in strong[later]) > sum(a.item.difficulty for a in weak[later]) + 15


def test_a_round_asks_no_item_and_no_word_twice_and_every_kind(items: tuple[QuizItem, ...]) -> None:
    answers = played(Adaptive(items, 20, level=5, seed=3), lambda item: len(item.word) % 2 == 0)
    words = [answer.item.word for answer in answers if answer.item.kind.is_of_word]
    assert len(answers) == 20 == len({answer.item.id for answer in answers})
    assert len(set(words)) == len(words)
    assert {answer.item.kind for answer in answers} == {item.kind for item in items}


def test_the_same_seed_and_answers_give_the_same_round(items: tuple[QuizItem, ...]) -> None:
    rounds = [played(Adaptive(items, 12, level=5, seed=7), lambda item: item.band < 6) for _ in range(2)]
    assert rounds[0] == rounds[1]


def test_a_round_ends_when_there_are_no_more_items(items: tuple[QuizItem, ...]) -> None:
    assert len(played(Adaptive(items[:3], 20, level=5), lambda item: True)) == 3


def test_something_is_said_of_the_learner_after_some_answers_only(items: tuple[QuizItem, ...]) -> None:
    course = Adaptive(items, 20, level=4, seed=1)
    answers = played(course, lambda item: item.band <= 4)
    assert course.told(answers[:2]) == ""
    assert course.told(answers) == "Your answers speak for HSK 4, as far as 20 questions can tell."
