"""The noun phrase behind a word: which noun is its head (篮球 in 打了一场激烈的篮球, 孩子 in 打了抢球的孩子)."""

from __future__ import annotations

from collections.abc import Sequence

REACH = 8
"""How many words behind a word its object is looked for in; beyond, a clause has too many readings."""

# Tags of nouns, and of verbs that stand as nouns in a compound (考试制度改革).
_NOUNS = frozenset(("n", "nz", "vn", "an", "nw", "j", "s", "ns", "nr", "nt", "LOC", "ORG", "PER", "ng", "t", "TIME"))
# What stands before a noun in its phrase: numerals, measures, determiners, qualities, and the particles of aspect that
# part a verb from its object.
_BEFORE_NOUN = frozenset(("m", "q", "r", "a", "b", "z", "f", "u", "ul", "uz", "ug", "uj", "xc"))
_VERBS = frozenset(("v", "vd"))
_QUOTES = frozenset("“”「」『』《》")


def head_behind(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """The head of the noun phrase behind the word at a place of a Simplified sentence; empty where there is none.

    A verb before the noun begins a relative clause where 的 follows (抢球的孩子); else it is a noun itself (通过考试).
    The phrase ends with the next verb, preposition, conjunction, adverb, number or mark.
    """
    end = min(len(words), at + 1 + REACH)
    end = next((i for i in range(at + 1, end) if tags[i] == "w" and words[i] not in _QUOTES), end)
    head = ""
    place = at + 1
    while place < end:
        word, tag = words[place], tags[place]
        if word == "的":
            head = ""
        elif tag in _NOUNS:
            head = word
        elif tag == "w":
            pass
        elif tag in _VERBS and not head:
            relative = next((i for i in range(place + 1, end) if words[i] == "的"), 0)
            if relative:
                place = relative
            else:
                head = word
        elif head and not _attribute(words, place, end) or tag not in _BEFORE_NOUN:
            break
        place += 1
    return head


def _attribute(words: Sequence[str], place: int, end: int) -> bool:
    """Whether what stands behind a noun only goes with it before 的 (球打得好的)."""
    return place + 1 < end and words[place + 1] == "的"
