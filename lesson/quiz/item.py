"""What a quiz is made of: items with one right answer each, and the excerpt of the article they ask about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lesson.model import Script

GAP = "____"


class ItemKind(StrEnum):
    """What an item asks for."""

    MEANING = "meaning"
    READING = "reading"
    CLOZE = "cloze"
    FORM = "form"

    @property
    def has_gap(self) -> bool:
        """Whether its items show the sentence with a gap in the place of the word."""
        return self in (ItemKind.CLOZE, ItemKind.FORM)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch of the article that an item shows, exactly as printed there.

    `start` and `end` mark the tested word in `text`, in code points; `paragraph` is its index in the article;
    `cut_before` and `cut_after` say that the sentence goes on at that side.
    """

    text: str
    start: int
    end: int
    paragraph: int
    cut_before: bool = False
    cut_after: bool = False

    @property
    def word(self) -> str:
        """The tested word as printed."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question with options of which exactly one, `options[answer]`, is right.

    `id` depends on the kind, the word and its place in the article only, so that results outlive a rebuild. `band` is
    the band of the tested word (7 for a word the lists lack); `difficulty` adds to it the share of harder words in the
    excerpt, so it lies in [band, band + 1]. `reasons` has one line per option: why it is right, why it is wrong.
    `hint` helps without giving the answer away; `word` is the key of the lesson's word, `pinyin` and `meaning` are what
    the word is here.
    """

    id: str
    kind: ItemKind
    band: int
    difficulty: float
    word: str
    pinyin: str
    meaning: str
    prompt: str
    options: tuple[str, ...]
    answer: int
    reasons: tuple[str, ...]
    explanation: str
    hint: str
    sentence: Excerpt

    @property
    def shown(self) -> str:
        """The excerpt as the question shows it: with a gap where its kind has one, "…" where the sentence goes on."""
        text = self.sentence.text
        if self.kind.has_gap:
            text = text[: self.sentence.start] + GAP + text[self.sentence.end :]
        return "…" * self.sentence.cut_before + text + "…" * self.sentence.cut_after


@dataclass(frozen=True, slots=True)
class Quiz:
    """All items of a lesson in the order of the text; `lesson` is the article's id."""

    lesson: str
    title: str
    script: Script
    level: int
    items: tuple[QuizItem, ...]
