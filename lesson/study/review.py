"""The review: what is due over all lessons, each word with a question that it was not asked with last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lesson.item import Gloss, Quiz, QuizItem
from lesson.quiz.play.player import Answer, InTurn, unknown
from lesson.study.record import Due, Record


@dataclass(frozen=True, slots=True)
class Asked:
    """What is due with the item that asks for it and the quiz that has the item."""

    due: Due
    item: QuizItem
    quiz: Quiz


class Review:
    """A round of what is due; `course` asks it and `keep` records each answer."""

    def __init__(self, asked: Sequence[Asked], record: Record) -> None:
        self.asked = tuple(asked)
        self.course = InTurn([one.item for one in asked])
        self._record = record
        self._next = 0

    def keep(self, answer: Answer) -> None:
        """Record an answer; the questions are answered in their order."""
        one = self.asked[self._next]
        self._next += 1
        now = datetime.now(UTC)
        self._record.answer(one.quiz.lesson, one.item, answer.chosen, answer.hinted, now, due=one.due)

    def glosses(self, item: QuizItem) -> list[Gloss]:
        """The words beside the tested one that are harder than it."""
        quiz = next(one.quiz for one in self.asked if one.item is item)
        return unknown(item, quiz.glossary, None)


def due_items(due: Iterable[Due], quizzes: Sequence[Quiz], count: int) -> list[Asked]:
    """At most `count` of what is due with an item each, no word twice; what no quiz asks for is left out.

    Of the items of a word one of the due kind is taken that was not the last; failing that one of another kind, and
    the last one only where there is no other.
    """
    items: dict[str, list[tuple[Quiz, QuizItem]]] = defaultdict(list)
    for quiz in quizzes:
        for item in quiz.items:
            if item.kind.is_of_word:
                items[item.word].append((quiz, item))
    asked: list[Asked] = []
    words: set[str] = set()
    for one in due:
        if len(asked) == count:
            break
        if one.word in items and one.word not in words:
            words.add(one.word)
            last, kind = one.last_item, one.kind
            quiz, item = min(items[one.word], key=lambda it: (it[1].id == last, it[1].kind != kind, it[1].id))
            asked.append(Asked(one, item, quiz))
    return asked
