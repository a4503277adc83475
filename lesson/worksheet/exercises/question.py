"""Questions on the text and sentences to put in order: items of the quiz, as they are answered on paper.

The quiz asks one at a time; on paper all stand side by side, so that none may answer another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import cycle

from lesson.item import QuizItem
from lesson.worksheet.exercises.version import versioned

GIST = "gist"
ON_THE_TEXT = ("detail", "truth", "detail", "truth", GIST)  # in turn: what a paragraph is about is asked least
ORDER = "order"
MOST_GIST = 2  # key words of several paragraphs side by side would be told apart by leaving out
BEGINNING = 14  # code points of a passage that say which one is meant


def questions(items: Sequence[QuizItem], most: int, version: str = "") -> tuple[QuizItem, ...]:
    """Items on what the text says, spread over its paragraphs and over their kinds, in the order of the text."""
    return _chosen(items, ON_THE_TEXT, most, version)


def orders(items: Sequence[QuizItem], most: int, version: str = "") -> tuple[QuizItem, ...]:
    """Items that ask for the order of a sentence's parts."""
    return _chosen(items, (ORDER,), most, version)


def options(item: QuizItem, version: str = "") -> tuple[str, ...]:
    """The options of an item; two of them (right, wrong) keep their order in every version."""
    if len(item.options) < 3:
        return item.options
    return tuple(versioned(item.options, lambda option: option, version, "options", item.id))


def beginning(item: QuizItem) -> str:
    """How the passage begins that a question without words of the text in it is about, empty for other questions."""
    if item.kind.name != GIST:
        return ""
    text = item.sentence.text.strip()
    return text if len(text) <= BEGINNING else text[:BEGINNING].rstrip("，,、") + "……"


def _chosen(items: Sequence[QuizItem], kinds: Sequence[str], most: int, version: str) -> tuple[QuizItem, ...]:
    """Up to `most` items, of the kinds in turn, each from the paragraph that has been asked about least."""
    left = {kind: [(at, item) for at, item in enumerate(items) if item.kind.name == kind] for kind in kinds}
    asked: Counter[int] = Counter()
    chosen: list[tuple[int, QuizItem]] = []
    for kind in cycle(kinds):
        if len(chosen) == most or not any(left.values()):
            break
        if kind == GIST and sum(item.kind.name == kind for _, item in chosen) == MOST_GIST:
            left[kind] = []
        able = left[kind] = [
            (at, item)
            for at, item in left[kind]
            if not any(_tells(item, other) or _tells(other, item) for _, other in chosen)
        ]
        if able:
            next_one = min(able, key=lambda pair: (asked[pair[1].sentence.paragraph], pair[0]))
            able.remove(next_one)
            asked[next_one[1].sentence.paragraph] += 1
            chosen.append(next_one)
    in_order = [item for _, item in sorted(chosen, key=lambda pair: pair[0])]
    return tuple(versioned(in_order, lambda item: item.id, version, "questions"))


def _tells(one: QuizItem, other: QuizItem) -> bool:
    """True when the first gives the answer of the second away: it is about the same place, or its question has it."""
    if one.kind.name == GIST or other.kind.name == GIST:
        return one.kind == other.kind and one.sentence.text == other.sentence.text
    same = one.sentence.text == other.sentence.text and one.sentence.start == other.sentence.start
    return same or (len(other.options) > 2 and other.options[other.answer] in one.prompt)
