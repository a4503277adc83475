"""Ways to get the pinyin of a word wrong that learners really take, each with the reason why it is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lesson.model import Kind, Word
from lesson.quiz.kinds.confusion import confusions, tone_slips
from lesson.quiz.kinds.syllables import exists
from lesson.text.pinyin import joined
from lesson.text.sandhi import in_a_word
from lesson.text.syllable import Reading, Syllable

# 一 and 不 change their tone with what follows; pinyin writes the citation tone, which a learner need not have heard.
_CHANGING = frozenset("一不")
_POLYPHONE, _CONFUSION, _TONE = 4.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Slip:
    """One change to a reading: another base, another tone or both for the syllable at index `at`."""

    at: int
    base: str | None
    tone: int | None
    weight: float
    reason: str

    @property
    def name(self) -> str:
        """What is changed, for stable order."""
        return f"{self.at}{self.base}{self.tone}"

    def apply(self, reading: Reading) -> Reading:
        """The reading with this change made."""
        old = reading[self.at]
        new = Syllable(self.base or old.base, self.tone or old.tone)
        return (*reading[: self.at], new, *reading[self.at + 1 :])


@dataclass(frozen=True, slots=True)
class CharacterReadings:
    """How the characters of a lesson are read: in which words, and in Taiwan where the dictionary says so."""

    readings: Mapping[str, Mapping[Syllable, Word]]
    taiwan: Mapping[str, frozenset[Syllable]]
    attested: frozenset[Syllable]


def character_readings(words: Sequence[Word]) -> CharacterReadings:
    """Gather the readings of all characters; names are left out, their readings teach nothing about words."""
    readings: dict[str, dict[Syllable, Word]] = defaultdict(dict)
    taiwan: dict[str, set[Syllable]] = defaultdict(set)
    for word in words:
        if word.kind is not Kind.WORD or len(word.text) != len(word.reading):
            continue
        for character, syllable in zip(word.text, word.reading, strict=True):
            readings[character].setdefault(syllable, word)
        for reading in word.regional_readings:
            if len(reading) == len(word.text):
                for character, syllable in zip(word.text, reading, strict=True):
                    taiwan[character].add(syllable)
    attested = frozenset(syllable for known in readings.values() for syllable in known)
    return CharacterReadings(
        dict(readings), {character: frozenset(syllables) for character, syllables in taiwan.items()}, attested
    )


def slips(word: Word, known: CharacterReadings) -> Iterator[Slip]:
    """All slips of a word whose new syllable exists and is no reading of its character in the lesson or in Taiwan.

    The one exception is the other reading of a character with two, as the lesson has it in another word.
    """
    for at, (character, syllable) in enumerate(zip(word.text, word.reading, strict=True)):
        if character in _CHANGING or syllable.tone == 5:
            continue
        right = known.readings.get(character, {})
        taiwan = known.taiwan.get(character, frozenset())
        for other, example in right.items():
            if other.tone != 5 and other != syllable and other not in taiwan:
                base = other.base if other.base != syllable.base else None
                tone = other.tone if other.tone != syllable.tone else None
                yield Slip(at, base, tone, _POLYPHONE, why_not_other_reading(character, syllable, other, example))
        for base in confusions(syllable.base):
            new = Syllable(base, syllable.tone)
            if exists(new) and new not in right and new not in taiwan:
                reason = f"{character} is {syllable.marked}, not {new.marked}."
                yield Slip(at, base, None, _CONFUSION + 0.5 * (new in known.attested), reason)
        for tone, weight in tone_slips(syllable.tone):
            new = Syllable(syllable.base, tone)
            if exists(new) and new not in right and new not in taiwan:
                reason = f"{character} is {syllable.marked} (tone {syllable.tone}), not {new.marked} (tone {tone})."
                yield Slip(at, None, tone, _TONE * weight + 0.5 * (new in known.attested), reason)


def why_not_other_reading(character: str, here: Syllable, other: Syllable, example: Word) -> str:
    """Why a character's other reading is wrong here: `長 is zhǎng here; it is cháng in 長期 chángqī.`"""
    where = f"in {example.text} {joined(example.reading)}" if len(example.text) > 1 else "as a word of its own"
    return f"{character} is {here.marked} here; it is {other.marked} {where}."


def weight_of_pair(first: Slip, second: Slip) -> float:
    """The weight of two slips; better in two syllables, and better one of sound with one of tone."""
    return first.weight + second.weight + 1.5 * (first.at != second.at) + 0.5 * _independent(first, second)


def is_fair_pair(word: Word, first: Slip, second: Slip) -> bool:
    """True when each of two slips and both together give readings that exist, differ to the ear, and are wrong."""
    if first.at == second.at and not _independent(first, second):
        return False
    right = word.reading
    made = (first.apply(right), second.apply(right), second.apply(first.apply(right)))
    if not all(exists(syllable) for reading in made for syllable in reading):
        return False
    accepted = [right, *word.other_readings, *word.regional_readings]
    if len({in_a_word(right), *map(in_a_word, made)}) < 4:
        return False
    return not any(_same(reading, other) for reading in made for other in accepted)


def _independent(first: Slip, second: Slip) -> bool:
    """One changes the sound only, the other the tone only."""
    return (first.base is None, first.tone is None) != (second.base is None, second.tone is None) and not (
        first.base and second.base or first.tone and second.tone
    )


def _same(one: Reading, other: Reading) -> bool:
    """Equal but for neutral tones, which are optional in many words."""
    return len(one) == len(other) and all(
        a.base == b.base and (a.tone == b.tone or 5 in (a.tone, b.tone)) for a, b in zip(one, other, strict=True)
    )
