"""Hanzi: what the characters of a word mean one by one, and what a character is built from."""

from __future__ import annotations

from functools import lru_cache

from lesson.compound import gloss_inside, usual_gloss
from lesson.lexicon import Entry, Lexicon
from lesson.model import Part, SenseKind
from lesson.syllable import Reading


@lru_cache(maxsize=16384)
def characters_of(text: str, simplified: str, reading: Reading, lexicon: Lexicon) -> tuple[Part, ...]:
    """The characters of a word of several, as the article writes them, with their reading and meaning in it.

    A character whose reading in the word no entry has (an r of erhua, a neutral tone) takes the entry of its base, and
    one without any meaning for it has an empty gloss. Nothing for a word with letters in it.
    """
    if len(simplified) < 2 or len(reading) != len(simplified):
        return ()
    return tuple(
        Part(character, (syllable,), meaning(standard, (syllable,), lexicon, last=at == len(text)))
        for at, (character, standard, syllable) in enumerate(zip(text, simplified, reading, strict=True), 1)
    )


@lru_cache(maxsize=16384)
def components_of(text: str, simplified: str, lexicon: Lexicon) -> tuple[Part, ...]:
    """The components of a character in the form the article writes it, each with its usual reading and meaning.

    Empty when one of them has no meaning of its own to tell.
    """
    parts = []
    for component in lexicon.components(text):
        entries = [entry for entry in lexicon.entries(_headword(component, lexicon)) if component == entry.traditional]
        entries = entries or list(lexicon.entries(component))
        known = [entry for entry in entries if _tells(entry)]
        if not known:
            return ()
        parts.append(Part(component, known[0].reading, usual_gloss(known[0])))
    return tuple(parts)


@lru_cache(maxsize=16384)
def meaning(simplified: str, reading: Reading, lexicon: Lexicon, *, last: bool) -> str:
    """What a character means inside a word, as its `last` or before others, with this reading; empty when unknown."""
    entries = [entry for entry in lexicon.entries(simplified) if _tells(entry)]
    exact = [entry for entry in entries if entry.reading == reading]
    neutral = [entry for entry in entries if reading[0].tone == 5 and entry.reading[0].base == reading[0].base]
    return gloss_inside((exact or neutral)[0], last=last) if exact or neutral else ""


def _tells(entry: Entry) -> bool:
    return not entry.proper and any(sense.kind is SenseKind.MEANING for sense in entry.senses)


def _headword(component: str, lexicon: Lexicon) -> str:
    return next(iter(lexicon.simplified_of(component)), component)
