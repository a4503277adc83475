"""Who the worksheet is for: which words and characters of a lesson are new to a reader of a band."""

from __future__ import annotations

from dataclasses import dataclass

from lesson.model import Kind, Lesson, Occurrence, Script, Token, Word
from lesson.text.characters import is_hanzi


@dataclass(frozen=True, slots=True)
class Learner:
    """A reader who knows all words up to `level` before the lesson, and what of it is new to them.

    `new` are the words above the level and those that the lists lack, `names` the names, both in order of appearance;
    `usefulness` gives the place of a word in learning order by its key; `characters` are those up to the level.
    """

    level: int
    new: tuple[Word, ...]
    names: tuple[Word, ...]
    usefulness: dict[str, int]
    characters: frozenset[str]
    _new_keys: frozenset[str]
    _first: dict[str, Occurrence]

    @classmethod
    def of(cls, lesson: Lesson, level: int) -> Learner:
        """The reader of a lesson."""
        new = [word for word in lesson.words if word.kind is Kind.WORD and (word.level is None or word.level > level)]
        names = [word for word in lesson.words if word.kind is Kind.NAME]
        return cls(
            level,
            tuple(sorted(new, key=_place)),
            tuple(sorted(names, key=_place)),
            {word.key: at for at, word in enumerate(lesson.words)},
            frozenset(c.text for c in lesson.characters if c.level is not None and c.level <= level),
            frozenset(word.key for word in new),
            {word.key: word.occurrences[0] for word in names},
        )

    def knows(self, word: Word) -> bool:
        """True for a word up to the reader's level."""
        return word.kind is Kind.WORD and word.level is not None and word.level <= self.level

    def needs_pinyin(self, token: Token, at: Occurrence) -> bool:
        """True for new words wherever they stand, and for names where they are first met."""
        return token.key in self._new_keys or self._first.get(token.key) == at


def main_script(lesson: Lesson) -> Script:
    """The script of the page itself: the article's, and for a mixed one that of most words which differ in the two."""
    if lesson.article.script is not Script.MIXED:
        return lesson.article.script
    traditional = sum(word.text == word.traditional != word.simplified for word in lesson.words)
    simplified = sum(word.text == word.simplified != word.traditional for word in lesson.words)
    return Script.SIMPLIFIED if simplified > traditional else Script.TRADITIONAL


def other_script(word: Word, script: Script) -> str:
    """The word in the script that the article is not written in, empty when both are the same."""
    simplified = script is Script.SIMPLIFIED or (script is Script.MIXED and word.text == word.simplified)
    other = word.traditional if simplified else word.simplified
    return other if other != word.text else ""


def syllables(text: str, reading: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each character of a text with its syllable, an empty one for characters that are no hanzi (the e of e購)."""
    if len(text) == len(reading):
        return list(zip(text, reading, strict=True))
    rest = iter(reading)
    return [(character, next(rest, "") if is_hanzi(character) else "") for character in text]


def _place(word: Word) -> tuple[int, int]:
    return word.occurrences[0].sentence, word.occurrences[0].token
