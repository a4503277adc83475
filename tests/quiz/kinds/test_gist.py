"""Questions about what a paragraph is about."""

from __future__ import annotations

import re

from quiz_lesson import of_kind

from lesson.model import Lesson
from lesson.quiz import QuizItem
from lesson.quiz.glossary import Glossary


def test_the_key_words_of_a_paragraph_are_in_it_and_those_of_the_wrong_options_are_not(
    items: tuple[QuizItem, ...],
) -> None:
    for item in of_kind(items, "gist"):
        for at, reason in enumerate(item.reasons):
            if at == item.answer:
                words = re.findall(r"[\u4e00-\u9fff]+", reason)
                assert len(words) == 3 and all(word in item.shown for word in words)
            else:
                assert not any(word in item.shown for word in reason.split(":")[0].split("、"))


def test_no_gloss_gives_a_key_word_away(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in of_kind(items, "gist"):
        told = {glossary[place].text for place in item.around}
        assert not told & set(re.findall(r"[\u4e00-\u9fff]+", item.reasons[item.answer]))
