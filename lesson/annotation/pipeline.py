"""The pipeline: from an article to a Lesson, each token with its word, reading, sense and level.

An Annotator is a list of components that fill a Document in order. What `explain` says of a word is read from the same
Document that the lesson is made of, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lesson.annotation.context import ContextReader
from lesson.annotation.document import Component, Document, DraftSentence, Slot
from lesson.annotation.doubt import Doubter
from lesson.annotation.group import GroupRanker, reasons
from lesson.annotation.level import Leveller
from lesson.annotation.lookup import WordLookUp
from lesson.annotation.morphology.compound import CompoundAnalyser
from lesson.annotation.names.find import NameFinder
from lesson.annotation.reading import Reader, ReadingScorer
from lesson.annotation.segment import Segmenter
from lesson.annotation.sense import SenseRanker, explain
from lesson.annotation.tag import Tagger
from lesson.annotation.token import TokenMaker, sense_of, shortened
from lesson.annotation.vocabulary import VocabularyMaker
from lesson.lexicon import Lexicon, lexicon
from lesson.lexicon.dictionary import learners_dictionary
from lesson.model import Article, Lesson, Sense
from lesson.scale import HSK2025, Scale
from lesson.text.article import article_of, sentence_spans
from lesson.text.script import simplify
from lesson.text.syllable import Reading

# Articles that `pipe` works on at once end when they have so many code points together: enough for the networks to run
# in full batches, little enough for memory to stay flat.
BATCH = 20_000


class Explained(NamedTuple):
    """A meaning that a word can have: how probable it is here (None where the headword has no sense groups), and what
    speaks for and against it, by name.
    """

    sense: Sense
    reading: Reading
    probability: float | None
    reasons: tuple[tuple[str, float], ...]


class Annotator:
    """Makes lessons of texts. One serves any number of texts, processes and threads: it keeps nothing between calls."""

    def __init__(
        self,
        known: Lexicon | None = None,
        scale: Scale = HSK2025,
        *,
        fast: bool = False,
        components: Sequence[Component] | None = None,
    ) -> None:
        """`known` is the lexicon, by default the one that came with the package; `scale` gives the levels.

        `fast` goes without the tagger and the network that reads polyphones, so without names that no dictionary has
        and with the usual reading of a word more often than the right one. `components` replaces the whole list (see
        `standard_components`). Raises ValueError when one of them reads what none before it writes.
        """
        self.lexicon = known or lexicon()
        self.components = tuple(components or standard_components(self.lexicon, scale, fast=fast))
        _check(self.components)

    def annotate(self, text: str, *, id: str = "text", source: str = "text") -> Lesson:
        """Annotate a text in any Chinese script; its non-empty lines are the paragraphs, and nothing is left out.

        Raises LessonError when the text has no Chinese in it.
        """
        return self.annotate_article(article_of(text, id, source, furniture=True))

    def annotate_article(self, article: Article) -> Lesson:
        """Annotate an article as `read_article` gives it."""
        return _lesson(self.document(article))

    def pipe(self, articles: Iterable[Article | str]) -> Iterator[Lesson]:
        """Annotate many articles or texts, several at a time, and give their lessons in order as they are made.

        Quicker than one by one where they are short, as the networks run over all sentences of a batch at once.
        """
        given = (article_of(a, "text", "text", furniture=True) if isinstance(a, str) else a for a in articles)
        for batch in _batches(given):
            yield from map(_lesson, self.documents(batch))

    def explain(self, text: str, word: str) -> list[Explained]:
        """What a word can mean in a text, the chosen meaning first, with the reasons; empty when it is no word there.

        `word` may be in either script; its first occurrence is explained. A name that is in no dictionary has no
        meanings, nor has a word that is none of its own.
        """
        wanted = simplify(word)
        for sentence in self.document(article_of(text, "text", "text", furniture=True)).sentences:
            for slot in sentence.slots:
                if slot.simplified == wanted:
                    return self._explained(slot)
        return []

    def _explained(self, slot: Slot) -> list[Explained]:
        if slot.groups:
            return [
                Explained(
                    sense_of(group, slot.entries[0].simplified, self.lexicon),
                    group.reading,
                    probability,
                    tuple(reasons(slot, group, self.lexicon)),
                )
                for group, probability in slot.groups
            ]
        if not slot.ranked:
            return []
        told = sorted(explain(slot.entries, slot.context), key=lambda scored: scored.entry.reading != slot.reading)
        return [Explained(shortened(entry.senses[number]), entry.reading, None, why) for entry, number, _, why in told]

    def document(self, article: Article) -> Document:
        """The document of an article, with all that the components have written."""
        return self.documents([article])[0]

    def documents(self, articles: Sequence[Article]) -> list[Document]:
        """The documents of several articles, worked on together."""
        documents = [Document(article, list(_sentences(article))) for article in articles]
        for component in self.components:
            component(documents)
        return documents


def standard_components(known: Lexicon, scale: Scale = HSK2025, *, fast: bool = False) -> list[Component]:
    """The components of an annotator in their order; `fast` leaves out those that run a network."""
    components: list[Component] = [
        Tagger(),
        Segmenter(known),
        NameFinder(known),
        ContextReader(known),
        ReadingScorer(known),
        WordLookUp(known),
        SenseRanker(),
        Reader(known),
        GroupRanker(known, learners_dictionary()),
        CompoundAnalyser(known),
        Leveller(known, scale),
        TokenMaker(known, learners_dictionary()),
        VocabularyMaker(known, learners_dictionary(), scale),
        Doubter(),
    ]
    return [each for each in components if not (fast and isinstance(each, (Tagger, ReadingScorer)))]


def annotate(text: str, *, id: str = "text", source: str = "text", fast: bool = False) -> Lesson:
    """Annotate a text with the standard annotator (see `Annotator`)."""
    return annotator(fast=fast).annotate(text, id=id, source=source)


def annotate_article(article: Article, *, fast: bool = False, scale: Scale = HSK2025) -> Lesson:
    """Annotate an article with the standard annotator."""
    return annotator(scale, fast=fast).annotate_article(article)


@cache
def annotator(scale: Scale = HSK2025, *, fast: bool = False) -> Annotator:
    """The standard annotator, made at the first call."""
    return Annotator(scale=scale, fast=fast)


def _check(components: Sequence[Component]) -> None:
    written: set[str] = set()
    for component in components:
        missing = [need for need in component.reads if need not in written]
        if missing:
            raise ValueError(
                f"the component {component.name!r} reads {', '.join(missing)}, which none before it writes; written "
                f"are {', '.join(sorted(written)) or 'nothing yet'}"
            )
        written.update(component.writes)


def _lesson(document: Document) -> Lesson:
    if document.lesson is None:
        raise ValueError("the list of components makes no lesson; it lacks one that writes it (VocabularyMaker)")
    return document.lesson


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += sum(map(len, article.paragraphs))
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sentences(article: Article) -> Iterator[DraftSentence]:
    """The sentences of an article, nothing known of them but their Simplified forms."""
    for at, paragraph in enumerate(article.paragraphs):
        simplified = simplify(paragraph)
        for start, end in sentence_spans(paragraph):
            yield DraftSentence(at, start, paragraph[start:end], simplified[start:end])
