"""What a deck can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lesson.errors import LessonError
from lesson.text.sandhi import Sandhi


class CardKind(StrEnum):
    """What a card of a word asks for."""

    READ = "read"
    RECALL = "recall"
    LISTEN = "listen"
    WRITE = "write"


class Voice(StrEnum):
    """Whose Mandarin Anki's own voice speaks."""

    CHINA = "zh_CN"
    TAIWAN = "zh_TW"


@dataclass(frozen=True, slots=True)
class DeckOptions:
    """How to make a deck.

    `level` is the band that the learner has: words listed up to it are left out. `max_new` keeps that many words,
    those that raise the known share of the text most. `cards` are the cards of each word, `sentences` adds sentences
    worth learning whole, `sandhi` is which changes of tone the pinyin of a sentence shows.

    Cards and voice may be given as plain strings. Raises LessonError for an unknown one and a number out of its range.
    """

    level: int | None = None
    max_new: int | None = None
    cards: tuple[CardKind, ...] = (CardKind.READ, CardKind.RECALL)
    voice: Voice = Voice.CHINA
    sentences: bool = True
    sandhi: Sandhi = Sandhi.NONE

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "cards", tuple(CardKind(name) for name in self.cards))
            object.__setattr__(self, "voice", Voice(self.voice))
        except ValueError as fault:
            known = ", ".join((*CardKind, *Voice))
            raise LessonError(f"deck: {fault}; choose from {known}") from None
        if not self.cards:
            raise LessonError(f"deck: a word needs a card; choose from {', '.join(CardKind)}")
        if self.max_new is not None and self.max_new < 0:
            raise LessonError(f"deck: max_new is {self.max_new}; give 0 or more")
