"""The progress of a learner as an accessible SVG picture."""

from __future__ import annotations

from dataclasses import dataclass

from lesson.render.template import Markup, filled, resource
from lesson.study.progress import Progress

_LEFT, _WIDTH = 74, 440  # where bars begin, and the longest
_TOP, _ROW, _BAR = 16, 24, 18


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day's bar: where it lies, how long it is for all answers and for the right ones, and what it says."""

    y: int
    day: str
    asked: float
    right: float
    told: str


def progress_svg(progress: Progress) -> str:
    """A bar for each day, the right answers darker, and what is due below."""
    most = max((count.asked for _, count in progress.days), default=0) or 1
    rows = [
        DayRow(
            _TOP + at * _ROW,
            f"{day:%d %b}",
            round(_WIDTH * count.asked / most, 1),
            round(_WIDTH * count.right / most, 1),
            f"{count.right} of {count.asked}" if count.asked else "",
        )
        for at, (day, count) in enumerate(progress.days)
    ]
    due = f"Due for review: {progress.due[0]} today, {progress.due[1]} tomorrow."
    told = "; ".join(f"{row.day}: {row.told} right" for row in rows if row.told)
    said = f"{progress.total.right} of {progress.total.asked} answers right. {told}. {due}"
    return str(
        filled(
            "progress.svg",
            style=Markup(resource("templates", "picture.css")),
            rows=rows,
            left=_LEFT,
            bar=_BAR,
            height=_TOP + len(rows) * _ROW + 40,
            said=said,
            due=due,
        )
    )
