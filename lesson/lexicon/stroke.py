"""Strokes: the outlines of a character's strokes in the order of writing, and the middle line of each.

The data are those of hanzi-writer-data (after Make Me a Hanzi and the typefaces of Arphic), kept in a file of their
own with their own licence, the Arphic Public License.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lesson.errors import LessonError
from lesson.lexicon.database import opened

DATA = Path(__file__).parents[1] / "data"
STROKE_FILE = "strokes.sqlite"
LICENCE_FILE = "ARPHICPL.TXT"

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strokes:
    """How a character is written.

    `character` is the one that is drawn: the standard form where there are no strokes for a regional one (爲 is
    drawn as 為). `outlines` are SVG paths, `middles` the points along which the brush goes, both in a square of 1024
    units with the y axis upwards and the top edge at 900.
    """

    character: str
    outlines: tuple[str, ...]
    middles: tuple[tuple[Point, ...], ...]


@lru_cache(maxsize=8192)
def strokes(character: str) -> Strokes | None:
    """The strokes of a character, None where there are none. Raises LessonError when the data are missing."""
    row = _base().execute("SELECT drawn, data FROM stroke WHERE character = ?", (character,)).fetchone()
    if row is None:
        return None
    outlines, middles = json.loads(zlib.decompress(row[1]))
    return Strokes(row[0], tuple(outlines), tuple(tuple((x, y) for x, y in middle) for middle in middles))


def licence() -> bytes:
    """The text of the licence of the strokes, which whoever hands them on has to add. Raises LessonError as above."""
    try:
        return (DATA / LICENCE_FILE).read_bytes()
    except OSError as fault:
        raise LessonError(f"{DATA / LICENCE_FILE}: is missing; install the package again") from fault


@cache
def _base() -> sqlite3.Connection:
    return opened(DATA / STROKE_FILE, "the stroke data are", "SELECT 1 FROM stroke LIMIT 1")
