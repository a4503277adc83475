"""Turn a Chinese article into a lesson: annotation, Anki deck, graded quiz, worksheet.

    import lesson
    made = lesson.annotate("今天天氣很好。")
    lesson.build("seeds/ordos.txt", "decks")

Names are imported on first use, so that `import lesson` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lesson.annotation.pipeline import Annotator as Annotator
    from lesson.annotation.pipeline import annotate as annotate
    from lesson.building import build as build
    from lesson.errors import LessonError as LessonError
    from lesson.model import Lesson as Lesson
    from lesson.view import BuildOptions as BuildOptions

__version__ = "0.1.0"
__all__ = ["Annotator", "BuildOptions", "Lesson", "LessonError", "annotate", "build"]

_HOME = {
    "Annotator": "lesson.annotation.pipeline",
    "annotate": "lesson.annotation.pipeline",
    "BuildOptions": "lesson.view",
    "build": "lesson.building",
    "LessonError": "lesson.errors",
    "Lesson": "lesson.model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'lesson' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
