"""Building: one article, all its views, written so that what was there before stays whole until all is ready."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lesson.errors import LessonError
from lesson.extras import require
from lesson.model import Lesson
from lesson.view import VIEWS, BuildOptions, Making, Written, view

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A built lesson: the folder its files are in, and the files in the order of `VIEWS`."""

    lesson: Lesson
    folder: Path
    files: tuple[Written, ...]


def build(
    seed: Path | str,
    out: Path | str = "decks",
    options: BuildOptions | None = None,
    *,
    progress: Progress = lambda doing: None,
) -> Built:
    """Build the lesson of an article into `out`/<id>/; `options` say what, by default every view.

    `progress` is told what is being done. Raises LessonError for an article that cannot be read, a view whose packages
    are missing and a folder that cannot be written; files built earlier are then as they were.
    """
    from lesson.annotation.pipeline import annotator
    from lesson.text.article import read_article

    options = options or BuildOptions()
    views = [view(name) for name in VIEWS if name in options.only]
    heavy = [one for one in views if one.needs]
    extras = dict.fromkeys(extra for one in heavy for extra in one.needs)
    require(f"to build {' and '.join(one.name for one in heavy)}, lesson", *extras)
    progress("reading the article")
    article = read_article(seed)
    folder = Path(out) / article.id
    # Two sheets are printed at a time: for the class, and with the answers.
    with _beside(folder) as partial, ThreadPoolExecutor(max_workers=2) as printers:
        progress("finding words, readings and meanings")
        lesson = annotator(options.scale, fast=options.fast).annotate_article(article)
        making = Making(lesson, options, partial, folder, printers)
        begun = {}
        for one in sorted(views, key=lambda one: not one.beside):
            progress(one.doing)
            begun[one.name] = one.begin(making)
        files = [file for one in views for file in begun[one.name]()]
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(partial.iterdir()):
            os.replace(path, folder / path.name)
    return Built(lesson, folder, tuple(files))


class _beside:
    """A temporary folder beside the final one, on the same disk; gone at the end, whatever happens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Path:
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            if self.folder.exists() and not os.access(self.folder, os.W_OK):
                raise PermissionError(13, "Permission denied")
            if self.folder.exists() and not self.folder.is_dir():
                raise NotADirectoryError(20, "is a file")
            self.partial = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}.", dir=self.folder.parent))
        except OSError as fault:
            raise LessonError(_unwritable(self.folder, fault)) from fault
        return self.partial

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        shutil.rmtree(self.partial, ignore_errors=True)
        if isinstance(fault, OSError):
            raise LessonError(_unwritable(self.folder, fault)) from fault


def _unwritable(folder: Path, fault: OSError) -> str:
    return f"{folder}: cannot be written ({fault.strerror or fault}); choose another folder with --out"
