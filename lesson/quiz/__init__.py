"""Quizzes made from a lesson: items with exactly one right answer, and the file that the player reads.

`make_items` is imported on first use: playing a quiz does not pay for making one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lesson.item import Excerpt, Quiz, QuizItem
from lesson.kinds import QuizKind
from lesson.output import write_whole
from lesson.quiz.store import QUIZ_SCHEMA, dump, load
from lesson.view import Making, View, Written, at_once

if TYPE_CHECKING:
    from lesson.quiz.make import make_items as make_items

__all__ = ["QUIZ_SCHEMA", "Excerpt", "Quiz", "QuizItem", "QuizKind", "dump", "load", "make_items"]


def __getattr__(name: str) -> Any:
    if name != "make_items":
        raise AttributeError(f"module 'lesson.quiz' has no attribute {name!r}")
    from lesson.quiz.make import make_items

    return make_items


def _write(making: Making) -> list[Written]:
    write_whole(making.folder / "quiz.json", dump(making.lesson, making.items).encode("utf-8"))
    named = making.place.parent == Path("decks")  # `lesson quiz` finds those by their name
    play = f"Play the quiz:    lesson quiz {making.lesson.article.id if named else making.place}"
    return [Written("quiz.json", f"{len(making.items)} questions", play)]


VIEW = View("quiz", "writing questions", at_once(_write))
