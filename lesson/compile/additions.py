"""What our own dictionary has and CC-CEDICT lacks: headwords (headwords.tsv) and foreign names and brands (names.tsv).

They get into the lexicon as entries, written the way CC-CEDICT writes them, so that they are words for segmentation and
have a reading wherever it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lesson.compile.dictionary import rows
from lesson.model import NameKind

# jieba's tag for each kind of name.
_TAGS = {
    NameKind.PERSON: "nr",
    NameKind.PLACE: "ns",
    NameKind.ORGANISATION: "nt",
    NameKind.OTHER: "nz",
}


@dataclass(frozen=True, slots=True)
class Addition:
    """A headword that CC-CEDICT lacks: both forms, numbered pinyin with blanks, glosses, the kind of a name."""

    simplified: str
    traditional: str
    reading: str
    glosses: tuple[str, ...]
    kind: NameKind | None = None

    @property
    def tag(self) -> str:
        """jieba's tag of a name of its kind, empty for a word."""
        return _TAGS[self.kind] if self.kind is not None else ""

    @property
    def line(self) -> str:
        """The entry as CC-CEDICT would write it."""
        reading = self.reading.capitalize() if self.kind is not None else self.reading
        return f"{self.traditional} {self.simplified} [{reading}] /{'/'.join(self.glosses)}/"


def additions(folder: Path, glosses: Mapping[str, Iterable[str]]) -> Iterator[Addition]:
    """The additions of the dictionary's folder; `glosses` has those of each headword's sense groups."""
    for simplified, traditional, reading in rows(folder / "headwords.tsv", 3):
        yield Addition(simplified, traditional, reading, tuple(glosses[simplified]))
    for simplified, traditional, reading, kind, english, note in rows(folder / "names.tsv", 6):
        told = english if note == "-" else f"{english} ({note})"
        yield Addition(simplified, traditional, reading, (told,), NameKind(kind))
