"""Hanzi: what the characters of a word mean one by one, and what a character is built from."""

from __future__ import annotations

import re
from functools import lru_cache

from lesson.annotation.morphology.compound import gloss_inside
from lesson.lexicon import Entry, Lexicon
from lesson.model import Part, SenseKind
from lesson.text.syllable import Reading

_GRAMMAR = re.compile(r"prefix|suffix|used |\(used |see ")
_NAMED_RADICAL = re.compile(r'"([^"]+)"(?: or "[^"]+")* (?:radical|component)')
_SHAPE_ONLY = re.compile(r"radical|component|Kangxi")
_ASIDE = re.compile(r"\(bound form\)|\(side part[^()]*\)|\(Kangxi radical \d+\)")


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
    parts = [_alone(component, lexicon) for component in lexicon.components(text)]
    told = tuple(part for part in parts if part is not None)
    return told if len(told) == len(parts) else ()


@lru_cache(maxsize=16384)
def radical_of(text: str, lexicon: Lexicon) -> Part | None:
    """The radical of a character in the form the article writes it, with its usual reading and meaning.

    None for a radical itself, and where the radical is not known or has no meaning to tell.
    """
    radical = lexicon.radical(text)
    return _alone(radical, lexicon) if radical and radical != text else None


def _alone(character: str, lexicon: Lexicon) -> Part | None:
    """A character as a word of its own, None when it tells nothing."""
    entries = [entry for entry in lexicon.entries(_headword(character, lexicon)) if character == entry.traditional]
    entries = entries or list(lexicon.entries(character))
    known = next((entry for entry in entries if _tells(entry)), None)
    meaning = "" if known is None else _core(known)
    return Part(character, known.reading, meaning) if known is not None and meaning else None


def _core(entry: Entry) -> str:
    """What a character means as a piece of others: the first meaning that the dictionary gives it, which is its old one
    (土 earth, 月 moon), not the one that texts of today show most (indigenous, month).

    Of "\"cliff\" radical in Chinese characters" that is the cliff; empty where only the shape is named.
    """
    senses = [sense for sense in entry.senses if sense.kind is SenseKind.MEANING]
    plain = next((sense for sense in senses if not _GRAMMAR.match(sense.gloss)), senses[0])
    gloss = plain.glosses[0]
    named = _NAMED_RADICAL.match(gloss)
    if named:
        return named[1]
    return "" if _SHAPE_ONLY.match(gloss) else _ASIDE.sub("", gloss).strip()


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
