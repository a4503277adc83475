"""Part of speech: the tagger's in context, jieba's dictionary's without one."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.lexicon import Lexicon
from lesson.tagger import Tagged

_TITLE = {
    "n": "noun", "vn": "noun", "an": "noun", "s": "noun", "nz": "noun", "nw": "noun", "ng": "noun", "ORG": "noun", "LOC": "noun", "PER": "noun",
    "t": "time word", "TIME": "time word", "tg": "time word", "f": "direction word",
    "v": "verb", "vd": "verb", "vg": "verb", "vi": "verb", "vq": "verb", "df": "verb",
    "a": "adjective", "b": "adjective", "z": "adjective", "ag": "adjective",
    "d": "adverb", "ad": "adverb", "dg": "adverb", "zg": "adverb",
    "r": "pronoun", "rr": "pronoun", "rz": "pronoun", "rg": "pronoun", "m": "numeral", "mq": "numeral", "q": "measure word",
    "p": "preposition", "c": "conjunction", "u": "particle", "xc": "particle", "y": "particle", "ud": "particle", "ug": "particle",
    "uj": "particle", "ul": "particle", "uv": "particle", "uz": "particle", "h": "prefix", "k": "suffix",
    "i": "idiom", "l": "expression", "e": "interjection", "o": "onomatopoeia",
    "ns": "noun", "nt": "noun", "nr": "noun", "nrt": "noun", "j": "abbreviation",
}  # fmt: skip


def tag_of(start: int, end: int, text: str, tagged: Sequence[Tagged], lexicon: Lexicon) -> str:
    """The tag of a word of a sentence: that of the tagger's stretch it is or ends in, else jieba's for the word.

    A word that is only part of a longer stretch takes jieba's tag, as the stretch's tag is about the whole
    (万 in 6500万个/m), unless it ends a stretch of the same class of words.
    """
    known = lexicon.known(text[start:end])
    usual = known.pos if known else ""
    for stretch in tagged:
        if stretch.start == start and stretch.end == end:
            return stretch.tag
        if stretch.start <= start and end <= stretch.end:
            return usual or (stretch.tag if stretch.end == end else "")
        if stretch.end == end:
            return stretch.tag
    return usual


def title(tag: str) -> str | None:
    """The name of a part of speech for readers, None for a tag that says nothing."""
    return _TITLE.get(tag)
