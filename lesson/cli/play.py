"""What `lesson quiz` and `lesson review` share: where keys come from, where a quiz is, where answers go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.errors import LessonError

if TYPE_CHECKING:
    from lesson.item import Quiz
    from lesson.quiz.play.player import Keys
    from lesson.quiz.play.screen import Screen
    from lesson.study.record import Record


def prepare_streams() -> None:
    """Let hanzi through in an ASCII locale."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")


def read_quiz(path: Path) -> Quiz:
    """The quiz in a file. Raises LessonError when it cannot be read or is none."""
    from lesson.quiz.store import load

    try:
        return load(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as fault:
        raise LessonError(f"{path}: no text in UTF-8; build it again with 'lesson build'") from fault
    except OSError as fault:
        raise LessonError(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault


def screen_for(plain: bool) -> Screen:
    """Where the questions are shown."""
    from lesson.quiz.play.screen import PlainScreen, RichScreen

    return PlainScreen() if plain else RichScreen()


def keys_from(screen: Screen, answers: Path | None = None) -> Keys:
    """Single keys from a terminal, lines from a file or a pipe; such lines are shown, so that a log can be read.

    Raises LessonError when the file cannot be read.
    """
    if answers is None and sys.stdin.isatty():
        return click.getchar
    try:
        lines = iter(sys.stdin if answers is None else answers.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError) as fault:
        told = fault.strerror if isinstance(fault, OSError) else "no text in UTF-8"
        raise LessonError(f"{answers}: cannot be read ({told}); give a file with an answer on each line") from fault

    def line() -> str | None:
        text = next(lines, None)
        if text is not None and text.strip():
            screen.line(f"> {text.strip()}", "dim")
        return text

    return line


@contextmanager
def record_if_possible(wanted: bool) -> Iterator[Record | None]:
    """The record of answers; None, and a line on standard error, when it cannot be opened: one can play without."""
    from lesson.study.record import open_record

    if not wanted:
        yield None
        return
    opened = open_record()
    try:
        record = opened.__enter__()
    except LessonError as fault:
        click.echo(f"lesson: answers are not recorded: {fault}", err=True)
        yield None
        return
    try:
        yield record
    except BaseException:
        if not opened.__exit__(*sys.exc_info()):
            raise
    else:
        opened.__exit__(None, None, None)
