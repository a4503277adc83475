"""Which questions of a quiz are played."""

from __future__ import annotations

from collections import Counter

import pytest
from quiz_player import QUIZ

from lesson.errors import LessonError
from lesson.quiz import Quiz, QuizKind
from lesson.quiz.play.choose import choose, fitting


def test_a_level_takes_its_band_and_the_one_above() -> None:
    assert {item.band for item in fitting(QUIZ, 4, [])} == {4, 5}


def test_a_kind_takes_only_that_kind() -> None:
    assert {item.kind for item in fitting(QUIZ, None, [QuizKind.parse("cloze")])} == {QuizKind.parse("cloze")}


def test_a_level_without_questions_says_where_there_are_some() -> None:
    only = Quiz("sample", "", QUIZ.script, 5, tuple(item for item in QUIZ.items if item.band >= 5))
    with pytest.raises(LessonError, match="no questions at HSK 1 or just above; there are some at HSK 5, HSK 6"):
        fitting(only, 1, [])


def test_an_empty_quiz_says_that_the_text_is_too_short() -> None:
    with pytest.raises(LessonError, match="too short"):
        fitting(Quiz("sample", "", QUIZ.script, 5, ()), None, [])


def test_a_choice_is_balanced_over_kinds_and_follows_the_text() -> None:
    of_words = tuple(item for item in QUIZ.items if item.kind.name in ("meaning", "reading", "cloze"))
    chosen = choose(of_words, 6, seed=1)
    assert Counter(item.kind for item in chosen) == dict.fromkeys({item.kind for item in of_words}, 2)
    places = [QUIZ.items.index(item) for item in chosen]
    assert places == sorted(places)


def test_a_choice_has_no_word_twice_while_others_are_left() -> None:
    words = [item.word for item in choose(QUIZ.items, 8, seed=2) if item.kind.is_of_word]
    assert len(set(words)) == len(words)


def test_a_choice_shows_no_answer_of_a_cloze_while_others_are_left() -> None:
    for seed in range(20):
        chosen = choose(QUIZ.items, 4, seed=seed)
        clozes = [item for item in chosen if item.kind.name == "cloze"]
        for cloze in clozes:
            assert not any(cloze.sentence.text in other.sentence.text for other in chosen if other is not cloze)


def test_a_seed_makes_the_choice_repeatable() -> None:
    assert choose(QUIZ.items, 5, seed=7) == choose(QUIZ.items, 5, seed=7)
    assert len({choose(QUIZ.items, 5, seed=seed) for seed in range(5)}) > 1


def test_more_than_there_are_gives_all() -> None:
    assert choose(QUIZ.items, 1000) == QUIZ.items
