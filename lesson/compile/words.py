"""The words that segmentation may offer: headwords, words of level lists, frequent words that only jieba knows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from lesson.compile.texts import Sources
from lesson.lexicon.entry import Entry
from lesson.lexicon.format import POS_TAGS, Flag
from lesson.text.characters import is_hanzi

# What jieba joins behind these (一批, 两个, 这次, 各地) is a phrase to a dictionary, not a word.
_DETERMINERS = frozenset("一二三四五六七八九十百千万亿两几半第这那哪每各某首整")
# Inside a word that only jieba knows, these make it a phrase (唱着歌, 去一趟).
_PARTICLES = frozenset("一着了过的得")
# jieba counted 60,101,967 running words for its dictionary (the sum of dict.txt); it scales its counts to Zipf values.
_JIEBA_TOTAL = 60_101_967
# A name of our list with so many characters is that name wherever it stands; shorter ones may be parts of other words
# (港大 in 香港大学).
_WHOLE_NAME = 3
# A headword so frequent (Zipf) is a learner's word; those with several meanings are in the learner's dictionary.
_EVERYDAY = 3.5
# A word that only jieba knows must have been counted so often to be offered as a compound. Below it the list is noise.
_JIEBA_LEAST = 3


@dataclass(frozen=True, slots=True)
class WordRow:
    """What the file keeps of a word: Zipf frequency, number of its part-of-speech tag, flags."""

    zipf: float
    pos: int
    flags: int


def words_of(entries: Iterable[Entry], given: Sources) -> dict[str, WordRow]:
    """Everything segmentation may offer: headwords, words of the level lists, frequent words that jieba knows."""
    counts: dict[str, tuple[int, str]] = {}
    for line in given.jieba.splitlines():
        parts = line.split(" ")
        if len(parts) == 3 and parts[1].isdigit():
            counts[parts[0]] = (int(parts[1]), parts[2])
    flags: dict[str, int] = {}
    for entry in entries:
        proper = Flag.PROPER if entry.proper else Flag.COMMON
        flags[entry.simplified] = flags.get(entry.simplified, 0) | Flag.HEADWORD | proper
    for bands in given.levels.values():
        for word in bands:
            flags[word] = flags.get(word, 0) | Flag.LEVEL
    tags = {addition.simplified: addition.tag for addition in given.additions if addition.tag}
    for word in given.taught:
        flags[word] = flags.get(word, 0) | Flag.TAUGHT | Flag.COMMON
    for name in tags:
        if len(name) >= _WHOLE_NAME:
            flags[name] |= Flag.TAUGHT
    for word, (count, _) in counts.items():
        if count >= _JIEBA_LEAST and 2 <= len(word) <= 8 and all(map(is_hanzi, word)) and not _is_phrase(word):
            flags[word] = flags.get(word, 0) | Flag.JIEBA
    rows = {}
    for word, flag in sorted(flags.items()):
        count, tag = counts.get(word, (0, ""))
        zipf = given.wordfreq.get(word) or (math.log10(count / _JIEBA_TOTAL) + 9 if count else 0.0)
        if flag & Flag.LEVEL or flag & Flag.HEADWORD and zipf >= _EVERYDAY:
            flag |= Flag.TAUGHT
        tag = tags.get(word, tag)
        rows[word] = WordRow(max(0.0, zipf), POS_TAGS.index(tag) if tag in POS_TAGS else 0, flag)
    return rows


def _is_phrase(word: str) -> bool:
    return word[0] in _DETERMINERS or not _PARTICLES.isdisjoint(word[1:])
