"""Quizzes made from a lesson: items with exactly one right answer, and the file that the player reads.

`make_items` is imported on first use: playing a quiz does not pay for making one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lesson.item import Excerpt, Quiz, QuizItem
from lesson.kinds import QuizKind
from lesson.quiz.store import QUIZ_SCHEMA, dump, load

if TYPE_CHECKING:
    from lesson.quiz.make import make_items as make_items

__all__ = ["QUIZ_SCHEMA", "Excerpt", "Quiz", "QuizItem", "QuizKind", "dump", "load", "make_items"]


def __getattr__(name: str) -> Any:
    if name != "make_items":
        raise AttributeError(f"module 'lesson.quiz' has no attribute {name!r}")
    from lesson.quiz.make import make_items

    return make_items
