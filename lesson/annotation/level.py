"""Level: the HSK band of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lesson.annotation.document import Document
from lesson.annotation.morphology.compound import parts_of
from lesson.lexicon import Entry, Lexicon
from lesson.model import Kind

STANDARDS = ("hsk2025", "hsk2021", "hsk20")


class Leveller:
    """Gives each word its band in a standard."""

    name = "level"
    reads = ("slots", "slots.ranked", "slots.parts")
    writes = ("slots.level",)

    def __init__(self, lexicon: Lexicon, standard: str) -> None:
        self.lexicon, self.standard = lexicon, standard

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give every slot of a word or a name its band, and whether that is an estimate."""
        for document in documents:
            for slot in document.slots:
                if slot.ranked:
                    found = band_of_entry(slot.ranked[0].entry, self.lexicon, self.standard)
                    slot.level, slot.level_estimated = found
                elif slot.kind is Kind.WORD:
                    parts = tuple(part.text for part in slot.parts)
                    slot.level, slot.level_estimated = band(slot.simplified, parts, self.lexicon, self.standard)


@lru_cache(maxsize=32768)
def band_of_entry(entry: Entry, lexicon: Lexicon, standard: str) -> tuple[int | None, bool]:
    """The band of an entry's word, and whether it is an estimate."""
    parts = [part.text for part in parts_of(entry.simplified, entry.reading, lexicon)]
    return band(entry.simplified, parts if len(parts) > 1 else [], lexicon, standard)


def band(simplified: str, parts: Sequence[str], lexicon: Lexicon, standard: str = "hsk2025") -> tuple[int | None, bool]:
    """The band of a word (1 to 6, 7 for 7-9) and whether it is an estimate; None when no list knows it.

    A word the standard lacks takes, in this order, the band of its form with or without 儿, that of the other
    standards (吃饭 is in the list of 2021 alone), or the highest band of its parts when all are listed.
    """
    levels = lexicon.levels(simplified)
    found: int | None = getattr(levels, standard)
    if found is not None:
        return found, False
    other = simplified[:-1] if simplified.endswith("儿") and len(simplified) > 2 else simplified + "儿"
    found = getattr(lexicon.levels(other), standard)
    if found is not None:
        return found, False
    for name in STANDARDS:
        found = getattr(levels, name)
        if found is not None:
            return min(found, 7), True
    inner = [band(part, (), lexicon, standard)[0] for part in parts if part != simplified]
    if inner and None not in inner:
        return max(level for level in inner if level is not None), True
    return None, False
