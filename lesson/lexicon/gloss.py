"""Dictionary glosses made readable: `電商|电商[dian4 shang1]` as hanzi of one script with tone marks.

CC-CEDICT writes a reference inside a gloss as Traditional|Simplified[numbered pinyin], each part optional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lesson.model import Sense, SenseKind
from lesson.text.characters import HANZI
from lesson.text.pinyin import joined
from lesson.text.syllable import Syllable

_WORD = rf"[{HANZI}][{HANZI}A-Za-z0-9·，]*|[A-Za-z0-9]+[{HANZI}][{HANZI}A-Za-z0-9·，]*"
_REFERENCE = re.compile(
    rf"(?P<first>{_WORD})(?:\|(?P<second>{_WORD}))?(?:\[(?P<pinyin>[^\]]*)\])?|\[(?P<alone>(?:[A-Za-zü:]+[1-5] ?)+)\]"
)
_ASIDE = re.compile(rf"\s*\([^()]*[\[{HANZI}][^()]*\)")
SHORTEST = 60
"""Characters of a gloss on a card, at most."""
# Notes that say how a word is used, not what it means.
_REMARKS = re.compile(r"\((?:bound form|idiom|loanword|suffix|prefix|literary|old|fig\.|coll\.)\)\s*")
_JOINED_UP_TO = 2
"""Syllables in lower case that are joined: what a longer stretch divides into, CC-CEDICT does not say."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Chinese inside a gloss: hanzi in both scripts, equal where they do not differ, and pinyin with tone marks."""

    traditional: str
    simplified: str
    pinyin: str


def parsed(gloss: str) -> tuple[str | Reference, ...]:
    """A gloss as English text and Chinese references, in order. Pinyin without hanzi is a reference without hanzi."""
    found: list[str | Reference] = []
    at = 0
    for match in _REFERENCE.finditer(gloss):
        if match.start() > at:
            found.append(gloss[at : match.start()])
        first = match["first"] or ""
        numbered = match["pinyin"] or match["alone"] or ""
        found.append(Reference(first, match["second"] or first, marked(numbered)))
        at = match.end()
    if at < len(gloss):
        found.append(gloss[at:])
    return tuple(found)


def readable(gloss: str, simplified: bool) -> str:
    """A gloss as plain text, its references in one script: `abbr. for 電子商務 (diàn zǐ shāng wù)`."""
    return "".join(part if isinstance(part, str) else _plain(part, simplified) for part in parsed(gloss))


def _plain(reference: Reference, simplified: bool) -> str:
    hanzi = reference.simplified if simplified else reference.traditional
    return f"{hanzi} {reference.pinyin}".strip()


def brief(sense: Sense) -> str:
    """The gloss of a sense without its asides about other Chinese words; whole where nothing else would be left."""
    text = _ASIDE.sub("", sense.gloss).strip(" ;,")
    return text or sense.gloss


def short(gloss: str) -> str:
    """A gloss of CC-CEDICT as it can stand on a card: no Chinese, no asides, at most SHORTEST characters.

    What only points elsewhere keeps its pinyin. Empty where nothing of it can be shown.
    """
    text = _ASIDE.sub("", gloss)
    text = "".join(part if isinstance(part, str) else part.pinyin for part in parsed(text))
    text = re.sub(r"\s+", " ", _REMARKS.sub("", text)).strip(" ;,")
    for written, said in (("sb", "somebody"), ("sth", "something")):
        text = re.sub(rf"\b{written}\b", said, text)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    while len(parts) > 1 and len("; ".join(parts)) > SHORTEST:
        parts.pop()
    text = "; ".join(parts)
    if len(text) > SHORTEST:
        text = re.sub(r"\s*\([^()]*\)", "", text).strip()
    if len(text) > SHORTEST:
        text = re.split(r" – | - |: ", text)[0]
    while len(text) > SHORTEST and ", " in text:
        text = text.rpartition(", ")[0]
    if len(text) > SHORTEST:
        text = text[:SHORTEST].rsplit(" ", 1)[0].rstrip(" ,;(") + " …"
    return text


def tells(sense: Sense) -> bool:
    """True when the gloss says what the word means or does, and not only where else to look."""
    return sense.kind is not SenseKind.REFERENCE and bool(brief(sense))


def marked(numbered: str) -> str:
    """Numbered pinyin with tone marks: `Guang3 dong1 Sheng3` is `Guǎngdōng Shěng`.

    A capital begins a word, which is joined. What is no syllable (a letter, a comma, `xx5`) stays as it is.
    """
    words: list[list[Syllable]] = []
    capitals: list[bool] = []
    shown: list[str] = []

    def finish() -> None:
        for syllables, capital in zip(words, capitals, strict=True):
            if capital or len([s for s in syllables if s.base != "r"]) <= _JOINED_UP_TO:
                shown.append(joined(tuple(syllables), capital))
            else:
                shown.extend(_spaced(syllables))
        words.clear()
        capitals.clear()

    for part in numbered.split():
        syllable = _syllable(part)
        if syllable is None:
            finish()
            shown.append(part)
        elif part[0].isupper() or not words:
            words.append([syllable])
            capitals.append(part[0].isupper())
        else:
            words[-1].append(syllable)
    finish()
    return " ".join(shown).replace(" · ", "·").replace(" ,", ",")


def _syllable(text: str) -> Syllable | None:
    # A Latin letter, as in 卡拉OK[ka3 la1 O K]; and xx5, which CC-CEDICT writes where a reading is not known.
    if len(text) == 1 and text.isupper() or text.startswith("xx"):
        return None
    try:
        return Syllable.parse(text)
    except ValueError:
        return None


def _spaced(syllables: list[Syllable]) -> list[str]:
    found: list[str] = []
    for syllable in syllables:
        if syllable == Syllable("r", 5) and found:
            found[-1] += "r"
        else:
            found.append(syllable.marked)
    return found
