"""Which items of a quiz to play: by level and kind, balanced, none giving another's answer away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random

from lesson.errors import LessonError
from lesson.item import Quiz, QuizItem
from lesson.kinds import QuizKind

_CANDIDATES = 30  # of a very long text's questions so many for each that is wanted are looked at


def fitting(quiz: Quiz, level: int | None, kinds: Sequence[QuizKind]) -> tuple[QuizItem, ...]:
    """The items of some kinds (all when none is named) for a reader of band `level`: that band and the one above.

    Raises LessonError when there are none, saying which bands have items.
    """
    of_kind = [item for item in quiz.items if not kinds or item.kind in kinds]
    fit = tuple(item for item in of_kind if level is None or level <= item.band <= level + 1)
    if fit:
        return fit
    bands = ", ".join(quiz.scale.label(band) for band in sorted({item.band for item in of_kind}))
    what = " or ".join(map(str, kinds)) if kinds else "question"
    where = f" at {quiz.scale.label(level)} or just above" if level is not None else ""
    rest = f"there are some at {bands}" if bands else "the text is too short for them"
    raise LessonError(f"{quiz.lesson}: no {what} items{where}; {rest}".replace("question items", "questions"))


def choose(items: Sequence[QuizItem], count: int, seed: int | None = None) -> tuple[QuizItem, ...]:
    """At most `count` items in the order of the text, as many of each kind as there are, from all
    paragraphs alike, each word once if possible.

    Of items that show each other's answers one is taken while others are left. `seed` makes the choice repeatable.
    """
    if count >= len(items):
        return tuple(items)
    waiting: dict[QuizKind, list[QuizItem]] = defaultdict(list)
    for item in Random(seed).sample(list(items), min(len(items), _CANDIDATES * count)):
        waiting[item.kind].append(item)
    chosen: list[QuizItem] = []
    while len(chosen) < count:
        for kind in sorted(
            waiting, key=lambda kind: (len(waiting[kind]), kind.name)
        ):  # the rarest have least to choose from
            if waiting[kind] and len(chosen) < count:
                pool = waiting[kind]
                used = Counter(item.sentence.paragraph for item in chosen)
                best = min(
                    range(len(pool)), key=lambda at: (clashes(pool[at], chosen), used[pool[at].sentence.paragraph], at)
                )
                chosen.append(pool.pop(best))
    wanted = {item.id for item in chosen}
    return tuple(item for item in items if item.id in wanted)


def clashes(item: QuizItem, chosen: Sequence[QuizItem]) -> int:
    """How badly an item goes with those chosen: the same word worst, then a given answer, then the same sentence."""
    worst = 0
    for other in chosen:
        if _of_one_thing(item, other):
            return 3
        if _shows(item, other) or _shows(other, item):
            worst = max(worst, 2)
        elif _overlap(item, other):
            worst = max(worst, 1)
    return worst


def _of_one_thing(item: QuizItem, other: QuizItem) -> bool:
    """True when two items ask about one word, or about one fact of the text."""
    if item.kind.is_of_word or other.kind.is_of_word:
        return item.word == other.word
    return _place(item) == _place(other) and item.sentence.word == other.sentence.word


def _place(item: QuizItem) -> tuple[int, int]:
    return item.sentence.paragraph, item.sentence.start


def _shows(item: QuizItem, other: QuizItem) -> bool:
    """True when one item's excerpt fills the gap of the other."""
    if not other.kind.has_gap:
        return False
    sentence = other.sentence
    return sentence.text[max(0, sentence.start - 3) : sentence.end + 3] in item.sentence.text


def _overlap(item: QuizItem, other: QuizItem) -> bool:
    one, two = item.sentence, other.sentence
    return one.paragraph == two.paragraph and (one.text[:12] in two.text or two.text[:12] in one.text)
