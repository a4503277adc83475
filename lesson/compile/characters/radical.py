"""Radicals: under which of the 214 of the Kangxi dictionary a character is found. Runs when the lexicon is compiled."""

from __future__ import annotations

import ast
from collections.abc import Container

_HEAD = "uni_list="


def read_radicals(data: bytes, wanted: Container[str]) -> dict[str, str]:
    """The radical of each wanted character, as a character.

    `data` is a table of code points with radical, strokes, and the radical's number with the strokes beside it, as
    pyUnihan has it from kRSUnicode of the Unihan database. A radical is its own. Raises ValueError for anything else.
    """
    text = data.decode("utf-8").strip()
    if not text.startswith(_HEAD):
        raise ValueError("no table of radicals")
    table: dict[int, list[str]] = ast.literal_eval(text.removeprefix(_HEAD))
    return {chr(point): row[0] for point, row in table.items() if chr(point) in wanted}
