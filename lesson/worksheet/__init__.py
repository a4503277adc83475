"""The printable worksheet of a lesson: text with pinyin, new words, writing grids, exercises, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lesson.extras import require
from lesson.item import QuizItem
from lesson.model import Lesson
from lesson.output import write_whole
from lesson.view import Making, View, Written
from lesson.worksheet.options import Grid, Paper, Pinyin, Section, WorksheetOptions

__all__ = [
    "Grid",
    "Paper",
    "Pinyin",
    "Section",
    "WorksheetOptions",
    "WorksheetSummary",
    "write_document",
    "write_page",
    "write_worksheet",
]


STANDARD = WorksheetOptions()


@dataclass(frozen=True, slots=True)
class WorksheetSummary:
    """What was written: pages, and bytes of the PDF."""

    pages: int
    bytes: int


def write_worksheet(
    lesson: Lesson,
    items: Sequence[QuizItem],
    path: Path,
    options: WorksheetOptions = STANDARD,
    templates: Path | None = None,
) -> WorksheetSummary:
    """Write the worksheet of a lesson as PDF to `path`; its exercises are made of the quiz's `items`.

    `templates` is a folder with a `worksheet.typ` to set it with, by default the package's own. The same lesson, items,
    options and templates give the same bytes. Raises LessonError when the file cannot be written, or the templates do
    not compile; one that was there before is then as it was.
    """
    require("a worksheet", "worksheet")
    from lesson.worksheet.press import TEMPLATES, press
    from lesson.worksheet.sheet import Sheet

    pdf, pages = press(Sheet(lesson, items, options).data(), templates or TEMPLATES)
    write_whole(path, pdf)
    return WorksheetSummary(pages, len(pdf))


def write_page(
    lesson: Lesson,
    items: Sequence[QuizItem],
    path: Path,
    options: WorksheetOptions = STANDARD,
    templates: Path | None = None,
) -> int:
    """Write the same worksheet as a web page, for those who edit it in a word processor; gives its bytes.

    `templates` is a folder that may have a `worksheet.html` or `worksheet.css` to use instead of the package's own.
    The same lesson, items, options and templates give the same bytes. Raises LessonError when the file cannot be
    written, or the templates cannot be filled in.
    """
    require("a worksheet as a web page", "worksheet")
    from lesson.worksheet.page import page
    from lesson.worksheet.sheet import Sheet

    data = page(Sheet(lesson, items, options).data(), templates).encode()
    write_whole(path, data)
    return len(data)


def write_document(lesson: Lesson, items: Sequence[QuizItem], path: Path, options: WorksheetOptions = STANDARD) -> int:
    """Write the same worksheet as a Word document, with pinyin that Word can edit; gives its bytes.

    The strokes of characters are left to the PDF. The same lesson, items and options give the same bytes. Raises
    LessonError when the file cannot be written, or python-docx is not installed.
    """
    require("a worksheet as a Word document", "docx")
    from lesson.worksheet.document import document
    from lesson.worksheet.sheet import Sheet

    data = document(Sheet(lesson, items, options).data())
    write_whole(path, data)
    return len(data)


def _begin(making: Making) -> Callable[[], list[Written]]:
    """Begin to print both sheets; the engine works beside the interpreter."""
    options = making.options
    wanted = (("worksheet.pdf", False, "to hand out"), ("worksheet-key.pdf", True, "with the answers"))
    printing = [
        (
            name,
            whom,
            making.printers.submit(
                write_worksheet,
                making.lesson,
                making.items,
                making.folder / name,
                WorksheetOptions(level=options.level, sandhi=options.sandhi, key=key),
            ),
        )
        for name, key, whom in wanted
    ]
    return lambda: [Written(name, f"{sheet.result().pages} pages, {whom}") for name, whom, sheet in printing]


VIEW = View("worksheet", "setting the worksheet", _begin, needs=("worksheet",), beside=True)
