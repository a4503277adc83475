"""Reading: the syllables of a word, from its dictionary entry, from the context, and from pypinyin for the rest.

Where the dictionary gives a word one reading, that is it. Where it gives several, the network of `lesson.polyphone`
decides between them by the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lesson.lexicon import Entry, Lexicon
from lesson.lexicon.cedict import is_hanzi
from lesson.model import NameKind
from lesson.name import Span, surname_readings
from lesson.polyphone import likelihoods, trained
from lesson.syllable import Reading, Syllable

# What the network hears at each hanzi of one word, in order; and that by the start of the word in its sentence.
Heard = Sequence[Mapping[Syllable, float]]
Sounds = Mapping[int, Heard]

# What a unit of the network's log-odds weighs against a unit of a sense's score.
_NETWORK = 0.5
# How much likelier, in log units, pypinyin's phrase tables make the reading they give to a compound or name.
_USUAL = 1.0


def hear(sentences: Sequence[tuple[str, Sequence[Span]]], lexicon: Lexicon) -> list[Sounds]:
    """For the words of Simplified sentences whose reading is open: how likely each reading of each character is.

    A character that the network has not learned is heard as nothing.
    """
    wanted = [
        [span for span in spans if _open(text[span.start : span.end], span, lexicon)] for text, spans in sentences
    ]
    places = [
        {at: options for span in inside for at, options in _options(text, span, lexicon)}
        for (text, _), inside in zip(sentences, wanted, strict=True)
    ]
    found = likelihoods([text for text, _ in sentences], places)
    sounds: list[Sounds] = []
    for (text, _), inside, own, rows in zip(sentences, wanted, places, found, strict=True):
        given = dict(zip(own, rows, strict=True))
        sounds.append(
            {
                span.start: [given.get(at, {}) for at in range(span.start, span.end) if is_hanzi(text[at])]
                for span in inside
            }
        )
    return sounds


def _options(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, Collection[Syllable]]]:
    """The characters of a word that the network knows, each with the readings it may have there."""
    entries = lexicon.entries(text[span.start : span.end])
    hanzi = [at for at in range(span.start, span.end) if is_hanzi(text[at])]
    for number, at in enumerate(hanzi):
        if text[at] in trained():
            alone = [entry.reading[0] for entry in lexicon.entries(text[at])]
            yield at, dict.fromkeys([*alone, *(entry.reading[number] for entry in entries)])


def _open(word: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether the dictionary leaves the reading of a word open."""
    if not any(map(is_hanzi, word)):
        return False
    entries = lexicon.entries(word)
    if not entries or span.name is not None and not any(entry.proper for entry in entries):
        return any(len({e.reading for e in lexicon.entries(character)}) > 1 for character in word)
    return len({entry.reading for entry in entries}) > 1


def choose(
    entries: Sequence[Entry], heard: Heard, name: bool, by_grammar: Reading, meant: Mapping[Reading, float]
) -> Reading:
    """The reading of a word among those of its entries (not empty).

    `by_grammar` is the one that the grammar of the sentence leaves, where it leaves one; `meant` says how well the
    best sense of each reading fits the sentence. A name's readings are those of entries for names where there are
    any; any other word may turn out to have the reading of a surname, as the network hears it.
    """
    fitting = [entry for entry in entries if entry.proper] if name else []
    readings = list(dict.fromkeys(entry.reading for entry in fitting or entries))
    if len(readings) == 1:
        return readings[0]
    if by_grammar in readings:
        return by_grammar
    scores = {reading: _NETWORK * _likelihood(reading, heard) + meant.get(reading, 0.0) for reading in readings}
    return max(readings, key=lambda reading: (scores[reading], -readings.index(reading)))


def _likelihood(reading: Reading, heard: Heard) -> float:
    """How likely the network holds a reading to be; 0 where it has no opinion."""
    return sum(
        _heard_as(syllable, sounds, len(reading) > 1)
        for syllable, sounds in zip(reading, heard, strict=False)
        if sounds
    )


def _heard_as(syllable: Syllable, sounds: Mapping[Syllable, float], in_word: bool) -> float:
    """The network's log-odds of a syllable; one that is neutral inside a word is heard as its full tone (好处 chu5)."""
    if in_word and syllable.tone == 5:
        alike = [value for other, value in sounds.items() if other.base == syllable.base]
        return max(alike, default=min(sounds.values()))
    return sounds.get(syllable, min(sounds.values()))


def reading_of_name(simplified: str, kind: NameKind, heard: Heard, lexicon: Lexicon) -> Reading:
    """The reading of a name in no dictionary; a person's surname is read as a surname."""
    surnames = surname_readings(simplified, lexicon) if kind is NameKind.PERSON else ()
    surname = max(surnames, key=lambda reading: _likelihood(reading, heard), default=())
    rest = reading_without_entry(simplified[len(surname) :], heard[len(surname) :], lexicon)
    return surname + rest if rest or len(simplified) == len(surname) else ()


def reading_without_entry(simplified: str, heard: Heard, lexicon: Lexicon) -> Reading:
    """One syllable per hanzi of a string that is no headword: what its characters can be read as, weighed by what the
    network hears and what pypinyin holds to be usual.

    Empty when one of its characters cannot be read.
    """
    hanzi = "".join(filter(is_hanzi, simplified))
    usual = _usual(hanzi, lexicon)
    if not usual or not heard:
        return usual
    chosen = []
    for character, own, sounds in zip(hanzi, usual, heard, strict=True):
        options = dict.fromkeys([own, *(entry.reading[0] for entry in lexicon.entries(character))])
        scores = {option: _likelihood((option,), (sounds,)) + _USUAL * (option == own) for option in options}
        chosen.append(max(scores, key=lambda option: scores[option]))
    return tuple(chosen)


def _usual(hanzi: str, lexicon: Lexicon) -> Reading:
    readings = [{entry.reading for entry in lexicon.entries(character)} for character in hanzi]
    if len(hanzi) == 1 or all(len(alone) == 1 for alone in readings):
        return tuple(syllable for character in hanzi for syllable in reading_of_character(character, lexicon))
    from lesson.pronounce import usual_reading

    whole = usual_reading(hanzi)
    if whole:
        return whole
    parts = [reading_of_character(character, lexicon) for character in hanzi]
    return tuple(syllable for part in parts for syllable in part) if all(parts) else ()


def reading_of_character(character: str, lexicon: Lexicon) -> Reading:
    """The usual reading of one character."""
    entries = lexicon.entries(character)
    if entries:
        return entries[0].reading
    from lesson.pronounce import usual_reading

    return usual_reading(character)


def digit_reading(text: str) -> Reading:
    """The reading of numerals in hanzi; a headword's reading is the dictionary's, this is for runs of them."""
    return tuple(Syllable.parse(_DIGITS[character]) for character in text if character in _DIGITS)


_DIGITS = {
    "〇": "ling2", "零": "ling2", "一": "yi1", "二": "er4", "两": "liang3", "三": "san1", "四": "si4", "五": "wu3",
    "六": "liu4", "七": "qi1", "八": "ba1", "九": "jiu3", "十": "shi2", "百": "bai3", "千": "qian1", "万": "wan4",
    "亿": "yi4", "第": "di4",
}  # fmt: skip
