"""The words around a question and what they mean."""

from __future__ import annotations

from lesson.model import Lesson
from lesson.quiz import QuizItem
from lesson.quiz.glossary import Glossary


def test_every_word_around_is_a_word_of_the_excerpt(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in items:
        assert all(glossary[place].text in item.sentence.text for place in item.around)
        assert item.kind.name == "gist" or not any(
            glossary[place].text == item.sentence.word and item.kind.is_of_word for place in item.around
        )
