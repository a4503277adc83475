"""Vocabulary: the words of a lesson in learning order, and how much of the text a reader of each band knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from lesson.annotation.document import Document
from lesson.annotation.morphology.character import characters_of, components_of, radical_of
from lesson.annotation.token import WordDraft
from lesson.lexicon import Lexicon
from lesson.lexicon.dictionary import LearnersDictionary
from lesson.model import (
    Article,
    Character,
    Coverage,
    Example,
    Kind,
    Lesson,
    Sense,
    Sentence,
    Token,
    Word,
)  # fmt: skip
from lesson.scale import Scale
from lesson.text.characters import is_hanzi
from lesson.text.syllable import Reading

_RUNNING = (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN)  # what counts as a running word
_NO_LEVEL = 1000  # behind every band of any scale
_BEST_LENGTH = 24  # code points: long enough to show a word at work, short enough for a card


class VocabularyMaker:
    """Gathers the words of each document into its lesson."""

    name = "vocabulary"
    reads = ("tokens", "words")
    writes = ("lesson",)

    def __init__(self, lexicon: Lexicon, dictionary: LearnersDictionary, scale: Scale) -> None:
        self.lexicon, self.dictionary, self.scale = lexicon, dictionary, scale

    def __call__(self, documents: Sequence[Document]) -> None:
        """Make the lesson of every document."""
        for document in documents:
            document.lesson = lesson_of(
                document.article, document.tokens, document.words, self.lexicon, self.dictionary, self.scale
            )


def lesson_of(
    article: Article,
    sentences: Sequence[Sentence],
    drafts: Mapping[str, WordDraft],
    lexicon: Lexicon,
    dictionary: LearnersDictionary,
    scale: Scale,
) -> Lesson:
    """Gather the words of annotated sentences into a lesson."""
    headings = set(article.headings)
    fit = [_distance(sentence, headings) for sentence in sentences]
    met = [(draft, draft.token) for draft in drafts.values() if draft.places]
    words = [_word(draft, token, sentences, fit, lexicon, dictionary) for draft, token in met if token]
    ordered = sorted(words, key=_learning_order)
    running = sum(token.kind in _RUNNING for sentence in sentences for token in sentence.tokens)
    levels = _by_level(ordered, scale.last + 1)
    coverage = tuple(_coverage(band, levels, running) for band in scale.numbers)
    level = next((c.band for c in coverage if c.known >= 0.95), scale.last)
    characters = tuple(_characters(sentences, lexicon))
    named = replace(scale, words=None)
    return Lesson(article, tuple(sentences), tuple(ordered), coverage, level, named, characters)


def _characters(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Character]:
    """The hanzi of the vocabulary, each once, where it stands first."""
    seen: set[str] = set()
    words = {t.text: t.simplified for sentence in sentences for t in sentence.tokens if t.kind is Kind.WORD}
    for whole, plain in words.items():
        for text, simplified in zip(whole, plain, strict=True):
            if text not in seen and is_hanzi(text):
                seen.add(text)
                built = components_of(text, simplified, lexicon)
                level = lexicon.character_level(simplified)
                yield Character(text, simplified, level, built, radical_of(text, lexicon))


def _word(
    draft: WordDraft,
    token: Token,
    sentences: Sequence[Sentence],
    fit: Sequence[tuple[bool, int]],
    lexicon: Lexicon,
    dictionary: LearnersDictionary,
) -> Word:
    entry, places = draft.entry, draft.places
    tokens = [sentences[place.sentence].tokens[place.token] for place in places]
    if len(tokens) == 1:  # most words
        sense, pos, best = tokens[0].sense_index, tokens[0].pos, places[0]
    else:
        chosen = Counter(token.sense_index for token in tokens if token.sense_index is not None)
        sense = max(chosen, key=lambda index: (chosen[index], -index)) if chosen else None
        shown = [at for at, token in enumerate(tokens) if sense is None or token.sense_index == sense]
        tags = Counter(tokens[at].pos for at in shown)
        pos = max(tags, key=lambda pos: tags[pos])
        best = min((places[at] for at in shown), key=lambda place: (fit[place.sentence], place.sentence))
    senses = [_with_examples(one, token.simplified, at == sense, dictionary) for at, one in enumerate(draft.senses)]
    chosen_sense = None if sense is None or token.kind is Kind.NAME else senses[sense]
    return Word(
        kind=token.kind,
        text=token.text,
        simplified=token.simplified,
        traditional=token.traditional,
        reading=token.reading,
        senses=tuple(senses),
        sense=sense,
        occurrences=tuple(places),
        best=best,
        pos=chosen_sense.part_of_speech if chosen_sense and chosen_sense.part_of_speech else pos,
        level=token.level,
        level_estimated=draft.level_estimated,
        levels=lexicon.levels(token.simplified),
        frequency=lexicon.zipf(token.simplified),
        measure_words=entry.measure_words if entry else (),
        other_readings=tuple(reading for reading in draft.readings if reading != token.reading),
        taiwan_reading=entry.taiwan_reading if entry else None,
        regional_readings=lexicon.regional_readings(entry) if entry else (),
        proper=entry is not None and entry.proper,
        name_kind=token.name_kind,
        parts=draft.parts,
        example=_example(token, chosen_sense, lexicon) if chosen_sense else None,
        characters=characters_of(token.text, token.simplified, token.reading, lexicon)
        if token.kind is Kind.WORD
        else (),
        dictionary=_entry(token.simplified, token.reading, lexicon) if token.kind is not Kind.NUMBER else (),
    )


def _example(token: Token, sense: Sense, lexicon: Lexicon) -> Example | None:
    """An example of the sense: the dictionary's own, else one from the translated sentences."""
    if sense.examples:
        return sense.examples[0]
    found = (lexicon.example(token.simplified, token.reading, gloss) for gloss in sense.dictionary_senses)
    return next((example for example in found if example is not None), None)


def _with_examples(sense: Sense, simplified: str, every: bool, dictionary: LearnersDictionary) -> Sense:
    """A sense group with its examples, all of them or the first."""
    examples = _examples(simplified, sense.group, every, dictionary) if sense.group is not None else ()
    if not examples:
        return sense
    return Sense(
        sense.gloss, sense.glosses, sense.kind, sense.labels, sense.group, sense.part_of_speech, sense.share,
        sense.note, sense.dictionary_senses, examples,
    )  # fmt: skip


@lru_cache(maxsize=32768)
def _examples(simplified: str, group: int, every: bool, dictionary: LearnersDictionary) -> tuple[Example, ...]:
    return dictionary.examples(simplified, group)[: None if every else 1]


@lru_cache(maxsize=32768)
def _entry(simplified: str, reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """The senses of CC-CEDICT that a word can have with its reading, whole."""
    entries = (entry for entry in lexicon.entries(simplified) if entry.reading == reading)
    return tuple(dict.fromkeys(sense.gloss for entry in entries for sense in entry.senses))


def _distance(sentence: Sentence, headings: set[int]) -> tuple[bool, int]:
    """How far a sentence is from one that shows a word well: a whole sentence of middling length."""
    return sentence.paragraph in headings, abs(len(sentence.text) - _BEST_LENGTH)


def _learning_order(word: Word) -> tuple[int, int, float, tuple[int, int]]:
    """What opens up most of the text first: frequent in the article, then low levels, common words, early ones."""
    first = word.occurrences[0]
    return -len(word.occurrences), word.level or _NO_LEVEL, -word.frequency, (first.sentence, first.token)


def _by_level(words: Iterable[Word], beyond: int) -> dict[int, list[int]]:
    """How often each word occurs, by its level; those without one are beyond all bands."""
    found: dict[int, list[int]] = defaultdict(list)
    for word in words:
        if word.kind is Kind.WORD:
            found[word.level or beyond].append(len(word.occurrences))
    return found


def _coverage(band: int, levels: Mapping[int, Sequence[int]], running: int) -> Coverage:
    unknown = sorted((uses for level, all_uses in levels.items() if level > band for uses in all_uses), reverse=True)
    missing = sum(unknown)
    return Coverage(band, 1 - missing / running, _further(unknown, running, 0.95), _further(unknown, running, 0.98))


def _further(unknown: Sequence[int], running: int, share: float) -> int:
    """How many further words, most frequent first as given, bring the known share of running words to `share`."""
    missing = sum(unknown)
    for count, uses in enumerate(unknown):
        if 1 - missing / running >= share:
            return count
        missing -= uses
    return len(unknown)
