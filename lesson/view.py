"""Views: what a lesson can be written as. A view is a module with a `VIEW`, and a line in VIEWS here.

A view shows what the Lesson says; it never segments, looks up or guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from lesson.errors import LessonError
from lesson.scale import HSK2025, Scale
from lesson.text.sandhi import Sandhi

if TYPE_CHECKING:
    from lesson.item import QuizItem
    from lesson.model import Lesson

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "lesson": "lesson.serialization",
        "words": "lesson.table",
        "quiz": "lesson.quiz",
        "deck": "lesson.deck",
        "worksheet": "lesson.worksheet",
        "reader": "lesson.reader",
    }
)
"""All views in the order in which they are listed: name, and the module that has the `VIEW`."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build of an article, and for whom.

    `only` are the names of the views to write. `level` is the learner's band on `scale` (words above it are new), by
    default what the text suggests. `sandhi` is which changes of tone the pinyin of sentences shows. `fast` goes without
    the models for context. `own` has the options of a view's own, by its name: `{"deck": DeckOptions(...)}`.

    Raises LessonError for a view that does not exist and a level that the scale lacks.
    """

    only: tuple[str, ...] = tuple(VIEWS)
    level: int | None = None
    sandhi: Sandhi = Sandhi.NONE
    scale: Scale = HSK2025
    fast: bool = False
    own: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in (*self.only, *self.own):
            if name not in VIEWS:
                raise LessonError(f"there is no view {name!r}; choose from {', '.join(VIEWS)}")
        if self.level is not None and self.level not in self.scale.numbers:
            raise LessonError(f"level {self.level}: {self.scale.title} has none; give one from 1 to {self.scale.last}")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a view wrote: its name, a line about it, and how one uses it, where that has to be said."""

    name: str
    about: str
    use: str = ""


@dataclass
class Making:
    """A lesson as its views are made: `folder` is written into, `place` is where the files will be in the end.

    `printers` runs what works beside the interpreter.
    """

    lesson: Lesson
    options: BuildOptions
    folder: Path
    place: Path
    printers: Executor

    @cached_property
    def items(self) -> tuple[QuizItem, ...]:
        """The questions of the lesson, made when the first view asks for them."""
        from lesson.quiz import make_items

        return make_items(self.lesson)


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what is being done while it is made ("making the Anki deck"), and `begin`, which writes its
    files into the folder of a Making, or begins to, and gives what waits for them and tells of them.

    `needs` are the extras whose packages it cannot do without (`lesson.extras`); `beside` says that its work goes on
    beside the interpreter, so that it is begun first.
    """

    name: str
    doing: str
    begin: Callable[[Making], Callable[[], list[Written]]]
    needs: tuple[str, ...] = ()
    beside: bool = False


def view(name: str) -> View:
    """The view of that name."""
    found: View = import_module(VIEWS[name]).VIEW
    return found


def at_once(write: Callable[[Making], list[Written]]) -> Callable[[Making], Callable[[], list[Written]]]:
    """The `begin` of a view whose files are written when it returns."""

    def begin(making: Making) -> Callable[[], list[Written]]:
        written = write(making)
        return lambda: written

    return begin
