"""English glosses as options: readable, alike in form, and told apart by what they say."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from lesson.lexicon.gloss_class import is_verb_gloss
from lesson.model import Sense, SenseKind

SHORT = 40  # two synonyms together up to this length are shown as one option
LONG = 52  # a gloss that cannot be brought under this length is no option
_TOLD = 90  # an explanation may be so long

_CJK = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS_WITH_HANZI = re.compile(rf"\s*\([^()]*[{_CJK}][^()]*\)")
_PINYIN = re.compile(r"\[[^\]]*\]")
# Notes on register that CC-CEDICT puts in brackets: they say how a word is used, not what it means.
_REGISTER = re.compile(
    r"\s*\((?:bound form|idiom|loanword|literary|formal|informal|written|spoken|old|archaic|dialect|prefix|suffix|"
    r"noun suffix|pronoun|adverb|preposition|conjunction|fig\.|coll\.|lit\.|slang|honorific|polite|"
    r"before an? [^()]*|used (?:before|after|with|as|to) [^()]*)\)\s*"
)
_REMARK = re.compile(r"\s*\([^()]*\)")
_LEAD = re.compile(r"^(?:fig\.|lit\.)\s*")
_WORD = re.compile(r"[a-z]+")
# Words that carry grammar, or stand in glosses for any content, and so tell nothing about meaning.
_EMPTY = frozenset(
    re.split(
        r"\s+",
        "a an the to of in on at for be is are was as by from with and or not no sth sb oneself one ones s it its that "
        "this these those which who into out up down off over under etc e g i very more most something somebody "
        "someone having has have do make made used use usually esp especially sense way thing things person people "
        "other another than all any so also but about abbr give given get take being kind type certain",
    )
)
# Derivational and inflectional endings; what is left of a word is compared on its first five letters.
_ENDING = re.compile(
    "(?:ations?|ions?|ments?|ness|ity|ities|ingly|ing|edly|ed|ers?|ors?|ies|ied|ives?|ally|al|ly|ances?|ences?|ants?|"
    "ents?|able|ible|ful|less|ous|ics?|es|s|e|y|th)$"
)


class GlossClass(StrEnum):
    """The outer form of a gloss: an option that alone looks different gives itself away."""

    VERB = "to"
    MODIFIER = "modifier"
    OTHER = "other"


def label(sense: Sense) -> str:
    """A gloss as an option: its first synonym, with the second where both are short; empty when it cannot be one.

    Cross-references in Chinese, notes on register and long remarks in brackets are left out.
    """
    if sense.kind is not SenseKind.MEANING:
        return ""
    parts = [part for part in map(_plain, sense.glosses) if part][:2]
    if len(parts) == 2 and len("; ".join(parts)) > SHORT:
        bare = [text for part in parts if stems(text := _REMARK.sub("", part).strip())]
        parts = bare if len(bare) == 2 and len("; ".join(bare)) <= SHORT else parts[:1]
    text = "; ".join(parts)
    return text if len(text) <= LONG else ""


def full(sense: Sense) -> str:
    """All synonyms of a sense for an explanation, cross-references left out, cut at a synonym when it grows long."""
    parts = [part for part in map(_plain, sense.glosses) if part]
    text = "; ".join(parts)
    while len(text) > _TOLD and len(parts) > 1:
        parts.pop()
        text = "; ".join(parts)
    return text


def _plain(gloss: str) -> str:
    text = _LEAD.sub("", _REGISTER.sub(" ", _BRACKETS_WITH_HANZI.sub("", gloss)).strip())
    if _PINYIN.search(text) or re.search(f"[{_CJK}]", text) or text.count("(") != text.count(")"):
        return ""
    if len(text) > SHORT:
        text = _REMARK.sub("", text)
    if len(text) > SHORT:
        text = re.split(r" – | - |: ", text)[0]
    return text.strip(" ,;")


def gloss_class(text: str, pos: str | None) -> GlossClass:
    """What an option looks like: "to …", a modifier (adjective, adverb), or anything else."""
    if is_verb_gloss(text):
        return GlossClass.VERB
    return GlossClass.MODIFIER if pos in ("adjective", "adverb") else GlossClass.OTHER


def stems(text: str, *, remarks: bool = False) -> frozenset[str]:
    """The content of a gloss, one crude stem per word ("to produce", "production" → produ).

    The stem is cruder than a linguist's on purpose: two glosses that share one are never options of one item.
    """
    bare = text.lower() if remarks else _REMARK.sub("", text.lower())
    return frozenset(_stem(word) for word in _WORD.findall(bare) if word not in _EMPTY)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    ending = _ENDING.search(word, 3)
    return (word[: ending.start()] if ending else word)[:5]


def remarks(text: str) -> list[str]:
    """What a gloss says in brackets ("of a ship", "zoology", "an agreement"): where it is used, with what."""
    return [said.strip(" ()") for said in _REMARK.findall(text)]
