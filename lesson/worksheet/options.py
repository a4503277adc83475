"""What a worksheet can be asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from lesson.errors import LessonError
from lesson.text.sandhi import Sandhi


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
    PINYIN = "pinyin"
    ORDER = "order"
    QUESTIONS = "questions"
    TRANSLATE = "translate"
    FLASHCARDS = "flashcards"


class Grid(StrEnum):
    """The lines in the squares to write in: 田字格 has a cross, 米字格 the diagonals, too."""

    TIAN = "tian"
    MI = "mi"


STANDARD_SECTIONS = tuple(section for section in Section if section is not Section.FLASHCARDS)
"""All but the cards to cut out, which take a sheet for every fifteen words."""

CELLS = (8.0, 40.0)
"""The smallest and the largest square to write in, in millimetres."""

BEGINNER = 2
"""The last band of those who still learn to read pinyin: it stands over all words, and its marks are practised."""

VERSIONS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class WorksheetOptions:
    """How to set a worksheet.

    `level` is the reader's band: words above it, and words that the lists lack, are new to them; None asks the lesson
    (see `lesson.learner`). `pinyin` None asks the level (see `pinyin_above`). `sandhi` is which changes of tone the
    pinyin of the text shows. `key` adds the answers on pages of their own at the end. `sections` are set in the order
    given. `characters` limits how many characters get a row to write on, `per_page` how many of them stand on a page
    (None: as many as fit), `cell` is the side of a square in millimetres; `questions` limits the items of an exercise.
    `open_questions` has questions on the text answered on lines instead of by a tick. `names` underlines names as
    schoolbooks do (專名號), `tones` colours pinyin by its tone.
    `version` is the letter of a version (A to Z) whose exercises have an order of their own, empty for the only one.

    `by_level` sets the vocabulary by level, and not in the order of the text.

    Names of paper, pinyin, grid and sections may be given as plain strings. Raises LessonError for an unknown one and
    for a number out of its range.
    """

    paper: Paper = Paper.A4
    pinyin: Pinyin | None = None
    sandhi: Sandhi = Sandhi.NONE
    level: int | None = None
    key: bool = True
    sections: tuple[Section, ...] = STANDARD_SECTIONS
    line_numbers: bool = True
    characters: int = 20
    questions: int = 10
    by_level: bool = False
    grid: Grid = Grid.TIAN
    cell: float = 14.0
    per_page: int | None = None
    open_questions: bool = False
    names: bool = False
    tones: bool = False
    version: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "paper", _choice(Paper, self.paper, "paper"))
        if self.pinyin is not None:
            object.__setattr__(self, "pinyin", _choice(Pinyin, self.pinyin, "pinyin"))
        object.__setattr__(self, "grid", _choice(Grid, self.grid, "grid"))
        object.__setattr__(self, "sandhi", _choice(Sandhi, self.sandhi, "sandhi"))
        object.__setattr__(self, "sections", tuple(_choice(Section, name, "section") for name in self.sections))
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in ("characters", "questions", "per_page") and value is not None and value < 1:
                raise LessonError(f"worksheet: {field.name} is {value}; give at least 1")
        if not CELLS[0] <= self.cell <= CELLS[1]:
            raise LessonError(f"worksheet: a cell of {self.cell:g} mm; give {CELLS[0]:g} to {CELLS[1]:g}")
        if self.version and (len(self.version) > 1 or self.version not in VERSIONS):
            raise LessonError(f"worksheet: there is no version {self.version!r}; give a letter from A to Z")


def pinyin_above(band: int, options: WorksheetOptions) -> Pinyin:
    """Which words of the text have pinyin for a learner of that band: what is asked for, else what textbooks do, which
    give beginners pinyin throughout, and others that of new words."""
    return options.pinyin or (Pinyin.ALL if band <= BEGINNER else Pinyin.NEW)


def _choice(kind: type[Choice], given: str, what: str) -> Choice:
    try:
        return kind(given)
    except ValueError:
        raise LessonError(f"worksheet: there is no {what} {given!r}; choose from {', '.join(kind)}") from None
