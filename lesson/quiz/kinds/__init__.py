"""The makers of questions: a module for each of `lesson.kinds.KINDS`, named as the kind.

Its `drafts` makes the questions of a lesson. A module is imported when its questions are made: playing a quiz does not
pay for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from lesson.kinds import QuizKind

if TYPE_CHECKING:
    from lesson.quiz.draft import Draft
    from lesson.quiz.material import Material


def drafts(kind: QuizKind, material: Material) -> Iterable[Draft]:
    """All questions of a kind that a lesson has, before any is left out."""
    made: Iterable[Draft] = import_module(f"{__name__}.{kind.name}").drafts(material)
    return made
