"""Level: the HSK band of a word."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.lexicon import Lexicon

STANDARDS = ("hsk2025", "hsk2021", "hsk20")


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
