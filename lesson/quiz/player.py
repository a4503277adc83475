"""Playing a quiz: one question at a time, feedback at once, and at the end what to study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lesson.model import BANDS, level_name
from lesson.quiz.item import ItemKind, Quiz, QuizItem
from lesson.quiz.screen import Screen

# Gives the next key that was pressed (or the next line of a pipe), None when there is no more.
Keys = Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """An item with the index of the option taken, None when it was skipped."""

    item: QuizItem
    chosen: int | None

    @property
    def right(self) -> bool:
        """True when the right option was taken."""
        return self.chosen == self.item.answer


@dataclass(slots=True)
class Result:
    """The answers so far of a round of `total` questions."""

    total: int
    answers: list[Answer] = field(default_factory=list)

    @property
    def right(self) -> int:
        """Questions answered right."""
        return sum(answer.right for answer in self.answers)

    @property
    def missed(self) -> list[QuizItem]:
        """Items answered wrong or skipped, in the order of the text."""
        return [answer.item for answer in self.answers if not answer.right]


class Course(Protocol):
    """What decides which item comes next."""

    total: int

    def next(self, answers: Sequence[Answer]) -> QuizItem | None:
        """The item to ask after these answers; None when the round is over."""

    def told(self, answers: Sequence[Answer]) -> str:
        """What these answers tell of the learner, as a line; empty when nothing is said."""


class InTurn:
    """Items chosen beforehand, in their order."""

    def __init__(self, items: Sequence[QuizItem]) -> None:
        self.items = items
        self.total = len(items)

    def next(self, answers: Sequence[Answer]) -> QuizItem | None:
        """The next one in turn."""
        return self.items[len(answers)] if len(answers) < self.total else None

    def told(self, answers: Sequence[Answer]) -> str:
        """Nothing: items that were chosen beforehand were not chosen to find out."""
        return ""


def play(course: Course, screen: Screen, keys: Keys) -> Result:
    """Ask item after item; the end of input and an interrupt stop politely, with the answers so far."""
    result = Result(course.total)
    while (item := course.next(result.answers)) is not None:
        _ask(item, len(result.answers) + 1, result, screen)
        try:
            chosen = _answer(item, screen, keys)
        except (EOFError, KeyboardInterrupt):
            break
        answer = Answer(item, chosen)
        result.answers.append(answer)
        _feedback(answer, screen)
    return result


def _ask(item: QuizItem, number: int, result: Result, screen: Screen) -> None:
    score = f"score {result.right}/{len(result.answers)}" if result.answers else ""
    level = level_name(item.band) + "+" * (item.band == 7)  # 7 holds words beyond the lists as well
    screen.heading(f"{number} of {result.total}   {item.kind} · {level}", score)
    screen.line()
    sentence = item.sentence
    shift = int(sentence.cut_before)
    mark = None if item.kind.has_gap else (sentence.start + shift, sentence.end + shift)
    screen.passage(item.shown, mark)
    screen.line()
    screen.line(item.prompt, "title")
    for at, option in enumerate(item.options, 1):
        screen.line(f"{at}  {option}", indent=3)


def _answer(item: QuizItem, screen: Screen, keys: Keys) -> int | None:
    """The option taken, None when the item is skipped. Raises EOFError when the player leaves or input ends."""
    last = len(item.options)
    screen.line()
    screen.line(f"1-{last} answer · h hint · s skip · q quit", "dim")
    while True:
        pressed = keys()
        if pressed is None:
            raise EOFError
        key = pressed.strip().lower()
        if key in ("q", "quit", "\x1b"):
            raise EOFError
        if key in ("s", "skip"):
            return None
        if key in ("h", "hint", "?"):
            screen.line(item.hint, "dim")
        elif key.isascii() and key.isdigit() and 1 <= int(key) <= last:
            return int(key) - 1
        elif key:
            screen.line(f"Press 1 to {last}, h, s or q.", "dim")


def _feedback(answer: Answer, screen: Screen) -> None:
    item = answer.item
    screen.line()
    right = f"{item.answer + 1}  {item.options[item.answer]}"
    if answer.right:
        screen.line(f"✓ Right: {right}", "good")
    elif answer.chosen is None:
        screen.line(f"Skipped. The answer is {right}", "title")
    else:
        screen.line(f"✗ {answer.chosen + 1} is wrong. The answer is {right}", "bad")
        screen.line(item.reasons[answer.chosen])
    sentence = item.sentence
    if item.kind.has_gap:
        screen.passage(sentence.text, (sentence.start, sentence.end))
    screen.line(item.explanation)


def report(quiz: Quiz, result: Result, screen: Screen, advice: Sequence[tuple[str, str]], told: str = "") -> None:
    """The score, tables per kind and per band, the words missed with their sentences, and what to do next.

    `told` is what the answers tell of the learner.
    """
    asked = len(result.answers)
    stopped = f"stopped after {asked} of {result.total}" if asked < result.total else ""
    screen.heading(quiz.title or quiz.lesson, stopped)
    screen.line()
    if not asked:
        screen.line("No question answered.", "title")
    else:
        skipped = sum(answer.chosen is None for answer in result.answers)
        tail = f", {skipped} skipped" if skipped else ""
        screen.line(f"{result.right} of {asked} right ({round(100 * result.right / asked)} %){tail}.", "title")
        if told:
            screen.line(told)
        screen.line()
        kinds = ((kind.value, [a for a in result.answers if a.item.kind is kind]) for kind in ItemKind)
        screen.table(("kind", "right", "wrong", "skipped"), [_row(*kind) for kind in kinds if kind[1]])
        screen.line()
        bands = ((level_name(band), [a for a in result.answers if a.item.band == band]) for band in BANDS)
        screen.table(("level", "right", "wrong", "skipped"), [_row(*band) for band in bands if band[1]])
    if result.missed:
        screen.line()
        screen.line("Study these:", "title")
        for item in _once(result.missed):
            screen.line(f"{item.sentence.word}  {item.pinyin}  {item.meaning}".rstrip(), "title", indent=2)
            screen.passage(item.sentence.text, (item.sentence.start, item.sentence.end), indent=4)
    if advice:
        screen.line()
        screen.line("Next:", "title")
        for what, how in advice:
            screen.line(f"{what}: {how}", indent=2)


def weakest(result: Result) -> ItemKind | None:
    """The kind with the greatest share of misses, None when nothing was missed."""
    kinds = {item.kind for item in result.missed}

    def missed(kind: ItemKind) -> float:
        of_kind = [answer for answer in result.answers if answer.item.kind is kind]
        return sum(not answer.right for answer in of_kind) / len(of_kind)

    return max(sorted(kinds), key=missed, default=None)


def _row(name: str, answers: Sequence[Answer]) -> tuple[str, ...]:
    right = sum(answer.right for answer in answers)
    skipped = sum(answer.chosen is None for answer in answers)
    return name, str(right), str(len(answers) - right - skipped), str(skipped)


def _once(items: Sequence[QuizItem]) -> list[QuizItem]:
    """One item per word: a word missed twice is studied once."""
    return list({item.word: item for item in reversed(items)}.values())[::-1]
