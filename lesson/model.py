"""The types of a lesson: what annotation makes and every view shows.

All are immutable. Offsets count code points. A band is a number on the scale of the lesson: for HSK 1 to 6, and 7 for
the joint band 7-9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lesson.scale import HSK2025, Levels, Scale
from lesson.text.syllable import Reading

SCHEMA_VERSION = 1


class Script(StrEnum):
    """The script an article is written in."""

    TRADITIONAL = "traditional"
    SIMPLIFIED = "simplified"
    MIXED = "mixed"


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    LATIN = "latin"
    PUNCTUATION = "punctuation"
    SPACE = "space"


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


class SenseKind(StrEnum):
    """What a line of a dictionary entry says: a meaning, the job of a measure word, a name, or a pointer elsewhere."""

    MEANING = "meaning"
    MEASURE_WORD = "measure word"
    NAME = "name"
    REFERENCE = "reference"


class Doubt(StrEnum):
    """What of a token annotation is not sure of.

    `sense`: another meaning was nearly as likely. `straddled`: a word of the text lies across its border. `loose`: it
    may be two words. `numeral`: a number before it may go on in it. `name`: it may be a name or a part of one. `cut`:
    the name may go on behind it. `misread`: no meaning of it is of the part of speech that it stands as.
    """

    SENSE = "sense"
    STRADDLED = "straddled"
    LOOSE = "loose"
    NUMERAL = "numeral"
    NAME = "name"
    CUT = "cut"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read: paragraphs are its non-empty lines, `headings` the indices of those that head others."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    headings: tuple[int, ...]
    script: Script
    source: str


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a paragraph. Joining the `text` of all tokens gives the paragraph back.

    `start` counts code points in the paragraph; `reading` has one syllable per hanzi of `text`; `sense` is the
    meaning in this context, `sense_index` its place among the senses of the lesson's word, `sense_margin` how far
    its score was ahead of the next sense's (None when there was no other); `level` is a band of the lesson's scale.
    `parts` are the headwords of a compound that is no headword itself; `doubts` what annotation is not sure of;
    `dictionary_senses` are the senses of CC-CEDICT that `sense` stands for, the best first; `certainty` is the
    probability that the sense is right, None where nothing was weighed.
    """

    text: str
    start: int
    kind: Kind
    simplified: str
    traditional: str
    reading: Reading
    pos: str | None = None
    sense: str | None = None
    sense_index: int | None = None
    sense_margin: float | None = None
    level: int | None = None
    name_kind: NameKind | None = None
    parts: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    dictionary_senses: tuple[str, ...] = ()
    certainty: float | None = None

    @property
    def end(self) -> int:
        """Code point after the last one."""
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """The key of this token's Word in the lesson."""
        return word_key(self.simplified, self.reading, self.kind)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph (`paragraph` is an index into the article's), starting at code point `start`."""

    paragraph: int
    start: int
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The sentence exactly as in the article, with the white space around it."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: `gloss` whole, `glosses` its synonyms one by one, `labels` like "old" or "spoken".

    A sense group of the learner's dictionary has its lasting number `group`, a `part_of_speech`, the `share` of the
    headword's running uses in percent, a `note`, `examples`, and the senses of CC-CEDICT that it stands for, the best
    first. Where a headword has no groups, the gloss is that of CC-CEDICT, shortened, with the whole one beside it.
    """

    gloss: str
    glosses: tuple[str, ...]
    kind: SenseKind = SenseKind.MEANING
    labels: tuple[str, ...] = ()
    group: int | None = None
    part_of_speech: str | None = None
    share: float | None = None
    note: str = ""
    dictionary_senses: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A measure word (classifier) that goes with a noun."""

    traditional: str
    simplified: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Part:
    """One headword inside a compound that the dictionary lacks."""

    text: str
    reading: Reading
    gloss: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a word stands: index of the sentence in the lesson, index of the token in the sentence."""

    sentence: int
    token: int


@dataclass(frozen=True, slots=True)
class Example:
    """A graded example sentence from outside the article, with its translation and where it comes from."""

    traditional: str
    simplified: str
    translation: str
    source: str


@dataclass(frozen=True, slots=True)
class Word:
    """A vocabulary item of the lesson (a word or a name), keyed by Simplified form and reading.

    `text` is the spelling of its first occurrence; `sense` the index in `senses` of the meaning in context (that of
    most occurrences), None when there is no gloss; `level` the band on the lesson's scale, which for a word the
    lists lack is the highest of its parts' (`level_estimated`); `frequency` the Zipf value (log10 of uses per
    thousand million words; 0 unknown); `occurrences` in order, `best` the one whose sentence shows the word best;
    `other_readings` further readings of the same written word, for a polyphone; `regional_readings` ones that may be
    heard in Taiwan, not to be called wrong; `proper` is true where pinyin takes a capital (春节 Chūnjié). `characters`
    are those of a word of several, each with its reading in the word and what it means with that reading; `dictionary`
    is the full entry of CC-CEDICT, sense by sense.
    """

    kind: Kind
    text: str
    simplified: str
    traditional: str
    reading: Reading
    senses: tuple[Sense, ...]
    sense: int | None
    occurrences: tuple[Occurrence, ...]
    best: Occurrence
    pos: str | None = None
    level: int | None = None
    level_estimated: bool = False
    levels: Levels = Levels()
    frequency: float = 0.0
    measure_words: tuple[MeasureWord, ...] = ()
    other_readings: tuple[Reading, ...] = ()
    taiwan_reading: Reading | None = None
    regional_readings: tuple[Reading, ...] = ()
    proper: bool = False
    name_kind: NameKind | None = None
    parts: tuple[Part, ...] = ()
    example: Example | None = None
    characters: tuple[Part, ...] = ()
    dictionary: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[Sense, ...]:
        """The sense groups of the learner's dictionary, the likeliest first; empty for a headword that it lacks."""
        return tuple(sense for sense in self.senses if sense.group is not None)

    @property
    def key(self) -> str:
        """Identity over lessons: Simplified form and reading, never the gloss."""
        return word_key(self.simplified, self.reading, self.kind)

    @property
    def meaning(self) -> str:
        """The gloss of the sense in context, empty when there is none."""
        return "" if self.sense is None else self.senses[self.sense].gloss


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a reader who knows all words up to `band` meets in the text.

    `known` is the share of running words known (names and numbers count as known: they are not vocabulary);
    `to_95` and `to_98` are how many further words, in learning order, bring that share to 95 % and 98 %.
    """

    band: int
    known: float
    to_95: int
    to_98: int


@dataclass(frozen=True, slots=True)
class Character:
    """A hanzi of the vocabulary as the article writes it, and its band in the list of characters of HSK 3.0.

    `components` are the characters that it is built from, `radical` the one that dictionaries find it under (None for
    a radical itself), both with what they mean alone.
    """

    text: str
    simplified: str
    level: int | None = None
    components: tuple[Part, ...] = ()
    radical: Part | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated article. Words stand in learning order; every view is made from this and nothing else.

    `level` is the band at which a reader knows 95 % of the running words (7 when none does). `characters` are those
    of the vocabulary, names apart, in the order of the text.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    coverage: tuple[Coverage, ...]
    level: int
    scale: Scale = HSK2025
    characters: tuple[Character, ...] = ()

    def tokens(self) -> Iterator[Token]:
        """All tokens in the order of the text."""
        for sentence in self.sentences:
            yield from sentence.tokens

    def to_json(self) -> str:
        """The lesson as JSON text (schema in `lesson/lesson.schema.json`), the same bytes for the same lesson."""
        from lesson.serialization import dump

        return dump(self)

    @staticmethod
    def from_json(text: str, where: str = "lesson.json") -> Lesson:
        """Read what `to_json` wrote; `where` names the file in messages.

        Raises LessonError when the text is cut, is no lesson, or has another schema version.
        """
        from lesson.serialization import load

        return load(text, where)


def word_key(simplified: str, reading: Reading, kind: Kind) -> str:
    """The identity of a word: `银行 yin2 hang2`. A name has one of its own: 白云 the person is not 白云 the cloud."""
    key = f"{simplified} {' '.join(map(str, reading))}".rstrip()
    return f"{key} (name)" if kind is Kind.NAME else key
