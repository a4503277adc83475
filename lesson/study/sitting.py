"""A sitting: a round of a quiz as it is played, begun anew or taken up where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import SystemRandom

from lesson.item import Quiz, QuizItem
from lesson.kinds import QuizKind
from lesson.quiz.play.ability import comprehension, estimate
from lesson.quiz.play.adaptive import Adaptive
from lesson.quiz.play.choose import choose, fitting
from lesson.quiz.play.player import Answer, Course, InTurn, Result
from lesson.study.record import Record, Round

_LEAST = 5  # answers from which the share of the text is told


@dataclass(frozen=True, slots=True)
class Choice:
    """What a learner asked for. Two rounds of one lesson with the same choice are one round until it is ended."""

    level: int | None
    kinds: tuple[QuizKind, ...]
    count: int
    seed: int | None
    adaptive: bool

    @property
    def key(self) -> str:
        """The choice as text."""
        return json.dumps([self.level, sorted(map(str, self.kinds)), self.count, self.seed, self.adaptive])


@dataclass(slots=True)
class Sitting:
    """A round being played: what comes next, the answers given before, and where answers go (nowhere without record).

    `changed` says that an earlier round could not be taken up because the quiz has other questions now.
    """

    quiz: Quiz
    course: Course
    record: Record | None
    round: Round | None
    before: tuple[Answer, ...] = ()
    changed: bool = field(default=False)

    def keep(self, answer: Answer) -> None:
        """Record an answer."""
        if self.record is not None:
            now = datetime.now(UTC)
            self.record.answer(
                self.quiz.lesson, answer.item, answer.chosen, answer.hinted, now, round=self.round
            )  # fmt: skip

    def close(self, result: Result) -> None:
        """End the round if it has been played to its end."""
        if self.record is not None and self.round is not None and len(result.answers) >= result.total:
            self.record.end(self.round, datetime.now(UTC))

    def told(self, answers: Sequence[Answer]) -> list[str]:
        """What the answers tell: the learner's level where that was looked for, and how much of the text is known."""
        return [line for line in (self.course.told(answers), _share_known(self.quiz, answers)) if line]


def sit(quiz: Quiz, choice: Choice, record: Record | None, *, anew: bool = False) -> Sitting:
    """The round of a quiz that was stopped, or a new one. Raises LessonError when no question fits the choice."""
    stopped = None if record is None or anew else record.stopped(quiz.lesson, choice.key)
    if stopped is not None:
        taken_up = _taken_up(quiz, choice, stopped)
        if taken_up is not None:
            return Sitting(quiz, taken_up[0], record, stopped, taken_up[1])
    seed = SystemRandom().randrange(2**31) if choice.seed is None else choice.seed
    course = _course(quiz, choice, seed)
    ids = [item.id for item in course.items] if isinstance(course, InTurn) else []
    begun = None if record is None else record.begin(quiz.lesson, choice.key, seed, ids, datetime.now(UTC))
    return Sitting(quiz, course, record, begun, changed=stopped is not None)


def _course(quiz: Quiz, choice: Choice, seed: int) -> Course:
    if not choice.adaptive:
        return InTurn(choose(fitting(quiz, choice.level, choice.kinds), choice.count, seed))
    start = choice.level if choice.level is not None else max(quiz.level - 1, 1)
    return Adaptive(fitting(quiz, None, choice.kinds), choice.count, start, seed, quiz.scale)


def _taken_up(quiz: Quiz, choice: Choice, stopped: Round) -> tuple[Course, tuple[Answer, ...]] | None:
    """The course of a stopped round and its answers; None when the quiz no longer has its questions."""
    items = {item.id: item for item in quiz.items}
    if not {*stopped.items, *(item for item, _ in stopped.answers)} <= items.keys():
        return None
    course: Course = InTurn([items[id] for id in stopped.items])
    if choice.adaptive:
        course = _course(quiz, choice, stopped.seed)
    answers: list[Answer] = []
    for id, chosen in stopped.answers:
        asked = course.next(answers)
        if asked is None or asked.id != id or not _possible(asked, chosen):
            return None
        answers.append(Answer(asked, chosen))
    return course, tuple(answers)


def _possible(item: QuizItem, chosen: int | None) -> bool:
    return chosen is None or 0 <= chosen < len(item.options)


def _share_known(quiz: Quiz, answers: Sequence[Answer]) -> str:
    """How much of the text the answers speak for knowing; nothing after few of them."""
    if len(answers) < _LEAST or not quiz.known:
        return ""
    given = ((answer.item.difficulty, answer.right, 1 / len(answer.item.options)) for answer in answers)
    share = comprehension(estimate(given, max(quiz.level - 1, 1)), quiz.known)
    read = (
        "enough to read it for pleasure" if share >= 0.98
        else "enough to follow it with a little help" if share >= 0.95
        else "below the 95 % that one needs to follow it"
    )  # fmt: skip
    return f"So you know about {round(100 * share)} % of the words of this text: {read}."
