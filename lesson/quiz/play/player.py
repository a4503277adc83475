"""Playing a quiz: one question at a time, feedback at once, and at the end what to study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lesson.item import Gloss, QuizItem
from lesson.kinds import KINDS, QuizKind, Showing
from lesson.quiz.play.screen import Screen
from lesson.scale import HSK2025, Scale

# Gives the next key that was pressed (or the next line of a pipe), None when there is no more.
Keys = Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """An item with the index of the option taken, None when it was skipped; `hinted` says that the hint was shown."""

    item: QuizItem
    chosen: int | None
    hinted: bool = False

    @property
    def right(self) -> bool:
        """True when the right option was taken."""
        return self.chosen == self.item.answer


@dataclass(slots=True)
class Result:
    """The answers so far of a round of `total` questions, whose bands are those of `scale`."""

    total: int
    answers: list[Answer] = field(default_factory=list)
    scale: Scale = HSK2025

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
        """Always empty: items that were chosen beforehand measure no level."""
        return ""


def play(
    course: Course,
    screen: Screen,
    keys: Keys,
    *,
    before: Sequence[Answer] = (),
    glosses: Callable[[QuizItem], Sequence[Gloss]] = lambda item: (),
    record: Callable[[Answer], None] = lambda answer: None,
    scale: Scale = HSK2025,
) -> Result:
    """Ask item after item; the end of input and an interrupt stop politely, with the answers so far.

    `before` are answers of the same round given earlier; `glosses` tells which words to explain beside a question;
    `record` is called with each answer before anything more is shown; `scale` is that of the items' bands.
    """
    result = Result(course.total, list(before), scale)
    while (item := course.next(result.answers)) is not None:
        _ask(item, len(result.answers) + 1, result, screen, glosses(item))
        try:
            answer = _answer(item, screen, keys)
        except (EOFError, KeyboardInterrupt):
            break
        record(answer)
        result.answers.append(answer)
        _feedback(answer, screen)
    return result


def unknown(item: QuizItem, glossary: Sequence[Gloss], level: int | None) -> list[Gloss]:
    """The words beside the tested one that a reader of band `level` does not know; of the item's band by default."""
    known = item.band if level is None else level
    return [glossary[place] for place in item.around if glossary[place].band > known]


def _ask(item: QuizItem, number: int, result: Result, screen: Screen, glosses: Sequence[Gloss]) -> None:
    score = f"score {result.right}/{len(result.answers)}" if result.answers else ""
    # The last band holds words beyond the lists as well.
    level = result.scale.label(item.band) + "+" * (item.band == result.scale.last)
    screen.heading(f"{number} of {result.total}   {item.kind} · {level}", score)
    screen.line()
    if item.shown:
        screen.passage(item.shown, item.mark)
        if glosses:
            told = [f"{gloss.text} {gloss.pinyin} {gloss.meaning}" for gloss in glosses]
            screen.line("  ·  ".join(told), "dim", indent=2)
        screen.line()
    if item.kind.lists_parts:  # each part on a line of its own, none broken at the edge
        asked, _, parts = item.prompt.partition(": ")
        screen.line(f"{asked}:", "title")
        for part in parts.split(" · "):
            screen.line(part, indent=3)
        screen.line()
    else:
        screen.line(item.prompt, "title")
    for at, option in enumerate(item.options, 1):
        screen.line(f"{at}  {option}", indent=3)


def _answer(item: QuizItem, screen: Screen, keys: Keys) -> Answer:
    """The answer given. Raises EOFError when the player leaves or input ends."""
    last = len(item.options)
    hinted = False
    screen.line()
    screen.line(f"1-{last} answer · h hint · s skip · q save and quit", "dim")
    while True:
        pressed = keys()
        if pressed is None:
            raise EOFError
        key = pressed.strip().lower()
        if key in ("q", "quit", "\x1b"):
            raise EOFError
        if key in ("s", "skip"):
            return Answer(item, None, hinted)
        if key in ("h", "hint", "?"):
            hinted = True
            screen.line(item.hint, "dim")
        elif key.isascii() and key.isdigit() and 1 <= int(key) <= last:
            return Answer(item, int(key) - 1, hinted)
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
    if item.kind.showing in (Showing.GAP, Showing.NOTHING):
        screen.passage(sentence.text, (sentence.start, sentence.end) if item.kind.has_gap else None)
    screen.line(item.explanation)


def report(
    title: str, result: Result, screen: Screen, advice: Sequence[tuple[str, str]], told: Sequence[str] = ()
) -> None:
    """The score, tables per kind and per band, the words missed with their sentences, and what to do next.

    `told` is what the answers tell of the learner, a line each.
    """
    asked = len(result.answers)
    stopped = f"stopped after {asked} of {result.total}" if asked < result.total else ""
    screen.heading(title, stopped)
    screen.line()
    if not asked:
        screen.line("No question answered.", "title")
    else:
        skipped = sum(answer.chosen is None for answer in result.answers)
        tail = f", {skipped} skipped" if skipped else ""
        screen.line(f"{result.right} of {asked} right ({round(100 * result.right / asked)} %){tail}.", "title")
        for line in told:
            screen.line(line)
        screen.line()
        kinds = ((kind.name, [a for a in result.answers if a.item.kind == kind]) for kind in KINDS)
        screen.table(("kind", "right", "wrong", "skipped"), [_row(*kind) for kind in kinds if kind[1]])
        screen.line()
        bands = ((result.scale.label(n), [a for a in result.answers if a.item.band == n]) for n in result.scale.numbers)
        screen.table(("level", "right", "wrong", "skipped"), [_row(*band) for band in bands if band[1]])
    words = [item for item in result.missed if item.kind.is_of_word]
    if words:
        screen.line()
        screen.line("Study these:", "title")
        for item in _once(words):
            screen.line(f"{item.sentence.word}  {item.pinyin}  {item.meaning}".rstrip(), "title", indent=2)
            screen.passage(item.sentence.text, (item.sentence.start, item.sentence.end), indent=4)
    if len(result.missed) > len(words):
        screen.line()
        screen.line("Read again:", "title")
        for item in result.missed:
            if not item.kind.is_of_word:
                screen.passage(item.reasons[item.answer], indent=4)
    if advice:
        screen.line()
        screen.line("Next:", "title")
        for what, how in advice:
            screen.line(f"{what}: {how}", indent=2)


def weakest(result: Result) -> QuizKind | None:
    """The kind with the greatest share of misses, None when nothing was missed."""
    kinds = {item.kind for item in result.missed}

    def missed(kind: QuizKind) -> float:
        of_kind = [answer for answer in result.answers if answer.item.kind == kind]
        return sum(not answer.right for answer in of_kind) / len(of_kind)

    return max(sorted(kinds, key=str), key=missed, default=None)


def _row(name: str, answers: Sequence[Answer]) -> tuple[str, ...]:
    right = sum(answer.right for answer in answers)
    skipped = sum(answer.chosen is None for answer in answers)
    return name, str(right), str(len(answers) - right - skipped), str(skipped)


def _once(items: Sequence[QuizItem]) -> list[QuizItem]:
    """One item per word: a word missed twice is studied once."""
    return list({item.word: item for item in reversed(items)}.values())[::-1]
