"""Sense: which entry of a headword, and which of its meanings, a word has in its sentence.

A score per sense decides; `explain` gives its parts, which `lesson lookup --in` shows. Sources of the score: the part
of speech in context against the form of the gloss, the labels of the gloss, how often the meaning turned up in
translations of sentences with the word, and the order of the dictionary.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from lesson.lexicon import Entry
from lesson.lexicon.parallel import CLASSES, UNCOUNTED
from lesson.model import Sense, SenseKind
from lesson.part_of_speech import shape
from lesson.syllable import Reading, parse_reading

# Labels that make a sense unlikely in plain modern text.
_REMOTE = re.compile(
    r"\b(old|archaic|literary|classical|dialect|Tw|Taiwan|HK|Cantonese|Minnan|Wu|Beijing|slang|Internet|vulgar|"
    r"loanword|bound form|Buddhism|chemistry|botany|zoology|biology|physics|math|mathematics|linguistics|computing|"
    r"music|medicine|TCM|anatomy|mineralogy|geology|grammar|phonetics|ACG|chess|mahjong|dance|sports|religion|law|"
    r"mythology|astronomy|historical|derog|coll|fig|euphemism|humble|honorific|abbr|one of|nautical|cinema|bird|"
    r"species|neologism|jocular|school|military|electronics|baseball|kinship|Confucian)",
)
_LABEL_COST = {
    "bound form": 0.5,
    "fig": 0.15,
    "coll": 0.4,
    "abbr": 0.6,
    "loanword": 0.6,
    "literary": 0.7,
    "computing": 0.5,
    "law": 0.4,
    "slang": 0.8,
}

# Closed classes: here the part of speech says nearly all, and what translations show says little.
_CLOSED = {"particle": 3.0, "preposition": 2.5, "place": 2.5, "conjunction": 2.0, "pronoun": 2.0, "measure word": 3.0}
_FUNCTION = 0.35
# Words that a measure word follows, beside numerals.
_DETERMINERS = frozenset("这那哪每各某几两半整首本该此数多一")

# Parts of speech that a gloss names itself.
_NAMED = {
    "classifier": "measure word",
    "measure word": "measure word",
    "suffix": "particle",
    "prefix": "particle",
    "particle": "particle",
    "marker": "particle",
    "adverb": "adverb",
    "conjunction": "conjunction",
    "preposition": "preposition",
    "pronoun": "pronoun",
    "numeral": "numeral",
}

# What follows a verb of saying, and how English says such verbs.
_SPEECH_MARKS = frozenset((",", "，", ":", "：", "“", "「"))
_SAYING = re.compile(r"\bto (say|state|tell|claim|declare|report|express|announce|point out|reply|ask)\b")

# What 场 counts as chǎng (a game, a show); everything else that happens in spells is counted as cháng.
_SHOW = re.compile(
    r"\b(games?|match(es)?|sports?|shows?|performances?|films?|movies?|concerts?|competitions?|race|drama|play)\b"
)

# Added to every count of translations. On the fifth of the sentences left out 0.2 to 0.5 does best (0.835) and 1 little
# worse (0.825); more keeps a few chance hits from beating the order of the dictionary.
_SMOOTH = 0.8


@dataclass(frozen=True, slots=True)
class Context:
    """What a sense is judged by: the tagger's tag, whether the word is a name here, and the words on either side.

    `after_gloss` are the glosses of the next word, for what a measure word counts.
    """

    tag: str
    name: bool = False
    before: str = ""
    after: str = ""
    before_tag: str = ""
    after_tag: str = ""
    after_gloss: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sense of an entry with its score and the reasons, by name."""

    entry: Entry
    index: int
    score: float
    reasons: tuple[tuple[str, float], ...]


def explain(entries: Sequence[Entry], context: Context) -> list[Scored]:
    """All senses of some entries, the likeliest first."""
    scored = []
    evidence = _evidence(
        entries, context.tag, _FUNCTION if shape(context.tag) in _CLOSED or counts_something(context) else 1.0
    )
    for place, entry in enumerate(entries):
        for index, sense in enumerate(entry.senses):
            reasons = (*_reasons(entry, place, sense, index, context), *evidence(entry, index))
            scored.append(Scored(entry, index, sum(value for _, value in reasons), reasons))
    return sorted(scored, key=lambda s: -s.score)


def reading_by_grammar(word: str, entries: Sequence[Entry], context: Context) -> Reading:
    """The reading that the grammar of the sentence leaves to a character read by its function; else empty.

    地 behind an adverbial and 得 behind a verb are de; 为 that opens a clause before a verb states a purpose (wèi);
    得 between a subject and a verb is děi; a measure word behind a numeral or 这 is read as one (一只 zhī); a verb
    behind 所, and 过 before a number, are read as the verb.
    """
    if word in ("地", "得") and context.tag == "u":
        return parse_reading("de5")
    if (
        word == "为"
        and context.tag == "p"
        and context.after_tag in ("v", "vd")
        and context.before_tag in ("", "w", "c", "d")
    ):
        return parse_reading("wei4")
    if (
        word == "得"
        and context.tag in ("v", "vd")
        and context.after_tag == "v"
        and context.before_tag not in ("v", "a")
    ):
        return parse_reading("dei3")
    if word == "场" and counts_something(context):  # a spell of something, but a game or a show
        return parse_reading("chang3" if _SHOW.search(context.after_gloss) else "chang2")
    if len(word) == 1 and counts_something(context):
        counting = {e.reading for e in entries if any(s.kind is SenseKind.MEASURE_WORD for s in e.senses)}
        return counting.pop() if len(counting) == 1 else ()
    if len(word) == 1 and context.tag == "v" and (context.before == "所" or word == "过" and context.after_tag == "m"):
        verbs = {e.reading for e in entries if not e.proper and any("verb" in gloss_shapes(s.gloss) for s in e.senses)}
        return verbs.pop() if len(verbs) == 1 else ()
    return ()


def _evidence(entries: Sequence[Entry], tag: str, weight: float) -> Callable[[Entry, int], list[tuple[str, float]]]:
    """How often translations showed a sense, of all senses of these entries: over all, and with this tag."""
    name = CLASSES.get(tag, "o")
    shown = [by_class for entry in entries for by_class in entry.shown]
    if not shown:
        return lambda entry, index: []
    count = sum(len(entry.senses) for entry in entries)
    total = sum(hits for by_class in shown for _, hits in by_class)
    alike = sum(hits for by_class in shown for class_, hits in by_class if class_ == name)

    def reasons(entry: Entry, index: int) -> list[tuple[str, float]]:
        own = dict(entry.shown[index]) if entry.shown else {}
        if UNCOUNTED in own:  # no evidence either way: half of all for a word of content, an equal share for others
            share = 0.5 if weight == 1.0 else 1 / count
            return [("cannot be told in translations", 1.5 * weight * math.log(share))]
        over_all = math.log((sum(own.values()) + _SMOOTH) / (total + _SMOOTH * count))
        here = math.log((own.get(name, 0.0) + _SMOOTH) / (alike + _SMOOTH * count))
        return [("translations", 0.5 * weight * over_all), (f"translations as {name}", weight * here)]

    return reasons


def _reasons(entry: Entry, place: int, sense: Sense, index: int, context: Context) -> list[tuple[str, float]]:
    reasons = [("order", -0.12 * min(index, 8) - 0.2 * min(place, 5))]
    if sense.kind is SenseKind.REFERENCE:
        reasons.append(("only points elsewhere", -4.0))
    if sense.kind is SenseKind.NAME or entry.proper:
        reasons.append(("name", 1.5 if context.name else -3.0))
    elif context.name:
        reasons.append(("no name", -0.5))
    shapes = gloss_shapes(sense.gloss) if sense.kind is not SenseKind.MEASURE_WORD else frozenset(("measure word",))
    wanted = shape(context.tag)
    if wanted and not entry.proper:
        reasons.append((f"{wanted} here", _fit(wanted, shapes, context) * _CLOSED.get(wanted, 1.0)))
    if any(label.startswith("= ") for label in sense.labels):
        reasons.append(("spelling variant", -1.5))
    if re.search(r"\S \([^)]*\)$", sense.gloss):
        reasons.append(("narrowed down", -0.4))
    if context.tag == "v" and context.after in _SPEECH_MARKS and _SAYING.search(sense.gloss):
        reasons.append(("speech follows", 3.0))
    if is_remark(sense.gloss):
        reasons.append(("only a remark", -1.5))
    aspect = "action" in sense.gloss and context.tag == "u" and context.before_tag in ("v", "vd")
    if aspect or "modal" in sense.gloss and context.tag in ("xc", "y"):  # 了 behind a verb, 了 behind a clause
        reasons.append(("place of the particle", 1.5))
    if sense.kind is SenseKind.MEASURE_WORD and counts_something(context):
        reasons.append(("counts something", 4.0))
    elif sense.kind is SenseKind.MEASURE_WORD and context.tag != "q":
        reasons.append(("counts nothing", -1.5))
    if sense.gloss.startswith("(after a number)") and context.before_tag in ("m", "TIME") and counts_something(context):
        reasons.append(("after a number", 5.0))
    cost = sum(_LABEL_COST.get(m, 1.0) for label in sense.labels for m in _REMOTE.findall(label)[:1])
    if cost:
        reasons.append(("label", -cost))
    return reasons


def counts_something(context: Context) -> bool:
    """Whether a word stands where a measure word does: behind a numeral or a determiner."""
    before = context.before
    numeral = bool(before) and (before[-1] in "〇零一二三四五六七八九十百千万亿两几半数" or before[-1].isdigit())
    return (numeral or before in _DETERMINERS) and context.tag not in ("p", "u", "c", "w")


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
        if part.startswith("in order"):
            shapes.add("conjunction")
            continue
        for kind, list_ in _function_words().items():
            if words[0] in list_ and len(words) <= 4:
                shapes.add(kind)
        if words[0].endswith("ly") and len(words[0]) > 4 or len(words) > 1 and words[-1].endswith("ly"):
            shapes.add("adverb")
        if words[-1].endswith(("ful", "ous", "ive", "able", "ible", "al", "ic", "ent", "ant", "ed", "less", "ing")):
            shapes.add("adjective")
        if not shapes & {"preposition", "conjunction", "pronoun", "numeral"}:
            shapes.update(("noun", "adjective") if len(words) == 1 else ("noun",))
    if is_remark(gloss):
        shapes.add("particle")
    shapes.update(kind for word, kind in _NAMED.items() if re.search(rf"\b{word}\b", gloss))
    return frozenset(shapes)


def is_remark(gloss: str) -> bool:
    """Whether a gloss is nothing but a remark in brackets: it tells a function, no meaning."""
    return not re.search(r"[A-Za-z]", re.sub(r"\([^)]*\)", "", gloss))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """English function words by the part of speech of the Chinese words they gloss."""
    tables = json.loads(files("lesson").joinpath("tables/english.json").read_text("utf-8"))
    return {kind: frozenset(words.split()) for kind, words in tables["function"].items()}
