"""The reader page of a lesson: one HTML file, to read the article with help just where it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lesson.errors import LessonError
from lesson.extras import require
from lesson.item import QuizItem
from lesson.model import BANDS, Lesson
from lesson.output import write_whole

__all__ = ["ReaderOptions", "ReaderSummary", "reader_page", "write_reader"]


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """How a page is made. `level` is the band that its slider starts at, None asks the lesson (see `first_level`);
    `embed_fonts` puts the characters it needs of a Kai typeface into the file.

    Raises LessonError for a level that is no band.
    """

    level: int | None = None
    embed_fonts: bool = False

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in BANDS:
            raise LessonError(f"reader: there is no level {self.level}; give a band from {BANDS[0]} to {BANDS[-1]}")


STANDARD = ReaderOptions()


@dataclass(frozen=True, slots=True)
class ReaderSummary:
    """What was written: bytes of the page, and of these the bytes of embedded fonts."""

    bytes: int
    font_bytes: int


def first_level(lesson: Lesson, options: ReaderOptions) -> int:
    """The band that a page is set for until its reader chooses.

    A lesson's level is the band at which 95 % of it is known; who works on it is one below.
    """
    return options.level if options.level is not None else min(max(lesson.level - 1, 1), 6)


def reader_page(lesson: Lesson, items: Sequence[QuizItem] = (), options: ReaderOptions = STANDARD) -> str:
    """The page as HTML text, the same for the same lesson, quiz items and options.

    Raises LessonError when fonts are to be embedded and the package was built without them.
    """
    return _made(lesson, items, options)[0]


def write_reader(
    lesson: Lesson, items: Sequence[QuizItem], path: Path, options: ReaderOptions = STANDARD
) -> ReaderSummary:
    """Write the page of a lesson to `path`; its quiz is made of `items`.

    Raises LessonError when the file cannot be written; one that was there before is then as it was.
    """
    text, font_bytes = _made(lesson, items, options)
    data = text.encode("utf-8")
    write_whole(path, data, "choose another folder")
    return ReaderSummary(len(data), font_bytes)


def _made(lesson: Lesson, items: Sequence[QuizItem], options: ReaderOptions) -> tuple[str, int]:
    require("a reader page", "reader")
    from lesson.reader.page import page
    from lesson.render.embed import embedded

    fonts = embedded(lesson, items) if options.embed_fonts else ""
    return page(lesson, items, first_level(lesson, options), fonts), len(fonts)
