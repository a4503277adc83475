"""quiz.json: everything the player needs, so that playing opens no lesson and no dictionary."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.quiz.item import Quiz, QuizItem
from lesson.wire import decode, encode, read_versioned

QUIZ_SCHEMA = 1


def dump(lesson: Lesson, items: Sequence[QuizItem]) -> str:
    """JSON text of the quiz of a lesson: one line per item, the same bytes each time (schema: `quiz.schema.json`)."""
    return dump_quiz(Quiz(lesson.article.id, lesson.article.title, lesson.article.script, lesson.level, tuple(items)))


def dump_quiz(quiz: Quiz) -> str:
    """JSON text of a quiz as `load` reads it."""
    data = encode(quiz)
    rows = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in data["items"]]
    lines = [f'"{name}": {json.dumps(value, ensure_ascii=False)},' for name, value in data.items() if name != "items"]
    body = "\n" + ",\n".join(rows) + "\n" if rows else ""
    return "\n".join(["{", f'"schema": {QUIZ_SCHEMA},', *lines, f'"items": [{body}]', "}", ""])


def load(text: str, where: str) -> Quiz:
    """The quiz that `dump` wrote; `where` names the file in messages.

    Raises LessonError when the text is cut, is no quiz, has another schema version, or holds an item whose answer is
    none of its options.
    """
    data = read_versioned(text, where, QUIZ_SCHEMA)
    try:
        quiz = decode(Quiz, data)
        for item in quiz.items:
            _check(item)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise LessonError(
            f"{where}: not a quiz as this version writes it; build it again with 'lesson build'"
        ) from fault
    return quiz


def _check(item: QuizItem) -> None:
    sentence = item.sentence
    if not 0 <= item.answer < len(item.options) or len(item.reasons) != len(item.options):
        raise ValueError(f"{item.id}: the answer is none of the options")
    if not 0 <= sentence.start < sentence.end <= len(sentence.text):
        raise ValueError(f"{item.id}: the word is not in the sentence")
