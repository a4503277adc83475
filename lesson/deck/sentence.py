"""Sentences of the article worth learning whole: short, complete, with one or two words that are new to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lesson.deck.recall import can_be_recalled
from lesson.learner import knows
from lesson.model import Kind, Lesson, Sentence, Word

SHORTEST, LONGEST = 8, 40
"""Code points: more than a label, and no more than four lines of a phone."""
MOST_NEW = 2
MOST = 20
"""Sentences of a lesson. They come on top of the words, so a few that repay learning."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A sentence to learn: its index in the lesson, and its new words in the order of the text."""

    sentence: int
    new: tuple[Word, ...]


def worth_learning(lesson: Lesson, words: Sequence[Word], band: int) -> tuple[Whole, ...]:
    """Sentences whose new words, one or two, are all among `words`; each new word is in one sentence only.

    New is what is above `band` or in no list. Those with the words that the article uses most come first.
    """
    taught = {word.key for word in words}
    by_key = {word.key: word for word in lesson.words}
    found = [
        Whole(at, new)
        for at, sentence in enumerate(lesson.sentences)
        if (new := _new(sentence, by_key, band)) and _is_fit(lesson, sentence, new, taught)
    ]
    found.sort(key=lambda whole: (-sum(len(word.occurrences) for word in whole.new) / len(whole.new), whole.sentence))
    return tuple(_each_word_once(found))[:MOST]


def _new(sentence: Sentence, by_key: Mapping[str, Word], band: int) -> tuple[Word, ...]:
    keys = dict.fromkeys(token.key for token in sentence.tokens if token.kind is Kind.WORD)
    return tuple(by_key[key] for key in keys if key in by_key and not knows(by_key[key], band))


def _is_fit(lesson: Lesson, sentence: Sentence, new: tuple[Word, ...], taught: set[str]) -> bool:
    said = sentence.text.strip()
    return (
        len(new) <= MOST_NEW
        and SHORTEST <= len(said) <= LONGEST
        and sentence.paragraph not in lesson.article.headings
        and said[-1] in "。！？!?”」"
        and all(word.key in taught and can_be_recalled(word) for word in new)
    )


def _each_word_once(found: Sequence[Whole]) -> Iterator[Whole]:
    used: set[str] = set()
    for whole in found:
        keys = {word.key for word in whole.new}
        if used.isdisjoint(keys):
            used |= keys
            yield whole
