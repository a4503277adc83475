"""Items of the kind "cloze": which word fills the gap?

A gap in a news text can often be filled by several verbs or nouns, so the question says what the missing word means;
the wrong words are of the same kind and mean something else. Measure words need no such help where the noun after the
gap fixes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lesson.item import GAP
from lesson.model import Kind, Lesson, Occurrence, Token, Word
from lesson.quiz.draft import Draft, Option, by_likeness
from lesson.quiz.material import Candidate, Material, measure_candidate
from lesson.quiz.passage import Passage
from lesson.quiz.stable import quick_hash
from lesson.text.pinyin import joined


def drafts(material: Material) -> Iterator[Draft]:
    """Gaps for content words, with their meaning as the cue, and for measure words before a noun that takes them."""
    yield from _content(material)
    yield from _measure_words(material)


def _content(material: Material) -> Iterator[Draft]:
    for candidate in material.candidates:
        if len(candidate.word.text) < 2:
            continue
        for occurrence, passage in material.typical(candidate.word):
            if passage.excerpt.text.count(passage.excerpt.word) > 1:
                continue
            wrong = _wrong(material, candidate, occurrence, passage)
            if wrong is not None:
                yield _draft(
                    candidate,
                    occurrence,
                    passage,
                    prompt=f"Which word fills the gap? It means “{candidate.label}”.",
                    reason=f"{candidate.word.text} {candidate.pinyin} means “{candidate.label}”.",
                    wrong=wrong,
                    explanation=f"{candidate.word.text} {candidate.pinyin}: {candidate.full_meaning}.",
                    worth=_worth(material.lesson, candidate, occurrence),
                )
                break


def _wrong(
    material: Material, candidate: Candidate, occurrence: Occurrence, passage: Passage
) -> tuple[Option, ...] | None:
    """Three words of the same part of speech and length that say something else and never stand in such a place."""
    before, after = _neighbours(material.lesson, occurrence)
    chosen: list[Candidate] = []
    for other in by_likeness(candidate, material.candidates, "cloze"):
        if len(chosen) == 3:
            break
        if len(other.word.text) != len(candidate.word.text) or other.word.text in passage.excerpt.text:
            continue
        if other.word.pos != candidate.word.pos or not material.apart(candidate, other):
            continue
        if _stands_beside(material.lesson, other.word, before, after):
            continue
        if all(material.apart(other, earlier) and not other.stems & earlier.stems for earlier in chosen):
            chosen.append(other)
    if len(chosen) < 3:
        return None
    return tuple(Option(o.word.text, f"{o.word.text} {o.pinyin} means “{o.label}”.") for o in chosen)


def _neighbours(lesson: Lesson, occurrence: Occurrence) -> tuple[str, str]:
    """The words on both sides, empty where there is punctuation or nothing; a number stands for all numbers.

    What takes one number (超過600萬件) takes another.
    """
    tokens = lesson.sentences[occurrence.sentence].tokens

    def word(at: int) -> str:
        if not 0 <= at < len(tokens):
            return ""
        if tokens[at].kind is Kind.NUMBER:
            return "0"
        return tokens[at].text if tokens[at].kind in (Kind.WORD, Kind.NAME) else ""

    return word(occurrence.token - 1), word(occurrence.token + 1)


def _stands_beside(lesson: Lesson, word: Word, before: str, after: str) -> bool:
    """True when the article itself has the word in the same slot: with the same neighbour on one side."""
    for occurrence in word.occurrences:
        left, right = _neighbours(lesson, occurrence)
        if (left and left == before) or (right and right == after):
            return True
    return False


def _worth(lesson: Lesson, candidate: Candidate, occurrence: Occurrence) -> float:
    """How much a gap is worth asking: less for a noun beside nouns, which says less of its sentence than a verb."""
    tokens = lesson.sentences[occurrence.sentence].tokens
    beside = [
        t for t in tokens[max(0, occurrence.token - 1) : occurrence.token + 2] if t is not tokens[occurrence.token]
    ]
    nouns = sum(token.pos == "noun" for token in beside)
    noun = candidate.word.pos == "noun"
    return candidate.sure + min(candidate.band, 6) / 2 - (1.5 * nouns if noun else 0.0)


def _measure_words(material: Material) -> Iterator[Draft]:
    """Gaps where the noun that follows in the clause lists the measure word, and lists none of the wrong ones."""
    lesson = material.lesson
    measures = [c for word in lesson.words if (c := measure_candidate(word, lesson.scale)) is not None]
    nouns = {word.key: word for word in material.lesson.words if word.measure_words}
    for candidate in measures:
        for occurrence in candidate.word.occurrences:
            passage = material.passage(occurrence)
            noun = _head(material.lesson, occurrence, candidate.word, nouns)
            if passage is None or noun is None or passage.excerpt.text.count(passage.excerpt.word) > 1:
                continue
            taken = {measure.simplified for measure in noun.measure_words}
            others = sorted(
                (c for c in measures if c.word.simplified not in taken and not c.stems & candidate.stems),
                key=lambda c: quick_hash("measure", candidate.key, c.key),
            )[:3]
            if len(others) < 3:
                continue
            yield _draft(
                candidate,
                occurrence,
                passage,
                prompt=f"Which measure word fills the gap? It counts {noun.text}.",
                reason=f"{candidate.word.text} {candidate.pinyin} counts {noun.text} {joined(noun.reading)}.",
                wrong=[Option(c.word.text, _not_for(c, noun)) for c in others],
                explanation=f"{candidate.word.text} {candidate.pinyin}: {candidate.label}. Here it counts {noun.text}.",
                worth=6.0,
            )
            break


def _not_for(measure: Candidate, noun: Word) -> str:
    return f"{measure.word.text} {measure.pinyin} is a {measure.label}; {noun.text} does not take it."


def _head(lesson: Lesson, occurrence: Occurrence, measure: Word, nouns: dict[str, Word]) -> Word | None:
    """The noun that a measure word counts: the first in its clause that lists it; a number or 這 must stand before."""
    tokens = lesson.sentences[occurrence.sentence].tokens
    if occurrence.token == 0 or not _counts(tokens[occurrence.token - 1]):
        return None
    for token in tokens[occurrence.token + 1 :]:
        if token.kind is Kind.PUNCTUATION and token.text not in "、“”‘’「」":
            return None
        noun = nouns.get(token.key)
        if noun is not None and any(m.simplified == measure.simplified for m in noun.measure_words):
            return noun
    return None


def _counts(token: Token) -> bool:
    return token.kind is Kind.NUMBER or token.pos in ("numeral", "pronoun")


def _draft(
    candidate: Candidate,
    occurrence: Occurrence,
    passage: Passage,
    *,
    prompt: str,
    reason: str,
    wrong: Sequence[Option],
    explanation: str,
    worth: float,
) -> Draft:
    return Draft(
        candidate=candidate,
        occurrence=occurrence,
        excerpt=passage.excerpt,
        prompt=prompt,
        right=Option(candidate.word.text, reason),
        wrong=tuple(wrong),
        explanation=explanation,
        hint=passage.pinyin(GAP),
        worth=worth,
    )
