"""The quiz of a lesson as data of the page: the same items, in parts that are each read in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lesson.quiz.item import QuizItem
from lesson.wire import encode

ITEMS_PER_PART = 200
FIELDS = (
    "id", "kind", "band", "word", "pinyin", "meaning", "prompt", "options", "answer", "reasons", "explanation", "hint",
    "sentence",
)  # fmt: skip


def quiz_parts(items: Sequence[QuizItem]) -> list[dict[str, Any]]:
    """The items in parts of ITEMS_PER_PART. `items` are rows with the values of FIELDS; texts that several items share,
    the hint and that of the excerpt, are indices into `texts`.
    """
    return [_part(items[at : at + ITEMS_PER_PART]) for at in range(0, len(items), ITEMS_PER_PART)]


def _part(items: Sequence[QuizItem]) -> dict[str, Any]:
    texts: dict[str, int] = {}
    rows = []
    for item in items:
        values = {name: encode(getattr(item, name)) for name in FIELDS}
        values["hint"] = texts.setdefault(item.hint, len(texts))
        values["sentence"]["text"] = texts.setdefault(item.sentence.text, len(texts))
        rows.append(list(values.values()))
    return {"fields": FIELDS, "texts": list(texts), "items": rows}
