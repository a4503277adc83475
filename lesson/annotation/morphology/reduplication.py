"""Reduplication: words doubled syllable by syllable, and the word they are made of.

Adjectives and verbs of two syllables double as AABB (干净: 干干净净, 说笑: 说说笑笑): livelier, more of it. Few are
in dictionaries. What doubles otherwise (讨论讨论, 看一看) stands as words of its own, or as a headword (看看).
"""

from __future__ import annotations

from lesson.lexicon import Entry, Lexicon
from lesson.model import SenseKind


def base_of(simplified: str, lexicon: Lexicon) -> Entry | None:
    """The entry of AB for a word AABB; None where the word is no such one, or AB no common headword."""
    if len(simplified) != 4 or simplified[0] != simplified[1] or simplified[2] != simplified[3]:
        return None
    entries = lexicon.entries(simplified[1:3])
    return next((entry for entry in entries if not entry.proper and _means(entry)), None)


def _means(entry: Entry) -> bool:
    return any(sense.kind is SenseKind.MEANING for sense in entry.senses)
