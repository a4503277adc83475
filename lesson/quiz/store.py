"""quiz.json: everything the player needs, so that playing opens no lesson and no dictionary."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lesson.errors import LessonError
from lesson.item import Quiz, QuizItem
from lesson.model import Lesson
from lesson.serialization import decode, encode, read_versioned

QUIZ_SCHEMA = 2
_BY_LINE = ("items", "glossary")  # one line for each, so that a diff of two builds can be read


def dump(lesson: Lesson, items: Sequence[QuizItem]) -> str:
    """JSON text of the quiz of a lesson: one line per item, the same bytes each time (schema: `quiz.schema.json`)."""
    from lesson.quiz.glossary import Glossary

    article = lesson.article
    known = tuple(coverage.known for coverage in sorted(lesson.coverage, key=lambda coverage: coverage.band))
    glossary = Glossary(lesson).glosses
    quiz = Quiz(
        article.id, article.title, article.script, lesson.level, tuple(items), glossary, known, lesson.scale
    )  # fmt: skip
    return dump_quiz(quiz)


def dump_quiz(quiz: Quiz) -> str:
    """JSON text of a quiz as `load` reads it."""
    data = {"schema": QUIZ_SCHEMA, **encode(quiz)}
    lines = [f'"{name}": {_rows(value) if name in _BY_LINE else _json(value)}' for name, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rows(values: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(_json, values)) + "\n]" if values else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str, where: str) -> Quiz:
    """The quiz that `dump` wrote; `where` names the file in messages.

    Raises LessonError when the text is cut, is no quiz, has another schema version, or holds an item whose answer is
    none of its options.
    """
    data = read_versioned(text, where, QUIZ_SCHEMA)
    try:
        quiz = decode(Quiz, data)
        for item in quiz.items:
            _check(item, len(quiz.glossary))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise LessonError(
            f"{where}: not a quiz as this version writes it; build it again with 'lesson build'"
        ) from fault
    return quiz


def _check(item: QuizItem, glosses: int) -> None:
    sentence = item.sentence
    if not 0 <= item.answer < len(item.options) or len(item.reasons) != len(item.options):
        raise ValueError(f"{item.id}: the answer is none of the options")
    if not 0 <= sentence.start < sentence.end <= len(sentence.text):
        raise ValueError(f"{item.id}: the word is not in the sentence")
    if not all(0 <= place < glosses for place in item.around):
        raise ValueError(f"{item.id}: a word around it is not in the glossary")
