"""The document: an article on its way to a lesson, as the components of the pipeline read and write it.

Positions count code points. Inside a sentence they are places in its Simplified form, which has as many code points as
the sentence in the article (`lesson.text.script`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lesson.lexicon import Entry
from lesson.model import Article, Kind, Lesson, NameKind, Part, Sentence
from lesson.text.syllable import Reading, Syllable

if TYPE_CHECKING:
    from lesson.annotation.context import Context
    from lesson.annotation.group import Judged
    from lesson.annotation.sense import Evidence, Scored
    from lesson.annotation.token import WordDraft

# What speaks for each reading of each hanzi of a word, in order, in log-odds.
ReadingScores = Sequence[Mapping[Syllable, float]]


class Tagged(NamedTuple):
    """A stretch of a sentence and the tagger's tag for it: PER, LOC, ORG, TIME, or a part of speech."""

    start: int
    end: int
    tag: str


class Span(NamedTuple):
    """A word of a sentence, and its kind of name if it is one."""

    start: int
    end: int
    name: NameKind | None = None


@dataclass(slots=True, eq=False)
class Slot:
    """A word and what has been found out about it. Words that nothing around tells apart share one slot.

    `text` is as in the article. `plain` is true for what has no reading and no meaning to teach: marks, figures,
    letters. `evidence` is what its sentence tells of its sense. `ranked` are the senses of its dictionary entries, the
    likeliest first; empty for a word that the dictionary lacks. `reading` is None until it is known; where its entries
    have several, `reading_odds` says how far each is behind the best, in log-odds, `ruled` whether grammar decided, and
    `ranked` keeps the senses of the one reading, `unread` those of the others. `groups` are the sense groups of the
    learner's dictionary with their probabilities, the likeliest first.
    `parts` are the headwords of a word that is none itself, with `doubled` true for one that doubles another.
    """

    text: str
    simplified: str
    kind: Kind
    name_kind: NameKind | None
    context: Context
    plain: bool
    evidence: Evidence | None
    entries: tuple[Entry, ...] = ()
    ranked: Sequence[Scored] = ()
    reading: Reading | None = None
    reading_odds: Mapping[Reading, float] = field(default_factory=dict)
    ruled: bool = False
    unread: Sequence[Scored] = ()
    groups: Sequence[Judged] = ()
    parts: tuple[Part, ...] = ()
    doubled: bool = False
    level: int | None = None
    level_estimated: bool = False


@dataclass(slots=True)
class DraftSentence:
    """A sentence of the article: paragraph (an index), place in it, text, Simplified form; then what components add.

    `tagged` covers it with the tagger's stretches (empty without a tagger), `words` are (start, end),
    `spans` words and names; `contexts` and `slots` stand beside the spans. `reading_scores` speak for readings, by the
    start of the word.
    """

    paragraph: int
    start: int
    text: str
    simplified: str
    tagged: tuple[Tagged, ...] = ()
    words: Sequence[tuple[int, int]] = ()
    spans: Sequence[Span] = ()
    contexts: Sequence[Context] = ()
    reading_scores: Mapping[int, ReadingScores] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """An article with its sentences, all its different slots, and at the end the tokens, the words, the lesson."""

    article: Article
    sentences: list[DraftSentence]
    slots: list[Slot] = field(default_factory=list)
    tokens: Sequence[Sentence] = ()
    words: Mapping[str, WordDraft] = field(default_factory=dict)
    lesson: Lesson | None = None


class Component(Protocol):
    """A step of the pipeline. It works on several documents at once, so that a network runs over all of them.

    `reads` names the fields of Document, DraftSentence and Slot that must have been written before, `writes` those that
    it fills. It keeps no state of its own, so that one pipeline serves many threads.
    """

    name: str

    @property
    def reads(self) -> tuple[str, ...]:
        """The fields that must have been written."""

    @property
    def writes(self) -> tuple[str, ...]:
        """The fields that it fills."""

    def __call__(self, documents: Sequence[Document]) -> None:
        """Fill what `writes` names, in every document."""


def sentences_of(documents: Iterable[Document]) -> list[DraftSentence]:
    """All sentences of some documents, in order."""
    return [sentence for document in documents for sentence in document.sentences]


def placed(document: Document) -> Iterator[tuple[int, int, int, Slot]]:
    """The words of a document: paragraph (an index), where each begins and ends in it, and its slot."""
    begin: dict[int, int] = {}
    for sentence in document.sentences:
        base = sentence.start - begin.setdefault(sentence.paragraph, sentence.start)
        for span, slot in zip(sentence.spans, sentence.slots, strict=True):
            yield sentence.paragraph, base + span.start, base + span.end, slot
