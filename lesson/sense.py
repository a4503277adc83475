"""Sense: which entry of a headword, and which of its meanings, a word has in its sentence.

A score per sense decides; `explain` gives its parts, which `lesson lookup --in` shows. Sources of the score: the part
of speech in context against the form of the gloss, the labels of the gloss, how often the meaning turned up in
translations of sentences with the word, and the order of the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lesson.lexicon import Entry
from lesson.model import Sense, SenseKind

# Parts of speech of English words that make a gloss recognisable as the gloss of a function word.
_ENGLISH = {
    "preposition": frozenset(
        "at in on to from for with by towards toward against since until via along according about concerning regarding"
        " because than as through of into out except besides per following".split()
    ),
    "conjunction": frozenset("and or but if because although though however while whereas since therefore so then either unless".split()),
    "adverb": frozenset(
        "not also too still already again even only just very quite really once ever never always often all both most more"
        " together then now soon almost nearly perhaps maybe about yet indeed directly instead first afterwards already"
        " further mutually simply rather gradually extremely completely anyway after without immediately at in one".split()
    ),
    "pronoun": frozenset("i me you he she it we they this that these those who what which where here there each every such one self other said".split()),
    "place": frozenset("in on at within among above below under over inside outside between behind before after middle during beneath upon beyond front".split()),
    "numeral": frozenset("one two three four five six seven eight nine ten hundred thousand million zero half several many few odd".split()),
    "particle": frozenset("particle marker suffix prefix interjection auxiliary etc et used modal structural".split()),
}  # fmt: skip

# Labels that make a sense unlikely in plain modern text.
_REMOTE = re.compile(
    r"\b(old|archaic|literary|classical|dialect|Tw|Taiwan|HK|Cantonese|Minnan|Wu|Beijing|slang|Internet|vulgar|"
    r"loanword|bound form|Buddhism|chemistry|botany|zoology|biology|physics|math|mathematics|linguistics|computing|"
    r"music|medicine|TCM|anatomy|mineralogy|geology|grammar|phonetics|ACG|chess|mahjong|dance|sports|religion|law|"
    r"mythology|astronomy|historical|derog|coll|fig|euphemism|humble|honorific|abbr|one of|nautical|cinema|bird|"
    r"species|neologism|jocular|school|military|electronics|baseball|kinship|Confucian)",
)
_LABEL_COST = {"bound form": 0.5, "fig": 0.15, "coll": 0.4, "abbr": 0.6, "loanword": 0.6, "literary": 0.7, "computing": 0.5, "law": 0.4, "slang": 0.8}

# Places where the tagger's name for a part of speech and the shape of a gloss meet.
_SHAPE = {
    "v": "verb", "vd": "verb", "vn": "noun", "n": "noun", "nz": "noun", "nw": "noun", "s": "noun", "t": "noun", "TIME": "noun", "an": "noun",
    "a": "adjective", "ad": "adverb", "d": "adverb", "f": "place", "p": "preposition", "c": "conjunction", "r": "pronoun", "m": "numeral",
    "q": "measure word", "u": "particle", "xc": "particle", "y": "particle", "b": "adjective",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a sense is judged by: the tagger's tag, whether the word is a name here, and the words on either side."""

    tag: str
    name: bool = False
    before: str = ""
    after: str = ""
    before_tag: str = ""
    after_tag: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sense of an entry with its score and the reasons, by name."""

    entry: Entry
    index: int
    score: float
    reasons: tuple[tuple[str, float], ...]


def explain(entries: Sequence[Entry], context: Context, counts: Mapping[tuple[str, int], float] | None = None) -> list[Scored]:
    """All senses of some entries, the likeliest first."""
    scored = []
    for place, entry in enumerate(entries):
        for index, sense in enumerate(entry.senses):
            reasons = tuple(_reasons(entry, place, sense, index, context))
            scored.append(Scored(entry, index, sum(value for _, value in reasons), reasons))
    return sorted(scored, key=lambda s: -s.score)


def _reasons(entry: Entry, place: int, sense: Sense, index: int, context: Context) -> list[tuple[str, float]]:
    reasons = [("order", -0.12 * min(index, 8) - 0.2 * min(place, 5))]
    if sense.kind is SenseKind.REFERENCE:
        reasons.append(("only points elsewhere", -4.0))
    if sense.kind is SenseKind.NAME or entry.proper:
        reasons.append(("name", 1.5 if context.name else -3.0))
    elif context.name:
        reasons.append(("no name", -0.5))
    shapes = gloss_shapes(sense.gloss) if sense.kind is not SenseKind.MEASURE_WORD else frozenset(("measure word",))
    wanted = _SHAPE.get(context.tag)
    if wanted and not entry.proper:
        reasons.append((f"{wanted} here", _fit(wanted, shapes, context)))
    cost = sum(_LABEL_COST.get(m, 1.0) for label in sense.labels for m in _REMOTE.findall(label)[:1])
    if cost:
        reasons.append(("label", -cost))
    return reasons


def _fit(wanted: str, shapes: frozenset[str], context: Context) -> float:
    if wanted in shapes:
        return 1.0 if wanted != "noun" or context.tag != "vn" else 0.6
    if context.tag == "vn" and "verb" in shapes:
        return 0.4
    if wanted == "adjective":
        return 0.5 if "noun" in shapes else 0.0 if "verb" in shapes else -0.5
    if wanted == "adverb":
        return 0.2 if "noun" in shapes else -0.2
    if "measure word" in shapes:
        return -1.5
    if wanted == "measure word":
        return -0.6
    return -0.4


@lru_cache(maxsize=65536)
def gloss_shapes(gloss: str) -> frozenset[str]:
    """The parts of speech that the English of a gloss can stand for: "to run; to flee" is a verb's."""
    shapes = set()
    for part in re.split(r"; |, ", re.sub(r"\([^)]*\)\s*", "", gloss)) or [gloss]:
        words = re.findall(r"[a-z']+", part.lower())
        if not words:
            continue
        if words[0] in ("to", "be", "can", "must", "should") and len(words) > 1:
            shapes.add("verb")
            continue
        for shape, list_ in _ENGLISH.items():
            if words[0] in list_ and len(words) <= 4:
                shapes.add(shape)
        if words[0].endswith("ly") and len(words[0]) > 4 or len(words) > 1 and words[-1].endswith("ly"):
            shapes.add("adverb")
        if words[-1].endswith(("ful", "ous", "ive", "able", "ible", "al", "ic", "ent", "ant", "ed", "less", "ing")):
            shapes.add("adjective")
        if not shapes & {"preposition", "conjunction", "pronoun"}:
            shapes.update(("noun", "adjective") if len(words) == 1 else ("noun",))
    for word, shape in (("classifier", "measure word"), ("measure word", "measure word"), ("suffix", "particle"), ("particle", "particle"),
                        ("adverb", "adverb"), ("conjunction", "conjunction"), ("preposition", "preposition"), ("pronoun", "pronoun"),
                        ("numeral", "numeral"), ("prefix", "particle")):  # fmt: skip
        if re.search(rf"\b{word}\b", gloss):
            shapes.add(shape)
    return frozenset(shapes)
