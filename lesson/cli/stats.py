"""lesson stats"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lesson.extras import require
from lesson.scale import HSK2025

if TYPE_CHECKING:
    from lesson.quiz.play.screen import Screen
    from lesson.study.progress import Count, Progress


@click.command()
@click.argument("lesson", required=False)
@click.option("--plain", is_flag=True, help="Plain lines, for a screen reader.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw the chart into a file.")
def stats(lesson: str | None, plain: bool, as_json: bool, svg: Path | None) -> None:
    """Show how far you have come: answers by day, by kind and level, and what is due. LESSON: of one lesson only."""
    from lesson.cli.play import prepare_streams, screen_for
    from lesson.study.progress import progress
    from lesson.study.record import open_record

    if svg is not None:
        require("lesson stats --svg", "reader")
    prepare_streams()
    now = datetime.now().astimezone()
    with open_record() as record:
        found = progress(list(record.answers(lesson)), record.due_dates(), now)
    if svg is not None:
        from lesson.output import write_whole
        from lesson.study.chart import progress_svg

        write_whole(svg, progress_svg(found).encode("utf-8"), "choose another file")
        click.echo(f"drawn: {svg}", err=True)
    if as_json:
        click.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
    elif not found.total.asked:
        of = f" of {lesson}" if lesson else ""
        click.echo(f"No answers{of} yet; they come from 'lesson quiz'.", err=True)
    else:
        _show(found, screen_for(plain), lesson)


def _show(found: Progress, screen: Screen, lesson: str | None) -> None:
    screen.heading(f"Progress · {lesson}" if lesson else "Progress", "")
    screen.line()
    screen.line(f"{found.total.right} of {found.total.asked} right ({_percent(found.total)}).", "title")
    if found.ability is not None:
        screen.line(f"The latest answers speak for {HSK2025.label(min(max(int(found.ability), 1), HSK2025.last))}.")
    screen.line()
    screen.chart([(f"{day:%d %b}", float(count.asked), _told(count)) for day, count in found.days])
    screen.line()
    kinds = [(kind.name, *_row(count)) for kind, count in found.kinds.items()]
    screen.table(("kind", "asked", "right", "%"), kinds)
    screen.line()
    bands = [(HSK2025.label(band), *_row(count)) for band, count in found.bands.items()]
    screen.table(("level", "asked", "right", "%"), bands)
    screen.line()
    today, *rest = found.due
    of = "Due for review, of all lessons" if lesson else "Due for review"
    screen.line(f"{of}: {today} today, {rest[0]} tomorrow, {sum(rest[1:])} in the five days after.")


def _told(count: Count) -> str:
    return f"{count.right} of {count.asked} right" if count.asked else "nothing"


def _row(count: Count) -> tuple[str, str, str]:
    return str(count.asked), str(count.right), _percent(count).removesuffix(" %")


def _percent(count: Count) -> str:
    return f"{round(100 * count.share)} %"


def _data(found: Progress) -> dict[str, object]:
    def counted(count: Count) -> dict[str, int]:
        return {"asked": count.asked, "right": count.right}

    return {
        **counted(found.total),
        "ability": None if found.ability is None else round(found.ability, 2),
        "kinds": {kind.name: counted(count) for kind, count in found.kinds.items()},
        "levels": {str(band): counted(count) for band, count in found.bands.items()},
        "days": {day.isoformat(): counted(count) for day, count in found.days},
        "due": list(found.due),
    }
