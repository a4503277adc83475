"""Part of speech: the tagger's in context, jieba's dictionary's without one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lesson.lexicon import Lexicon
from lesson.tagger import Tagged

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半")


def tag_of(start: int, end: int, text: str, tagged: Sequence[Tagged], lexicon: Lexicon) -> str:
    """The tag of a word of a sentence: that of the tagger's stretch it is or ends in, else jieba's for the word.

    A word that is only part of a longer stretch takes jieba's tag, as the stretch's tag is about the whole
    (万 in 6500万个/m), unless it ends a stretch of the same class of words.
    """
    known = lexicon.known(text[start:end])
    usual = known.pos if known else ""
    word = text[start:end]
    if (
        text[start - 1 : start] == "所"
        and start > 0
        and any(t.start == start - 1 and t.tag in ("u", "xc") for t in tagged)
    ):
        return "v"  # 所 turns a verb into what is done: 所处
    if word == "地" and any(t.end == end and t.start < start and t.tag in ("a", "ad", "d", "z") for t in tagged):
        return "u"  # 有效地: the tagger keeps an adverb and its 地 together
    counted = end < len(text) and (text[end].isdigit() or text[end] in _NUMERALS)
    if word == "过" and counted and not any(t.end == start and t.tag in ("v", "vd") for t in tagged):
        return "v"  # 销售过万亿: between a noun and a number it is no particle, as in 结过两次婚
    if not usual and (word[0].isdigit() or _NUMERALS.issuperset(word)):
        usual = "m"  # 500, 两百: no list has them
    for stretch in tagged:
        if stretch.start == start and stretch.end == end:
            return stretch.tag
        if stretch.start <= start and end <= stretch.end:
            return usual or (stretch.tag if stretch.end == end else "")
        if stretch.end == end:
            return stretch.tag
    return usual


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = json.loads(
        files("lesson").joinpath("tables/part_of_speech.json").read_text("utf-8")
    )
    return tables


def title(tag: str) -> str | None:
    """The name of a part of speech for readers, None for a tag that says nothing."""
    return _tables()["title"].get(tag)


def shape(tag: str) -> str | None:
    """The class of words whose glosses a tag asks for ("verb", "preposition", "place" ...), None for any."""
    return _tables()["shape"].get(tag)
