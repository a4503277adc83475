"""Breaking lines of mixed Chinese and English for a terminal, by cells, with the rules of Chinese punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NOT_FIRST = frozenset(",.;:!?，。、；：！？…”’」』）)》〉】％%")
_NOT_LAST = frozenset("“‘「『（(《〈【")


@lru_cache(maxsize=4096)
def cells(character: str) -> int:
    """Columns that a character takes: 2 for hanzi and full-width forms, 0 for combining marks, else 1."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Columns that a text takes."""
    return sum(map(cells, text))


def line_spans(text: str, columns: int) -> list[tuple[int, int]]:
    """Where to break a text into lines of at most `columns`: spans of code points, white space at a break left out.

    English words stay whole, no line begins with a comma or ends with an opening quotation mark. A word longer than a
    line is cut.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end, used = start, 0
        while end < len(text) and used + cells(text[end]) <= columns:
            used += cells(text[end])
            end += 1
        if end < len(text):
            end = next((at for at in range(end, start, -1) if _may_break(text, at)), max(end, start + 1))
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        spans.append((start, stop))
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
    return spans or [(0, 0)]


def _may_break(text: str, at: int) -> bool:
    """True when a line may end before the character at `at`."""
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before.isspace() or after.isspace() or cells(before) == 2 or cells(after) == 2
