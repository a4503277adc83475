"""The kinds of questions, a module each, named as in `lesson.item.KINDS`; its `drafts` makes the questions of a lesson.

A module is imported when its questions are made: playing a quiz does not pay for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from lesson.item import QuizKind

if TYPE_CHECKING:
    from lesson.quiz.draft import Draft
    from lesson.quiz.material import Material


def drafts(kind: QuizKind, material: Material) -> Iterable[Draft]:
    """All questions of a kind that a lesson has, before any is left out."""
    made: Iterable[Draft] = import_module(f"{__name__}.{kind.name}").drafts(material)
    return made
