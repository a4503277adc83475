"""Level: the band of a word on a scale."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lesson.annotation.document import Document
from lesson.annotation.morphology.compound import parts_of
from lesson.lexicon import Entry, Lexicon
from lesson.model import Kind
from lesson.scale import HSK2025, SHIPPED, Scale


class Leveller:
    """Gives each word its band on a scale."""

    name = "level"
    reads = ("slots", "slots.ranked", "slots.parts")
    writes = ("slots.level",)

    def __init__(self, lexicon: Lexicon, scale: Scale) -> None:
        self.lexicon, self.scale = lexicon, scale

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give every slot of a word or a name its band, and whether that is an estimate."""
        for document in documents:
            for slot in document.slots:
                if slot.ranked:
                    found = band_of_entry(slot.ranked[0].entry, self.lexicon, self.scale)
                    slot.level, slot.level_estimated = found
                elif slot.kind is Kind.WORD:
                    parts = tuple(part.text for part in slot.parts)
                    slot.level, slot.level_estimated = band(slot.simplified, parts, self.lexicon, self.scale)


@lru_cache(maxsize=32768)
def band_of_entry(entry: Entry, lexicon: Lexicon, scale: Scale) -> tuple[int | None, bool]:
    """The band of an entry's word, and whether it is an estimate."""
    parts = [part.text for part in parts_of(entry.simplified, entry.reading, lexicon)]
    return band(entry.simplified, parts if len(parts) > 1 else [], lexicon, scale)


def band(simplified: str, parts: Sequence[str], lexicon: Lexicon, scale: Scale = HSK2025) -> tuple[int | None, bool]:
    """The band of a word and whether it is an estimate; None when no list knows it.

    A word the scale lacks takes, in this order, the band of its form with or without 儿, that of the other scales with
    the same bands (吃饭 is in the HSK list of 2021 alone), or the highest band of its parts when all are listed.
    """
    found = _listed(simplified, lexicon, scale)
    if found is not None:
        return found, False
    other = simplified[:-1] if simplified.endswith("儿") and len(simplified) > 2 else simplified + "儿"
    found = _listed(other, lexicon, scale)
    if found is not None:
        return found, False
    levels = lexicon.levels(simplified)
    for akin in SHIPPED.values():
        if akin.title == scale.title and akin.name in levels:
            return min(levels[akin.name], scale.last), True
    inner = [band(part, (), lexicon, scale)[0] for part in parts if part != simplified]
    if inner and None not in inner:
        return max(level for level in inner if level is not None), True
    return None, False


def _listed(simplified: str, lexicon: Lexicon, scale: Scale) -> int | None:
    levels = lexicon.levels(simplified)
    return levels.get(scale.name) if scale.words is None else scale.words.get(simplified)
