"""The words of a lesson as data of the page: what the word panel, the lists and the voice need."""

from __future__ import annotations

from typing import Any

from lesson.gloss import Reference, brief, parsed
from lesson.lexicon.cedict import is_hanzi
from lesson.model import Kind, Lesson, NameKind, SenseKind, Word, level_name
from lesson.pinyin import classes, division, joined, pieces, spelled
from lesson.reader.text import level_class
from lesson.syllable import Reading

Data = dict[str, Any]

_NAMED = {
    NameKind.PERSON: "name of a person",
    NameKind.PLACE: "name of a place",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


def word_rows(lesson: Lesson) -> list[Data]:
    """One row of data for each word of the lesson, in learning order; what is empty is left out.

    `k` key, `t` as printed, `s` Simplified and `h` Traditional where they differ, `y` syllables as [pinyin, tone],
    `z` zhuyin, `g` senses as lists of text and [Traditional, Simplified, pinyin], `v` those that only point elsewhere,
    `c` the sense in context, `l` level class, `e` level in words, `p` part of speech or what kind of name, `m` measure
    words, `r` other readings, `a` parts, `x` an example, `n` how often it occurs, `b` the sentence that shows it best,
    `q` its pinyin where that is not just its syllables.
    """
    return [_row(word) for word in lesson.words]


def characters(lesson: Lesson) -> dict[str, int]:
    """The bands of the characters of the vocabulary, in the article's spelling and in Simplified."""
    found: dict[str, int] = {}
    for character in lesson.characters:
        if character.level is not None:
            found[character.text] = character.level
            found.setdefault(character.simplified, character.level)
    return found


def word_level(word: Word) -> str:
    """The level of a word in words: `HSK 4`, `about HSK 5`, `HSK 7–9`, `beyond the lists`; empty for a name."""
    if word.kind is Kind.NAME:
        return ""
    if word.level is None:
        return "beyond the lists"
    return ("about " if word.level_estimated else "") + level_name(word.level).replace("-", "–")


def gloss_pieces(gloss: str) -> list[str | list[str]]:
    """A gloss in pieces: English as strings, Chinese as [Traditional, Simplified, pinyin]."""
    return [
        [part.traditional, part.simplified, part.pinyin] if isinstance(part, Reference) else part
        for part in parsed(gloss)
    ]


def meaning_pieces(word: Word) -> list[str | list[str]]:
    """The meaning in context without its asides, in pieces; empty where the lesson has none."""
    return [] if word.sense is None else gloss_pieces(brief(word.senses[word.sense]))


def _row(word: Word) -> Data:
    name = word.kind is Kind.NAME or word.proper
    row: Data = {
        "k": word.key,
        "t": word.text,
        "s": word.simplified if word.simplified != word.text else "",
        "h": word.traditional if word.traditional != word.text else "",
        "y": _syllables(word.text, word.reading, name, division(word)),
        "z": _aligned(word.text, [syllable.zhuyin for syllable in word.reading]),
        "g": [gloss_pieces(sense.gloss) for sense in word.senses],
        # Where a word only points to another one: shown after what has a meaning.
        "v": [at for at, sense in enumerate(word.senses) if sense.kind is SenseKind.REFERENCE],
        "c": word.sense,
        "l": level_class(word),
        "e": word_level(word),
        "p": _NAMED[word.name_kind] if word.name_kind else word.pos or "",
        "m": [[m.traditional, m.simplified, joined(m.reading)] for m in word.measure_words],
        "r": [joined(reading, name) for reading in word.other_readings],
        "a": [[part.text, joined(part.reading), gloss_pieces(part.gloss)] for part in word.parts],
        "n": len(word.occurrences),
        "b": word.best.sentence,
    }
    if word.example is not None:
        row["x"] = [word.example.traditional, word.example.simplified, word.example.translation]
    if spelled(word) != "".join(piece for piece, _ in row["y"]):
        row["q"] = spelled(word)
    return {name: value for name, value in row.items() if value not in ("", [], None)}


def _syllables(text: str, reading: Reading, name: bool, divided: tuple[int, ...]) -> list[list[str | int]]:
    """One [piece of pinyin, tone] for each character of the text, an empty piece for what is no hanzi."""
    tones = [int(tone.removeprefix("tone")) for tone in classes(reading)]
    shown = list(zip(pieces(reading, name, divided), tones, strict=True))
    if len(shown) == len(text):
        return [[piece, tone] for piece, tone in shown]
    rest = iter(shown)
    return [list(next(rest, ("", 0))) if is_hanzi(character) else ["", 0] for character in text]


def _aligned(text: str, syllables: list[str]) -> list[str]:
    if len(syllables) == len(text):
        return syllables
    rest = iter(syllables)
    return [next(rest, "") if is_hanzi(character) else "" for character in text]
