"""The reader page of a lesson: one HTML file, to read the article with help just where it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lesson.extras import require
from lesson.item import QuizItem
from lesson.learner import learner_band
from lesson.model import Lesson
from lesson.output import write_whole
from lesson.view import Making, View, Written, at_once

__all__ = ["ReaderOptions", "ReaderSummary", "reader_page", "write_reader"]


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """How a page is made. `level` is the band that its slider starts at, None asks the lesson (see `lesson.learner`);
    `embed_fonts` puts the characters it needs of a Kai typeface into the file.
    """

    level: int | None = None
    embed_fonts: bool = False


STANDARD = ReaderOptions()


@dataclass(frozen=True, slots=True)
class ReaderSummary:
    """What was written: bytes of the page, and of these the bytes of embedded fonts."""

    bytes: int
    font_bytes: int


def reader_page(lesson: Lesson, items: Sequence[QuizItem] = (), options: ReaderOptions = STANDARD) -> str:
    """The page as HTML text, the same for the same lesson, quiz items and options.

    Raises LessonError for a level that the scale lacks, and when fonts are to be embedded and the package was built
    without them.
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
    write_whole(path, data)
    return ReaderSummary(len(data), font_bytes)


def _made(lesson: Lesson, items: Sequence[QuizItem], options: ReaderOptions) -> tuple[str, int]:
    require("a reader page", "reader")
    from lesson.reader.page import page
    from lesson.render.embed import embedded

    fonts = embedded(lesson, items) if options.embed_fonts else ""
    return page(lesson, items, learner_band(lesson, options.level), fonts), len(fonts)


def _write(making: Making) -> list[Written]:
    options = ReaderOptions(level=making.options.level)
    made = write_reader(making.lesson, making.items, making.folder / "reader.html", options)
    return [Written("reader.html", f"the article to read, {made.bytes // 1000} kB")]


VIEW = View("reader", "setting the reader page", at_once(_write), needs=("reader",))
