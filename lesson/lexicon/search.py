"""Finding headwords by how they are read or by what they mean.

Both dictionaries are looked through: ours first, CC-CEDICT for the words that it lacks. There is no index: reading all
of them takes about a tenth of a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lesson.lexicon import Lexicon, lexicon
from lesson.lexicon.dictionary import LearnersDictionary, SenseGroup, learners_dictionary, shown
from lesson.lexicon.entry import Entry, split_outside_brackets
from lesson.lexicon.gloss import short
from lesson.lexicon.spelling import traditional_forms
from lesson.model import SenseKind
from lesson.text.pinyin import joined
from lesson.text.syllable import Reading, Syllable

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0306": "3", "\u0300": "4"}
_PINYIN = re.compile(r"[a-zê1-5\s'’·-]+")
_BETWEEN = re.compile(r"[\s'’·-]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_OPENING = re.compile(r"^(?:to be|to|an?|the) (?=.)")
EXACT, CLOSE, WITHIN = 0, 1, 2
"""How well a word fits: what was asked for, the same but for remarks in brackets or tones, something with it inside."""
_WORTH = {EXACT: 1.0, CLOSE: 0.3, WITHIN: 0.01}
# Words of CC-CEDICT that are looked at, the most frequent ones: for "in" there are fourteen thousand.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A headword that was found, with its reading, a gloss, how well it fits, and how often it is used so."""

    simplified: str
    traditional: str
    reading: Reading
    gloss: str
    fit: int = field(compare=False)
    uses: float = field(compare=False)
    name: bool = False

    @property
    def pinyin(self) -> str:
        """The reading with tone marks."""
        return joined(self.reading, self.name)


class Search:
    """A search in both dictionaries; results come best first, by fit and use together."""

    def __init__(self, dictionary: LearnersDictionary | None = None, known: Lexicon | None = None) -> None:
        self.dictionary = dictionary or learners_dictionary()
        self.known = known or lexicon()

    def by_pinyin(self, query: str) -> list[Found]:
        """Words that are read so: `zhidao`, `zhi dao`, `zhi1dao4`, `zhīdào`. A tone that is not written may be any."""
        asked = PinyinQuery.parse(query)
        if asked is None:
            return []
        found = []
        for word in self.dictionary.matching(asked.stored):
            groups = shown(self.dictionary.groups(word))
            for reading in dict.fromkeys(group.reading for group in groups):
                if (fit := asked.fit(reading)) is not None:
                    own = [group for group in groups if group.reading == reading]
                    found.append(self._group(word, own[0], fit, sum(group.share for group in own)))
        for word in self.known.read_like(asked.first):
            for rank, entry in enumerate(self._entries(word)):
                told = next((sense for sense in entry.senses if sense.kind is SenseKind.MEANING), None)
                if told is not None and (fit := asked.fit(entry.reading)) is not None:
                    found.append(self._entry(entry, told.gloss, fit, rank))
        return _sorted(found)

    def by_english(self, query: str) -> list[Found]:
        """Words that mean so: `to know`, `umbrella`."""
        asked = " ".join(query.lower().split())
        core = _OPENING.sub("", asked)
        if not core or not core.isascii():
            return []
        inside = re.compile(rf"(?<![\w-]){re.escape(core)}(?![\w-])", re.IGNORECASE)
        found = []
        for word in self.dictionary.matching(inside):
            fits = [(gloss_fit(asked, group.gloss, inside), group) for group in self.dictionary.groups(word)]
            best = [(fit, -group.share, at) for at, (fit, group) in enumerate(fits) if fit is not None]
            if best:
                fit, _, at = min(best)
                found.append(self._group(word, fits[at][1], fit, fits[at][1].share))
        usual = sorted(self.known.glossed(core), key=lambda word: -self.known.zipf(word))[:_MOST]
        for word in usual:
            for rank, entry in enumerate(self._entries(word)):
                for at, sense in enumerate(entry.senses):
                    close = gloss_fit(asked, sense.gloss, inside) if sense.kind is SenseKind.MEANING else None
                    if close is not None:
                        found.append(self._entry(entry, sense.gloss, close, rank + at))
        return _sorted(found)

    def _entries(self, word: str) -> tuple[Entry, ...]:
        """The entries of a word that our dictionary lacks."""
        return () if self.dictionary.groups(word) else self.known.entries(word)

    def _group(self, word: str, group: SenseGroup, fit: int, share: float) -> Found:
        traditional = traditional_forms(word, group, self.known)[0]
        uses = 10 ** self.known.zipf(word) * share / 100
        return Found(word, traditional, group.reading, group.gloss, fit, uses, group.is_name)

    def _entry(self, entry: Entry, gloss: str, fit: int, behind: int) -> Found:
        """An entry of CC-CEDICT; nobody has counted its senses, so each is taken for rarer than those before it."""
        uses = 10 ** self.known.zipf(entry.simplified) / 2**behind
        return Found(entry.simplified, entry.traditional, entry.reading, short(gloss) or gloss, fit, uses, entry.proper)


@dataclass(frozen=True, slots=True)
class PinyinQuery:
    """Pinyin as somebody typed it. It is never cut into syllables: readings are written out and compared with it.

    `marked` says whether it has tone marks; `loose` lets a tone that is not written be any, `strict` lets it be the
    neutral one only. `stored` finds readings in the dictionary's file, any tones, and `first` is its first letter.
    """

    marked: bool
    loose: re.Pattern[str]
    strict: re.Pattern[str]
    stored: re.Pattern[str]
    first: str

    @classmethod
    def parse(cls, query: str) -> PinyinQuery | None:
        """Read what was typed; None when that is no pinyin."""
        apart = unicodedata.normalize("NFD", query.strip().lower().replace("u:", "v")).replace("u\u0308", "v")
        marked = any(tone in apart for tone in _TONES)
        for mark, tone in _TONES.items():
            apart = apart.replace(mark, tone)
        text = _BETWEEN.sub(" ", unicodedata.normalize("NFC", apart)).strip()
        if not _PINYIN.fullmatch(text) or not text[0].isalpha() or (marked and _has_number(query)):
            return None
        bare = re.sub("[1-5]", "", text)
        stored = re.compile(f'"{_pattern(bare, "[1-5]?").replace("v", "ü")}"')
        loose = re.compile(_pattern(text, "[1-5]?"))
        return cls(marked, loose, re.compile(_pattern(text, "")) if marked else loose, stored, text[0])

    def fit(self, reading: Reading) -> int | None:
        """How well a reading fits; None when it does not."""
        written = " ".join(map(_with_mark if self.marked else str, reading)).replace("ü", "v")
        if self.strict.fullmatch(written):
            return EXACT
        return CLOSE if self.loose.fullmatch(written) else None


def _has_number(query: str) -> bool:
    return any(letter.isdigit() for letter in query)


def _pattern(text: str, unwritten: str) -> str:
    """A pattern for readings written `zhi1 dao4`: a syllable may end behind each letter, and does where a blank is."""
    found = ""
    for at, letter in enumerate(text):
        behind = text[at + 1 : at + 2]
        if letter == " ":
            continue
        found += letter
        if letter.isalpha() and not behind.isdigit():
            found += unwritten
        if behind == " ":
            found += " "
        elif behind.isalpha():
            found += " ?"
    return found


def _with_mark(syllable: Syllable) -> str:
    """A syllable with the number of its tone where its mark stands: `da4o`."""
    apart = unicodedata.normalize("NFD", syllable.marked).replace("u\u0308", "v")
    for mark, tone in _TONES.items():
        apart = apart.replace(mark, tone)
    return unicodedata.normalize("NFC", apart)


def gloss_fit(asked: str, gloss: str, inside: re.Pattern[str]) -> int | None:
    """How well a gloss fits English that was asked for; `inside` finds it, without its "to" or "the", in a text."""
    if not inside.search(gloss):
        return None
    core = _OPENING.sub("", asked)
    verb = asked.startswith("to ") if core != asked else None
    best = WITHIN
    for part in (
        one for half in split_outside_brackets(gloss.lower(), ";") for one in split_outside_brackets(half, ",")
    ):
        bare = _BRACKETS.sub(" ", part).strip()
        if _OPENING.sub("", bare) == core:
            other_kind = verb is not None and verb != bare.startswith("to ")
            best = min(best, CLOSE if bare != part or other_kind else EXACT)
    return best


def _sorted(found: Iterable[Found]) -> list[Found]:
    """Best first, each word in a reading once."""
    return list(_once(sorted(found, key=lambda one: (-one.uses * _WORTH[one.fit], one.fit, one.simplified))))


def _once(found: Iterable[Found]) -> Iterator[Found]:
    seen: set[tuple[str, Reading]] = set()
    for one in found:
        if (one.simplified, one.reading) not in seen:
            seen.add((one.simplified, one.reading))
            yield one
