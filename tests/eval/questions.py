"""Questions: what can be checked of a quiz without a reader, and a sample of it for a reader.

The checks find options that may be ambiguous (equal after trimming, a content word or a gloss in common with the key,
one a part of another, listed as spellings of one word) and keys that can be guessed (always in one place, mostly the
longest). What they cannot see, a person has to: the sample is written to tests/eval/QUESTIONS.md.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import SEED_TEXT

from lesson.annotation.pipeline import annotate_article
from lesson.model import Lesson, Word, level_name
from lesson.quiz import QuizItem, make_items
from lesson.quiz.gloss import stems
from lesson.text.article import read_article

SAMPLE = 200
FILE = Path(__file__).with_name("QUESTIONS.md")


def seed() -> tuple[Lesson, tuple[QuizItem, ...]]:
    """The lesson of the seed and its items."""
    lesson = annotate_article(read_article(SEED_TEXT))
    return lesson, make_items(lesson)


def ambiguous(lesson: Lesson, items: Sequence[QuizItem]) -> list[QuizItem]:
    """The items of which an option may be as right as the key, as far as a check can tell."""
    words = {word.text: word for word in lesson.words}
    return [item for item in items if any(_alike(item, at, words) for at in range(len(item.options)))]


def _alike(item: QuizItem, at: int, words: dict[str, Word]) -> bool:
    if at == item.answer:
        return False
    key, option = (text.strip().lower() for text in (item.options[item.answer], item.options[at]))
    if key == option:
        return True
    if item.kind.name == "reading" or not item.kind.is_of_word:
        return False  # the same letters in another order, another number: alike and yet different
    if key in option or option in key or stems(key) & stems(option):
        return True
    one, other = words.get(item.options[item.answer]), words.get(item.options[at])
    return one is not None and other is not None and _one_word(one, other)


def _one_word(one: Word, other: Word) -> bool:
    """Whether two words are spellings of one, or have a whole gloss in common."""
    glosses = [{gloss for sense in word.senses for gloss in sense.glosses} for word in (one, other)]
    return one.simplified == other.simplified or bool(glosses[0] & glosses[1])


def most_used_place(items: Sequence[QuizItem]) -> float:
    """The share of keys in the place that has most; a quarter when all places have as many."""
    return max(Counter(item.answer for item in items).values()) / len(items)


def longest_is_key(items: Sequence[QuizItem]) -> float:
    """The share of items with one option longer than all others in which that is the key; a quarter by chance."""
    alone = [item for item in items if _longest(item) is not None]
    return sum(_longest(item) == item.answer for item in alone) / max(1, len(alone))


def _longest(item: QuizItem) -> int | None:
    sizes = [len(option) for option in item.options]
    return sizes.index(max(sizes)) if sizes.count(max(sizes)) == 1 else None


def other_script(items: Sequence[QuizItem]) -> list[QuizItem]:
    """Items whose key alone, or whose key alone not, is written in letters."""
    found = []
    for item in items:
        latin = [option.isascii() for option in item.options]
        if item.kind.name not in ("reading", "order") and latin.count(latin[item.answer]) == 1:
            found.append(item)
    return found


def write_sample(items: Sequence[QuizItem]) -> None:
    """Write a sample of the items, the same one for the same items, as a page to read."""
    chosen = set(sorted(items, key=lambda item: hashlib.sha256(item.id.encode()).digest())[:SAMPLE])
    lines = [
        "# Questions to read",
        "",
        f"{len(chosen)} of the seed's {len(items)} questions, written by `make eval`. For each: is the key right, is it"
        " the only right one, is its reason true?",
        "",
    ]
    for number, item in enumerate((item for item in items if item in chosen), 1):
        shown = item.shown.replace("_", "\\_")
        if item.mark is not None:
            start, end = item.mark
            shown = f"{shown[:start]}**{shown[start:end]}**{shown[end:]}"
        lines += [f"{number}. {item.kind}, {level_name(item.band)}: {shown}  ", f"   {item.prompt}", ""]
        for at, (option, reason) in enumerate(zip(item.options, item.reasons, strict=True)):
            lines.append(f"   - [{'x' if at == item.answer else ' '}] {option} — {reason}")
        lines += ["", f"   {item.explanation}", ""]
    FILE.write_text("\n".join(lines), encoding="utf-8")
