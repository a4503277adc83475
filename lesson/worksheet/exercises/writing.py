"""Which characters get a row to write on, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lesson.lexicon.stroke import Strokes, strokes
from lesson.model import Character, Part, Word
from lesson.text.characters import is_hanzi
from lesson.worksheet.learner import Learner, syllables


@dataclass(frozen=True, slots=True)
class WritingRow:
    """A character to write, its syllable with tone mark, and the new word that it is learnt in.

    `meaning` is what it means in that word (empty where the word's meaning says it, or none is known), `parts` are its
    components with their meanings; `strokes` how it is written, None where the data lack it.
    """

    character: str
    pinyin: str
    word: Word
    meaning: str = ""
    parts: tuple[Part, ...] = ()
    radical: Part | None = None
    strokes: Strokes | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """The rows that are set, in order of appearance, and the other new characters, which there was no room for."""

    rows: tuple[WritingRow, ...]
    rest: tuple[str, ...]


def writing(learner: Learner, words: Sequence[Word], most: int, characters: Sequence[Character] = ()) -> Writing | None:
    """Rows for the new characters of the most useful new words, at most `most`; None when no character is new.

    A character is new when it stands in a new word, is above the reader's level, and stands in no word of the lesson
    that the reader knows. Each is learnt in the most useful of its words. `characters` are the lesson's.
    """
    known = learner.characters | {character for word in words if learner.knows(word) for character in word.text}
    useful = sorted(learner.new, key=lambda word: learner.usefulness[word.key])
    rows: dict[str, WritingRow] = {}
    for word in useful:
        for character, pinyin in syllables(word.text, tuple(syllable.marked for syllable in word.reading)):
            if is_hanzi(character) and character not in known:
                rows.setdefault(character, WritingRow(character, pinyin, word))
    if not rows:
        return None
    chosen, rest = list(rows.values())[:most], list(rows.values())[most:]
    known_characters = {character.text: character for character in characters}
    place = {word.key: at for at, word in enumerate(learner.new)}
    return Writing(
        tuple(
            _described(row, known_characters.get(row.character))
            for row in sorted(chosen, key=lambda row: (place[row.word.key], row.word.text.index(row.character)))
        ),
        tuple(row.character for row in rest),
    )


def _described(row: WritingRow, character: Character | None) -> WritingRow:
    own = next((part for part in row.word.characters if part.text == row.character), None)
    return replace(
        row,
        meaning=own.gloss if own else "",
        parts=character.components if character else (),
        radical=character.radical if character else None,
        strokes=strokes(row.character),
    )
