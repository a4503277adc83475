"""Building: one article, all its views, written so that what was there before stays whole until all is ready."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lesson.errors import LessonError
from lesson.extras import EXTRAS, require
from lesson.model import Lesson
from lesson.text.sandhi import Sandhi

if TYPE_CHECKING:
    from lesson.deck import DeckOptions
    from lesson.quiz import QuizItem
    from lesson.worksheet import WorksheetSummary

VIEWS = ("lesson", "words", "quiz", "deck", "worksheet", "reader")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A built lesson: where its files are, in the order of VIEWS, and one line about each."""

    lesson: Lesson
    folder: Path
    files: tuple[tuple[Path, str], ...]


def build(
    seed: Path | str,
    out: Path | str = "decks",
    *,
    only: Collection[str] = VIEWS,
    level: int | None = None,
    fast: bool = False,
    sandhi: Sandhi = Sandhi.NONE,
    deck: DeckOptions | None = None,
    progress: Progress = lambda step: None,
) -> Built:
    """Build the lesson of an article into `out`/<id>/.

    `only` names the views to write; `level` is the reader's band (words above it are new to them), by default what
    the text suggests; `fast` goes without the models for context; `sandhi` is which changes of tone the pinyin of
    sentences shows; `deck` is how to make the deck, by default for `level` and `sandhi` as given here;
    `progress` is told each step. Raises LessonError for views whose packages are not installed, an article that cannot
    be read and a folder that cannot be written; files built earlier are then as they were.
    """
    heavy = [view for view in VIEWS if view in only and view in EXTRAS]
    require(f"to build {' and '.join(heavy)}, lesson", *heavy)
    from lesson.annotate.pipeline import annotate_article
    from lesson.text.article import read_article

    progress("read")
    article = read_article(seed)
    folder = Path(out) / article.id
    with _beside(folder) as partial:
        progress("annotate")
        lesson = annotate_article(article, fast=fast)
        return Built(lesson, folder, _write(lesson, partial, folder, only, level, sandhi, deck, progress))


def _write(
    lesson: Lesson,
    partial: Path,
    folder: Path,
    only: Collection[str],
    level: int | None,
    sandhi: Sandhi,
    deck: DeckOptions | None,
    progress: Progress,
) -> tuple[tuple[Path, str], ...]:
    written: list[tuple[str, str]] = []
    if "lesson" in only:
        (partial / "lesson.json").write_text(lesson.to_json(), encoding="utf-8", newline="\n")
        written.append(("lesson.json", f"{len(lesson.words)} words and names, {len(lesson.sentences)} sentences"))
    if "words" in only:
        progress("words")
        from lesson.table import write_words

        write_words(lesson, partial / "words.csv")
        written.append(("words.csv", "the vocabulary as a table"))
    items: tuple[QuizItem, ...] = ()
    if {"quiz", "worksheet", "reader"} & set(only):
        progress("quiz")
        from lesson.quiz import dump, make_items

        items = make_items(lesson)
        if "quiz" in only:
            (partial / "quiz.json").write_text(dump(lesson, items), encoding="utf-8", newline="\n")
            written.append(("quiz.json", f"{len(items)} questions"))
    # The engine that prints works beside the interpreter: worksheets are set while deck and page are made.
    with ThreadPoolExecutor(max_workers=2) as printers:
        sheets = _print(lesson, items, partial, level, sandhi, printers) if "worksheet" in only else []
        if "deck" in only:
            progress("deck")
            written.append(_deck(lesson, partial, folder, level, sandhi, deck))
        page = ""
        if "reader" in only:
            progress("reader")
            from lesson.reader import ReaderOptions, write_reader

            made = write_reader(lesson, items, partial / "reader.html", ReaderOptions(level=level))
            page = f"the article to read, {made.bytes // 1000} kB"
        if sheets:
            progress("worksheet")
            written += [(name, f"{sheet.result().pages} pages, {whom}") for name, whom, sheet in sheets]
        if page:
            written.append(("reader.html", page))
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(partial.iterdir()):
        os.replace(path, folder / path.name)
    return tuple((folder / name, about) for name, about in written)


def _deck(
    lesson: Lesson, partial: Path, folder: Path, level: int | None, sandhi: Sandhi, deck: DeckOptions | None
) -> tuple[str, str]:
    """Write the deck into `partial`, going on with the history in `folder`; gives its name and what is in it."""
    from lesson.deck import DeckOptions, write_deck

    wanted = deck or DeckOptions(level=level, sandhi=sandhi)
    history = folder / "deck-history.json"
    if history.exists():
        shutil.copyfile(history, partial / history.name)
    path = partial / f"{lesson.article.id}.apkg"
    made = write_deck(lesson, path, partial / history.name, wanted)
    about = f"{made.notes} notes, {made.cards} cards"
    if wanted.level is not None or wanted.max_new is not None:
        about += f"; with them you know {made.coverage:.0%} of the words"
    return path.name, about


def _print(
    lesson: Lesson,
    items: tuple[QuizItem, ...],
    partial: Path,
    level: int | None,
    sandhi: Sandhi,
    printers: ThreadPoolExecutor,
) -> list[tuple[str, str, Future[WorksheetSummary]]]:
    """Begin to print the two worksheets into `partial`: name, for whom, and what was printed once it is."""
    from lesson.worksheet import WorksheetOptions, write_worksheet

    wanted = (("worksheet.pdf", False, "to hand out"), ("worksheet-key.pdf", True, "with the answers"))
    return [
        (
            name,
            whom,
            printers.submit(
                write_worksheet, lesson, items, partial / name, WorksheetOptions(level=level, sandhi=sandhi, key=key)
            ),
        )
        for name, key, whom in wanted
    ]


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
