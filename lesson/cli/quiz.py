"""lesson quiz"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.cli.options import band_of, level_option
from lesson.errors import LessonError
from lesson.extras import require
from lesson.kinds import KINDS, QuizKind

if TYPE_CHECKING:
    from lesson.item import Quiz
    from lesson.quiz.play.player import Result

DEFAULT_COUNT = 20
_KINDS = tuple(kind.name for kind in KINDS)
_ANKI = "anki"
_FORMS = ("moodle", "gift", "csv", _ANKI)


@click.command()
@click.argument("lesson")
@level_option("Questions of this level and the one above: hsk:4.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind; may be given twice.")
@click.option(
    "--count", type=click.IntRange(min=1), help=f"How many questions.  [default: {DEFAULT_COUNT}; all with --json]"
)
@click.option("--seed", type=int, help="Any number: the same number gives the same questions.")
@click.option("--adaptive", is_flag=True, help="Choose each question by the answers so far, and say what they tell.")
@click.option("--new", "anew", is_flag=True, help="Begin a new round, though one was stopped before its end.")
@click.option("--no-record", "unrecorded", is_flag=True, help="Leave no trace of the answers.")
@click.option(
    "--answers",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Take the answers from a file, one on each line, instead of the keyboard.",
)
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
    level: str | None,
    kinds: tuple[str, ...],
    count: int | None,
    seed: int | None,
    adaptive: bool,
    anew: bool,
    unrecorded: bool,
    answers: Path | None,
    plain: bool,
    as_json: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """Play the quiz of LESSON: its name (decks/NAME/quiz.json below this folder), its folder, or a quiz.json.

    Keys: 1 to 4 answer, h hint, s skip, q save and quit. Answers can also come through a pipe, one a line. A round that
    was stopped goes on where it stopped.
    """
    from lesson.cli.play import keys_from, prepare_streams, read_quiz, record_if_possible, screen_for
    from lesson.quiz.play.choose import choose, fitting
    from lesson.quiz.play.player import play, report, unknown
    from lesson.study.sitting import Choice, sit

    prepare_streams()
    path = find(lesson)
    found = read_quiz(path)
    wanted = tuple(QuizKind.parse(kind) for kind in kinds)
    band = band_of(level, found.scale)
    items = fitting(found, band, wanted)
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
    screen = screen_for(plain)
    keys = keys_from(screen, answers)
    with record_if_possible(not unrecorded) as record:
        sitting = sit(found, Choice(band, wanted, count or DEFAULT_COUNT, seed, adaptive), record, anew=anew)
        if record is not None:
            record.played(found.lesson, path, found.title)
        if sitting.changed:
            click.echo("The questions have changed since you stopped; this is a new round.", err=True)
        elif sitting.before:
            done, total = len(sitting.before), sitting.course.total
            click.echo(f"Going on after {done} of {total}; --new begins a new round.", err=True)
        result = play(
            sitting.course,
            screen,
            keys,
            before=sitting.before,
            glosses=lambda item: unknown(item, found.glossary, band),
            record=sitting.keep,
            scale=found.scale,
        )
        sitting.close(result)
    advice = _advice(found, result, lesson, path)
    report(found.title or found.lesson, result, screen, advice, sitting.told(result.answers))


def _export(chosen: Quiz, form: str, out: Path | None) -> None:
    """Write questions in a form; what was in the file stays whole until all is written."""
    if form == _ANKI:
        if out is None:
            raise click.BadParameter("is needed for --export anki", param_hint="--out")
        require("lesson quiz --export anki", "deck")
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


def _advice(found: Quiz, result: Result, lesson: str, path: Path) -> list[tuple[str, str]]:
    """What to do next, as (what, how)."""
    from lesson.quiz.play.player import weakest

    advice = []
    command = f"lesson quiz {lesson}"
    kind: QuizKind | None = weakest(result)
    bands = sorted({answer.item.band for answer in result.answers})
    if len(result.answers) < result.total:
        advice.append(
            ("the rest of this round", f"the same command again; it goes on at question {len(result.answers) + 1}")
        )
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
