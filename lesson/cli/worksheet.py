"""lesson worksheet"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from lesson.cli.options import band_of, level_option
from lesson.errors import LessonError
from lesson.extras import require
from lesson.text.sandhi import Sandhi
from lesson.worksheet.options import BEGINNER, CELLS, VERSIONS, Grid, Paper, Pinyin, Section, WorksheetOptions

_STANDARD = WorksheetOptions()


class Millimetres(click.ParamType[float]):
    """A length: `15mm`, or `15`."""

    name = "mm"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The length in millimetres. Fails for what is no number, and outside CELLS."""
        try:
            length = float(str(value).strip().removesuffix("mm"))
        except ValueError:
            self.fail(f"{value!r} is no length; give one like 15mm", param, ctx)
        if not CELLS[0] <= length <= CELLS[1]:
            self.fail(
                f"{value} is too {'small' if length < CELLS[0] else 'large'}; give {CELLS[0]:g} to {CELLS[1]:g} mm"
            )
        return length


@click.command()
@click.argument("lesson")
@click.option("--sections", help=f"These, in this order, separated by commas: {', '.join(Section)}.")
@level_option("The class's level: words above it are new.  [default: just below the text]")
@click.option(
    "--pinyin",
    type=click.Choice([one.value for one in Pinyin]),
    help=f"Words of the text with pinyin above them.  [default: all up to HSK {BEGINNER}, else new]",
)
@click.option(
    "--sandhi",
    type=click.Choice([one.value for one in Sandhi]),
    default=Sandhi.NONE.value,
    show_default=True,
    help="Changes of tone that the pinyin shows.",
)
@click.option(
    "--paper",
    type=click.Choice([one.value for one in Paper]),
    default=_STANDARD.paper.value,
    show_default=True,
    help="The paper it is printed on.",
)
@click.option("--by-level", is_flag=True, help="The vocabulary by level, not in the order of the text.")
@click.option("--names", is_flag=True, help="A line below names, as in schoolbooks (專名號).")
@click.option("--tones", is_flag=True, help="Pinyin above the text coloured by tone.")
@click.option("--lines/--no-lines", default=True, show_default=True, help="Line numbers beside the text.")
@click.option(
    "--characters", type=click.IntRange(min=1), default=_STANDARD.characters, show_default=True, help="To be written."
)
@click.option(
    "--questions", type=click.IntRange(min=1), default=_STANDARD.questions, show_default=True, help="Of each exercise."
)
@click.option(
    "--grid",
    type=click.Choice([one.value for one in Grid]),
    default=_STANDARD.grid.value,
    show_default=True,
    help="Squares to write in: with a cross (田字格), or with diagonals, too (米字格).",
)
@click.option("--cell", type=Millimetres(), default=_STANDARD.cell, show_default=True, help="Side of a square.")
@click.option("--per-page", type=click.IntRange(min=1), help="Characters on a page.  [default: as many as fit]")
@click.option("--open", "open_questions", is_flag=True, help="Lines to write on instead of options to tick.")
@click.option(
    "--variants",
    type=click.IntRange(1, len(VERSIONS)),
    default=1,
    show_default=True,
    help="Versions A, B, C ... with the same exercises in another order, each with its key.",
)
@click.option("--html", is_flag=True, help="Web pages beside the PDF, to edit in a word processor.")
@click.option("--docx", is_flag=True, help="Word documents beside the PDF. Needs python-docx.")
@click.option(
    "--template",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="A folder with templates of your own, made from those in lesson/worksheet/templates (PDF and web page).",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [default: the lesson's own]")
def worksheet(
    lesson: str,
    sections: str | None,
    level: str | None,
    pinyin: str | None,
    sandhi: str,
    paper: str,
    names: bool,
    by_level: bool,
    tones: bool,
    lines: bool,
    characters: int,
    questions: int,
    grid: str,
    cell: float,
    per_page: int | None,
    open_questions: bool,
    variants: int,
    html: bool,
    docx: bool,
    template: Path | None,
    out: Path | None,
) -> None:
    """Print the worksheet of LESSON (its name below decks, its folder, or a lesson.json): one file to hand out, without
    the answers, and one for the teacher, with them.
    """
    require("lesson worksheet", "worksheet", *["docx"] * docx)
    from lesson.cli.reader import read
    from lesson.quiz import make_items
    from lesson.worksheet import write_document, write_page, write_worksheet

    made, path = read(lesson)
    wanted = WorksheetOptions(
        paper=Paper(paper),
        pinyin=Pinyin(pinyin) if pinyin else None,
        sandhi=Sandhi(sandhi),
        level=band_of(level, made.scale),
        key=False,
        sections=_STANDARD.sections if sections is None else _sections(sections),
        line_numbers=lines,
        characters=characters,
        questions=questions,
        grid=Grid(grid),
        cell=cell,
        per_page=per_page,
        open_questions=open_questions,
        names=names,
        by_level=by_level,
        tones=tones,
    )
    folder = out or path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise LessonError(f"{folder}: cannot be made ({fault.strerror or fault}); choose another folder") from fault
    items = make_items(made)
    for version in VERSIONS[:variants] if variants > 1 else ("",):
        for key, whom in ((False, "to hand out"), (True, "with the answers")):
            name = "-".join(["worksheet", *version, *["key"] * key])
            options = replace(wanted, version=version, key=key)
            written = write_worksheet(made, items, folder / f"{name}.pdf", options, template)
            click.echo(f"{folder / name}.pdf: {written.pages} pages, {whom}")
            if html:
                size = write_page(made, items, folder / f"{name}.html", options, template)
                click.echo(f"{folder / name}.html: {size // 1000} kB, {whom}")
            if docx:
                size = write_document(made, items, folder / f"{name}.docx", options)
                click.echo(f"{folder / name}.docx: {size // 1000} kB, {whom}")


def _sections(given: str) -> tuple[Section, ...]:
    """The sections as WorksheetOptions takes them: plain strings, which it checks."""
    return cast("tuple[Section, ...]", tuple(part.strip() for part in given.split(",")))
