"""Separable verbs (離合詞): a verb and its object that make one word and stand apart in a sentence (結過兩次婚); and
verbs with a result whose result cannot be had (打不開).

Apart they are words of their own to a segmenter, but their meaning is that of the whole. Only those are told whose
second part is no word of the level lists (婚, 澡) or no noun to the tagger (睡了一覺), for 看了一本書 is about a book.
"""

from __future__ import annotations

from collections.abc import Sequence

from lesson.annotation.part_of_speech import is_verb
from lesson.lexicon import Entry, Flag, Lexicon
from lesson.lexicon.gloss_class import is_verb_gloss

_REACH = 5
# What may stand between: aspect, measure words, numerals, pronouns, adjectives, 的.
_BETWEEN = frozenset(("u", "ul", "uz", "ug", "uj", "xc", "m", "q", "r", "a", "v", "d", "zg", "PER"))
# Behind V不 these ask (是不是), or are no part of a word (去不了).
_NO_RESULTS = frozenset("了得")
_MUST = frozenset("了过着个一的两次")


def separated(words: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> dict[int, Entry]:
    """For words of a Simplified sentence that are the two parts of a separable verb: the entry of the whole."""
    found: dict[int, Entry] = {}
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if len(word) != 1 or at in found:
            continue
        behind = words[at + 1] if at + 1 < len(words) else ""
        if len(behind) > 1 and behind[0] == word and is_verb(word, lexicon):
            whole = _verb(behind, lexicon)
            if whole is not None:
                found[at] = whole  # 点|点头: the verb of the next word, doubled
                continue
        if tag in ("v", "vn") and at + 2 < len(words) and words[at + 1] == "不" and words[at + 2] not in _NO_RESULTS:
            whole = _verb(word + words[at + 2], lexicon)
            if whole is not None:
                found[at] = found[at + 2] = whole
                continue
        if tag not in ("v", "vn"):
            continue
        for end in range(at + 2, min(at + 2 + _REACH, len(words))):
            if tags[end - 1] not in _BETWEEN:
                break
            # 睡了一觉: counted, so no verb; 着过急: behind an aspect, so no word of its own
            odd = tags[end] in ("v", "a") and tags[end - 1] in ("m", "q", "a", "ug", "ul", "u", "xc")
            whole = _whole(word, words[end], odd, lexicon)
            if whole is not None and not _MUST.isdisjoint(words[at + 1 : end]):
                found[at] = found[end] = whole
                break
    return found


def _whole(verb: str, rest: str, odd: bool, lexicon: Lexicon) -> Entry | None:
    known = lexicon.known(verb + rest) if len(rest) == 1 else None
    alone = lexicon.known(rest)
    if known is None or not known.flags & Flag.LEVEL or alone is None or alone.flags & Flag.LEVEL and not odd:
        return None
    return _verb(verb + rest, lexicon)


def _verb(word: str, lexicon: Lexicon) -> Entry | None:
    """The first entry of a headword that is a verb; none for any other word."""
    entries = [entry for entry in lexicon.entries(word) if not entry.proper]
    return next((entry for entry in entries if any(is_verb_gloss(s.gloss) for s in entry.senses)), None)
