"""Sense: which entry of a headword, and which of its meanings, a word has in its sentence.

A score per sense decides; `explain` gives its parts, which `lesson lookup --in` shows. What goes in: the use of a
function word (`lesson.annotation.rules.function_word`); the part of speech in context against the form of the
gloss; how usual the sense is, from translated sentences as far as they tell and else from the dictionary's order, its
labels and how near the gloss is to the word itself; and how similar it is to the words around
(`lesson.annotation.models.similarity`).
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lesson.annotation.context import Context
from lesson.annotation.document import Document
from lesson.annotation.models.similarity import pull
from lesson.annotation.part_of_speech import wanted_class
from lesson.annotation.rules.function_word import sense_in
from lesson.lexicon import Entry
from lesson.lexicon.entry import CLASSES, UNCOUNTED
from lesson.lexicon.gloss_class import is_remark
from lesson.model import Sense, SenseKind
from lesson.text.syllable import Reading

# Closed classes: here the part of speech says nearly all, and what translations show says little.
_CLOSED = {"particle": 3.0, "preposition": 2.5, "place": 2.5, "conjunction": 2.0, "pronoun": 2.0, "measure word": 3.0}
# What the use of a function word, known from its place in the sentence, weighs: more than all else.
USED = 16.0

# Tags of what a measure word stands before.
_COUNTABLE = frozenset(("n", "nz", "a", "b", "an", "s"))

_NARROWED = re.compile(r"\S \([^)]*\)$")
_BRACKETS = re.compile(r"\([^)]*\)\s*")
_WORD = re.compile(r"[a-z']+")

# What follows a verb of saying, and how English says such verbs.
_SPEECH_MARKS = frozenset((",", "，", ":", "：", "“", "「"))
_SAYING = re.compile(r"\bto (say|state|tell|claim|declare|report|express|announce|point out|reply|ask)\b")

# How usual a sense is: before any translation is counted, by the dictionary's order, the labels, and how near its gloss
# is to the word; these count as much as so many translations, then as so many with the same class of tag.
# All figures of this block were chosen on 6,000 cases of translated sentences left out of the counts (0.82 right, first
# sense 0.61), on the gold of the seed and on 205 words of the development treebank judged by hand.
_BY_ORDER, _BY_LABEL, _BY_SIMILARITY = 1.0, 0.3, 4.0
_PRIOR, _PRIOR_IN_CLASS = 12.0, 12.0
_USUAL, _USUAL_FUNCTION = 1.2, 0.4
# The share of a sense that no English word tells ("to be (followed by substantives only)"), where others are counted.
_UNTOLD = 0.3
_LABEL = 0.3
_NEAR = 1.0
_NEIGHBOURS = 2.5


class SenseRanker:
    """Ranks the senses of each word's entries, the likeliest first."""

    name = "sense"
    reads = ("slots",)
    writes = ("slots.ranked",)

    def __call__(self, documents: Sequence[Document]) -> None:
        """Rank the senses of every slot that has entries."""
        for document in documents:
            for slot in document.slots:
                if slot.entries:
                    slot.ranked = explain(slot.entries, slot.context, reasons=False, told=slot.evidence)


@lru_cache(maxsize=32768)
def readings_of(entries: tuple[Entry, ...]) -> tuple[Reading, ...]:
    """The readings of some entries, each once."""
    return tuple(dict.fromkeys(entry.reading for entry in entries))


class Scored(NamedTuple):
    """A sense of an entry, by its number there, with its score and the reasons, by name."""

    entry: Entry
    number: int
    score: float
    reasons: tuple[tuple[str, float], ...]


class Evidence(NamedTuple):
    """What of its sentence tells the sense of a word, but for the way that the words around pull: its tag, whether it
    is a name, counts something (1; 2 where that follows), stands behind a number; what its gloss must match as a
    function word; whether it stands as a noun; whether speech follows. Where these are equal, so is the order of the
    senses.
    """

    tag: str
    name: bool
    counts: int
    numbered: bool
    use: re.Pattern[str] | None
    noun: bool
    speech: bool


def evidence(word: str, context: Context) -> Evidence:
    """What the sentence says of the sense of a Simplified word."""
    tag, name, counts = context.tag, context.name, int(context.counts())
    if counts and context.after_tag in _COUNTABLE:
        counts = 2
    return Evidence(
        tag,
        name,
        counts,
        counts > 0 and context.before_tag in ("m", "TIME"),
        None if name else sense_in(word, context),
        nominal(context),
        tag == "v" and context.after in _SPEECH_MARKS,
    )


def explain(
    entries: Sequence[Entry], context: Context, *, reasons: bool = True, told: Evidence | None = None
) -> Sequence[Scored]:
    """All senses of some entries, the likeliest first. Without `reasons` only the scores are sure to be right.

    `told` is the evidence of the context, where it is at hand already.
    """
    tag, name, counts, numbered, use, noun, speech = told or evidence(entries[0].simplified, context)
    standing = _standing(tuple(entries), tag, name, counts, numbered)
    if len(standing) < 2:
        return standing
    pulls = {} if context.vector is None else {id(entry): pull(entry, context.vector) for entry in entries}
    if use is None and not noun and not speech and not pulls:
        return standing
    if use is None and not noun and not speech and not reasons:
        pulled = [(s, pulls[id(s.entry)]) for s in standing]
        found = [
            Scored(s.entry, s.number, s.score + _NEIGHBOURS * by_sense[s.number], ()) if by_sense else s
            for s, by_sense in pulled
        ]
        return sorted(found, key=_lowest)
    found = []
    for scored in standing:
        gloss = scored.entry.senses[scored.number].gloss
        more: list[tuple[str, float]] = []
        if use is not None and use.search(gloss):
            more.append(("function word", USED))
        if noun and not scored.entry.proper:
            plain = 0.0 if tag == "vn" else 0.5 if "noun" in scored.entry.gloss_classes[scored.number] else -0.5
            more.append(("stands as a noun", 2.5 if scored.number in _nouns_of_verbs(scored.entry) else plain))
        if speech and _SAYING.search(gloss):
            more.append(("speech follows", 3.0))
        if pulls and pulls[id(scored.entry)]:
            more.append(("words around", _NEIGHBOURS * pulls[id(scored.entry)][scored.number]))
        if more:
            score = scored.score + sum(value for _, value in more)
            scored = Scored(scored.entry, scored.number, score, (*scored.reasons, *more))
        found.append(scored)
    return sorted(found, key=_lowest)


@lru_cache(maxsize=8192)
def _nouns_of_verbs(entry: Entry) -> frozenset[int]:
    """The senses of an entry that are the noun of one of its verbs ("beginning; start", "preparation"), which is the
    same meaning; 出口 "an exit" is not that of "to export".
    """
    classed = zip(entry.senses, entry.gloss_classes, strict=True)
    verbs = [word for sense, classes in classed if classes == {"verb"} for word in _content(sense.gloss)]
    return frozenset(
        at
        for at, sense in enumerate(entry.senses)
        if "noun" in entry.gloss_classes[at]
        and any(_akin(noun, verb) for noun in _content(sense.gloss) for verb in verbs)
    )


def _content(gloss: str) -> list[str]:
    return [word for word in _WORD.findall(_BRACKETS.sub("", gloss).lower()) if len(word) > 3]


def _akin(noun: str, verb: str) -> bool:
    """Whether two English words begin alike as a verb and its noun do: four letters, three fifths of the shorter."""
    same = len(os.path.commonprefix((noun, verb)))
    return same >= 4 and same >= 0.6 * min(len(noun), len(verb))


def usual_sense(entry: Entry, tag: str) -> Sense:
    """The sense of an entry that is likeliest for a word with a tag, of whose sentence nothing else is known."""
    return entry.senses[_standing((entry,), tag, False, 0, False)[0].number]


def _lowest(scored: Scored) -> float:
    return -scored.score


@lru_cache(maxsize=65536)
def _standing(entries: tuple[Entry, ...], tag: str, name: bool, counts: int, numbered: bool) -> tuple[Scored, ...]:
    """What can be said of the senses from the word's own tag, and whether it counts something, is behind a number."""
    closed = wanted_class(tag) in _CLOSED or counts > 0
    usual = _usual(entries, CLASSES.get(tag, "o"), closed)
    known_as_name = any(entry.proper for entry in entries)
    found: list[Scored] = []
    for entry in entries:
        for index in range(len(entry.senses)):
            reasons = [("usual", (_USUAL_FUNCTION if closed else _USUAL) * usual[len(found)])]
            if entry.similarity:
                reasons.append(("near the word", _NEAR * _similarity(entry, index)))
            reasons += _reasons(entry, index, tag, name, counts, numbered, known_as_name)
            found.append(Scored(entry, index, sum(value for _, value in reasons), tuple(reasons)))
    return tuple(sorted(found, key=_lowest))


def _usual(entries: Sequence[Entry], name: str, closed: bool) -> list[float]:
    """The log share of each sense among all of some entries, for a class of tags."""
    before = []
    for place, entry in enumerate(entries):
        for index in range(len(entry.senses)):
            order = -0.12 * min(index, 8) - 0.2 * min(place, 5)
            close = _similarity(entry, index)
            before.append(math.exp(_BY_ORDER * order - _BY_LABEL * entry.remoteness[index] + _BY_SIMILARITY * close))
    whole = sum(before)
    counts = [dict(one) for entry in entries for one in entry.translation_counts or [()] * len(entry.senses)]
    over_all = [sum(hits for class_, hits in own.items() if class_ != UNCOUNTED) for own in counts]
    in_class = [own.get(name, 0.0) for own in counts]
    total, alike = sum(over_all), sum(in_class)
    found = []
    for at, own in enumerate(counts):
        share = (over_all[at] + _PRIOR * before[at] / whole) / (total + _PRIOR)
        share = (in_class[at] + _PRIOR_IN_CLASS * share) / (alike + _PRIOR_IN_CLASS)
        if UNCOUNTED in own and total:
            share = max(share, 1 / len(counts) if closed else _UNTOLD)
        found.append(math.log(share))
    return found


def _reasons(
    entry: Entry, index: int, tag: str, name: bool, counts: int, numbered: bool, known_as_name: bool
) -> list[tuple[str, float]]:
    sense = entry.senses[index]
    reasons = []
    if sense.kind is SenseKind.REFERENCE:
        reasons.append(("only points elsewhere", -9.0))
    if sense.kind is SenseKind.NAME or entry.proper:
        reasons.append(("name", 1.5 if name else -3.0))
    elif name:
        reasons.append(("no name", -0.5 if not known_as_name else -8.0))
    measures = sense.kind is SenseKind.MEASURE_WORD
    classes = entry.gloss_classes[index] if not measures else frozenset(("measure word",))
    wanted = wanted_class(tag)
    if wanted and not entry.proper and not (measures and counts):
        reasons.append((f"{wanted} here", _fit(wanted, classes, tag) * _CLOSED.get(wanted, 1.0)))
    if any(label.startswith("= ") for label in sense.labels):
        reasons.append(("spelling variant", -1.5))
    if sense.gloss[-1] == ")" and _NARROWED.search(sense.gloss):
        reasons.append(("narrowed down", -0.1))
    if is_remark(sense.gloss):
        reasons.append(("only a remark", -1.5))
    if measures and counts:
        reasons.append(("counts something", 2.0 + 2.0 * counts))
    elif measures and tag != "q":
        reasons.append(("counts nothing", -1.5))
    if numbered and sense.gloss.startswith("(after a number)"):
        reasons.append(("after a number", 5.0))
    remote = entry.remoteness[index]
    if remote:
        reasons.append(("label", -_LABEL * remote))
    return reasons


def _similarity(entry: Entry, index: int) -> float:
    """How much further from the word a sense is than the nearest sense of its entry: it tells nothing of readings."""
    return entry.similarity[index] - max(entry.similarity) if entry.similarity else 0.0


# Verbs of little sense whose object is what happens, a verb that stands as a noun (發生變化, 進行演出).
_LIGHT = frozenset(
    ("进行", "加以", "给予", "予以", "作出", "做出", "受到", "遭到", "得到", "获得", "开展", "引起", "发生", "展开",
     "提供", "接受", "有", "没有", "具有")
)  # fmt: skip
_ASPECT = frozenset("了着过")


def nominal(context: Context) -> bool:
    """Whether a verb stands as a noun: behind 的 with no object (受過良好的教育), counted where a clause ends
    (做了很多準備), or as the object of a light verb.
    """
    if context.tag not in ("v", "vn") or context.after in ("了", "着", "过", "到", "起来"):
        return False
    before = context.second or context.before if context.before in _ASPECT else context.before
    if before in _LIGHT:
        return context.after_tag not in ("n", "r", "PER", "LOC", "ORG", "m", "nz")
    ends = context.after_tag in ("", "w", "u", "c", "f", "v", "d", "p")
    counted = context.tag == "vn" and context.before_tag in ("m", "a") and context.after_tag in ("", "w")
    return context.before == "的" and ends or counted


def _fit(wanted: str, classes: frozenset[str], tag: str) -> float:
    if wanted == "noun" and tag in ("t", "TIME", "tg") and "adverb" in classes:
        return 1.0  # 最近: recently
    if wanted in classes:
        return 1.0 if wanted != "noun" or tag != "vn" else 0.6
    if tag == "vn" and "verb" in classes or wanted == "noun" and "perhaps noun" in classes:
        return 0.4
    if wanted == "adjective":
        return 0.5 if "noun" in classes else 0.0 if "verb" in classes else -0.5
    if wanted == "adverb":
        return 0.2 if "noun" in classes else -0.2
    if "measure word" in classes:
        return -1.5
    if wanted == "measure word":
        return -0.6
    return -0.4
