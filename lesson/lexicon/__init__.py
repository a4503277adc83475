"""The lexicon: entries, levels and frequencies of Chinese words, opened lazily and read only. It knows no article."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from lesson.errors import LessonError
from lesson.lexicon.database import opened
from lesson.lexicon.entry import Entry
from lesson.lexicon.format import FORMAT, LEXICON_FILE, POS_TAGS, Flag, read_entry
from lesson.model import Example
from lesson.scale import SHIPPED, Levels
from lesson.text.syllable import Reading, Syllable

__all__ = ["Entry", "Flag", "KnownWord", "Lexicon", "lexicon"]

DATA = Path(__file__).parents[1] / "data"
LONGEST_WORD = 12  # code points; longer headwords are sayings, found by `entries` but not offered to segmentation


@dataclass(frozen=True, slots=True)
class KnownWord:
    """What segmentation needs of a word: Zipf frequency (0 unknown), jieba's part-of-speech tag, flags."""

    zipf: float
    pos: str
    flags: int


class Lexicon:
    """A compiled lexicon file. Look-ups are by Simplified form and cost microseconds."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises LessonError when it is missing or of another format."""
        self.path = path
        self.entries = lru_cache(maxsize=32768)(self._entries)
        self.known = lru_cache(maxsize=65536)(self._known)
        self.vector = lru_cache(maxsize=32768)(self._vector)
        self.levels = lru_cache(maxsize=32768)(self._levels)
        self.example = lru_cache(maxsize=32768)(self._example)
        self.components = lru_cache(maxsize=32768)(self._components)
        self.radical = lru_cache(maxsize=32768)(self._radical)
        self.regional_readings = lru_cache(maxsize=32768)(self._regional_readings)
        self._base = opened(path, "the lexicon is", "SELECT 1 FROM meta LIMIT 1")
        found = self.meta("format")
        if found != str(FORMAT):
            raise LessonError(
                f"{path}: lexicon of format {found}, this version reads {FORMAT}; install the package again"
            )

    def meta(self, name: str) -> str:
        """A fact about the file: "format", "cedict_date", "entries", "words"."""
        row = self._base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _entries(self, simplified: str) -> tuple[Entry, ...]:
        """The entries of a headword, the usual one first; empty when it is none."""
        rows = self._base.execute(
            "SELECT simplified, traditional, reading, proper, data, sense_vectors FROM entry WHERE simplified = ?"
            " ORDER BY rank",
            (simplified,),
        )
        return tuple(read_entry(*row) for row in rows)

    def _vector(self, simplified: str) -> bytes:
        """The vector of a word, as `lesson.compile.vectors` packs it; empty for a rare or unknown word."""
        row = self._base.execute("SELECT vector FROM vector WHERE simplified = ?", (simplified,)).fetchone()
        return row[0] if row else b""

    def _regional_readings(self, entry: Entry) -> tuple[Reading, ...]:
        """Readings of a word that may be heard in Taiwan: its entry's, and what its characters' entries give together.

        CC-CEDICT notes many Taiwan readings on single characters only (質 zhi4, Taiwan zhi2), some for one sense
        only. So this is what must not be called wrong, not what can be taught.
        """
        found = [entry.taiwan_reading] if entry.taiwan_reading else []
        if len(entry.reading) == len(entry.simplified) > 1:
            pairs = zip(entry.simplified, entry.reading, strict=True)
            found.append(tuple(self._taiwan_syllable(character, syllable) for character, syllable in pairs))
        return tuple(dict.fromkeys(reading for reading in found if reading != entry.reading))

    def _taiwan_syllable(self, character: str, syllable: Syllable) -> Syllable:
        for entry in self.entries(character):
            if entry.taiwan_reading and entry.reading == (syllable,):
                return entry.taiwan_reading[0]
        return syllable

    def simplified_of(self, traditional: str) -> tuple[str, ...]:
        """Simplified headwords that CC-CEDICT lists under a Traditional form."""
        rows = self._base.execute("SELECT simplified FROM traditional WHERE traditional = ? ORDER BY 1", (traditional,))
        return tuple(row[0] for row in rows)

    def read_like(self, beginning: str) -> list[str]:
        """Headwords with an entry whose reading begins with these letters."""
        rows = self._base.execute("SELECT DISTINCT simplified FROM entry WHERE reading GLOB ?", (f"{beginning}*",))
        return [row[0] for row in rows]

    def glossed(self, text: str) -> list[str]:
        """Headwords with an entry that has a text in it, in whatever case; mostly in a gloss."""
        plain = re.sub(r"([\\%_])", r"\\\1", text)
        rows = self._base.execute(
            "SELECT DISTINCT simplified FROM entry WHERE data LIKE ? ESCAPE '\\'", (f"%{plain}%",)
        )
        return [row[0] for row in rows]

    def _levels(self, simplified: str) -> Levels:
        """The band of a word on each scale that lists it."""
        bands = dict(self._base.execute("SELECT scale, band FROM level WHERE simplified = ?", (simplified,)).fetchall())
        return Levels({scale: bands[scale] for scale in SHIPPED if scale in bands})

    def character_level(self, character: str) -> int | None:
        """The band of a Simplified character in the list of characters of the HSK syllabus of 2025."""
        row = self._base.execute("SELECT band FROM character_level WHERE character = ?", (character,)).fetchone()
        return row[0] if row else None

    def _example(self, simplified: str, reading: Reading, gloss: str) -> Example | None:
        """A sentence that shows a word in the sense with this gloss, None when there is none."""
        rows = self._base.execute(
            "SELECT rank, sense, traditional, sentence, translation, source FROM example WHERE simplified = ?"
            " ORDER BY rank, sense",
            (simplified,),
        )
        for rank, index, *example in rows.fetchall():
            entry = self.entries(simplified)[rank]
            if entry.reading == reading and entry.senses[index].gloss == gloss:
                return Example(*example)
        return None

    def _components(self, character: str) -> str:
        """The characters that a character is built from, empty when it is not built from meaningful ones."""
        row = self._base.execute("SELECT parts FROM component WHERE character = ?", (character,)).fetchone()
        return row[0] if row else ""

    def _radical(self, character: str) -> str:
        """The radical that a character is found under, empty when that is not known."""
        row = self._base.execute("SELECT radical FROM radical WHERE character = ?", (character,)).fetchone()
        return row[0] if row else ""

    def words_from(self, text: str, start: int) -> Iterable[str]:
        """Words that segmentation may offer at a place of a Simplified text, shortest first."""
        found: list[str] = self._trie.prefixes(text[start : start + LONGEST_WORD])
        return found

    def begins(self, beginning: str) -> bool:
        """Whether a word that segmentation may offer begins so."""
        return next(self._trie.iterkeys(beginning), None) is not None

    def offers(self, word: str) -> bool:
        """Whether segmentation may offer a word."""
        return word in self._trie

    def _known(self, word: str) -> KnownWord | None:
        """Frequency, part of speech and flags of a word, None when segmentation would not offer it."""
        number = self._trie.get(word)
        if number is None:
            return None
        return KnownWord(self._zipf[number] / 100, POS_TAGS[self._pos[number]], self._flags[number])

    def zipf(self, word: str) -> float:
        """Zipf frequency: log10 of uses per thousand million words; 0 when unknown."""
        known = self.known(word)
        return known.zipf if known else 0.0

    @cached_property
    def variants(self) -> dict[str, str]:
        """Regional spellings of Traditional characters and their standard form."""
        import json

        table: dict[str, str] = json.loads(self.meta("variants"))
        return table

    def standard(self, traditional: str) -> str:
        """A Traditional form with the standard form of each character: 裏 as 裡."""
        return "".join([self.variants.get(character, character) for character in traditional])

    @cached_property
    def sounds(self) -> dict[str, float]:
        """How much likelier a character is in a name written by sound than in a common word, in log-odds; characters
        that no such name has are left out.
        """
        import json

        table: dict[str, float] = json.loads(self.meta("sounds"))
        return table

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every syllable with tone that a headword of the dictionary has, as numbered pinyin."""
        return frozenset(self.meta("syllables").split())

    def _block(self, name: str) -> bytes:
        value: bytes = self._base.execute("SELECT value FROM block WHERE name = ?", (name,)).fetchone()[0]
        return value

    @cached_property
    def _trie(self) -> Any:
        import marisa_trie

        trie: Any = marisa_trie.Trie()
        return trie.frombytes(self._block("trie"))

    @cached_property
    def _zipf(self) -> array[int]:
        return array("H", self._block("zipf"))

    @cached_property
    def _pos(self) -> bytes:
        return self._block("pos")

    @cached_property
    def _flags(self) -> bytes:
        return self._block("flags")


@cache
def lexicon() -> Lexicon:
    """The lexicon that came with the package, opened at the first call."""
    return Lexicon(DATA / LEXICON_FILE)
