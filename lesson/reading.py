"""Reading: the syllables of a word, from its dictionary entry, from the context, and from pypinyin for what no entry has."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.lexicon import Entry, Lexicon
from lesson.lexicon.cedict import is_hanzi
from lesson.model import NameKind
from lesson.name import surname_reading
from lesson.syllable import Reading, Syllable


def reading_of_name(simplified: str, kind: NameKind, lexicon: Lexicon) -> Reading:
    """The reading of a name in no dictionary; a person's surname is read as a surname."""
    surname = surname_reading(simplified, lexicon) if kind is NameKind.PERSON else ()
    return surname + reading_without_entry(simplified[len(surname) :], lexicon)


def reading_without_entry(simplified: str, lexicon: Lexicon) -> Reading:
    """One syllable per hanzi of a string that is no headword: pypinyin's, else the usual one of each character.

    A character nobody can read is left out (then the reading is shorter than the string, and shows as nothing).
    """
    hanzi = "".join(filter(is_hanzi, simplified))
    if len(hanzi) == 1:
        return reading_of_character(hanzi, lexicon)
    from lesson.pronounce import usual_reading

    whole = usual_reading(hanzi)
    if whole:
        return whole
    parts = [reading_of_character(character, lexicon) for character in hanzi]
    return tuple(syllable for part in parts for syllable in part) if all(parts) else ()


def reading_of_character(character: str, lexicon: Lexicon) -> Reading:
    """The usual reading of one character."""
    entries = lexicon.entries(character)
    if entries:
        return entries[0].reading
    from lesson.pronounce import usual_reading

    return usual_reading(character)


def distinct_readings(entries: Sequence[Entry]) -> tuple[Reading, ...]:
    """The readings of some entries, each once, in their order."""
    return tuple(dict.fromkeys(entry.reading for entry in entries))


def digit_reading(text: str) -> Reading:
    """The reading of numerals in hanzi; a headword's reading is the dictionary's, this is for runs of them."""
    return tuple(Syllable.parse(_DIGITS[character]) for character in text if character in _DIGITS)


_DIGITS = {
    "〇": "ling2", "零": "ling2", "一": "yi1", "二": "er4", "两": "liang3", "三": "san1", "四": "si4", "五": "wu3", "六": "liu4",
    "七": "qi1", "八": "ba1", "九": "jiu3", "十": "shi2", "百": "bai3", "千": "qian1", "万": "wan4", "亿": "yi4", "第": "di4",
}  # fmt: skip
