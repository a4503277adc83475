"""A quiz to play, and the command that plays it."""

from __future__ import annotations

from click.testing import CliRunner, Result
from quiz_lesson import lesson as small_lesson

from lesson.cli.quiz import quiz as command
from lesson.model import Lesson
from lesson.quiz import Quiz, QuizItem, dump, load, make_items

LESSON: Lesson = small_lesson()
QUIZ: Quiz = load(dump(LESSON, make_items(LESSON)), "quiz.json")


def run(*arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(command, list(arguments), input=keys)


def right_keys(items: tuple[QuizItem, ...]) -> str:
    return "".join(f"{item.answer + 1}\n" for item in items)
