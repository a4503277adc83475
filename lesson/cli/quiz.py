"""lesson quiz"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.cli.options import Band
from lesson.errors import LessonError

if TYPE_CHECKING:
    from lesson.quiz.item import ItemKind, Quiz
    from lesson.quiz.player import Course, Keys, Result
    from lesson.quiz.screen import Screen

DEFAULT_COUNT = 20
_KINDS = ("meaning", "reading", "cloze", "form")
_ANKI = "anki"
_FORMS = ("moodle", "gift", "csv", _ANKI)


@click.command()
@click.argument("lesson")
@click.option("--level", type=Band(), help="Questions of this level and the one above: hsk:4.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind; may be given twice.")
@click.option(
    "--count", type=click.IntRange(min=1), help=f"How many questions.  [default: {DEFAULT_COUNT}; all with --json]"
)
@click.option("--seed", type=int, help="Any number: the same number gives the same questions.")
@click.option("--adaptive", is_flag=True, help="Choose each question by the answers so far, and say what they tell.")
@click.option("--plain", is_flag=True, help="Plain lines, for a screen reader.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON instead of playing.")
@click.option(
    "--export", "form", type=click.Choice(_FORMS), help="Write the questions for a classroom or Anki instead."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File for --export.  [default: standard output]"
)
def quiz(
    lesson: str,
    level: int | None,
    kinds: tuple[str, ...],
    count: int | None,
    seed: int | None,
    adaptive: bool,
    plain: bool,
    as_json: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """Play the quiz of LESSON: its name (decks/NAME/quiz.json below this folder), its folder, or a quiz.json.

    Keys: 1 to 4 answer, h hint, s skip, q quit. Answers can also come through a pipe, one a line.
    """
    from lesson.quiz.choose import choose, fitting
    from lesson.quiz.item import ItemKind
    from lesson.quiz.player import InTurn

    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):  # an ASCII locale would refuse hanzi
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")
    path = find(lesson)
    found = _read(path)
    items = fitting(found, level, [ItemKind(kind) for kind in kinds])
    if form is None and out is not None:
        raise click.BadParameter("is for --export", param_hint="--out")
    if as_json or form is not None:
        chosen = replace(found, items=items if count is None else choose(items, count, seed or 0))
        if form is None:
            from lesson.quiz.store import dump_quiz

            click.echo(dump_quiz(chosen), nl=False)
        else:
            _export(chosen, form, out)
        return
    if adaptive:
        from lesson.quiz.adaptive import Adaptive

        every = fitting(found, None, [ItemKind(kind) for kind in kinds])
        start = level if level is not None else max(found.level - 1, 1)
        _play(found, Adaptive(every, count or DEFAULT_COUNT, start, seed), lesson, path, plain)
    else:
        _play(found, InTurn(choose(items, count or DEFAULT_COUNT, seed)), lesson, path, plain)


def _export(chosen: Quiz, form: str, out: Path | None) -> None:
    """Write questions in a form; what was in the file stays whole until all is written."""
    if form == _ANKI:
        if out is None:
            raise click.BadParameter("is needed for --export anki", param_hint="--out")
        from lesson.deck.question import write_questions

        click.echo(f"{out}: {write_questions(chosen, out)} questions for Anki")
        return
    from lesson.output import write_whole
    from lesson.quiz.export import Classroom, export

    text = export(chosen, Classroom(form))
    if out is None:
        click.echo(text, nl=False)
    else:
        write_whole(out, text.encode("utf-8"), "choose another place")
        click.echo(f"{out}: {len(chosen.items)} questions")


def find(lesson: str) -> Path:
    """The quiz.json of a lesson given by name, folder or file. Raises LessonError when there is none."""
    given = Path(lesson)
    for path in (given, given / "quiz.json", Path("decks") / lesson / "quiz.json"):
        if path.is_file():
            return path
    tried = given / "quiz.json" if given.is_dir() else Path("decks") / lesson / "quiz.json"
    if given.suffix:
        raise LessonError(f"{lesson}: no such file; give a lesson's name, its folder, or its quiz.json")
    raise LessonError(f"{lesson}: no quiz at {tried}; build it with 'lesson build seeds/{given.name}.txt'")


def _read(path: Path) -> Quiz:
    from lesson.quiz.store import load

    try:
        return load(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as fault:
        raise LessonError(f"{path}: no text in UTF-8; build it again with 'lesson build'") from fault
    except OSError as fault:
        raise LessonError(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault


def _play(found: Quiz, course: Course, lesson: str, path: Path, plain: bool) -> None:
    from lesson.quiz.player import play, report
    from lesson.quiz.screen import PlainScreen, RichScreen

    screen: Screen = PlainScreen() if plain else RichScreen()
    result = play(course, screen, _keys(screen))
    report(found, result, screen, _advice(found, result, lesson, path), course.told(result.answers))


def _keys(screen: Screen) -> Keys:
    """Single keys from a terminal, lines from a pipe; what came through a pipe is shown, so that a log can be read."""
    if sys.stdin.isatty():
        return click.getchar

    def line() -> str | None:
        text = sys.stdin.readline()
        if text.strip():
            screen.line(f"> {text.strip()}", "dim")
        return text or None

    return line


def _advice(found: Quiz, result: Result, lesson: str, path: Path) -> list[tuple[str, str]]:
    """What to do next, as (what, how)."""
    from lesson.quiz.player import weakest

    advice = []
    command = f"lesson quiz {lesson}"
    kind: ItemKind | None = weakest(result)
    bands = sorted({answer.item.band for answer in result.answers})
    if kind is not None:
        advice.append((f"more {kind} questions", f"{command} --kind {kind}"))
    elif bands and bands[-1] < 7:
        advice.append(("harder questions", f"{command} --level hsk:{bands[-1] + 1}"))
    else:
        advice.append(("other questions", command))
    deck = path.parent / f"{found.lesson}.apkg"
    if deck.is_file():
        advice.append(("the words as cards", f"import {deck} into Anki"))
    return advice
