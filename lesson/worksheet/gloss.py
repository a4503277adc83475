"""A dictionary's gloss on paper: in the article's script, without pinyin, not longer than it need be."""

from __future__ import annotations

import re

from lesson.lexicon.gloss import parsed
from lesson.model import Script

LONG = 70  # characters: two lines of the vocabulary table
WORDY = 30  # characters: more than the meaning of a component needs

# "Zhejiang Province 浙江省": the name in English says it all.
_NAME = re.compile(r"\b[A-Z][\w-]* $")
_REMARK = re.compile(r"\s*\([^()]*\)")
_AFTERTHOUGHT = re.compile(r"\s+[–—-]\s+|, e\.g\. ")


def printable(gloss: str, script: Script) -> str:
    """A gloss fit for a table.

    Of Chinese in it stays the spelling of the article's script, and nothing where that only repeats a name given in
    English. A long gloss loses what follows a dash, then its last synonyms, then its remarks in brackets; what is
    still long is printed whole.
    """
    text = ""
    for part in parsed(gloss):
        if isinstance(part, str):
            text += part
        elif _NAME.search(text):
            text = text.rstrip()
        else:
            text += part.simplified if script is Script.SIMPLIFIED else part.traditional
    return _shortened(text.strip())


def component(gloss: str) -> str:
    """What a component of a character means, in a word or two: `grass`; of Chinese in the gloss stays nothing, nor of
    what a colon lists (`5th earthly branch`). Empty for one that only helps to write others (`used in ...`)."""
    text = "".join(part for part in parsed(gloss) if isinstance(part, str))
    meaning = _REMARK.sub("", text.split("; ")[0]).partition(": ")[0].strip()
    meaning = meaning if len(meaning) <= WORDY else meaning.partition(", ")[0]
    return "" if meaning.startswith("used ") else meaning


def _shortened(text: str) -> str:
    if len(text) > LONG:
        text = _balanced(_AFTERTHOUGHT.split(text)[0]) or text
    while len(text) > LONG and (shorter := _balanced(text.rpartition("; ")[0])):
        text = shorter
    if len(text) > LONG:
        text = _REMARK.sub("", text).strip() or text
    return text


def _balanced(text: str) -> str:
    """The text, or nothing when it was cut inside brackets."""
    return text if text.count("(") == text.count(")") else ""
