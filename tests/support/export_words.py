"""Headwords with other words in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lesson.lexicon.export.headword import Headword


def with_gloss(headwords: Iterable[Headword], gloss: str) -> list[Headword]:
    """The headword 山 with one meaning, which has another gloss."""
    word = next(one for one in headwords if one.simplified == "山")
    meaning = replace(word.meanings[0], group=replace(word.meanings[0].group, gloss=gloss))
    return [replace(word, meanings=(meaning,))]
