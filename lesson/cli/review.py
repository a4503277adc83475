"""lesson review"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.errors import LessonError

if TYPE_CHECKING:
    from lesson.item import Quiz
    from lesson.study.record import Record

DEFAULT_COUNT = 20


@click.command()
@click.option(
    "--count", type=click.IntRange(min=1), default=DEFAULT_COUNT, show_default=True, help="How many questions."
)
@click.option(
    "--answers",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Take the answers from a file, one on each line, instead of the keyboard.",
)
@click.option("--plain", is_flag=True, help="Plain lines, for a screen reader.")
def review(count: int, answers: Path | None, plain: bool) -> None:
    """Ask the words of all lessons that are due, each with another question than last time.

    Words come in by 'lesson quiz'. A word that was missed is due after ten minutes, one that was known after days, and
    each time it is known again after longer.
    """
    from lesson.cli.play import keys_from, prepare_streams, screen_for
    from lesson.quiz.play.player import play, report
    from lesson.study.record import open_record
    from lesson.study.review import Review, due_items

    prepare_streams()
    screen = screen_for(plain)
    keys = keys_from(screen, answers)
    with open_record() as record:
        now = datetime.now(UTC)
        round = Review(due_items(record.due(now), _quizzes(record), count), record)
        if not round.asked:
            screen.line(_nothing(record, now))
            return
        result = play(round.course, screen, keys, glosses=round.glosses, record=round.keep)
        left = len(record.due(datetime.now(UTC)))
    advice = [("what is still due", "lesson review")] if left else [("how far you have come", "lesson stats")]
    report("Review", result, screen, advice)


def _quizzes(record: Record) -> list[Quiz]:
    """The quizzes that were played, as they are now; a line on standard error for one that is gone."""
    from lesson.cli.play import read_quiz

    found = []
    for known in record.lessons():
        try:
            found.append(read_quiz(known.path))
        except LessonError as fault:
            click.echo(f"lesson: {known.name} is left out: {fault}", err=True)
    return found


def _nothing(record: Record, now: datetime) -> str:
    following = record.next_due(now)
    if following is None:
        return "Nothing to review yet; words come in by 'lesson quiz'."
    return f"Nothing is due. The next words are on {following.astimezone():%A %d %B at %H:%M}."
