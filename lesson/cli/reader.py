"""lesson reader"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.cli.options import band_of, level_option
from lesson.errors import LessonError
from lesson.extras import require

if TYPE_CHECKING:
    from lesson.model import Lesson


@click.command()
@click.argument("lesson")
@level_option("Pinyin stands over words above this level, until the slider is moved.")
@click.option("--embed-fonts", is_flag=True, help="Put the Chinese characters it needs into the page (a Kai typeface).")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: reader.html]"
)
def reader(lesson: str, level: str | None, embed_fonts: bool, out: Path | None) -> None:
    """Make the reader page of LESSON: its name (decks/NAME below this folder), its folder, or a lesson.json."""
    require("lesson reader", "reader")
    from lesson.quiz import make_items
    from lesson.reader import ReaderOptions, write_reader

    made, path = read(lesson)
    target = out or path.with_name("reader.html")
    written = write_reader(made, make_items(made), target, ReaderOptions(band_of(level, made.scale), embed_fonts))
    click.echo(f"{target}: {written.bytes // 1000} kB; open it in a browser")


def read(lesson: str) -> tuple[Lesson, Path]:
    """The lesson given by name, folder or file, and its file. Raises LessonError when there is none to read."""
    from lesson.model import Lesson

    path = find(lesson)
    try:
        return Lesson.from_json(path.read_text(encoding="utf-8"), str(path)), path
    except UnicodeDecodeError as fault:
        raise LessonError(f"{path}: no text in UTF-8; build it again with 'lesson build'") from fault
    except OSError as fault:
        raise LessonError(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault


def find(lesson: str) -> Path:
    """The lesson.json of a lesson given by name, folder or file. Raises LessonError when there is none."""
    given = Path(lesson)
    for path in (given, given / "lesson.json", Path("decks") / lesson / "lesson.json"):
        if path.is_file():
            return path
    if given.suffix:
        raise LessonError(f"{lesson}: no such file; give a lesson's name, its folder, or its lesson.json")
    raise LessonError(f"{lesson}: no lesson of this name in decks; build it with 'lesson build seeds/{given.name}.txt'")
