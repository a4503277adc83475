"""What a gloss is: the parts of speech that its English can stand for, and how far its labels put it from plain modern
text. Worked out when the lexicon is compiled, and kept there with each sense (`Entry.gloss_classes`, `remoteness`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

CLASSES_OF_GLOSSES = (
    "verb", "noun", "perhaps noun", "adjective", "adverb", "preposition", "conjunction", "pronoun", "numeral",
    "particle", "measure word", "place",
)  # fmt: skip
"""All classes of glosses; the lexicon's file keeps them as bits in this order."""

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

_NAMES_ITSELF = re.compile(rf"\b(?:{'|'.join(_NAMED)})\b")
_BRACKETS = re.compile(r"\([^)]*\)\s*")
_WORD = re.compile(r"[a-z']+")
_LETTER = re.compile(r"[A-Za-z]")
_REMARKS = re.compile(r"^(?:\s*\([^()]*\))*\s*")


def is_verb_gloss(gloss: str) -> bool:
    """Whether a gloss says what one does: it begins with "to", remarks in brackets left out."""
    return _REMARKS.sub("", gloss, count=1).startswith("to ") or gloss.startswith("(try to) ")


@lru_cache(maxsize=65536)
def gloss_classes(gloss: str) -> frozenset[str]:
    """The parts of speech that the English of a gloss can stand for: "to run; to flee" is a verb's."""
    classes = set()
    plain = _BRACKETS.sub("", gloss) if "(" in gloss else gloss
    for part in plain.replace("; ", ", ").split(", "):
        words = _WORD.findall(part.lower())
        if not words:
            continue
        if words[0] in ("to", "be", "can", "must", "should") and len(words) > 1:
            classes.add("verb")
            continue
        if part.startswith("in order"):
            classes.add("conjunction")
            continue
        for kind, list_ in _function_words().items():
            if words[0] in list_ and len(words) <= 4:
                classes.add(kind)
        if words[0].endswith("ly") and len(words[0]) > 4 or len(words) > 1 and words[-1].endswith("ly"):
            classes.add("adverb")
            if len(words) == 1 and words[0] not in _not_adverbs():
                continue
        describes = words[-1].endswith(
            ("ful", "ous", "ive", "able", "ible", "al", "ic", "ent", "ant", "ed", "less", "ing")
        )
        if describes:
            classes.add("adjective")
        if len(words) == 1 and words[0].endswith(("ful", "ous", "able", "ible", "less", "ive", "al", "ic")):
            classes.add("perhaps noun")  # "basic" hardly ever is one, "material" is
        elif not classes & {"preposition", "conjunction", "pronoun", "numeral"}:
            classes.update(("noun", "adjective") if len(words) == 1 else ("noun",))
    if is_remark(gloss):
        classes.add("particle")
    classes.update(_NAMED[word] for word in _NAMES_ITSELF.findall(gloss))
    return frozenset(classes)


def is_remark(gloss: str) -> bool:
    """Whether a gloss is nothing but a remark in brackets: it tells a function, no meaning."""
    return not _LETTER.search(_BRACKETS.sub("", gloss) if "(" in gloss else gloss)


@cache
def _not_adverbs() -> frozenset[str]:
    """English words in -ly that are adjectives or nouns, too."""
    tables = json.loads(files("lesson.lexicon").joinpath("english.json").read_text("utf-8"))
    return frozenset(tables["not adverbs"].split())


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """English function words by the part of speech of the Chinese words they gloss."""
    tables = json.loads(files("lesson.lexicon").joinpath("english.json").read_text("utf-8"))
    return {kind: frozenset(words.split()) for kind, words in tables["function"].items()}


@lru_cache(maxsize=65536)
def remoteness(labels: Iterable[str]) -> float:
    """How far labels put a sense from plain modern text: the sum of their costs, 0 without any."""
    return sum(_LABEL_COST.get(m, 1.0) for label in labels for m in _REMOTE.findall(label)[:1])
