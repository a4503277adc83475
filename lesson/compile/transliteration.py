"""Which characters write foreign names by their sound (桑托斯, 瓦尼亚), learned from the dictionary's own names.

Runs when the lexicon is compiled. A name counts as written by sound where its pinyin has the consonants of the name in
its gloss (奥巴马 Ào bā mǎ, Barack Obama) without being that name itself (刘备 is "Liu Bei", 衡阳 "Hengyang").
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from lesson.lexicon.entry import Entry
from lesson.text.characters import is_hanzi

_LEAST_ALIKE = 0.7  # of the consonants, in order, as difflib measures it
_SHORTEST = 3  # hanzi: shorter names agree by chance
_REFERENCE = re.compile(r"\[[^\]]*\]")
_NAME = re.compile(r"[A-Z][A-Za-z'\-]+")
_LETTERS = re.compile(r"[^a-z]")
# Sounds that transliteration does not keep apart, as one letter each; vowels, h and a final g tell nothing.
_CLASSES = (("ph", "f"), ("sh", "s"), ("ch", "k"), ("ng", "n"))
_CLASS = str.maketrans("cqxzjrvbdgy", "kkssslwptk ", "aeiouh")


def sound_likelihoods(entries: Iterable[Entry]) -> dict[str, float]:
    """How much likelier a character is in a name written by sound than in a common word: log-odds, for characters
    that such names have.
    """
    by_sound: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for entry in entries:
        if all(map(is_hanzi, entry.simplified)):
            if not entry.proper:
                common.update(entry.simplified)
            elif _is_by_sound(entry):
                by_sound.update(entry.simplified)
    kinds = len(common | by_sound)
    names, words = by_sound.total() + 0.1 * kinds, common.total() + kinds
    return {
        character: round(math.log((count + 0.1) / names) - math.log((common[character] + 1) / words), 2)
        for character, count in sorted(by_sound.items())
    }


def _is_by_sound(entry: Entry) -> bool:
    gloss = entry.senses[0].gloss if entry.senses else ""
    if len(entry.simplified) < _SHORTEST or "surname" in gloss or "variant" in gloss:
        return False
    bases = [syllable.base.replace("ü", "u") for syllable in entry.reading]
    names = [_LETTERS.sub("", name.lower()) for name in _NAME.findall(_REFERENCE.sub("", gloss))]
    if any(name in bases or name.startswith("".join(bases[:2])) for name in names):
        return False
    own = _consonants("".join(bases))
    return any(SequenceMatcher(None, own, _consonants(name)).ratio() >= _LEAST_ALIKE for name in names)


def _consonants(letters: str) -> str:
    for several, one in _CLASSES:
        letters = letters.replace(several, one)
    return letters.translate(_CLASS).replace(" ", "")
