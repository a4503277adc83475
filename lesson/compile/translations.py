"""Counting senses in translated sentences: which meanings of a word do translations show, and how often.

Runs when the lexicon is compiled. A sense is taken to be shown where the content words of one of its glosses occur in
the translation; what would be expected by chance, from how common those English words are in all translations, is
taken off. The counts are evidence for a sense, no proof.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lesson.lexicon.entry import CLASSES, Entry
from lesson.lexicon.gloss_class import is_verb_gloss
from lesson.model import SenseKind

Pair = tuple[str, str]
Words = Callable[[str], list[tuple[str, str]]]
# entry (its headword, place among the entries) -> sense index -> tag class -> excess count
Counts = dict[tuple[str, int], dict[int, dict[str, float]]]

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
# What ends the head of an English phrase.
_LINKS = frozenset(
    ("of", "for", "in", "on", "at", "to", "with", "from", "by", "about", "as", "into", "that", "which", "who", "and")
)
# What a translation counts that shows the head of a gloss only.
_HEAD = 0.5


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1)
def _english() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(files("lesson.lexicon").joinpath("english.json").read_text("utf-8"))
    return tables


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    """English words that carry no sense of their own in a gloss."""
    return frozenset(_english()["stop"].split())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of an English word, so that "goes" meets "going"."""
    irregular = _english()["irregular"].get(word, word)
    stemmed: str = _stemmer().stemWord(irregular)
    return stemmed


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    return frozenset(map(stem, _stop()))


def is_function_word(stemmed: str) -> bool:
    """Whether a stem is that of an English word without a sense of its own."""
    return stemmed in _stop_stems()


def words_of(english: str) -> list[str]:
    """Stems of an English sentence, in order."""
    return [stem(word) for word in plain_words(english)]


def plain_words(english: str) -> list[str]:
    """Words of an English sentence in lower case, in order."""
    return _TOKEN.findall(english.lower().replace("’", "'"))


@lru_cache(maxsize=400_000)
def gloss_words(gloss: str) -> tuple[tuple[str, ...], ...]:
    """For each synonym in a gloss, the words that tell it: those with a sense of their own, or one function word."""
    found = []
    for part in re.split(r"; |, ", re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", gloss)):
        words = _TOKEN.findall(part.lower())
        content = [word for word in words if word not in _stop()] or (words if len(words) == 1 else [])
        if content and len(content) <= 4:
            found.append(tuple(content))
    return tuple(found)


@lru_cache(maxsize=400_000)
def gloss_keys(gloss: str) -> tuple[frozenset[str], ...]:
    """For each synonym in a gloss, the stems that must all occur for it to be shown; function words stand alone."""
    return tuple(dict.fromkeys(frozenset(map(stem, words)) for words in gloss_words(gloss)))


@lru_cache(maxsize=400_000)
def head_keys(gloss: str) -> tuple[frozenset[str], ...]:
    """The stems of the heads of a gloss's synonyms, each side of an "or" by itself: what a translation says that is
    shorter than the dictionary ("rail station": station; "parent or guardian of a child": parent, guardian).
    """
    found = []
    for part in re.split(r"; |, | or ", re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", gloss)):
        words = _TOKEN.findall(part.lower())
        verbal = words[:1] == ["to"]
        phrase = itertools.takewhile(lambda word: word not in _LINKS, words[verbal:])
        content = [word for word in phrase if word not in _stop()]
        if content:
            found.append(frozenset((stem(content[0 if verbal else -1]),)))
    return tuple(dict.fromkeys(found))


def count_senses(pairs: Iterable[Pair], words: Words, entries: Mapping[str, Sequence[Entry]]) -> Counts:
    """Count the senses of all headwords over translated sentences (Simplified, English).

    `words` cuts a sentence into words with their tags. A sentence that shows several senses of a word gives each a
    share; one that shows none by all the words of a synonym may show some by its head, which counts half.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, int], dict[int, dict[str, float]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(float))
    )
    english: Counter[str] = Counter()
    total = 0
    for chinese, translation in pairs:
        stems = frozenset(words_of(translation))
        english.update(stems)
        total += 1
        for word, tag in dict.fromkeys(words(chinese)):
            group = entries.get(word)
            if not group:
                continue
            seen[word][CLASSES.get(tag, "o")] += 1
            hits, worth = _shown(group, stems, gloss_keys), 1.0
            alike = [hit for hit in hits if _stands_as(tag, group, hit)]
            if not alike:  # English has one word for both: "coach" tells of the noun 教练 no "to coach"
                heads = _shown(group, stems, head_keys)
                by_head = [hit for hit in heads if _stands_as(tag, group, hit)] or ([] if hits else heads)
                alike, worth = (by_head, _HEAD) if by_head else (hits, worth)
            for place, index in alike:
                shown[word, place][index][CLASSES.get(tag, "o")] += worth / len(alike)
    return _excess(shown, seen, entries, english, total)


def _stands_as(tag: str, group: Sequence[Entry], hit: tuple[int, int]) -> bool:
    """Whether a sense is glossed as what a word with a tag is: as a verb, or as none; any is for other tags."""
    class_ = CLASSES.get(tag) if tag != "vn" else None
    if class_ not in ("n", "v"):
        return True
    return is_verb_gloss(group[hit[0]].senses[hit[1]].gloss) is (class_ == "v")


def _shown(
    group: Sequence[Entry], stems: frozenset[str], keys: Callable[[str], tuple[frozenset[str], ...]]
) -> list[tuple[int, int]]:
    """Which senses of a headword's entries a translation shows: the place of the entry, that of the sense in it."""
    return [
        (place, index)
        for place, entry in enumerate(group)
        for index, sense in enumerate(entry.senses)
        if sense.kind is SenseKind.MEANING and any(key <= stems for key in keys(sense.gloss))
    ]


def _excess(
    shown: Mapping[tuple[str, int], Mapping[int, Mapping[str, float]]],
    seen: Mapping[str, Counter[str]],
    entries: Mapping[str, Sequence[Entry]],
    english: Mapping[str, int],
    total: int,
) -> Counts:
    found: Counts = {}
    for (word, place), senses in sorted(shown.items()):
        for index, by_class in sorted(senses.items()):
            gloss = entries[word][place].senses[index].gloss
            whole, heads = gloss_keys(gloss), head_keys(gloss)
            chance = sum(min(english.get(stem_, 0) for stem_ in key) / total for key in whole)
            chance += _HEAD * sum(english.get(head, 0) / total for key in heads if key not in whole for head in key)
            left = {name: round(hits - chance * seen[word][name], 1) for name, hits in sorted(by_class.items())}
            kept = {name: hits for name, hits in left.items() if hits >= 0.3}
            if kept:
                found.setdefault((word, place), {})[index] = kept
    return found
