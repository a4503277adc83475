"""Compounds: words that a list knows but the dictionary does not, taken apart into headwords."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from lesson.annotation.document import Document
from lesson.annotation.morphology.reduplication import base_of
from lesson.lexicon import Entry, Flag, Lexicon
from lesson.model import Kind, Part, SenseKind
from lesson.text.syllable import Reading

# What only says that a meaning is one of word parts, which is plain where a part is shown.
_BOUND = re.compile(r"^\((?:bound form|suffix|prefix)\) *")
_ASIDE = re.compile(r" *\([^()]*[\[|][^()]*\)")
# A meaning counts in its own place of the word, and less in the other; so much is given to one that no word shows.
_OTHER_PLACE, _UNSHOWN = 0.3, 0.5


class CompoundAnalyser:
    """Takes words that the dictionary lacks apart into headwords; for one that doubles a headword, that is its part."""

    name = "compound"
    reads = ("slots", "slots.reading")
    writes = ("slots.parts",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give every word without an entry its parts."""
        for document in documents:
            for slot in document.slots:
                if slot.kind is Kind.WORD and not slot.entries and slot.reading is not None:
                    base = base_of(slot.simplified, self.lexicon)
                    slot.doubled = base is not None
                    parts = parts_of(slot.simplified, slot.reading, self.lexicon) if base is None else (_doubled(base),)
                    slot.parts = parts


def _doubled(base: Entry) -> Part:
    """The one part of a word that doubles another."""
    gloss = next(sense.glosses[0] for sense in base.senses if sense.kind is SenseKind.MEANING)
    return Part(base.simplified, base.reading, f"{gloss} (doubled)")


@lru_cache(maxsize=16384)
def parts_of(simplified: str, reading: Reading, lexicon: Lexicon) -> tuple[Part, ...]:
    """The fewest, most frequent headwords a word is made of, with their readings and what they mean in words.

    One part when it cannot be taken apart. `reading` decides between the entries of a part.
    """
    parts = []
    at = 0
    for piece in _cut(simplified, lexicon):
        own = reading[at : at + len(piece)]
        at += len(piece)
        entry = _entry(piece, own, lexicon)
        gloss = gloss_inside(entry, last=at == len(simplified)) if entry else ""
        parts.append(Part(piece, entry.reading if entry else own, gloss))
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


def gloss_inside(entry: Entry, *, last: bool) -> str:
    """The first synonym of what a headword means as a part of a longer word, `last` or before others.

    What words with a character show of its meanings decides most, then how near they are to it and how often it has
    them alone. For longer parts, and where no word shows any, it is the usual meaning.
    """
    if not entry.inside:
        return _plain(usual_gloss(entry))

    def score(at: int) -> float:
        place, other = entry.inside[at][last], entry.inside[at][not last]
        near = entry.similarity[at] if entry.similarity else 0.0
        alone = _translations(entry, at)
        return math.log(place + _OTHER_PLACE * other + _UNSHOWN) + 2 * near + 0.1 * math.log(1 + alone) - 0.01 * at

    meanings = [at for at, sense in enumerate(entry.senses) if sense.kind is SenseKind.MEANING]
    return _plain(entry.senses[max(meanings, key=score)].glosses[0])


def _plain(gloss: str) -> str:
    """A gloss without the note that it is bound, and without asides about other words."""
    return _BOUND.sub("", _ASIDE.sub("", gloss)) or gloss


def usual_gloss(entry: Entry) -> str:
    """The first synonym of the meaning that translations show most, the first meaning where they show none."""
    meanings = [at for at, sense in enumerate(entry.senses) if sense.kind is SenseKind.MEANING]
    if not meanings:
        return entry.senses[0].glosses[0] if entry.senses else ""
    best = max(meanings, key=lambda at: (_translations(entry, at), -at))
    return entry.senses[best].glosses[0]


def _translations(entry: Entry, at: int) -> float:
    """How many translated sentences show a sense."""
    return sum(hits for _, hits in entry.translation_counts[at]) if entry.translation_counts else 0.0
