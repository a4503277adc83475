"""What characters mean inside words, counted over the dictionary's own words.

Free and bound, a character means different things: 会 alone is mostly "can", at the end of a word "association", 企
is "enterprise" in every word of business. For each sense of a character this counts the headwords with that character
in that reading whose glosses have the words of the sense's own (国企 "state-owned enterprise"). Runs when the lexicon
is compiled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lesson.compile.translations import gloss_keys, words_of
from lesson.lexicon.entry import Entry
from lesson.model import SenseKind
from lesson.text.characters import is_hanzi
from lesson.text.syllable import Syllable

Inside = tuple[tuple[float, float], ...]
"""By sense: its count in words that go on behind the character, and in words that end with it."""

_LONGEST = 4  # code points; longer headwords are phrases
_LEAST_ZIPF = 1.0  # rarer words say little of how words are made today
_REFERENCE = re.compile(r"\[[^\]]*\]")


def count_inside(entries: Mapping[str, Sequence[Entry]], zipf: Callable[[str], float]) -> dict[tuple[str, int], Inside]:
    """Count the senses of single characters over all headwords, by character and place of the entry.

    Each word counts by its Zipf value `zipf`, shared among the senses that its glosses show.
    """
    counts: dict[tuple[str, int], dict[int, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for word, group in entries.items():
        weight = zipf(word)
        if not 2 <= len(word) <= _LONGEST or weight < _LEAST_ZIPF or not all(map(is_hanzi, word)):
            continue
        for entry in group:
            if entry.proper or len(entry.reading) != len(word):
                continue
            told = frozenset(stem for s in _meanings(entry) for stem in words_of(_REFERENCE.sub("", s)))
            for at, character in enumerate(word):
                for place, own in enumerate(entries.get(character, ())):
                    if own.proper or not _sounds_as(own.reading[0], entry.reading[at]):
                        continue
                    hits = [index for index, sense in enumerate(own.senses) if _shows(sense.gloss, sense.kind, told)]
                    for index in hits:
                        counts[character, place][index][at == len(word) - 1] += weight / len(hits)
    return {
        (character, place): tuple(
            (round(by_sense[index][0], 1), round(by_sense[index][1], 1)) if index in by_sense else (0.0, 0.0)
            for index in range(len(entries[character][place].senses))
        )
        for (character, place), by_sense in counts.items()
    }


def _meanings(entry: Entry) -> Iterator[str]:
    return (sense.gloss for sense in entry.senses if sense.kind is SenseKind.MEANING)


def _sounds_as(alone: Syllable, inside: Syllable) -> bool:
    return alone == inside or alone.base == inside.base and inside.tone == 5


def _shows(gloss: str, kind: SenseKind, told: frozenset[str]) -> bool:
    return kind is SenseKind.MEANING and any(key <= told for key in gloss_keys(gloss))
