"""Part of speech: the tagger's in context, jieba's dictionary's without one."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from lesson.annotation.document import Tagged
from lesson.lexicon import Lexicon
from lesson.lexicon.gloss_class import is_verb_gloss
from lesson.model import SenseKind
from lesson.text.numerals import NUMERALS

# The first letters of tags of what stands before a verb, and of verbs.
_BEFORE_VERB = ("v", "d", "p", "a", "z", "r", "c", "m", "u")
_PLACES = re.compile("(?<![更很较最大越许过])多$|[各两三四几数异外某此该]$")
_COUNTED = NUMERALS | {"半"}


def tags_of(spans: Sequence[tuple[int, int]], text: str, tagged: Sequence[Tagged], lexicon: Lexicon) -> list[str]:
    """The tag of each word of a sentence: that of the tagger's stretch it is or ends in, else jieba's for the word.

    A word that is only part of a longer stretch takes jieba's tag, as the stretch's tag is about the whole
    (万 in 6500万个/m), unless it ends a stretch of the same class of words.
    """
    if not tagged:
        return [_tag(s, e, text, (None,) * len(text), lexicon) if text[s] in "地过" else _usual(text[s:e], lexicon)
                for s, e in spans]  # fmt: skip
    owner: list[Tagged | None] = [None] * len(text)
    for stretch in tagged:
        owner[stretch.start : stretch.end] = [stretch] * (stretch.end - stretch.start)
    return [_tag(start, end, text, owner, lexicon) for start, end in spans]


def _tag(start: int, end: int, text: str, owner: Sequence[Tagged | None], lexicon: Lexicon) -> str:
    word = text[start:end]
    before, first, last = owner[start - 1] if start else None, owner[start], owner[end - 1]
    if start and text[start - 1] == "所" and before and before.start == start - 1 and before.tag in ("u", "xc"):
        return "v"  # 所 turns a verb into what is done: 所处
    if word == "地" and _PLACES.search(text[:start]):
        return "n"  # 多地, 各地; but 更多地 is how something is done
    if word == "地" and last and last.end == end and last.start < start and last.tag in ("a", "ad", "d", "z"):
        return "u"  # 有效地: the tagger keeps an adverb and its 地 together
    if word == "过" and end < len(text) and (text[end].isdigit() or text[end] in _COUNTED):
        verb = before is not None and before.end in (start, end) and before.tag in ("v", "vd")
        if not verb:
            return "v"  # 销售过万亿: between a noun and a number it is no particle, as in 结过两次婚
    if first is not None and first.start == start and first.end == end:
        return first.tag
    usual = _usual(word, lexicon)
    if first is not None and end <= first.end:
        head = first.tag in ("n", "ORG", "LOC") and first.end == end
        if head and usual in ("v", "vn", "ng") and _names_thing(word, lexicon):
            return "n"  # 主|教练: the end of a Chinese noun is its head
        if (
            first.tag == "m"
            and first.end == end
            and first.start < start
            and usual != "q"
            and counts_things(word, lexicon)
        ):
            return "q"  # 一|根: what ends a quantity and can count does
        begins = first.tag in ("v", "vd") and first.start == start
        if begins and usual[:1] not in _BEFORE_VERB and is_verb(word, lexicon):
            return "v"  # 换|上: so is the beginning of a verb, where it is no adverb
        return usual or (first.tag if first.end == end else "")
    return last.tag if last is not None and last.end == end else usual


@lru_cache(maxsize=65536)
def _usual(word: str, lexicon: Lexicon) -> str:
    """The tag that a word has by itself."""
    known = lexicon.known(word)
    usual = known.pos if known else ""
    if not usual and (word[0].isdigit() or _COUNTED.issuperset(word)):
        return "m"  # 500, 两百: no list has them
    return usual


@lru_cache(maxsize=8192)
def counts_things(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can be a measure word."""
    return any(s.kind is SenseKind.MEASURE_WORD for entry in lexicon.entries(word) for s in entry.senses)


@lru_cache(maxsize=8192)
def is_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can be a verb, by the glosses of its entries."""
    return any(is_verb_gloss(s.gloss) for entry in lexicon.entries(word) if not entry.proper for s in entry.senses)


@lru_cache(maxsize=8192)
def _names_thing(word: str, lexicon: Lexicon) -> bool:
    """Whether a verb can be a noun, too, by the glosses of its entries."""
    glosses = [sense.gloss for entry in lexicon.entries(word) if not entry.proper for sense in entry.senses]
    return any(not is_verb_gloss(gloss) and not gloss.startswith("(") for gloss in glosses)


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = json.loads(
        files("lesson.annotation.rules").joinpath("part_of_speech.json").read_text("utf-8")
    )
    return tables


def label(tag: str) -> str | None:
    """The name of a part of speech for learners, None for a tag that says nothing."""
    return _tables()["label"].get(tag)


def wanted_class(tag: str) -> str | None:
    """The class of words whose glosses a tag asks for ("verb", "preposition", "place" ...), None for any."""
    return _tables()["gloss class"].get(tag)
