"""Where a sentence is cut, and which marks lose their partner by it."""

from __future__ import annotations

import pytest

from lesson.annotation.pipeline import annotate
from lesson.model import Token
from lesson.text.excerpt import CLAUSE_ENDS, around, clauses_of, says_something, unpaired


def tokens(text: str) -> tuple[Token, ...]:
    (sentence,) = annotate(text, fast=True).sentences
    return sentence.tokens


def shown(parts: tuple[Token, ...]) -> str:
    return "".join(token.text for token in parts)


def clauses(text: str, ends: frozenset[str] = CLAUSE_ENDS) -> list[str]:
    words = tokens(text)
    return [shown(words[start:end]) for start, end in clauses_of(words, ends)]


def test_clauses_end_behind_a_comma_a_colon_and_a_full_stop() -> None:
    assert clauses("他說：我很好，你呢？") == ["他說：", "我很好，", "你呢？"]


def test_a_closing_mark_goes_with_the_clause_that_it_closes() -> None:
    assert clauses("“我很好，”他說。") == ["“我很好，”", "他說。"]


def test_a_list_is_one_clause() -> None:
    assert clauses("寧波、青島和上海都是城市。") == ["寧波、青島和上海都是城市。"]


def test_a_dash_parts_clauses_where_it_is_asked_to() -> None:
    assert clauses("這是銀行—他說。") == ["這是銀行—他說。"]
    assert clauses("這是銀行—他說。", CLAUSE_ENDS | {"—"}) == ["這是銀行—", "他說。"]


@pytest.mark.parametrize(
    ("limit", "earlier_first", "excerpt"),
    [
        (4, True, "他來了，"),
        (8, True, "我很好，他來了，"),
        (8, False, "他來了，她走了，"),
        (11, True, "我很好，他來了，"),
        (99, False, "我很好，他來了，她走了，大家回家。"),
    ],
)
def test_an_excerpt_grows_by_whole_clauses_on_the_side_that_is_named(
    limit: int, earlier_first: bool, excerpt: str
) -> None:
    words = tokens("我很好，他來了，她走了，大家回家。")
    at = next(place for place, token in enumerate(words) if token.text.startswith("他"))
    start, end = around(words, clauses_of(words), at, limit, earlier_first=earlier_first)
    assert shown(words[start:end]) == excerpt


def test_marks_alone_say_nothing() -> None:
    assert says_something(tokens("“好。”"))
    assert not says_something([token for token in tokens("“好。”") if token.text != "好"])


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("他說：“好。", ["“"]),
        ("好。”他說。", ["”"]),
        ("“好。”他說。", []),
        ("」我「好。", ["」", "「"]),
        ("“他《好。”", ["《", "“", "”"]),
    ],
)
def test_a_mark_without_its_other_half_is_alone(text: str, alone: list[str]) -> None:
    words = [token for sentence in annotate(text, fast=True).sentences for token in sentence.tokens]
    assert sorted(words[at].text for at in unpaired(words)) == sorted(alone)
