"""The tables of rules: every rule decides in its example, does not in its counter, and tells what is right there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

import pytest

from lesson.annotation.document import Document, Slot, sentences_of
from lesson.annotation.pipeline import Annotator, standard_components
from lesson.annotation.rules.engine import Rule, first_that_holds
from lesson.annotation.rules.function_word import uses
from lesson.annotation.rules.reading import places
from lesson.lexicon import lexicon
from lesson.text.article import article_of

MARKED = re.compile("【(.+?)】")
BATCH = 300


class Case(NamedTuple):
    """A marked sentence of a rule: the table, the word, the number of the rule, and the sentence."""

    table: str
    word: str
    number: int
    sentence: str


@cache
def tables() -> Mapping[str, Mapping[str, Sequence[Rule[Any]]]]:
    return {"function words": uses(), "readings": places()}


def rules() -> Iterator[tuple[str, str, int, Rule[Any]]]:
    for table, words in tables().items():
        for word, own in words.items():
            for number, rule in enumerate(own):
                yield table, word, number, rule


EXAMPLES = [Case(table, word, number, rule.example) for table, word, number, rule in rules()]
COUNTERS = [Case(table, word, number, rule.counter) for table, word, number, rule in rules()]


class MarkedCutter:
    """Parts what crosses the mark: a rule is about a word, however segmentation would cut the sentence today."""

    name = "mark"
    reads = ("words",)
    writes = ("words",)

    def __init__(self, marks: Mapping[str, tuple[int, int]]) -> None:
        self.marks = marks

    def __call__(self, documents: Sequence[Document]) -> None:
        for sentence in sentences_of(documents):
            if sentence.simplified in self.marks:
                start, end = self.marks[sentence.simplified]
                inner = [at for at in (start, end) if not any(at in span for span in sentence.words)]
                ends = sorted({0, *inner, *(e for _, e in sentence.words if not start < e < end)})
                sentence.words = list(pairwise(ends))


@pytest.fixture(scope="module")
def marked() -> Mapping[str, Slot]:
    """The slot of the marked word of every sentence, with the context of that very place, before groups are ranked."""
    sentences = list(dict.fromkeys(case.sentence for case in EXAMPLES + COUNTERS))
    articles = [article_of(MARKED.sub(r"\1", each), "test", "test", furniture=True) for each in sentences]
    marks = {MARKED.sub(r"\1", each): (each.index("【"), each.index("】") - 1) for each in sentences}
    components = list(takewhile(lambda component: component.name != "group", standard_components(lexicon())))
    at = next(at for at, component in enumerate(components) if component.name == "segment") + 1
    marker = Annotator(components=[*components[:at], MarkedCutter(marks), *components[at:]])
    documents = [
        document for at in range(0, len(articles), BATCH) for document in marker.documents(articles[at : at + BATCH])
    ]
    found = {}
    for text, document in zip(sentences, documents, strict=True):
        mark = MARKED.search(text)
        assert mark, text
        for sentence in document.sentences:
            for span, slot, context in zip(sentence.spans, sentence.slots, sentence.contexts, strict=True):
                place = sentence.start + span.start
                if (place, sentence.start + span.end) == (mark.start(), mark.start() + len(mark[1])):
                    slot.context = context
                    found[text] = slot
    return found


def decides(case: Case, slot: Slot) -> int | None:
    """The number of the rule that decides for a slot, None for none."""
    own = tables()[case.table][case.word]
    rule = first_that_holds(own, slot.context)
    return next((number for number, each in enumerate(own) if each is rule), None)


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: f"{case.table}-{case.word}-{case.number + 1}")
def test_the_rule_decides_in_its_example_and_what_it_tells_is_chosen(case: Case, marked: Mapping[str, Slot]) -> None:
    slot = marked.get(case.sentence)
    assert slot is not None and slot.simplified == case.word, f"{case.word} is no word of {case.sentence}"
    assert decides(case, slot) == case.number
    told = tables()[case.table][case.word][case.number].told
    if case.table == "readings":
        assert slot.reading == told
    else:
        chosen = slot.ranked[0]
        assert told.search(chosen.entry.senses[chosen.number].gloss)


@pytest.mark.parametrize("case", COUNTERS, ids=lambda case: f"{case.table}-{case.word}-{case.number + 1}")
def test_the_rule_does_not_decide_in_its_counter(case: Case, marked: Mapping[str, Slot]) -> None:
    slot = marked.get(case.sentence)
    assert slot is not None and slot.simplified == case.word, f"{case.word} is no word of {case.sentence}"
    assert slot.name_kind is not None or decides(case, slot) != case.number


def test_a_rule_without_a_condition_is_the_last_of_several() -> None:
    """Anywhere else it would hide those behind it, or be no rule of place."""
    for own in (own for words in tables().values() for own in words.values()):
        assert all(rule.conditions for rule in own[:-1])
        assert own[-1].conditions or len(own) > 1
