"""Context: what surrounds a word in its sentence, as far as it tells the word's sense and reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lesson.annotation.document import Document, DraftSentence
from lesson.annotation.models.similarity import vectors_around
from lesson.annotation.morphology.separable import separated
from lesson.annotation.part_of_speech import tags_of
from lesson.lexicon import Entry, Lexicon
from lesson.model import NameKind
from lesson.text.numerals import INDEFINITE, NUMERALS

_COUNTED = NUMERALS | INDEFINITE | {"半"}
# Words that a measure word follows, beside numerals.
_DETERMINERS = frozenset("这那哪每各某几两半整首本该此数多一")
# Verbs that another verb follows, whose action has no direction and no result.
_MODALS = frozenset(
    ("要", "会", "能", "可", "可以", "可能", "能够", "应", "应该", "必须", "须", "得", "肯", "敢", "想", "愿", "愿意",
     "就要", "快要", "打算", "准备", "开始", "继续", "不要", "不能", "没有", "是", "有")
)  # fmt: skip
# What stands for a name among the tags, whatever it is a piece of to the tagger.
_TAG_OF_NAME: dict[NameKind | None, str] = {NameKind.PERSON: "PER", NameKind.PLACE: "LOC", NameKind.ORGANISATION: "ORG"}
# Classes of words that are no measure words, whatever stands before them.
_NEVER_COUNTS = frozenset(("p", "c", "w"))


@dataclass(slots=True, eq=False)
class Context:
    """The words of a Simplified sentence with the tagger's tags, the place of one of them, and whether it is a name.

    `after_gloss` are the glosses of the next word, for what a measure word counts; `vector` is that of the words
    around (`lesson.annotation.models.similarity`), None where it is not known; `whole` the separable verb that the word
    is a part of.
    """

    words: Sequence[str]
    tags: Sequence[str]
    at: int
    name: bool = False
    after_gloss: str = ""
    vector: Any = None
    whole: Entry | None = None

    @property
    def tag(self) -> str:
        """The tag of the word itself."""
        return self.tags[self.at]

    @property
    def before(self) -> str:
        """The word before; empty at the start."""
        return self.words[self.at - 1] if self.at else ""

    @property
    def before_tag(self) -> str:
        """The tag of the word before; empty at the start."""
        return self.tags[self.at - 1] if self.at else ""

    @property
    def second(self) -> str:
        """The word before the one before; empty near the start."""
        return self.words[self.at - 2] if self.at > 1 else ""

    @property
    def second_tag(self) -> str:
        """The tag of the word before the one before; empty near the start."""
        return self.tags[self.at - 2] if self.at > 1 else ""

    @property
    def after(self) -> str:
        """The word behind; empty at the end."""
        return self.words[self.at + 1] if self.at + 1 < len(self.words) else ""

    @property
    def after_tag(self) -> str:
        """The tag of the word behind; empty at the end."""
        return self.tags[self.at + 1] if self.at + 1 < len(self.tags) else ""

    @property
    def complement(self) -> bool:
        """Whether the word stands right behind a verb that it can complete (说出, but not 要出)."""
        return self.before_tag in ("v", "vd", "vn") and self.before not in _MODALS

    def clause_before(self) -> Sequence[str]:
        """The words of the clause before this one, from the last comma or stop on."""
        start = self.at
        while start and self.tags[start - 1] != "w":
            start -= 1
        return self.words[start : self.at]

    def clause_behind(self) -> Sequence[str]:
        """The words of the clause behind this one, with the mark that ends it."""
        end = self.at + 1
        while end < len(self.words):
            end += 1
            if self.tags[end - 1] == "w":
                break
        return self.words[self.at + 1 : end]

    def counts(self) -> bool:
        """Whether the word stands where a measure word does: behind a numeral or a determiner."""
        before = self.before
        numeral = bool(before) and (before[-1] in _COUNTED or before[-1].isdigit())
        return (numeral or before in _DETERMINERS) and self.tag not in _NEVER_COUNTS


class ContextReader:
    """Looks around each word: tags, similarity of the words around, separable verbs, what a measure word counts."""

    name = "context"
    reads = ("spans",)
    writes = ("contexts",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give every word of every sentence its context."""
        for document in documents:
            for sentence in document.sentences:
                sentence.contexts = contexts_of(sentence, self.lexicon)


def contexts_of(sentence: DraftSentence, lexicon: Lexicon) -> list[Context]:
    """The context of each word of a sentence. Without a tagger the similarity of the words around is not asked."""
    text, spans = sentence.simplified, sentence.spans
    words = [text[span.start : span.end] for span in spans]
    tags = tags_of([(span.start, span.end) for span in spans], text, sentence.tagged, lexicon)
    if sentence.tagged:
        tags = [_TAG_OF_NAME.get(span.name, tag) for span, tag in zip(spans, tags, strict=True)]
    around = vectors_around(words, tags, lexicon) if sentence.tagged else [None] * len(words)
    apart = separated(words, tags, lexicon)
    return [
        Context(words, tags, at, span.name is not None, _counted(words, at, lexicon), around[at], apart.get(at))
        for at, span in enumerate(spans)
    ]


def _counted(words: Sequence[str], at: int, lexicon: Lexicon) -> str:
    """The glosses of what 场 counts, on which its reading hangs."""
    if words[at] != "场" or at + 1 == len(words):
        return ""
    return " ".join(sense.gloss for entry in lexicon.entries(words[at + 1])[:1] for sense in entry.senses)
