"""Boundaries: where grammar parts what a dictionary could join.

The word graph offers every headword; these rules take away those that would join a word to what another has a better
right to: the measure behind a number (三|个|人), a day of the week (星期一|早上), the result of a verb (打|不|开|门).
They hold of Chinese at large; where none applies, the scores of `lesson.annotation.segment` decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lesson.annotation.document import Tagged
from lesson.annotation.part_of_speech import counts_things, is_verb
from lesson.lexicon import Flag, Lexicon
from lesson.text.characters import is_hanzi
from lesson.text.numerals import NUMERALS, ORDINAL, class_of

IN_NUMBERS = NUMERALS | {ORDINAL}
"""What a number in hanzi begins with."""
# Behind a number these count, and begin no longer word: 三|个|人, 2030|年|前, 两|天|后, 三万|多|元.
_MEASURES = frozenset("个天多年月日周")
_COUNTED = re.compile(r"[个天多].+|[年月日周][前后内间里]")
# Behind figures 日 is a day of a month, and begins no word: 18日|电, 15日|本报.
_DATED = re.compile("[0-9０-９]日")
_OF_FRACTION = class_of(NUMERALS - frozenset("亿億"))
_FRACTION = re.compile(f"{_OF_FRACTION}分之{_OF_FRACTION}")
# What stands in the clause before 来说 "as far as ... is concerned".
_SPEAKING_OF = re.compile("(对|就|拿|从|于|一般|总的|总体|具体|简单|严格|相对)[^，。！？；]*$")
_DAYS = frozenset("一二三四五六日天")
# An adverb and an auxiliary, though a noun looks alike: 都会 is "both will", no metropolis, where the tagger has a verb
# and what they go with follows.
_ADVERB_AND_MODAL = re.compile("[都才也只就还][会能]|不想")
_QUANTITY = re.compile(r"(a|an|some|one kind|(an|one) instance)\b")
# What a word begins with, or stands behind, where any of the rules can apply.
_FIRST = _MEASURES | IN_NUMBERS | frozenset("半之在日都才也只就还不")


def of_fraction(text: str, start: int) -> bool:
    """Whether 分之 begins here and stands between numerals (三|分之|二, but not 三分之前)."""
    return start > 0 and text.startswith("分之", start) and _FRACTION.match(text, start - 1) is not None


def parted(text: str, start: int, end: int, begin: Mapping[int, Tagged], lexicon: Lexicon) -> bool:
    """Whether a word of two characters or more of a Simplified text is parted; `begin`: the tagger's stretches, by
    where they begin.
    """
    first, before = text[start], text[start - 1] if start else ""
    if first in _FIRST:
        if first in _MEASURES and _COUNTED.fullmatch(text, start, end) and behind_number(text, start):
            return True
        if first == "日" and start and _DATED.match(text, start - 1):
            return True
        if first == "半" and before == "个" and behind_number(text, start - 1):
            return True  # 六|个|半|小时
        if _FRACTION.match(text, end - 2) or start > 1 and _FRACTION.match(text, start - 2):
            return True  # 十|分之|一
        if before in ("期", "拜") and first in _DAYS and text[start - 2 : start] in ("星期", "礼拜"):
            return True
        if first == "多" and before == "有" and (end == len(text) or not is_hanzi(text[end])):
            return True  # 有|多|重
    if end - start > 2:
        return False
    if first == "来" and text[start:end] == "来说":
        return _SPEAKING_OF.search(text, 0, start) is None  # 李春来|说, but 对孩子来说, 一般来说
    if first == "过" and start and _separable(before + text[end - 1], lexicon):
        return True  # 生|过|气
    if first == "在":
        return _reaches(text, start + 1, end, lexicon) and not _reaches(text, end, end + 1, lexicon)
    if before == "不" and start > 1 and _has_result(text, start, end, lexicon):
        return True
    stretch = begin.get(start) if first in _FIRST else None
    if stretch is None or stretch.end != end:
        return False
    if stretch.tag == "m":
        return _measures(text[start:end], lexicon)
    follows = begin.get(end)
    verbal = stretch.tag == "v" and follows is not None and follows.tag[0] in "vdpar"
    return verbal and _ADVERB_AND_MODAL.match(text, start) is not None


def _separable(verb: str, lexicon: Lexicon) -> bool:
    """Whether a verb and its object, parted by 过, are a word of the level lists (生气)."""
    known = lexicon.known(verb)
    return known is not None and bool(known.flags & Flag.LEVEL) and is_verb(verb, lexicon)


def behind_number(text: str, start: int) -> bool:
    """Whether a numeral stands right before a place."""
    return start > 0 and (text[start - 1].isdigit() or text[start - 1] in IN_NUMBERS)


def _reaches(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a headword begins at `start` and goes on beyond `end` (在|线下, but 在线|下载)."""
    found = (lexicon.known(word) for word in lexicon.words_from(text, start) if start + len(word) > end)
    return any(known is not None and known.flags & Flag.HEADWORD for known in found)


def _has_result(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word would take the result from the verb before 不 to join it with an object (打|不|开|门)."""
    if text[end - 1] in "来去":
        return False
    return is_verb(text[start - 2] + text[start], lexicon)


@lru_cache(maxsize=4096)
def _measures(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that the tagger takes for a quantity is one and a measure word, and another thing to the
    dictionary: 一家 "the whole family" in 一|家|小店, 八度 "octave" in 降了|八|度; but 一块 is "a piece".
    """
    if word[0] not in IN_NUMBERS:
        return False
    listed = [sense.gloss for entry in lexicon.entries(word) for sense in entry.senses]
    return counts_things(word[1], lexicon) and bool(listed) and not any(_QUANTITY.match(gloss) for gloss in listed)
