"""Function words: the sense that the place in the sentence gives a word of grammar.

The uses of each word, with the conditions for each, are in `tables/function_words.toml`; the head of that file tells
how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from lesson.annotation.context import Context

T = TypeVar("T")
Condition = Callable[[Context], bool]
Use = tuple[tuple[Condition, ...], re.Pattern[str]]


def sense_in(word: str, context: Context) -> re.Pattern[str] | None:
    """What the gloss of a function word's sense must match, by its place in the sentence; None for any other word."""
    return first_that_holds(uses().get(word, ()), context)


def first_that_holds(rules: Iterable[tuple[tuple[Condition, ...], T]], context: Context) -> T | None:
    """What the first of some rules tells whose conditions all hold; None where none does."""
    for conditions, told in rules:
        for condition in conditions:
            if not condition(context):
                break
        else:
            return told
    return None


@cache
def uses() -> Mapping[str, tuple[Use, ...]]:
    """The uses of every function word in the table, in order. Raises ValueError for a condition it does not know."""
    import tomllib

    table = tomllib.loads(files("lesson.annotation.rules").joinpath("function_words.toml").read_text("utf-8"))
    return {word: tuple(map(_use, rules)) for word, rules in table.items()}


def _use(rule: Mapping[str, Any]) -> Use:
    return conditions_of(rule, "sense"), re.compile(rule["sense"])


def conditions_of(rule: Mapping[str, Any], told: str) -> tuple[Condition, ...]:
    """The conditions of a rule of a table: all its keys but `told`, what it tells where they hold."""
    return tuple(_condition(name, value) for name, value in rule.items() if name != told)


def _condition(name: str, value: Any) -> Condition:
    if name == "counts":
        return lambda context: context.counts() is value
    if name == "complement":
        return lambda context: context.complement is value
    if name.endswith("_like"):
        return _like(name.removesuffix("_like"), re.compile(value))
    wanted = frozenset(value.removeprefix("!").split())
    if value.startswith("!"):
        return _unless(_one_of(name, wanted))
    return _one_of(name, wanted)


def _unless(condition: Condition) -> Condition:
    return lambda context: not condition(context)


def _like(name: str, pattern: re.Pattern[str]) -> Condition:
    return lambda context: pattern.fullmatch(getattr(context, name)) is not None


def _one_of(name: str, wanted: frozenset[str]) -> Condition:
    if name in ("tag", "before", "before_tag", "second", "second_tag", "after", "after_tag"):
        return lambda context: (getattr(context, name) or "-") in wanted
    if name == "left":
        return lambda context: not wanted.isdisjoint(context.clause_before())
    if name == "right":
        return lambda context: not wanted.isdisjoint(context.clause_behind())
    if name == "earlier":
        return lambda context: not wanted.isdisjoint(context.words[: context.at])
    if name == "later":
        return lambda context: not wanted.isdisjoint(context.words[context.at + 1 :])
    if name == "earlier_tag":
        return lambda context: not wanted.isdisjoint(context.tags[: context.at])
    raise ValueError(f"tables of {__name__}: there is no condition named {name}")
