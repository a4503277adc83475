"""What a worksheet can be asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from lesson.errors import LessonError
from lesson.model import BANDS, Lesson
from lesson.sandhi import Sandhi


class Paper(StrEnum):
    """The paper it is printed on."""

    A4 = "a4"
    LETTER = "letter"


class Pinyin(StrEnum):
    """Which words of the text have pinyin above them."""

    NONE = "none"
    NEW = "new"
    ALL = "all"


class Section(StrEnum):
    """A part of the worksheet."""

    HEADER = "header"
    TEXT = "text"
    VOCABULARY = "vocabulary"
    WRITING = "writing"
    MATCH = "match"
    CLOZE = "cloze"


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class WorksheetOptions:
    """How to set a worksheet.

    `level` is the reader's band: words above it, and words that the lists lack, are new to them; None asks the lesson
    (see `reader_level`). `sandhi` is which changes of tone the pinyin of the text shows. `key` adds the answers on
    pages of their own at the end. `sections` are set in the order given. `characters` limits how many characters get a
    row to write on (20 fill two pages), `questions` how many items an exercise has.

    Names of paper, pinyin and sections may be given as plain strings. Raises LessonError for an unknown one and for a
    number out of its range.
    """

    paper: Paper = Paper.A4
    pinyin: Pinyin = Pinyin.NEW
    sandhi: Sandhi = Sandhi.NONE
    level: int | None = None
    key: bool = True
    sections: tuple[Section, ...] = tuple(Section)
    line_numbers: bool = True
    characters: int = 20
    questions: int = 10

    def __post_init__(self) -> None:
        object.__setattr__(self, "paper", _choice(Paper, self.paper, "paper"))
        object.__setattr__(self, "pinyin", _choice(Pinyin, self.pinyin, "pinyin"))
        object.__setattr__(self, "sandhi", _choice(Sandhi, self.sandhi, "sandhi"))
        object.__setattr__(self, "sections", tuple(_choice(Section, name, "section") for name in self.sections))
        if self.level is not None and self.level not in BANDS:
            raise LessonError(f"worksheet: there is no level {self.level}; give a band from {BANDS[0]} to {BANDS[-1]}")
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in ("characters", "questions") and value < 1:
                raise LessonError(f"worksheet: {field.name} is {value}; give at least 1")


def reader_level(lesson: Lesson, options: WorksheetOptions) -> int:
    """The band of the reader: the one asked for, else one below the lesson's own, between 1 and 6.

    A lesson's level is the band at which 95 % of it is known; the class that works on it is the one just below, for
    whom it holds something to learn without being a wall.
    """
    return options.level if options.level is not None else min(max(lesson.level - 1, 1), 6)


def _choice(kind: type[Choice], given: str, what: str) -> Choice:
    try:
        return kind(given)
    except ValueError:
        raise LessonError(f"worksheet: there is no {what} {given!r}; choose from {', '.join(kind)}") from None
