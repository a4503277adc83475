"""Who says what: what may stand between a speaker and the verb, and statements that stop before what is said."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.model import Kind, Token
from lesson.text.saying import REPORTING, WITH_HEARER

BETWEEN = frozenset(["则", "也", "还", "又", "曾", "就", "都"])  # may stand between a speaker and the verb


def breaks_off(tokens: Sequence[Token]) -> bool:
    """Whether a stretch stops where what is said or found would follow: 數據顯示, 周建國告訴記者."""
    words = [token for token in tokens if token.kind in (Kind.WORD, Kind.NAME)]
    if not words:
        return False
    told = len(words) > 1 and words[-2].simplified in WITH_HEARER and words[-1].pos != "verb"
    return words[-1].simplified in REPORTING or told
