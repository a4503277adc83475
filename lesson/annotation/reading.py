"""Reading: the syllables of a word, from its dictionary entry, from the context, and from pypinyin for the rest.

Where the dictionary gives a word one reading, that is it. Where it gives several, or has no such word, all that speaks
for a reading is added up: the network of `lesson.annotation.models.polyphone`, dictionary words that overlap the word
in its sentence, the sense it would have, pypinyin's table of phrases. What each weighs is learned
(lesson/annotation/weights/polyphone.py and .json). Grammar decides before any of them where it can.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from lesson.annotation.document import Document, ReadingScores, Slot, Span, sentences_of
from lesson.annotation.models.polyphone import Likelihoods, likelihoods, trained
from lesson.annotation.names.kind import surname_readings, written_by_sound
from lesson.annotation.rules.reading import reading_by_grammar
from lesson.lexicon import Entry, Lexicon
from lesson.model import Kind, NameKind
from lesson.text.characters import is_hanzi
from lesson.text.syllable import Reading, Syllable

_FARTHEST = 8.0  # log-odds: a reading this far behind the best is as unlikely as any farther behind
_LONGEST = 4  # code points of the overlapping words that are looked for


class ReadingScorer:
    """Asks the network, for words whose reading the dictionary leaves open, what the sentence says for each reading."""

    name = "reading scores"
    reads = ("spans",)
    writes = ("reading_scores",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Score the readings in all sentences of all documents at once."""
        sentences = sentences_of(documents)
        found = reading_scores([(each.simplified, each.spans) for each in sentences], self.lexicon)
        for sentence, scores in zip(sentences, found, strict=True):
            sentence.reading_scores = scores


class Reader:
    """Gives each word its reading; where its entries differ in that, those senses stay that have it."""

    name = "reading"
    reads = ("slots", "slots.ranked")
    writes = ("slots.reading",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Read every slot."""
        for sentence in sentences_of(documents):
            for span, slot in zip(sentence.spans, sentence.slots, strict=True):
                if slot.reading is None:
                    slot.reading = self._reading(slot, sentence.reading_scores.get(span.start, ()))

    def _reading(self, slot: Slot, scores: ReadingScores) -> Reading:
        if slot.plain:
            return ()
        if slot.entries:
            first = slot.entries[0].reading
            if all(entry.reading == first for entry in slot.entries):
                return first
            reading = reading_of_entries(slot, scores)
            settle(slot, reading)
            return reading
        if slot.name_kind is not None:
            return reading_of_name(slot.simplified, slot.name_kind, scores, self.lexicon)
        if slot.kind is Kind.NUMBER:
            return digit_reading(slot.simplified)
        return reading_without_entry(slot.simplified, scores, self.lexicon)


def settle(slot: Slot, reading: Reading) -> None:
    """Give a word one of the readings of its entries; of its senses those are ranked that have it."""
    senses = [*slot.ranked, *slot.unread]
    slot.reading = reading
    slot.ranked = [scored for scored in senses if scored.entry.reading == reading]
    slot.unread = [scored for scored in senses if scored.entry.reading != reading]


def reading_of_entries(slot: Slot, scores: ReadingScores) -> Reading:
    """The reading of a word whose entries have several; what speaks for each is kept with the word."""
    best: dict[Reading, float] = {}
    for scored in slot.ranked:
        best.setdefault(scored.entry.reading, scored.score)
    by_grammar = reading_by_grammar(slot.simplified, slot.entries, slot.context)
    total = odds_of_readings(slot.entries, scores, slot.context.name, best)
    slot.ruled = by_grammar in total
    chosen = by_grammar if slot.ruled else max(total, key=lambda reading: total[reading])
    highest = max(total.values())
    slot.reading_odds = {reading: max(odds - highest, -_FARTHEST) for reading, odds in total.items()}
    return chosen


def reading_scores(
    sentences: Sequence[tuple[str, Sequence[Span]]], lexicon: Lexicon
) -> list[Mapping[int, ReadingScores]]:
    """For the words of Simplified sentences whose reading is open: what the sentence says for each reading of each
    character, in log-odds.
    """
    wanted = [
        [span for span in spans if _open(text[span.start : span.end], span, lexicon)] for text, spans in sentences
    ]
    places = [
        {at: readings for span in inside for at, readings in options(text, span, lexicon) if text[at] in trained()}
        for (text, _), inside in zip(sentences, wanted, strict=True)
    ]
    found = likelihoods([text for text, _ in sentences], places)
    scored: list[Mapping[int, ReadingScores]] = []
    for (text, _), inside, own, rows in zip(sentences, wanted, places, found, strict=True):
        given = dict(zip(own, rows, strict=True))
        scored.append(
            {
                span.start: [
                    _weighed(text, at, readings, given.get(at, {}), span, lexicon)
                    for at, readings in options(text, span, lexicon)
                ]
                for span in inside
            }
        )
    return scored


def options(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, Collection[Syllable]]]:
    """The hanzi of a word of a Simplified sentence, each with the readings it may have there."""
    entries = lexicon.entries(text[span.start : span.end])
    hanzi = [at for at in range(span.start, span.end) if is_hanzi(text[at])]
    for number, at in enumerate(hanzi):
        alone = [entry.reading[0] for entry in lexicon.entries(text[at])]
        yield at, dict.fromkeys([*alone, *(entry.reading[number] for entry in entries)])


def overlapping(text: str, at: int, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, Syllable]]:
    """The dictionary words around a character that segmentation did not choose: how long each is, and its reading of
    the character. A word of several readings says nothing.

    武 | 斗 is read as 武斗 would be: segmentation may err, and where it does not, a word that is written alike is most
    often read alike.
    """
    for start in range(max(0, at - _LONGEST + 1), at + 1):
        for word in lexicon.words_from(text, start):
            end = start + len(word)
            if not at < end or not 2 <= len(word) <= _LONGEST or (start, end) == (span.start, span.end):
                continue
            readings = {entry.reading for entry in lexicon.entries(word)}
            if len(readings) == 1:
                reading = readings.pop()
                if len(reading) == len(word):
                    yield len(word), reading[at - start]


def _weighed(
    text: str, at: int, readings: Collection[Syllable], network: Likelihoods, span: Span, lexicon: Lexicon
) -> dict[Syllable, float]:
    if len(readings) < 2:
        return {}
    weights, priors = _weights(), _priors()
    scores = {
        reading: weights["network"] * network.get(reading, 0.0) + priors.get(f"{text[at]} {reading}", 0.0)
        for reading in readings
    }
    for size, reading in overlapping(text, at, span, lexicon):
        if reading in scores:
            scores[reading] += weights[f"overlapping {min(size, 3)}"]
    return scores


def _open(word: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether the dictionary leaves the reading of a word open."""
    if not any(map(is_hanzi, word)):
        return False
    entries = lexicon.entries(word)
    if not entries or span.name is not None and not any(entry.proper for entry in entries):
        return any(len({e.reading for e in lexicon.entries(character)}) > 1 for character in word)
    return len(_listed(entries, span.name is not None)) > 1


def _listed(entries: Sequence[Entry], name: bool) -> list[Reading]:
    """The readings a dictionary gives a word; a name's are those of entries for names where there are any."""
    fitting = [entry for entry in entries if entry.proper] if name else []
    return list(dict.fromkeys(entry.reading for entry in fitting or entries))


def odds_of_readings(
    entries: Sequence[Entry], scores: ReadingScores, name: bool, meant: Mapping[Reading, float]
) -> dict[Reading, float]:
    """What speaks for each reading of a word among those of its entries (not empty), in log-odds; the usual one first.

    `scores` are those of the sentence; `meant` says how well the best sense of each reading fits the sentence. A name's
    readings are those of entries for names where there are any; any other word may turn out to have the reading of a
    surname, as the network hears it.
    """
    readings = _listed(entries, name)
    weight = _weights()["sense"]
    total = {reading: _likelihood(reading, scores) + weight * meant.get(reading, 0.0) for reading in readings}
    phrase = _phrase(entries[0].simplified)
    if phrase in total and not any(_neutral(phrase, other) for other in readings):
        total[phrase] += _weights()["phrase"]
    return total


def _likelihood(reading: Reading, scores: ReadingScores) -> float:
    """How much speaks for a reading; 0 where nothing speaks for or against it."""
    return sum(
        score_of(syllable, alternatives, len(reading) > 1)
        for syllable, alternatives in zip(reading, scores, strict=False)
        if alternatives
    )


def score_of(syllable: Syllable, alternatives: Mapping[Syllable, float], in_word: bool) -> float:
    """What speaks for a syllable; for one that is neutral inside a word (好处 chu5), what speaks for its full tone."""
    if in_word and syllable.tone == 5:
        alike = [value for other, value in alternatives.items() if other.base == syllable.base]
        return max(alike, default=min(alternatives.values()))
    return alternatives.get(syllable, min(alternatives.values()))


def reading_of_name(simplified: str, kind: NameKind, scores: ReadingScores, lexicon: Lexicon) -> Reading:
    """The reading of a name whose bearer is in no dictionary: that of a name that is written alike where there is one
    (塞缪尔), a surname's for the surname of a person, that of its kind for what ends it (伏龙观 guàn), and what the
    sentence says for the rest.
    """
    alike = [entry.reading for entry in lexicon.entries(simplified) if entry.proper]
    if alike:
        return max(dict.fromkeys(alike), key=lambda reading: _likelihood(reading, scores))
    surname = max(
        _surnames(simplified, kind, lexicon), key=lambda reading: _likelihood(reading, scores), default=Reading()
    )
    rest = reading_without_entry(simplified[len(surname) :], scores[len(surname) :], lexicon)
    if not rest and len(simplified) > len(surname):
        return ()
    return _ended(simplified, surname + rest, kind)


def _surnames(simplified: str, kind: NameKind, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings of the surname of a person with a Chinese name: no foreign name has one (盖斯特), and behind one of
    one character stand two at most.
    """
    if kind is not NameKind.PERSON or written_by_sound(simplified, lexicon):
        return ()
    return tuple(reading for reading in surname_readings(simplified, lexicon) if len(simplified) - len(reading) <= 2)


def _ended(simplified: str, reading: Reading, kind: NameKind) -> Reading:
    """A reading with the end of a name as its kind has it; one more character may follow (鸭涌河)."""
    ends = _ends().get(kind, {})
    hanzi = [character for character in simplified if is_hanzi(character)]
    at = next((at for at in (-1, -2) if -at < len(hanzi) and hanzi[at] in ends), None)
    if at is None or len(hanzi) != len(reading):
        return reading
    at += len(hanzi)
    return (*reading[:at], ends[hanzi[at]], *reading[at + 1 :])


@cache
def _ends() -> Mapping[str, Mapping[str, Syllable]]:
    """The readings of what ends a name, by its kind and the character (rules/name_readings.toml)."""
    import tomllib

    table = tomllib.loads(files("lesson.annotation.rules").joinpath("name_readings.toml").read_text("utf-8"))
    return {kind: {end: Syllable.parse(one) for end, one in ends.items()} for kind, ends in table.items()}


def reading_without_entry(simplified: str, scores: ReadingScores, lexicon: Lexicon) -> Reading:
    """One syllable per hanzi of a string that is no headword: what its characters can be read as, weighed by what the
    sentence says and by pypinyin's table of phrases.

    Empty when one of its characters cannot be read.
    """
    hanzi = "".join(filter(is_hanzi, simplified))
    usual = _usual(hanzi, lexicon)
    if not usual or not scores:
        return usual
    listed = _weights()["phrase"] * _is_phrase(hanzi)
    chosen = []
    for character, own, alternatives in zip(hanzi, usual, scores, strict=True):
        readings = dict.fromkeys([own, *(entry.reading[0] for entry in lexicon.entries(character))])
        total = {one: _likelihood((one,), (alternatives,)) + listed * (one == own) for one in readings}
        chosen.append(max(total, key=lambda one: total[one]))
    return tuple(chosen)


def _is_phrase(hanzi: str) -> bool:
    from lesson.text.pronounce import is_phrase

    return is_phrase(hanzi)


def _neutral(reading: Reading, other: Reading) -> bool:
    """Whether two readings differ, and only in a neutral tone, of which tables of phrases say little (地方)."""
    return reading != other and all(
        one == two or one.base == two.base and 5 in (one.tone, two.tone)
        for one, two in zip(reading, other, strict=False)
    )


@lru_cache(maxsize=32768)
def _phrase(word: str) -> Reading:
    """The reading of a word of several characters in pypinyin's table of phrases, empty where it lists none."""
    if len(word) < 2 or not _is_phrase(word):
        return ()
    from lesson.text.pronounce import usual_reading

    return usual_reading(word)


def _usual(hanzi: str, lexicon: Lexicon) -> Reading:
    readings = [{entry.reading for entry in lexicon.entries(character)} for character in hanzi]
    if len(hanzi) == 1 or all(len(alone) == 1 for alone in readings):
        return tuple(syllable for character in hanzi for syllable in reading_of_character(character, lexicon))
    from lesson.text.pronounce import usual_reading

    whole = usual_reading(hanzi)
    if whole:
        return whole
    parts = [reading_of_character(character, lexicon) for character in hanzi]
    return tuple(syllable for part in parts for syllable in part) if all(parts) else ()


@cache
def _weights() -> Mapping[str, float]:
    """What a unit of each piece of evidence weighs, in log-odds."""
    table: dict[str, dict[str, float]] = json.loads(
        files("lesson.annotation").joinpath("weights/polyphone.json").read_text("utf-8")
    )
    return table["weights"]


@cache
def _priors() -> Mapping[str, float]:
    """What speaks for a reading of a character before anything of the sentence is known, beyond the network's own."""
    table: dict[str, dict[str, float]] = json.loads(
        files("lesson.annotation").joinpath("weights/polyphone.json").read_text("utf-8")
    )
    return table["priors"]


def reading_of_character(character: str, lexicon: Lexicon) -> Reading:
    """The usual reading of one character."""
    entries = lexicon.entries(character)
    if entries:
        return entries[0].reading
    from lesson.text.pronounce import usual_reading

    return usual_reading(character)


def digit_reading(text: str) -> Reading:
    """The reading of numerals in hanzi; a headword's reading is the dictionary's, this is for runs of them."""
    return tuple(Syllable.parse(_DIGITS[character]) for character in text if character in _DIGITS)


_DIGITS = {
    "〇": "ling2", "零": "ling2", "一": "yi1", "二": "er4", "两": "liang3", "三": "san1", "四": "si4", "五": "wu3",
    "六": "liu4", "七": "qi1", "八": "ba1", "九": "jiu3", "十": "shi2", "百": "bai3", "千": "qian1", "万": "wan4",
    "亿": "yi4", "第": "di4",
}  # fmt: skip
