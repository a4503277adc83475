"""Pinyin as it is printed: syllables joined into words, apostrophes, capitals, spacing, tone classes.

Source of the rules: GB/T 16159-2012 (Basic rules of the Chinese phonetic alphabet orthography) and GB/T 28039-2011
(Chinese personal names). Tones are citation tones; nothing here splits a joined string into syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lesson.model import Kind, Token, Word
from lesson.text.sandhi import Sandhi, spoken
from lesson.text.syllable import Reading, Syllable

Division = tuple[int, ...]
"""Indices of the syllables that begin a further word inside a reading: (1,) for Liú Xiǎofēng."""

_LATIN_MARKS = str.maketrans("，、。！？；：（）【】「」『』《》〈〉～·", ",,.!?;:()[]“”‘’“”‘’~·")
_OPENING = frozenset("“‘「『（(【[《〈{")
_CLOSING = frozenset("”’」』）)】]》〉},.;:!?，、。！？；：%％…")
_ENDS_SENTENCE = frozenset("。！？.!?")
_WITHOUT_SPACE = frozenset("/-–·~～+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of printed pinyin: a syllable with its tone class, or what stands between syllables (no class)."""

    text: str
    tone: str = ""


def joined(reading: Reading, name: bool = False, division: Division = ()) -> str:
    """A reading as one printed word: `nǚ'ér`, `nǎr`, and as a name `Xī'ān`.

    An apostrophe stands before a syllable that begins with a, o or e unless it is the first; the syllable `r` of
    erhua is the end of the one before. `division` starts further words; in a name each has a capital: `Liú Xiǎofēng`.
    """
    return "".join(pieces(reading, name, division))


@lru_cache(maxsize=8192)
def pieces(reading: Reading, name: bool = False, division: Division = ()) -> tuple[str, ...]:
    """The parts of `joined`, one per syllable, each with the space or apostrophe that stands before it."""
    return tuple(_piece(at, syllable, at == 0 or at in division, name) for at, syllable in enumerate(reading))


def _piece(at: int, syllable: Syllable, first: bool, name: bool) -> str:
    text = syllable.marked
    if first:
        text = text[0].upper() + text[1:] if name else text
        return f" {text}" if at else text
    return f"'{text}" if syllable.base[0] in "aoeê" else text


@lru_cache(maxsize=8192)
def classes(reading: Reading) -> tuple[str, ...]:
    """The style class of each syllable, `tone1` to `tone5`; the r of erhua goes with the syllable it ends."""
    found: list[str] = []
    for syllable in reading:
        erhua = syllable == Syllable("r", 5) and found
        found.append(found[-1] if erhua else f"tone{syllable.tone}")
    return tuple(found)


def division(word: Word) -> Division:
    """Where a name divides into words, as far as its gloss spells it: `personal name: Liu Xiaofeng` gives (1,).

    Empty for words, and for names whose gloss has an English form (`Inner Mongolia`).
    """
    return name_division(word.reading, word.meaning) if word.kind is Kind.NAME else ()


@lru_cache(maxsize=8192)
def name_division(reading: Reading, meaning: str) -> Division:
    """Where a name of that reading divides, as far as its gloss spells it."""
    if len(reading) < 2:
        return ()
    between = [f"(?P<gap{at}> ?)['’]?" for at in range(1, len(reading))]
    spelled_out = "".join(
        re.escape(_plain(syllable.base)) + gap for syllable, gap in zip(reading, [*between, ""], strict=True)
    )
    match = re.search(rf"\b{spelled_out}\b", _plain(meaning))
    return () if match is None else tuple(at for at in range(1, len(reading)) if match[f"gap{at}"])


def _plain(text: str) -> str:
    return text.lower().replace("ü", "u")


def spelled(word: Word) -> str:
    """The pinyin of a word of the lesson as it is printed: `chǎnyè`, `È'ěrduōsī`, `Liú Xiǎofēng`."""
    return joined(word.reading, word.kind is Kind.NAME or word.proper, division(word))


def running(tokens: Sequence[Token], words: Mapping[str, Word], sandhi: Sandhi = Sandhi.NONE) -> tuple[Run, ...]:
    """The pinyin of a sentence or a part of one, Latin punctuation in place of Chinese, a capital where it begins.

    `words` are the lesson's by key: they say how its names divide. 着, 了 and 过 join the verb before them, unless
    了 stands at the end of a clause (GB/T 16159-2012, 6.1.2.1). Tones are those of the dictionary unless `sandhi` asks
    for those that are spoken.
    """
    runs: list[Run] = []
    said = spoken(tokens, sandhi)
    start = True
    for at, token in enumerate(tokens):
        if token.kind is Kind.SPACE:
            continue
        if runs and _spaced(tokens, at):
            runs.append(Run(" "))
        shown = _syllables(token, said[at], words) if token.reading else [Run(token.text.translate(_LATIN_MARKS))]
        if start and token.kind is not Kind.PUNCTUATION:
            shown[0] = Run(
                shown[0].text[:1].upper() + shown[0].text[1:] if token.reading else shown[0].text, shown[0].tone
            )
            start = False
        runs += shown
        start = start or token.text in _ENDS_SENTENCE
    return tuple(runs)


def _syllables(token: Token, said: Reading, words: Mapping[str, Word]) -> list[Run]:
    name = words.get(token.key) if token.kind is Kind.NAME else None
    shown = pieces(said, token.kind is Kind.NAME, division(name) if name else ())
    return [Run(text, tone) for text, tone in zip(shown, classes(said), strict=True)]


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    """True when a space stands before this token."""
    token, before = tokens[at], tokens[at - 1]
    if token.text[0] in _CLOSING or before.text[-1] in _OPENING:
        return False
    if token.text in _WITHOUT_SPACE or before.text in _WITHOUT_SPACE:
        return False
    return not _aspect(tokens, at)


def _aspect(tokens: Sequence[Token], at: int) -> bool:
    """True for 着, 了, 过 right after a verb whose aspect they mark."""
    token = tokens[at]
    if tokens[at - 1].pos != "verb" or token.reading not in (
        (Syllable("zhe", 5),), (Syllable("le", 5),), (Syllable("guo", 5),),
    ):  # fmt: skip
        return False
    last = at + 1 == len(tokens) or tokens[at + 1].kind is Kind.PUNCTUATION
    return token.simplified != "了" or not last


def phrase(parts: Iterable[Token | str]) -> str:
    """The pinyin of a part of a sentence, no capital at its beginning, every word apart.

    A string stands for words, as it is: a gap, words that are not the article's. White space is left out.
    """
    shown: list[str] = []
    for part in parts:
        if isinstance(part, Token) and part.kind is Kind.SPACE:
            continue
        mark = isinstance(part, Token) and part.kind is Kind.PUNCTUATION
        text = part if isinstance(part, str) else spelled_token(part)
        tight = bool(shown) and (shown[-1][-1:] in _OPENING or (mark and text[:1] not in _OPENING))
        shown.append(text if tight else f" {text}")
    return "".join(shown).strip()


def spelled_token(token: Token) -> str:
    """The pinyin of a token as it is printed; what has none as it is written, with Latin punctuation for Chinese.

    A name is divided as its gloss spells it; letters and digits among hanzi stay as they are (AA制: `AAzhì`).
    """
    if not token.reading:
        return token.text.translate(_LATIN_MARKS) if token.kind is Kind.PUNCTUATION else token.text
    if len(token.reading) != len(token.text):
        syllables = iter(token.reading)
        return "".join(
            letter if letter.isascii() else next((syllable.marked for syllable in syllables), letter)
            for letter in token.text
        )
    name = token.kind is Kind.NAME
    return joined(token.reading, name, name_division(token.reading, token.sense or "") if name else ())


def text_of(runs: Iterable[Run]) -> str:
    """The plain text of printed pinyin."""
    return "".join(run.text for run in runs)
