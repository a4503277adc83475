"""The quiz of a lesson as data of the page: the same items, in parts that are each read in a moment, packed."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from typing import Any

from lesson.item import Gloss, QuizItem
from lesson.kinds import KINDS
from lesson.render.template import Markup
from lesson.serialization import encode

ITEMS_PER_PART = 200
FIELDS = (
    "id", "kind", "band", "word", "pinyin", "meaning", "prompt", "options", "answer", "reasons", "explanation", "hint",
    "sentence", "around",
)  # fmt: skip
_RAW = -15  # deflate without a header, as `DecompressionStream("deflate-raw")` reads it


def kinds() -> list[list[object]]:
    """The kinds of items: name, what a question shows of its excerpt, whether it asks about a word."""
    return [[kind.name, kind.showing.value, kind.is_of_word] for kind in KINDS]


def quiz_parts(items: Sequence[QuizItem], glossary: Sequence[Gloss] = ()) -> list[dict[str, Any]]:
    """The items in parts of ITEMS_PER_PART. `items` are rows with the values of FIELDS; texts that several items share,
    the hint and that of the excerpt, are indices into `texts`, the words around it indices into the `glosses` of the
    part: word, pinyin, meaning, band.
    """
    return [_part(items[at : at + ITEMS_PER_PART], glossary) for at in range(0, len(items), ITEMS_PER_PART)]


def packed(part: dict[str, Any]) -> Markup:
    """A part as text that stands in an element: JSON, deflated, in base 64. The page is half as long by it."""
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return Markup(base64.b64encode(packer.compress(text) + packer.flush()).decode("ascii"))


def _part(items: Sequence[QuizItem], glossary: Sequence[Gloss]) -> dict[str, Any]:
    texts: dict[str, int] = {}
    glosses: dict[int, int] = {}
    rows = []
    for item in items:
        values = {name: encode(getattr(item, name)) for name in FIELDS}
        values["hint"] = texts.setdefault(item.hint, len(texts))
        values["sentence"]["text"] = texts.setdefault(item.sentence.text, len(texts))
        values["around"] = [glosses.setdefault(place, len(glosses)) for place in item.around if place < len(glossary)]
        rows.append(list(values.values()))
    told = [[(gloss := glossary[place]).text, gloss.pinyin, gloss.meaning, gloss.band] for place in glosses]
    return {"fields": FIELDS, "texts": list(texts), "glosses": told, "items": rows}
