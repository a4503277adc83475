"""Facts: what a text says of when, how many, who, where, which and what for, with the question that asks for it.

Chinese asks in place: 面積8.67萬平方公里 is asked for by 面積多少平方公里. So a fact is a statement of the text, the
tokens in it that hold the answer, and the words that ask for them; wrong answers are of the same sort, from elsewhere
in the text where it has them, and neither said nor implied by the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lesson.model import Lesson
from lesson.quiz.fact.listing import lists, titled
from lesson.quiz.fact.number import numbers, ranks
from lesson.quiz.fact.person import posts, speakers
from lesson.quiz.fact.place import places
from lesson.quiz.fact.source import Fact, Source, pinyin_of
from lesson.quiz.fact.wish import aims

__all__ = ["Fact", "facts", "pinyin_of"]

LEAST_WRONG = 2
# A new sort of fact is a module with such a function, named here.
_SORTS: tuple[Callable[[Source], Iterator[Fact]], ...] = (numbers, ranks, posts, speakers, lists, titled, places, aims)


def facts(lesson: Lesson) -> list[Fact]:
    """The facts of a lesson in the order of the text, each with two or three wrong answers."""
    source = Source(lesson)
    with_wrong_answers = [fact for sort in _SORTS for fact in sort(source) if len(fact.wrong) >= LEAST_WRONG]
    return sorted(with_wrong_answers, key=lambda fact: (fact.sentence, fact.place))
