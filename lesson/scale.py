"""Scales of levels: how the bands of a list of words are called, and the list itself where it is a user's own.

A band is a number from 1 for the easiest words. The lexicon has the lists of the scales that come with the package
(SHIPPED); a school's own list is read by `read_scale`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from lesson.errors import LessonError


class Levels(Mapping[str, int]):
    """The band of a word on each scale that lists it, by the name of the scale. Does not change."""

    __slots__ = ("_bands",)

    def __init__(self, bands: Mapping[str, int] | None = None) -> None:
        self._bands = dict(bands or {})

    def __getitem__(self, scale: str) -> int:
        return self._bands[scale]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bands)

    def __len__(self) -> int:
        return len(self._bands)

    def __hash__(self) -> int:
        return hash(frozenset(self._bands.items()))

    def __repr__(self) -> str:
        return f"Levels({self._bands})"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of levels: `name` in files and options, `title` before a band ("HSK"), `bands` the names of the bands
    from the easiest ("1" ... "7-9").

    `words` has the band of each word (Simplified) of a list that is not in the lexicon, None for one that is. A lesson
    keeps its scale without them.
    """

    name: str
    title: str
    bands: tuple[str, ...]
    # Two schools may each have a "list.csv": scales of one name are equal only where their words are.
    words: Mapping[str, int] | None = field(default=None, hash=False, repr=False, metadata={"written": False})

    @property
    def numbers(self) -> range:
        """The bands as numbers, from 1."""
        return range(1, len(self.bands) + 1)

    @property
    def last(self) -> int:
        """The hardest band."""
        return len(self.bands)

    def label(self, band: int | None) -> str:
        """`HSK 4`, `HSK 7-9`; an empty string for a word without a level."""
        return "" if band is None else f"{self.title} {self.bands[band - 1]}"

    def printed(self, band: int | None) -> str:
        """`HSK 7–9`: the label with a dash as it is set in print."""
        return self.label(band).replace("-", "–")

    def band(self, text: str) -> int:
        """The band that somebody means by `hsk:4`, `HSK 4`, `4` or `7-9`. Raises LessonError for any other text."""
        plain = text.strip().replace("–", "-").casefold()
        for prefix in (self.name.casefold(), self.title.casefold()):
            plain = plain.removeprefix(prefix).lstrip(" :") if plain != prefix else plain
        for number, name in enumerate(self.bands, 1):
            # "7", "8" and "9" are in the band "7-9".
            first, _, last = name.partition("-")
            within = first.isdigit() and last.isdigit() and plain.isdigit() and int(first) <= int(plain) <= int(last)
            if plain == name.casefold() or within:
                return number
        raise LessonError(f"level {text!r}: {self.title} has no such level; give one of {', '.join(self.bands)}")


_HSK3 = ("1", "2", "3", "4", "5", "6", "7-9")
HSK2025 = Scale("hsk2025", "HSK", _HSK3)
"""HSK 3.0 as examined since July 2026, the syllabus of 2025; its bands 7 to 9 are one list."""

SHIPPED: Mapping[str, Scale] = MappingProxyType(
    {
        scale.name: scale
        for scale in (HSK2025, Scale("hsk2021", "HSK", _HSK3), Scale("hsk20", "HSK", ("1", "2", "3", "4", "5", "6")))
    }
)
"""The scales whose lists the lexicon has, by name: HSK 3.0 of 2025 and of 2021 (GF0025-2021), and HSK 2.0."""


def read_scale(path: Path) -> Scale:
    """A user's own scale from a file of words and bands: two columns, parted by tabs or commas, a word a line.

    Lines that begin with # are comments, but for `#title: TOCFL` and `#bands: A1 A2 B1 B2 C1 C2` (in order). Without
    the latter the bands are those that occur, as numbers where all are, else in order of appearance. Words may be in
    either script. The scale is called after the file. Raises LessonError, with the line, for a file that is none.
    """
    import csv

    from lesson.text.article import decode
    from lesson.text.script import simplify

    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as fault:
        raise LessonError(f"{path}: cannot be read ({fault.strerror}); name a file of words and levels") from fault
    named = dict(re.findall(r"^#\s*(title|bands):[ \t]*(.*\S)", text, re.MULTILINE))
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t" if "\t" in line else ","))]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise LessonError(f"{path}: line {number} is no word with a level; write both, parted by a tab or a comma")
        rows.append((number, simplify(cells[0]), cells[1]))
    if not rows:
        raise LessonError(f"{path}: has no words in it; write a word and its level on each line")
    bands = named["bands"].split() if "bands" in named else _in_order(dict.fromkeys(band for _, _, band in rows))
    place = {name: at for at, name in enumerate(bands, 1)}
    words: dict[str, int] = {}
    for number, word, band in rows:
        if band not in place:
            raise LessonError(f"{path}: line {number} has the level {band!r}, which its #bands do not name")
        words[word] = min(place[band], words.get(word, len(bands)))
    return Scale(path.stem, named.get("title", path.stem), tuple(bands), MappingProxyType(words))


def _in_order(bands: Mapping[str, object]) -> list[str]:
    return sorted(bands, key=float) if all(re.fullmatch(r"\d+(\.\d+)?", band) for band in bands) else list(bands)
