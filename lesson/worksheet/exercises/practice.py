"""Exercises on words and sentences: pinyin to write, example sentences to translate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lesson.item import QuizItem
from lesson.model import Kind, Script, Word
from lesson.text.pinyin import division, joined, spelled
from lesson.text.syllable import Syllable
from lesson.worksheet.exercises.version import versioned
from lesson.worksheet.learner import Learner
from lesson.worksheet.options import BEGINNER

FEWEST = 2


@dataclass(frozen=True, slots=True)
class PinyinPractice:
    """Words whose pinyin is given without tones, and words whose pinyin is to be written."""

    marks: tuple[Word, ...]
    spell: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence to translate, its translation, and the new word it is there for."""

    text: str
    translation: str
    word: Word
    source: str


def pinyin_practice(
    learner: Learner, words: Sequence[Word], items: Sequence[QuizItem], most: int, version: str = ""
) -> PinyinPractice | None:
    """New words whose reading the quiz is sure enough of to ask; None when there are too few. Beginners write the marks
    only, others spell half of the words.

    Words that are said otherwise in Taiwan are left out: either way of writing them would be right.
    """
    sure = {item.word for item in items if item.kind.name == "reading"}
    able = [word for word in words if word.key in sure and not word.regional_readings and not word.taiwan_reading]
    able = [word for word in able if toneless(word) != spelled(word)]
    chosen = sorted(able, key=lambda word: (learner.knows(word), learner.usefulness[word.key]))[:most]
    if len(chosen) < FEWEST:
        return None
    marks = len(chosen) if learner.level <= BEGINNER else len(chosen) // 2
    first, second = chosen[:marks], chosen[marks:]
    return PinyinPractice(_mixed(first, version), _mixed(second, version))


def translations(
    learner: Learner, words: Sequence[Word], script: Script, most: int, version: str = ""
) -> tuple[Translation, ...]:
    """The graded example sentences of the most useful new words, then of the others, which have a translation.

    `script` is that of the page, Simplified or Traditional.
    """
    able = sorted(
        (word for word in words if word.example),
        key=lambda word: (learner.knows(word), learner.usefulness[word.key]),
    )
    found: dict[str, Translation] = {}
    for word in able:
        example = word.example
        assert example is not None
        text = example.simplified if script is Script.SIMPLIFIED else example.traditional
        found.setdefault(text, Translation(text, example.translation, word, example.source))
    return tuple(versioned(list(found.values())[:most], lambda one: one.text, version, "translate"))


def toneless(word: Word) -> str:
    """The pinyin of a word without its tones: `chanye`, `e'erduosi`, `nü'er`."""
    bare = tuple(Syllable(syllable.base, 5) for syllable in word.reading)
    return joined(bare, word.kind is Kind.NAME or word.proper, division(word))


def _mixed(words: Sequence[Word], version: str) -> tuple[Word, ...]:
    return tuple(versioned(words, lambda word: word.key, version, "pinyin"))
