"""Items of the kind "form": meaning and pinyin are given, which word is written right?

The wrong options have a look-alike in the place of one character: another character of the lesson that shares its
telling component (購 and 講 share 冓). They are wrong because the look-alike sounds otherwise, so that the word could
not have the pinyin given; look-alikes of the same sound are left out, for 帳戶 and 賬戶 are both right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lesson.item import GAP
from lesson.lexicon.stroke import strokes
from lesson.model import Kind, Lesson
from lesson.quiz.draft import Draft, Option
from lesson.quiz.material import Candidate, Material
from lesson.quiz.stable import quick_hash
from lesson.text.pinyin import joined
from lesson.text.syllable import Reading, Syllable

_LEAST_STROKES = 4
"""A component that two characters share makes them alike when it has so many strokes: 青 does, 口 does not."""


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each word with three look-alikes of its own."""
    alike = _Alike(material.lesson)
    real = {word.text for word in material.lesson.words}
    for candidate in material.candidates:
        place = next(material.typical(candidate.word), None)
        if place is None or len(candidate.word.text) < 2:
            continue
        occurrence, passage = place
        wrong = _wrong(candidate, alike, real)
        if len(wrong) < 3 or passage.excerpt.text.count(passage.excerpt.word) > 1:
            continue
        word = candidate.word
        yield Draft(
            candidate=candidate,
            occurrence=occurrence,
            excerpt=passage.excerpt,
            prompt=f"Which is written right? {candidate.pinyin} “{candidate.label}”",
            right=Option(word.text, f"{word.text} {candidate.pinyin} means “{candidate.label}”."),
            wrong=tuple(wrong),
            explanation=f"{word.text} {candidate.pinyin}: {candidate.full_meaning}.",
            hint=passage.pinyin(GAP),
            worth=candidate.sure + min(candidate.band, 6) / 3,
        )


def _wrong(candidate: Candidate, alike: _Alike, real: set[str]) -> list[Option]:
    """Three misspellings, of different characters of the word where that is possible."""
    word = candidate.word
    misspellings: list[tuple[int, int, str, Option]] = []
    if len(word.reading) != len(word.text):
        return []
    for at, (character, syllable) in enumerate(zip(word.text, word.reading, strict=True)):
        lookalikes = sorted(alike.of(character), key=lambda one: quick_hash("form", candidate.key, one))
        for rank, other in enumerate(lookalikes):
            sounds = alike.sounds[other]
            written = word.text[:at] + other + word.text[at + 1 :]
            if other in word.text or written in real or any(_alike(sound, syllable) for sound in sounds):
                continue
            said = joined((sounds[0],))
            reason = f"{other} is read {said}; here it must be {character} {joined((syllable,))}."
            misspellings.append((rank, at, written, Option(written, reason)))
    return [option for *_, option in sorted(misspellings, key=lambda one: one[:3])][:3]


def _alike(one: Syllable, other: Syllable) -> bool:
    """Whether a look-alike sounds so much like the character that the pinyin would not tell them apart."""
    return one.base == other.base


class _Alike:
    """The characters of a lesson: which look like which, and how each sounds in the lesson's words."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.components = {c.text: [part.text for part in c.components] for c in lesson.characters}
        self.simplified = {c.text: c.simplified for c in lesson.characters}

    @cached_property
    def sounds(self) -> Mapping[str, Sequence[Syllable]]:
        """The readings of each character in the words of the lesson and their entries, those with a tone first.

        A character that has the neutral tone only (識 in 認識 rènshi) is left out: no pinyin tells it from another.
        """
        readings_of: dict[str, dict[Syllable, None]] = defaultdict(dict)
        for word in self.lesson.words:
            readings: tuple[Reading, ...] = (word.reading, *word.other_readings, *word.regional_readings)
            for reading in readings if word.kind is Kind.WORD else ():
                if len(reading) == len(word.text):
                    for character, syllable in zip(word.text, reading, strict=True):
                        readings_of[character][syllable] = None
        toned = {c: tuple(sorted(heard, key=lambda one: one.tone == 5)) for c, heard in readings_of.items()}
        return {character: heard for character, heard in toned.items() if heard[0].tone != 5}

    @cached_property
    def _bearers(self) -> Mapping[tuple[int, str], list[str]]:
        """The characters that have a component in one place: 早 and 量 have 日 above, 間 has it inside."""
        bearers_of: dict[tuple[int, str], list[str]] = defaultdict(list)
        for character, components in self.components.items():
            for at, component in enumerate(components):
                bearers_of[at, component].append(character)
        return {place: bearers for place, bearers in bearers_of.items() if _strokes(place[1]) >= _LEAST_STROKES}

    def of(self, character: str) -> set[str]:
        """The characters that share a telling component with one, spellings of it left out."""
        own = self.components.get(character, [])
        sharing = {other for at, part in enumerate(own) for other in self._bearers.get((at, part), ())}
        same = self.simplified.get(character)
        return {other for other in sharing - {character} if self.simplified[other] != same and other in self.sounds}


def _strokes(character: str) -> int:
    drawn = strokes(character)
    return len(drawn.outlines) if drawn else 0
