"""The kinds of questions: what a command, a page or a deck has to know of each, without making any."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Showing(StrEnum):
    """What a question shows of its excerpt: the word marked, a gap in its place, all of it unmarked, or nothing."""

    WORD = "word"
    GAP = "gap"
    PASSAGE = "passage"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class QuizKind:
    """A kind of question: its name in files and commands, and what one has to know to show its items.

    `showing` is what its questions show of the excerpt; `is_of_word` says that they ask about a word, and not about
    what the text says; `lists_parts` that their prompt ends in a list, `what to do: A … · B …`, one line for each part.
    """

    name: str
    showing: Showing
    is_of_word: bool = False
    lists_parts: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def has_gap(self) -> bool:
        """Whether its items show the sentence with a gap in the place of the word."""
        return self.showing is Showing.GAP

    @staticmethod
    def parse(name: str) -> QuizKind:
        """The kind of that name. Raises ValueError when there is none."""
        return _kind(name)


KINDS = (
    QuizKind("meaning", Showing.WORD, is_of_word=True),
    QuizKind("reading", Showing.WORD, is_of_word=True),
    QuizKind("cloze", Showing.GAP, is_of_word=True),
    QuizKind("form", Showing.GAP, is_of_word=True),
    QuizKind("order", Showing.NOTHING, lists_parts=True),
    QuizKind("detail", Showing.PASSAGE),
    QuizKind("truth", Showing.PASSAGE),
    QuizKind("gist", Showing.PASSAGE),
)
"""All kinds of questions, in the order in which they are listed. `lesson/quiz/kinds/NAME.py` makes the items of each.

A new kind is a line here and that module; the schema of quiz.json follows by `python -m lesson.quiz.schema`.
"""


def _kind(name: str) -> QuizKind:
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise ValueError(f"{name!r} is no kind of question: {', '.join(map(str, KINDS))}")
