"""The lesson seen by a maker of items: words that can be asked, and which of them are near in meaning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lesson.model import Doubt, Kind, Lesson, Occurrence, SenseKind, Token, Word
from lesson.quiz.certainty import certain_meaning
from lesson.quiz.fact import Fact, facts
from lesson.quiz.gloss import GlossClass, full, gloss_class, remarks, stems
from lesson.quiz.passage import Passage, passage
from lesson.scale import Scale
from lesson.text.pinyin import joined

# Parts of speech whose words have a meaning of their own that a gloss can give.
_CONTENT = frozenset(("noun", "verb", "adjective", "adverb", "idiom", "expression", "time word", "abbreviation"))

# Doubts by which a word may not be one.
_NO_WORD = frozenset((Doubt.STRADDLED, Doubt.LOOSE, Doubt.NUMERAL, Doubt.NAME))
_RARE = 6  # from this band on, words are seldom grammatical


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the lesson that can be an answer or an option: its gloss here as an option, that gloss's outer form.

    `sure` is 1 when no other meaning of the word could be meant, 0 when the others are synonyms; `remote` are meanings
    that the word surely does not have here.
    """

    word: Word
    key: str
    label: str
    gloss_class: GlossClass
    stems: frozenset[str]
    band: int
    sure: float = 1.0
    remote: tuple[str, ...] = ()

    @property
    def full_meaning(self) -> str:
        """Its meaning here for an explanation, in more words than an option has room for."""
        sense = None if self.word.sense is None else self.word.senses[self.word.sense]
        whole = full(sense) if sense is not None and self.sure else ""
        return (whole if len(whole) > len(self.label) else self.label).removesuffix(".")

    @property
    def pinyin(self) -> str:
        """Its reading with tone marks."""
        return joined(self.word.reading)


class Material:
    """A lesson with what the item kinds share: candidates, nearness in meaning, passages. Built once per lesson."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self._passages: dict[Occurrence, Passage | None] = {}

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Words whose meaning here is certain enough to be asked, in the order of their first occurrence."""
        words = (word for word in self.lesson.words if not self.doubtful(word.best))
        made = (_candidate(word, self.token(word.best), self.lesson.scale) for word in words)
        certain = [candidate for candidate in made if candidate is not None and self._remark_fits(candidate)]
        return tuple(sorted(certain, key=lambda candidate: _order(candidate.word.occurrences[0])))

    @cached_property
    def facts(self) -> list[Fact]:
        """What the text says that can be asked."""
        return facts(self.lesson)

    @cached_property
    def kin(self) -> dict[str, frozenset[str]]:
        """Keys of the words near a word in meaning, itself included: one gloss in common, or two in a chain.

        The chain matters: 帶動 "to spur; to drive" and 促進 "to promote" meet only in 推動 "to promote; to drive".
        """
        words = {word.key: word for word in self.lesson.words}
        whole = {key: self.content(word) for key, word in words.items()}
        bearers: dict[str, set[str]] = defaultdict(set)
        for key, content in whole.items():
            for stem in content:
                bearers[stem].add(key)
        near = {key: {other for stem in content for other in bearers[stem]} for key, content in whole.items()}
        chosen = {key: stems(word.meaning) for key, word in words.items()}
        kin: dict[str, frozenset[str]] = {}
        for key, content in whole.items():
            steps = {key} | near[key]
            for other in {other for stem in chosen[key] for other in bearers[stem] if stem in chosen[other]} - {key}:
                steps |= {third for stem in chosen[other] for third in bearers[stem] if stem in chosen[third]}
            kin[key] = frozenset(steps) if content else frozenset({key})
        return kin

    @cached_property
    def _said(self) -> frozenset[str]:
        """Stems of all that the words of the text mean where they stand."""
        return frozenset(stem for token in self.lesson.tokens() for stem in stems(token.sense or ""))

    def doubtful(self, occurrence: Occurrence) -> bool:
        """Whether a word may not be one where it stands: 婆家 in 外婆家, where the text has 外婆; 圆通 among names."""
        return not _NO_WORD.isdisjoint(self.token(occurrence).doubts)

    def _remark_fits(self, candidate: Candidate) -> bool:
        """False for "(of the weather) …" or "… (pour metal into a mold)" in a text about neither: a metaphor there.

        A remark is at home when the text speaks of most of what it names; one of capitals ("GDP") names nothing. Behind
        one synonym of several it is only an example.
        """
        if not candidate.label.startswith("(") and any(not remarks(part) for part in candidate.label.split("; ")):
            return True
        for said in remarks(candidate.label):
            named = stems(said) if said != said.upper() else frozenset()
            if 2 * len(named & self._said) <= len(named) > 0:
                return False
        return True

    def content(self, word: Word) -> frozenset[str]:
        """Stems of all that a word can mean, names left out."""
        return frozenset(
            stem
            for sense in word.senses
            if sense.kind is SenseKind.MEANING
            for stem in stems(sense.gloss, remarks=True)
        )

    def apart(self, one: Candidate, other: Candidate) -> bool:
        """True when two words are surely not near in meaning: no gloss in common in a chain of two, no character."""
        return (
            other.key not in self.kin[one.key]
            and one.key not in self.kin[other.key]
            and not set(one.word.simplified) & set(other.word.simplified)
        )

    def passage(self, occurrence: Occurrence) -> Passage | None:
        """The excerpt around an occurrence, None when it cannot be shown."""
        if occurrence not in self._passages:
            self._passages[occurrence] = passage(self.lesson, occurrence)
        return self._passages[occurrence]

    def token(self, occurrence: Occurrence) -> Token:
        """The token at an occurrence."""
        return self.lesson.sentences[occurrence.sentence].tokens[occurrence.token]

    def typical(self, word: Word) -> Iterator[tuple[Occurrence, Passage]]:
        """Occurrences in which the word has the sense that the lesson teaches, the best one first."""
        for occurrence in sorted(word.occurrences, key=lambda o: (o != word.best, _order(o))):
            if self.token(occurrence).sense_index != word.sense or self.doubtful(occurrence):
                continue
            if (excerpt := self.passage(occurrence)) is not None:
                yield occurrence, excerpt


def band_of(level: int | None, scale: Scale) -> int:
    """The band an item is graded by: words that no list has count as the highest."""
    return scale.last if level is None else level


def _order(occurrence: Occurrence) -> tuple[int, int]:
    return occurrence.sentence, occurrence.token


def _candidate(word: Word, token: Token, scale: Scale) -> Candidate | None:
    grammatical = word.pos not in _CONTENT or (word.pos == "adverb" and len(word.text) == 1)
    asked = word.kind is Kind.WORD and not grammatical and Doubt.MISREAD not in token.doubts
    meaning = certain_meaning(word, token) if asked else None
    if meaning is None:
        return None
    text = meaning.label
    return Candidate(
        word,
        word.key,
        text,
        gloss_class(text, word.pos),
        stems(text),
        band_of(word.level, scale),
        meaning.sure,
        meaning.remote,
    )


def reading_candidates(lesson: Lesson) -> Iterator[Candidate]:
    """Words whose pinyin can be asked: all but names and what may be two words, whatever their part of speech."""
    for word in lesson.words:
        token = lesson.sentences[word.best.sentence].tokens[word.best.token]
        band = band_of(word.level, lesson.scale)
        rare = band >= _RARE or word.level_estimated
        if word.kind is Kind.WORD and word.reading and not (rare and Doubt.MISREAD in token.doubts):
            meaning = certain_meaning(word, token)
            text = meaning.label if meaning else ""
            yield Candidate(word, word.key, text, gloss_class(text, word.pos), stems(text), band)


# Measure words of this kind (groups, events, sorts) go with almost any noun.
_COUNTS_ANYTHING = re.compile(
    r"general|no specific|batch|group|set|pair|row|series|lot\b|lots|event|happening|occasion|activit|time|kind|type|"
    r"sort|part"
)


def measure_candidate(word: Word, scale: Scale) -> Candidate | None:
    """A measure word with what it counts; None for other words and for those that count almost anything."""
    if word.kind is not Kind.WORD or word.sense is None or word.senses[word.sense].kind is not SenseKind.MEASURE_WORD:
        return None
    gloss = re.sub(r"\[[^\]]*\]", "", word.senses[word.sense].gloss)
    if _COUNTS_ANYTHING.search(gloss):
        return None
    return Candidate(word, word.key, gloss, GlossClass.OTHER, stems(gloss) - {"class"}, band_of(word.level, scale))
