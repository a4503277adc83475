"""The words of a lesson as data of the page: what the word panel, the lists and the voice need."""

from __future__ import annotations

from typing import Any

from lesson.lexicon.gloss import Reference, brief, parsed
from lesson.model import Kind, Lesson, NameKind, SenseKind, Word
from lesson.scale import HSK2025, Scale
from lesson.text.characters import is_hanzi
from lesson.text.pinyin import classes, division, joined, pieces, spelled
from lesson.text.syllable import Reading

Data = dict[str, Any]
Sound = tuple[str, int, str]
"""Pinyin, tone and zhuyin of a character; empty, 0 and empty for what is no hanzi."""

_NAMED = {
    NameKind.PERSON: "name of a person",
    NameKind.PLACE: "name of a place",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


def word_table(lesson: Lesson) -> Data:
    """The words of a lesson in learning order as the names of `fields` and `rows` of their values.

    An empty string stands for what a word has not. Hanzi: `text` as printed, `simplified` and `traditional` where they
    differ. Sound: `syllables`, one for each character, as indices into `sounds`, which are [pinyin, tone, zhuyin];
    `pinyin` where it is not just its syllables. `senses` are glosses in pieces (see `gloss_pieces`), `references` the
    indices of those that only point elsewhere, `sense` that of the one in context. `level` is in words, `grammar` the
    part of speech or what a name names; `best` is the index of the sentence that shows the word best.
    """
    sounds: dict[Sound, int] = {}
    rows = [_row(word, sounds, lesson.scale) for word in lesson.words]
    return {
        "fields": list(rows[0]) if rows else [],
        "sounds": list(sounds),
        "rows": [list(row.values()) for row in rows],
    }


def characters(lesson: Lesson) -> dict[str, str]:
    """The HSK levels of the characters of the vocabulary, in the article's spelling and in Simplified."""
    found: dict[str, str] = {}
    for character in lesson.characters:
        if character.level is not None:
            level = HSK2025.printed(character.level)
            found[character.text] = level
            found.setdefault(character.simplified, level)
    return found


def word_level(word: Word, scale: Scale) -> str:
    """The level of a word in words: `HSK 4`, `about HSK 5`, `HSK 7–9`, `beyond the lists`; empty for a name."""
    if word.kind is Kind.NAME:
        return ""
    if word.level is None:
        return "beyond the lists"
    return ("about " if word.level_estimated else "") + scale.printed(word.level)


def gloss_pieces(gloss: str) -> list[str | list[str]]:
    """A gloss in pieces: English as strings, Chinese as [Traditional, Simplified, pinyin]."""
    return [
        [part.traditional, part.simplified, part.pinyin] if isinstance(part, Reference) else part
        for part in parsed(gloss)
    ]


def meaning_pieces(word: Word) -> list[str | list[str]]:
    """The meaning in context without its asides, in pieces; empty where the lesson has none."""
    return [] if word.sense is None else gloss_pieces(brief(word.senses[word.sense]))


def _row(word: Word, sounds: dict[Sound, int], scale: Scale) -> Data:
    """The fields of a word; sounds that are not yet among `sounds` are added."""
    name = word.kind is Kind.NAME or word.proper
    syllables = _syllables(word.text, word.reading, name, division(word))
    row: Data = {
        "key": word.key,
        "text": word.text,
        "simplified": word.simplified if word.simplified != word.text else "",
        "traditional": word.traditional if word.traditional != word.text else "",
        "syllables": [sounds.setdefault(sound, len(sounds)) for sound in syllables],
        "pinyin": spelled(word) if spelled(word) != "".join(pinyin for pinyin, _, _ in syllables) else "",
        "senses": [gloss_pieces(sense.gloss) for sense in word.senses],
        "references": [at for at, sense in enumerate(word.senses) if sense.kind is SenseKind.REFERENCE] or "",
        "sense": "" if word.sense is None else word.sense,
        "level": word_level(word, scale),
        "grammar": _NAMED[word.name_kind] if word.name_kind else word.pos or "",
        "measures": [[m.traditional, m.simplified, joined(m.reading)] for m in word.measure_words] or "",
        "readings": [joined(reading, name) for reading in word.other_readings] or "",
        "parts": [[part.text, joined(part.reading), gloss_pieces(part.gloss)] for part in word.parts] or "",
        "example": "",
        "best": word.best.sentence,
    }
    if word.example is not None:
        row["example"] = [word.example.traditional, word.example.simplified, word.example.translation]
    return row


def _syllables(text: str, reading: Reading, name: bool, divided: tuple[int, ...]) -> list[Sound]:
    """The sound of each character of the text."""
    tones = [int(tone.removeprefix("tone")) for tone in classes(reading)]
    written = [syllable.zhuyin for syllable in reading]
    shown = list(zip(pieces(reading, name, divided), tones, written, strict=True))
    if len(shown) == len(text):
        return shown
    rest = iter(shown)
    return [next(rest, ("", 0, "")) if is_hanzi(character) else ("", 0, "") for character in text]
