"""Compounds: words that a list knows but the dictionary does not, taken apart into headwords."""

from __future__ import annotations

from functools import lru_cache

from lesson.lexicon import Entry, Flag, Lexicon
from lesson.model import Part, SenseKind
from lesson.syllable import Reading


@lru_cache(maxsize=16384)
def parts_of(simplified: str, reading: Reading, lexicon: Lexicon) -> tuple[Part, ...]:
    """The fewest, most frequent headwords a word is made of, with their readings and first glosses.

    One part when it cannot be taken apart. `reading` decides between the entries of a part.
    """
    parts = []
    at = 0
    for piece in _cut(simplified, lexicon):
        own = reading[at : at + len(piece)]
        at += len(piece)
        entry = _entry(piece, own, lexicon)
        parts.append(Part(piece, entry.reading if entry else own, usual_gloss(entry) if entry else ""))
    return tuple(parts)


@lru_cache(maxsize=16384)
def _cut(simplified: str, lexicon: Lexicon) -> tuple[str, ...]:
    size = len(simplified)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())] * (size + 1)
    for start in range(size - 1, -1, -1):
        options = [(-100.0 + best[start + 1][0], (simplified[start], *best[start + 1][1]))]
        for word in lexicon.words_from(simplified, start):
            known = lexicon.known(word)
            if known and known.flags & Flag.HEADWORD and len(word) < size:
                rest = best[start + len(word)]
                options.append((rest[0] - 10.0 + known.zipf, (word, *rest[1])))
        best[start] = max(options)
    return best[0][1]


def _entry(piece: str, reading: Reading, lexicon: Lexicon) -> Entry | None:
    entries = lexicon.entries(piece)
    fitting = [entry for entry in entries if entry.reading == reading and not entry.proper]
    return next(iter(fitting or entries), None)


def usual_gloss(entry: Entry) -> str:
    """The first synonym of the meaning that translations show most, the first meaning where they show none."""
    meanings = [at for at, sense in enumerate(entry.senses) if sense.kind is SenseKind.MEANING]
    if not meanings:
        return entry.senses[0].glosses[0] if entry.senses else ""
    best = max(meanings, key=lambda at: (sum(hits for _, hits in entry.shown[at]) if entry.shown else 0.0, -at))
    return entry.senses[best].glosses[0]
