"""Rules in tables: what a word means or how it is read by its place in the sentence, as conditions and what they tell.

A table is a folder of TOML files. For each word (Simplified) it has rules in order, and the first all of whose
conditions hold decides. A rule has these keys:

    sense or reading   what it tells (the table says which)
    example, counter   a sentence where this very rule decides for the word in 【】, and one where it does not
    why                for a word that carries more than grammar: the reason, which must be true of Chinese at large

and any of these conditions, which must all hold:

    tag, before_tag, after_tag    the tag of the word, of the word before, of the one behind ("-": the sentence ends)
    before, after                 the word before, the word behind
    second, second_tag            the word before that before, and its tag
    before_like, second_like ...  one of these as a regular expression of the whole of it
    left_4, left_tag_4            a word, or a tag, among the four (or another number) before, in the same clause
    right_4, right_tag_4          the same behind, up to the comma or stop that ends the clause, with that mark
    earlier_12, later_12          a word among so many before or behind in the sentence, across commas
    object                        the head of the noun phrase right behind (`noun_phrase.head_behind`)
    complement                    whether the word stands right behind a verb that it can complete (说出, 打开)
    counts                        whether the word stands behind a numeral or a determiner

Values are alternatives, separated by spaces; "!" in front means none of them. Tags are those of LAC and jieba.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any, Generic, NamedTuple, TypeVar

from lesson.annotation.context import Context
from lesson.annotation.rules.noun_phrase import head_behind

T = TypeVar("T")
Condition = Callable[[Context], bool]

_NEIGHBOURS = frozenset(("tag", "before", "before_tag", "second", "second_tag", "after", "after_tag"))
_WITHIN = re.compile(r"(left|right|left_tag|right_tag|earlier|later)_([1-9]\d?)")
_REMARKS = ("example", "counter", "why")


class Rule(NamedTuple, Generic[T]):
    """A rule of a table: its conditions, what it tells where they hold, and the sentences that show it at work."""

    conditions: tuple[Condition, ...]
    told: T
    example: str
    counter: str
    why: str = ""


def first_that_holds(rules: Iterable[Rule[T]], context: Context) -> Rule[T] | None:
    """The first of some rules whose conditions all hold; None where none does."""
    for rule in rules:
        for condition in rule[0]:
            if not condition(context):
                break
        else:
            return rule
    return None


def load(table: str, key: str, told: Callable[[str], T]) -> Mapping[str, tuple[Rule[T], ...]]:
    """The rules of a table by word: the TOML files in the folder of that name.

    `key` names what a rule tells, and `told` makes it of the text there. Raises ValueError, with the file, the word and
    the number of the rule, for a key that is none, a value that cannot be read, a missing key, a word in two files.
    """
    rules: dict[str, tuple[Rule[T], ...]] = {}
    folder = files("lesson.annotation.rules").joinpath(table)
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".toml"):
            continue
        for word, written in tomllib.loads(file.read_text("utf-8")).items():
            if word in rules:
                raise ValueError(f"{table}/{file.name}: {word} has its rules in another file of the table already")
            rules[word] = rules_of(written, key, told, f"{table}/{file.name}: {word}")
    return rules


def rules_of(
    written: Iterable[Mapping[str, Any]], key: str, told: Callable[[str], T], where: str = "rules"
) -> tuple[Rule[T], ...]:
    """The rules of one word as they are written in a table; arguments and errors as for `load`."""
    return tuple(_rule(one, key, told, f"{where}, rule {number}") for number, one in enumerate(written, 1))


def _rule(written: Mapping[str, Any], key: str, told: Callable[[str], T], where: str) -> Rule[T]:
    missing = [name for name in (key, "example", "counter") if name not in written]
    if missing:
        raise ValueError(f"{where}: there is no {' and no '.join(missing)}")
    try:
        conditions = [
            _condition(name, value) for name, value in written.items() if name != key and name not in _REMARKS
        ]
        return Rule(
            tuple(conditions), told(written[key]), written["example"], written["counter"], written.get("why", "")
        )
    except (ValueError, re.error) as error:
        raise ValueError(f"{where}: {error}") from None


def _condition(name: str, value: Any) -> Condition:
    """The condition that a key and its value stand for."""
    if name in ("counts", "complement"):
        if not isinstance(value, bool):
            raise ValueError(f"{name} is true or false, not {value!r}")
        return _counts(value) if name == "counts" else _complement(value)
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text in quotation marks, not {value!r}")
    if name.endswith("_like") and name.removesuffix("_like") in _NEIGHBOURS:
        return _like(name.removesuffix("_like"), re.compile(value))
    wanted = frozenset(value.removeprefix("!").split())
    holds = _one_of(name, wanted)
    return _unless(holds) if value.startswith("!") else holds


def _counts(value: bool) -> Condition:
    return lambda context: context.counts() is value


def _complement(value: bool) -> Condition:
    return lambda context: context.complement is value


def _unless(condition: Condition) -> Condition:
    return lambda context: not condition(context)


def _like(name: str, pattern: re.Pattern[str]) -> Condition:
    return lambda context: pattern.fullmatch(getattr(context, name)) is not None


def _one_of(name: str, wanted: frozenset[str]) -> Condition:
    if name in _NEIGHBOURS:
        return lambda context: (getattr(context, name) or "-") in wanted
    if name == "object":
        return lambda context: head_behind(context.words, context.tags, context.at) in wanted
    within = _WITHIN.fullmatch(name)
    if within is None:
        raise ValueError(f"there is no key {name}; the head of lesson/annotation/rules/engine.py lists them")
    return _within(within[1], int(within[2]), wanted)


def _within(side: str, reach: int, wanted: frozenset[str]) -> Condition:
    if side == "left":
        return lambda context: not wanted.isdisjoint(context.clause_before()[-reach:])
    if side == "right":
        return lambda context: not wanted.isdisjoint(context.clause_behind()[:reach])
    if side == "left_tag":
        return lambda context: (
            not wanted.isdisjoint(context.tags[context.at - len(context.clause_before()[-reach:]) : context.at])
        )
    if side == "right_tag":
        return lambda context: (
            not wanted.isdisjoint(context.tags[context.at + 1 : context.at + 1 + len(context.clause_behind()[:reach])])
        )
    if side == "earlier":
        return lambda context: not wanted.isdisjoint(context.words[max(0, context.at - reach) : context.at])
    return lambda context: not wanted.isdisjoint(context.words[context.at + 1 : context.at + 1 + reach])
