"""Function words: the sense that the place in the sentence gives a word of grammar.

The rules are in `function_words/`, one file for each class of words; `lesson.annotation.rules.engine` tells how they
are written. After Lü Shuxiang, Xiandai Hanyu Babai Ci (800 words of contemporary Chinese), and Chao, A Grammar of
Spoken Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lesson.annotation.context import Context
from lesson.annotation.rules.engine import Rule, first_that_holds, load


def sense_in(word: str, context: Context) -> re.Pattern[str] | None:
    """What the gloss of a function word's sense must match, by its place in the sentence; None for any other word."""
    rule = first_that_holds(uses().get(word, ()), context)
    return rule.told if rule else None


@cache
def uses() -> Mapping[str, tuple[Rule[re.Pattern[str]], ...]]:
    """The uses of every function word in the table, in order. Raises ValueError as `load` does."""
    return load("function_words", "sense", re.compile)
