"""lesson worksheet"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from lesson.cli.options import Band
from lesson.sandhi import Sandhi
from lesson.worksheet.options import Paper, Pinyin, Section, WorksheetOptions

_STANDARD = WorksheetOptions()


@click.command()
@click.argument("lesson")
@click.option("--sections", help=f"These, in this order, separated by commas: {', '.join(Section)}.")
@click.option("--level", type=Band(), help="The class's level: words above it are new.  [default: just below the text]")
@click.option(
    "--pinyin",
    type=click.Choice([one.value for one in Pinyin]),
    default=_STANDARD.pinyin.value,
    show_default=True,
    help="Words of the text with pinyin above them.",
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
@click.option("--lines/--no-lines", default=True, show_default=True, help="Line numbers beside the text.")
@click.option(
    "--characters", type=click.IntRange(min=1), default=_STANDARD.characters, show_default=True, help="To be written."
)
@click.option(
    "--questions", type=click.IntRange(min=1), default=_STANDARD.questions, show_default=True, help="Of each exercise."
)
@click.option(
    "--template",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="A folder with templates of your own, made from those in lesson/worksheet/templates.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [default: the lesson's own]")
def worksheet(
    lesson: str,
    sections: str | None,
    level: int | None,
    pinyin: str,
    sandhi: str,
    paper: str,
    lines: bool,
    characters: int,
    questions: int,
    template: Path | None,
    out: Path | None,
) -> None:
    """Print the worksheet of LESSON (its name below decks, its folder, or a lesson.json): one file to hand out, without
    the answers, and one for the teacher, with them.
    """
    from lesson.cli.reader import read
    from lesson.quiz import make_items
    from lesson.worksheet import write_worksheet

    made, path = read(lesson)
    wanted = WorksheetOptions(
        paper=Paper(paper),
        pinyin=Pinyin(pinyin),
        sandhi=Sandhi(sandhi),
        level=level,
        key=False,
        sections=_STANDARD.sections if sections is None else _sections(sections),
        line_numbers=lines,
        characters=characters,
        questions=questions,
    )
    folder = out or path.parent
    items = make_items(made)
    for name, options, whom in (
        ("worksheet.pdf", wanted, "to hand out"),
        ("worksheet-key.pdf", replace(wanted, key=True), "with the answers"),
    ):
        written = write_worksheet(made, items, folder / name, options, template)
        click.echo(f"{folder / name}: {written.pages} pages, {whom}")


def _sections(given: str) -> tuple[Section, ...]:
    """The sections as WorksheetOptions takes them: plain strings, which it checks."""
    return cast("tuple[Section, ...]", tuple(part.strip() for part in given.split(",")))
