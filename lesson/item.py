"""What a quiz is made of: items with one right answer each, and the excerpt of the article they ask about."""

from __future__ import annotations

from dataclasses import dataclass

from lesson.kinds import QuizKind, Showing
from lesson.model import Script
from lesson.scale import HSK2025, Scale

GAP = "____"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch of the article that an item shows, exactly as printed there.

    `start` and `end` mark the tested word, or what holds the answer, in `text`, in code points; `paragraph` is its
    index in the article; `cut_before` and `cut_after` say that the sentence goes on at that side.
    """

    text: str
    start: int
    end: int
    paragraph: int
    cut_before: bool = False
    cut_after: bool = False

    @property
    def word(self) -> str:
        """The marked stretch as printed."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word of the lesson as it is explained beside a question: `band` is that of the word, 7 when lists lack it."""

    text: str
    pinyin: str
    meaning: str
    band: int


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question with options of which exactly one, `options[answer]`, is right.

    `id` depends on the kind, the word and its place in the article only, so that results outlive a rebuild. `band` is
    the band of the tested word (7 for a word the lists lack), or for a question on the text the band that knows most
    of its words; `difficulty` adds to it the share of harder words in the excerpt, so it lies in [band, band + 1].
    `reasons` has one line per option: why it is right, why it is wrong. `hint` helps without giving the answer away;
    `word` is the key of the lesson's word, `pinyin` and `meaning` are what the word is here, all empty for a question
    on the text. `around` are the other words of the excerpt, indices into the quiz's `glossary`.
    """

    id: str
    kind: QuizKind
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
    around: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """The excerpt as the question shows it: with a gap where its kind has one, "…" where the sentence goes on.

        Empty for a kind that shows nothing of it.
        """
        if self.kind.showing is Showing.NOTHING:
            return ""
        text = self.sentence.text
        if self.kind.has_gap:
            text = text[: self.sentence.start] + GAP + text[self.sentence.end :]
        return "…" * self.sentence.cut_before + text + "…" * self.sentence.cut_after

    @property
    def mark(self) -> tuple[int, int] | None:
        """Where `shown` has the tested word, in code points; None where the question marks none."""
        if self.kind.showing is not Showing.WORD:
            return None
        shift = int(self.sentence.cut_before)
        return self.sentence.start + shift, self.sentence.end + shift


@dataclass(frozen=True, slots=True)
class Quiz:
    """All items of a lesson in the order of the text; `lesson` is the article's id.

    `glossary` has the words of all excerpts once each; `known` is the share of running words that a reader of band
    1 to 7 knows, in that order.
    """

    lesson: str
    title: str
    script: Script
    level: int
    items: tuple[QuizItem, ...]
    glossary: tuple[Gloss, ...] = ()
    known: tuple[float, ...] = ()
    scale: Scale = HSK2025
