"""Items of the kind "reading": which pinyin has the marked word here?

The four options are built from two independent slips: neither, the one, the other, both. So every syllable on offer
stands in two options, and the right one cannot be told by counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lesson.model import Word
from lesson.quiz.draft import Draft, Option
from lesson.quiz.kinds.slips import (
    CharacterReadings,
    Slip,
    character_readings,
    is_fair_pair,
    slips,
    weight_of_pair,
    why_not_other_reading,
)
from lesson.quiz.material import Material, reading_candidates
from lesson.quiz.stable import quick_hash
from lesson.text.pinyin import joined

_ENOUGH = 12  # of a word's slips, the heaviest so many are paired


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each word of two to four syllables, worth more the more there is to get wrong."""
    known = character_readings(material.lesson.words)
    for candidate in reading_candidates(material.lesson):
        word = candidate.word
        place = next(material.typical(word), None)
        if place is None or not 2 <= len(word.reading) == len(word.text) <= 4 or _slip_of_the_dictionary(word):
            continue
        pair = _pair(word, candidate.key, known)
        if pair is None:
            continue
        first, second = pair
        occurrence, passage = place
        shown = passage.excerpt.word
        yield Draft(
            candidate=candidate,
            occurrence=occurrence,
            excerpt=passage.excerpt,
            prompt=f"Which pinyin is right for {shown} here?",
            right=Option(candidate.pinyin, f"{shown} is {candidate.pinyin}."),
            wrong=(
                Option(joined(first.apply(word.reading)), first.reason),
                Option(joined(second.apply(word.reading)), second.reason),
                Option(joined(second.apply(first.apply(word.reading))), f"{first.reason} {second.reason}"),
            ),
            explanation=_explanation(word, candidate.label, known),
            hint=_hint(shown, candidate.label, passage.pinyin(shown)),
            worth=weight_of_pair(first, second) + min(candidate.band, 6) / 3,
        )


def _slip_of_the_dictionary(word: Word) -> bool:
    """True for four syllables that end without a tone: 占地面積 zhàndìmiànji has miànjī in it, and few are right."""
    return len(word.reading) > 3 and word.reading[-1].tone == 5


def _pair(word: Word, key: str, known: CharacterReadings) -> tuple[Slip, Slip] | None:
    """The two slips to offer: of all pairs that give three wrong readings, the one with the greatest weight."""
    heaviest = sorted(slips(word, known), key=lambda slip: (-slip.weight, quick_hash(key, slip.name)))[:_ENOUGH]
    pairs = sorted(combinations(heaviest, 2), key=lambda pair: -weight_of_pair(*pair))
    return next((pair for pair in pairs if is_fair_pair(word, *pair)), None)


def _explanation(word: Word, label: str, known: CharacterReadings) -> str:
    """The word with its pinyin and meaning, and where one of its characters is read otherwise."""
    text = f"{word.text} {joined(word.reading)}: {label}." if label else f"{word.text} is {joined(word.reading)}."
    for character, syllable in zip(word.text, word.reading, strict=True):
        for other, example in known.readings.get(character, {}).items():
            if other != syllable and 5 not in (other.tone, syllable.tone):
                return f"{text} {why_not_other_reading(character, syllable, other, example)}"
    return text


def _hint(shown: str, label: str, sentence: str) -> str:
    return f"{sentence} — {shown} means “{label}”." if label else sentence
