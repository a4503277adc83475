"""The quiz of a lesson as data of the page: the same items, in parts that are each read in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lesson.quiz.item import QuizItem
from lesson.wire import encode

ITEMS_PER_PART = 200


def quiz_parts(items: Sequence[QuizItem]) -> list[dict[str, Any]]:
    """The items in parts of ITEMS_PER_PART: `items` as in quiz.json, with the texts that several share (excerpts,
    hints) as indices into `texts`.
    """
    return [_part(items[at : at + ITEMS_PER_PART]) for at in range(0, len(items), ITEMS_PER_PART)]


def _part(items: Sequence[QuizItem]) -> dict[str, Any]:
    texts: dict[str, int] = {}
    rows = []
    for item in items:
        row = encode(item)
        del row["difficulty"]
        row["hint"] = texts.setdefault(item.hint, len(texts))
        row["sentence"]["text"] = texts.setdefault(item.sentence.text, len(texts))
        rows.append(row)
    return {"texts": list(texts), "items": rows}
