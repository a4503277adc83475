"""Tone sandhi: the tones of a sentence as they are spoken, for display.

A lesson holds citation tones (一 yī, 不 bù, 很 hěn), as dictionaries do and GB/T 16159 has them written. This gives the
tones that a reader says, over the words of a sentence and across them. Two degrees:

`yi-bu`  一 and 不 only, as most textbooks print them: yí before a fourth tone (一定, 一个), yì before the others (一起,
         一年), yī as an ordinal or digit (第一, 一月, 十一, 一九四九) and at the end of a word or phrase (统一, 万一);
         bú before a fourth tone (不是); both neutral between a verb and its repetition (看一看, 是不是).
`all`    also third tones before third tones. Inside a word always, from the left (展览馆 zhánlánguǎn), but a prefix
         stands apart (小老虎 xiǎoláohǔ); across words where the first has one syllable, from the right (很好 hén hǎo,
         我很好 wǒ hén hǎo). Behind a longer word a speaker may pause, so its last syllable keeps its tone.

Punctuation, figures and Latin letters are pauses. After Chao, A Grammar of Spoken Chinese (1968), 1.3.4, and Duanmu,
The Phonology of Standard Chinese (2007), 11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lesson.model import Kind, Token
from lesson.text.numerals import LARGE_UNITS, NUMERALS, ORDINAL
from lesson.text.syllable import Reading, Syllable


class Sandhi(StrEnum):
    """Which changes of tone are shown."""

    NONE = "none"
    YI_BU = "yi-bu"
    ALL = "all"


_COUNTS = NUMERALS | {ORDINAL, "几"}
# Behind 一 these make it an ordinal: 一月 is the first, 一楼 the ground floor. (一日 is one behind a month only.)
_ORDINALS = frozenset("月号楼级流等")
_PREFIXES = frozenset("小老副总好很")
_FALLING_IN_CITATION = frozenset("个")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A syllable with its hanzi (Simplified), the word it is in, and where in that word it stands."""

    hanzi: str
    syllable: Syllable
    word: int
    first: bool
    last: bool


def spoken(tokens: Sequence[Token], sandhi: Sandhi) -> tuple[Reading, ...]:
    """The reading of each token of a sentence as it is spoken; one syllable for each that the token has."""
    if sandhi is Sandhi.NONE:
        return tuple(token.reading for token in tokens)
    changed: dict[tuple[int, int], Syllable] = {}
    for phrase in _phrases(tokens):
        tones = _yi_bu(phrase, tokens)
        if sandhi is Sandhi.ALL:
            tones = _third(phrase, tones, tokens)
        places: dict[int, int] = {}
        for one, tone in zip(phrase, tones, strict=True):
            place = places.get(one.word, 0)
            places[one.word] = place + 1
            if tone != one.syllable.tone:
                changed[one.word, place] = replace(one.syllable, tone=tone)
    return tuple(
        tuple(changed.get((at, place), syllable) for place, syllable in enumerate(token.reading))
        for at, token in enumerate(tokens)
    )


def in_a_word(reading: Reading) -> Reading:
    """How the tones of a word sound by themselves: a third tone before a third tone becomes a second."""
    return tuple(
        Syllable(syllable.base, 2) if syllable.tone == 3 and after is not None and after.tone == 3 else syllable
        for syllable, after in zip(reading, (*reading[1:], None), strict=True)
    )


def _phrases(tokens: Sequence[Token]) -> list[list[_Spoken]]:
    """Stretches without a pause; a token with anything in it but hanzi is one."""
    phrases: list[list[_Spoken]] = [[]]
    for at, token in enumerate(tokens):
        size = len(token.reading)
        if not size or size != len(token.simplified):
            phrases.append([])
            continue
        phrases[-1] += [
            _Spoken(hanzi, syllable, at, place == 0, place == size - 1)
            for place, (hanzi, syllable) in enumerate(zip(token.simplified, token.reading, strict=True))
        ]
    return [phrase for phrase in phrases if phrase]


def _yi_bu(phrase: Sequence[_Spoken], tokens: Sequence[Token]) -> list[int]:
    tones = [one.syllable.tone for one in phrase]
    for at, one in enumerate(phrase):
        before = phrase[at - 1] if at else None
        after = phrase[at + 1] if at + 1 < len(phrase) else None
        if after is None or tokens[one.word].kind is Kind.NAME:
            continue
        falling = after.syllable.tone == 4 or after.hanzi in _FALLING_IN_CITATION
        if one.hanzi in "一不" and before is not None and before.hanzi == after.hanzi and one.syllable.tone in (1, 4):
            tones[at] = 5
        elif one.hanzi == "不" and one.syllable == Syllable("bu", 4) and falling:
            tones[at] = 2
        elif one.hanzi == "一" and one.syllable == Syllable("yi", 1) and not _counts_off(one, before, after):
            tones[at] = 2 if falling else 4 if after.syllable.tone in (1, 2, 3) else 1
    return tones


def _counts_off(one: _Spoken, before: _Spoken | None, after: _Spoken) -> bool:
    """Whether 一 keeps its tone before a syllable: as an ordinal or digit, or at the end of a longer word."""
    if one.last and not one.first:
        return True
    if before is not None and before.hanzi in _COUNTS:
        return True
    if after.hanzi in _COUNTS and after.hanzi not in LARGE_UNITS:
        return True
    return after.hanzi in _ORDINALS or after.hanzi == "日" and before is not None and before.hanzi == "月"


def _third(phrase: Sequence[_Spoken], tones: list[int], tokens: Sequence[Token]) -> list[int]:
    tones = _inside_words(phrase, tones, tokens)
    for at in range(len(phrase) - 2, -1, -1):
        one = phrase[at]
        if one.first and one.last and tones[at] == tones[at + 1] == 3:
            tones[at] = 2
    return tones


def _inside_words(phrase: Sequence[_Spoken], tones: list[int], tokens: Sequence[Token]) -> list[int]:
    tones = list(tones)
    for at in range(len(phrase) - 1):
        one, after = phrase[at], phrase[at + 1]
        if one.word != after.word or one.syllable.tone != 3:
            continue
        size = len(tokens[one.word].reading)
        if one.first and size == 3 and one.hanzi in _PREFIXES and _third_tones(phrase[at + 1 : at + 3]):
            continue
        repeated = one.hanzi == after.hanzi and tokens[one.word].pos == "verb" and size == 2
        if after.syllable.tone == 3 or after.syllable.tone == 5 and repeated:
            tones[at] = 2
    return tones


def _third_tones(syllables: Sequence[_Spoken]) -> bool:
    return all(one.syllable.tone == 3 for one in syllables)
