"""Example sentences: for each sense of a word one translated sentence that shows it and that its learner can read.

Runs when the lexicon is compiled. An example must not mislead, so a sentence is taken for a sense only where

- the translation has the words of one of its glosses, and of no other sense of the word;
- no other word of the sentence could stand for those English words (走 for "go" beside 去);
- the meaning and that English go together in all translations, not in this one by chance;
- verbs show what a verb means, nouns what a noun means;
- every other word is listed at the word's band or below.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from lesson.compile.translations import gloss_keys, gloss_words, is_function_word, plain_words, words_of
from lesson.lexicon.entry import Entry
from lesson.model import SenseKind
from lesson.text.characters import is_hanzi
from lesson.text.syllable import Reading

SHORTEST, LONGEST = 6, 22
"""Code points of a sentence with its punctuation: enough to say something, and no more than two lines of a phone."""
_IDEAL = 12
_LONGEST_TRANSLATION = 90
_LEAST_LIFT = 4.0
"""How many times likelier the English must be in translations of sentences with the word than in all of them.

Of 70 examples read at this setting, 3 were doubtful, none of them for a meeting by chance.
"""

Key = frozenset[str]
Cut = Callable[[str], Sequence[tuple[str, str]]]
Band = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in Simplified characters, its spelling in the source, its translation, and where it is from.

    `graded` is true for a sentence that was written for learners.
    """

    simplified: str
    original: str
    translation: str
    source: str
    graded: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence for a sense: the headword, the place of its entry, the index of the sense."""

    headword: str
    place: int
    sense: int
    pair: Pair


def examples(pairs: Iterable[Pair], cut: Cut, entries: Mapping[str, Sequence[Entry]], band: Band) -> Iterator[Shown]:
    """The best sentence for each sense that has one, by headword.

    `cut` gives the words of a sentence with their tags, `band` the band of a word, None for one that no list has.
    """
    usable = [pair for pair in pairs if _is_usable(pair)]
    stems = [frozenset(words_of(pair.translation)) for pair in usable]
    chance = _Chance(usable, stems, cut)
    found: dict[tuple[str, int, int], list[tuple[tuple[object, ...], Pair]]] = defaultdict(list)
    for pair, english in zip(usable, stems, strict=True):
        words = list(cut(pair.simplified))
        bands = [_band(word, band) for word, _ in words]
        for at, (word, tag) in enumerate(words):
            group = entries.get(word, ())
            others = [(other, known) for (other, _), known in zip(words, bands, strict=True) if other != word]
            limit = min(bands[at], 7)
            if not group or any(known > limit for _, known in others):
                continue
            sense = _sense_shown(word, tag, group, pair.translation, english, chance)
            if sense is None:
                continue
            place, index, keys = sense
            if any(_can_mean(other, keys, entries) for other, _ in others):
                continue
            found[word, place, index].append((_order(pair), pair))
    for (word, place, index), candidates in sorted(found.items()):
        yield Shown(word, place, index, min(candidates, key=lambda candidate: candidate[0])[1])


def _order(pair: Pair) -> tuple[object, ...]:
    """Sentences for learners first, then those of a good length."""
    return not pair.graded, abs(len(pair.simplified) - _IDEAL), pair.simplified, pair.translation


def _is_usable(pair: Pair) -> bool:
    """Whether a sentence is whole, in hanzi alone, short, and nothing that a teacher would cross out."""
    chinese, english = pair.simplified, pair.translation
    return (
        SHORTEST <= len(chinese) <= LONGEST
        and chinese[-1] in "。！？"
        and not any(c in "。！？" for c in chinese[:-1])
        and not re.search(r"[A-Za-z\"“”‘’「」()（）…\s]", chinese)
        and len(english) <= _LONGEST_TRANSLATION
        and english[:1].isupper()
        and english[-1:] in ".!?"
        and not _unfit() & set(words_of(english))
    )


@cache
def _unfit() -> frozenset[str]:
    """Stems of English words that make a sentence unfit for a class."""
    table = json.loads(files("lesson.compile").joinpath("example.json").read_text("utf-8"))
    return frozenset(stem for word in table["unfit"].split() for stem in words_of(word))


def _band(word: str, band: Band) -> int:
    """The band of a word, 0 for punctuation and numbers, 8 for what no list has."""
    if not any(map(is_hanzi, word)):
        return 0
    found = band(word)
    return 8 if found is None else found


class _Chance:
    """How often words and English stems meet, over all sentences."""

    def __init__(self, pairs: Sequence[Pair], stems: Sequence[Key], cut: Cut) -> None:
        self.total = len(pairs)
        self.with_stem = Counter(stem for english in stems for stem in english)
        self.with_word: dict[str, list[int]] = defaultdict(list)
        self.stems = stems
        for number, pair in enumerate(pairs):
            for word in {word for word, _ in cut(pair.simplified)}:
                self.with_word[word].append(number)

    @lru_cache(maxsize=200_000)  # noqa: B019 (lives as long as the compiling)
    def lift(self, word: str, key: Key) -> float:
        """How many times likelier the English words are with the Chinese word than without knowing it."""
        numbers = self.with_word[word]
        together = sum(key <= self.stems[number] for number in numbers)
        alone = min(self.with_stem[stem] for stem in key)
        return together * self.total / (len(numbers) * alone)


def _sense_shown(
    word: str, tag: str, group: Sequence[Entry], translation: str, english: Key, chance: _Chance
) -> tuple[int, int, frozenset[Key]] | None:
    """Place and index of the only sense that a translation shows, with the English that shows it.

    Where senses differ in their endings only (industry, industrial), the one that is there letter by letter is shown.
    """
    shown: dict[tuple[Reading, str], tuple[int, int, frozenset[Key]]] = {}
    for place, entry in enumerate(group):
        for index, sense in enumerate(entry.senses):
            if sense.kind is SenseKind.REFERENCE:
                continue
            keys = frozenset(key for key in gloss_keys(sense.gloss) if key <= english)
            if keys and (sense.kind is not SenseKind.MEANING or entry.proper or _fits(tag, sense.gloss)):
                # A variant's entry repeats the senses of what it is a variant of.
                shown.setdefault((entry.reading, sense.gloss), (place, index, keys))
    if len(shown) > 1:
        said = frozenset(plain_words(translation))
        shown = {
            (reading, gloss): found
            for (reading, gloss), found in shown.items()
            if any(said.issuperset(words) for words in gloss_words(gloss))
        }
    if len(shown) != 1:
        return None
    ((place, index, keys),) = shown.values()
    if group[place].proper or group[place].senses[index].kind is not SenseKind.MEANING:
        return None
    sure = frozenset(
        key for key in keys if not all(map(is_function_word, key)) and chance.lift(word, key) >= _LEAST_LIFT
    )
    return (place, index, sure) if sure else None


def _fits(tag: str, gloss: str) -> bool:
    """Whether a word with this tag can have this meaning: "to …" is a verb's, anything else is no verb's."""
    verbal = re.match(r"(?:\([^)]*\)\s*)*to ", gloss) is not None
    if tag in ("v", "vd", "vi"):
        return verbal
    return not verbal if tag in ("n", "nz", "s", "t", "q", "m", "r", "f", "d", "c", "p") else True


def _can_mean(word: str, keys: frozenset[Key], entries: Mapping[str, Sequence[Entry]]) -> bool:
    """Whether another word of the sentence could be what the English translates."""
    return any(
        not keys.isdisjoint(gloss_keys(sense.gloss)) for entry in entries.get(word, ()) for sense in entry.senses
    )
