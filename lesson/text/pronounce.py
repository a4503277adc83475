"""pypinyin, the fallback voice: what a stretch of hanzi is usually read as when no entry decides."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from lesson.text.syllable import Reading, Syllable


@cache
def _pypinyin() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pypinyin
    return pypinyin


def usual_reading(simplified: str) -> Reading:
    """The usual reading of a Simplified word, one syllable per code point.

    Empty when pypinyin knows no reading for one of its characters (then the dictionary has to decide).
    """
    pypinyin = _pypinyin()
    found = pypinyin.lazy_pinyin(
        simplified, style=pypinyin.Style.TONE3, neutral_tone_with_five=True, v_to_u=True, errors="ignore"
    )
    try:
        syllables = tuple(Syllable.parse(part) for part in found)
    except ValueError:
        return ()
    return syllables if len(syllables) == len(simplified) else ()


def is_phrase(simplified: str) -> bool:
    """Whether pypinyin's table of phrases lists the string as a whole."""
    return simplified in _pypinyin().phrases_dict.phrases_dict
