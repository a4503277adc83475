"""When a word is due again: FSRS, the schedule of current Anki (https://github.com/open-spaced-repetition).

A memory is kept as the text that the scheduler makes of it; nothing else looks into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs import Scheduler

_AGAIN = timedelta(minutes=10)  # after which a missed word is asked again


class Recall(StrEnum):
    """How a word was recalled."""

    MISSED = "missed"
    WITH_HINT = "with a hint"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Memory:
    """A word as the schedule sees it: `state` is the scheduler's own text, `due` is when to ask again, in UTC."""

    state: str
    due: datetime


def recalled(state: str | None, recall: Recall, at: datetime) -> Memory:
    """The memory after an answer given at `at`; `state` is what an earlier call returned, None for a new word.

    Raises ValueError for a state that no call has returned.
    """
    from fsrs import Card, Rating

    try:
        card = Card(card_id=1, due=at.astimezone(UTC)) if state is None else Card.from_json(state)
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError("no state of the scheduler") from fault
    ratings = {Recall.MISSED: Rating.Again, Recall.WITH_HINT: Rating.Hard, Recall.RIGHT: Rating.Good}
    after, _ = _scheduler().review_card(card, ratings[recall], at.astimezone(UTC))
    return Memory(after.to_json(), after.due)


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(_AGAIN,), relearning_steps=(_AGAIN,), enable_fuzzing=False)
