"""Items of the kind "gist": what is the paragraph about?

Its key words, the content words that it has and most others lack, are given in English, so that one has to have read
it; the wrong options are key words of other paragraphs, none of which, and nothing near in meaning, is in this one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lesson.model import Occurrence
from lesson.quiz.draft import Draft, Option, Stretch
from lesson.quiz.extract import band_that_reads, extract
from lesson.quiz.gloss import stems
from lesson.quiz.material import Candidate, Material
from lesson.quiz.stable import quick_hash

_KEY_WORDS = 3
_LEAST = 60  # code points: a shorter paragraph has no key words of its own
_TELLING = ("noun", "verb")  # parts of speech
_COMMON = 8.0  # Zipf value of the commonest words: those are in any paragraph
_SHARE = 3  # a word in more than one in so many paragraphs is no key word


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with its key words, the most telling first, and the sentence it begins with."""

    number: int
    sentence: int
    keys: tuple[Candidate, ...]

    @property
    def label(self) -> str:
        return " · ".join(_bare(key.label.split("; ")[0]) for key in self.keys)


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each paragraph whose key words mean something else than those of three other paragraphs."""
    paragraphs = list(_paragraphs(material))
    for paragraph in paragraphs:
        said = _said(material, paragraph.number)
        chosen: list[_Paragraph] = []
        for other in sorted(paragraphs, key=lambda p: quick_hash("gist", str(paragraph.number), str(p.number))):
            rivals = (paragraph, *chosen)
            if other is not paragraph and _absent(other, said) and all(_apart(material, other, one) for one in rivals):
                chosen.append(other)
        if len(chosen) < 3:
            continue
        first = material.lesson.sentences[paragraph.sentence].tokens
        excerpt, tokens = extract(material.lesson, paragraph.sentence, 0, len(first))
        words = ", ".join(f"{key.word.text} {key.pinyin}" for key in paragraph.keys)
        yield Draft(
            candidate=Stretch(band_that_reads(tokens, material.lesson.scale)),
            occurrence=Occurrence(paragraph.sentence, 0),
            excerpt=excerpt,
            prompt="Which key words belong to this passage?",
            right=Option(paragraph.label, f"The text has {words}."),
            wrong=tuple(Option(other.label, f"{_words(other)}: in another paragraph.") for other in chosen[:3]),
            explanation=f"Key words: {words}.",
            hint=" · ".join(key.pinyin for key in paragraph.keys),
            tokens=tokens,
            kept_back=frozenset(key.key for key in paragraph.keys),
        )


def _words(paragraph: _Paragraph) -> str:
    return "、".join(key.word.text for key in paragraph.keys)


def _paragraphs(material: Material) -> Iterator[_Paragraph]:
    """The paragraphs that are no headings with their key words, by frequency here against paragraphs that have them."""
    lesson = material.lesson
    starts = {s.paragraph: at for at, s in reversed(list(enumerate(lesson.sentences)))}
    counts: dict[int, Counter[str]] = {number: Counter() for number in starts}
    for sentence in lesson.sentences:
        counts[sentence.paragraph].update(token.key for token in sentence.tokens)
    spread = Counter(key for own in counts.values() for key in own)
    candidates = {c.key: c for c in material.candidates if c.sure and len(c.word.text) > 1}
    for number, own in counts.items():
        if number in lesson.article.headings or len(lesson.article.paragraphs[number]) < _LEAST:
            continue
        telling = [
            key
            for key in own
            if key in candidates and spread[key] * _SHARE <= len(starts) and candidates[key].word.pos in _TELLING
        ]
        # Nouns say what a paragraph is about; where there are too few, what is done. A word of every text says little.
        worth = {
            key: own[key] * math.log(len(starts) / spread[key]) * (_COMMON - candidates[key].word.frequency)
            for key in telling
        }
        telling.sort(key=lambda key: (candidates[key].word.pos != "noun", -worth[key]))
        keys: list[Candidate] = []
        for key in telling:
            candidate = candidates[key]
            if len(keys) < _KEY_WORDS and all(material.apart(candidate, other) for other in keys):
                keys.append(candidate)
        if len(keys) == _KEY_WORDS:
            yield _Paragraph(number, starts[number], tuple(keys))


def _bare(label: str) -> str:
    """A gloss without its remark in brackets, unless nothing else is there."""
    return re.sub(r"\s*\([^()]*\)", "", label).strip() or label


def _said(material: Material, paragraph: int) -> frozenset[str]:
    """Stems of all that the words of a paragraph mean there."""
    tokens = (t for s in material.lesson.sentences if s.paragraph == paragraph for t in s.tokens)
    return frozenset(stem for token in tokens for stem in stems(token.sense or ""))


def _absent(other: _Paragraph, said: frozenset[str]) -> bool:
    return not any(key.stems & said for key in other.keys)


def _apart(material: Material, one: _Paragraph, other: _Paragraph) -> bool:
    return all(material.apart(a, b) and not a.stems & b.stems for a in one.keys for b in other.keys)
