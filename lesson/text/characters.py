"""Characters: what is a hanzi."""

from __future__ import annotations

import re
from functools import lru_cache

HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""All hanzi, 〇 included, as a range inside the square brackets of a regular expression."""

_HANZI = re.compile(f"[{HANZI}]")


@lru_cache(maxsize=65536)
def is_hanzi(character: str) -> bool:
    """True for one Chinese character of any plane, 〇 included."""
    return _HANZI.match(character) is not None
