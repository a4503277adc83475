"""What is said of a name that no dictionary has: what it is a name of, and how it is romanised."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lesson.annotation.names.kind import sounds, surname_readings, written_by_sound
from lesson.lexicon import Lexicon
from lesson.model import NameKind
from lesson.text.characters import is_hanzi
from lesson.text.syllable import Reading

# Log-odds of a name written by sound, of a character on average, where the name begins like a Chinese one
# (罗德曼, but not 马丽娜).
_FOREIGN = 2.6
_DESCRIPTION = {
    NameKind.PERSON: "personal name",
    NameKind.PLACE: "place name",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


def description(simplified: str, reading: Reading, kind: NameKind, lexicon: Lexicon) -> str:
    """The gloss of a name in no dictionary: "personal name: Liu Xiaofeng", "personal name: Feisi Ruien" (菲斯·瑞恩);
    only what it is a name of, where its characters cannot be read.
    """
    if not reading:
        return _DESCRIPTION[kind]
    bases = iter([syllable.base for syllable in reading])
    pieces = simplified.split("·")
    romanised = [
        _romanised(piece, list(islice(bases, sum(map(is_hanzi, piece)))), kind, len(pieces) > 1, lexicon)
        for piece in pieces
    ]
    return f"{_DESCRIPTION[kind]}: {' '.join(filter(None, romanised))}"


def _romanised(simplified: str, bases: Sequence[str], kind: NameKind, foreign: bool, lexicon: Lexicon) -> str:
    """A surname and the rest where a person has a Chinese name, else one word."""
    surname = 0
    if kind is NameKind.PERSON and 2 <= len(bases) <= 4 and not (foreign or _is_foreign(simplified, lexicon)):
        surname = 2 if len(bases) == 4 else 1
    return " ".join("".join(part).capitalize() for part in (bases[:surname], bases[surname:]) if part)


def _is_foreign(person: str, lexicon: Lexicon) -> bool:
    if not written_by_sound(person, lexicon):
        return False
    alike = sum(sounds(person, lexicon)) / len(person)
    return not surname_readings(person, lexicon) or len(person) > 2 and alike > _FOREIGN
