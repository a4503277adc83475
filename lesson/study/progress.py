"""How far a learner has come: what the answers in the record say, as plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lesson.kinds import KINDS, QuizKind
from lesson.quiz.play.ability import estimate
from lesson.study.record import Given

RECENT = 100  # answers from which the ability is told
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Count:
    """Answers, and how many of them were right."""

    asked: int
    right: int

    @property
    def share(self) -> float:
        """The share that was right, 0 when nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """The answers by kind, by band and by day (of the last days, today the last), and what is due on the next days.

    `ability` is the band that the latest answers speak for, None after few of them.
    """

    total: Count
    kinds: dict[QuizKind, Count]
    bands: dict[int, Count]
    days: tuple[tuple[date, Count], ...]
    due: tuple[int, ...]
    ability: float | None


def progress(answers: Sequence[Given], due: Sequence[datetime], now: datetime, days: int = 14) -> Progress:
    """What answers and due dates say at a time; a day is one of the time's own zone.

    `due[0]` of the result is what is due today or earlier, `due[n]` what falls due n days later, up to a week.
    """
    zone = now.tzinfo
    today = now.date()
    by_day: dict[date, list[Given]] = {}
    for answer in answers:
        by_day.setdefault(answer.at.astimezone(zone).date(), []).append(answer)
    shown = [today - timedelta(days=ago) for ago in range(days - 1, -1, -1)]
    ahead = Counter(max(0, (moment.astimezone(zone).date() - today).days) for moment in due)
    latest = answers[-RECENT:]
    ability = (
        estimate(((a.difficulty, a.right, 1 / a.options) for a in latest), latest[0].difficulty)
        if len(latest) >= _LEAST
        else None
    )
    return Progress(
        total=_count(answers),
        kinds={kind: _count(own) for kind in KINDS if (own := [a for a in answers if a.kind == kind])},
        bands={band: _count([a for a in answers if a.band == band]) for band in sorted({a.band for a in answers})},
        days=tuple((day, _count(by_day.get(day, ()))) for day in shown),
        due=tuple(ahead[day] for day in range(7)),
        ability=ability,
    )


def _count(answers: Sequence[Given]) -> Count:
    return Count(len(answers), sum(answer.right for answer in answers))
