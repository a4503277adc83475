"""Excerpts of a sentence: where it can be cut, how much of it is shown around a word, and marks that lose a partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lesson.model import Kind, Token

CLAUSE_ENDS = frozenset(",，;；:：。！？!?…")
"""What ends a clause."""
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】"}
"""Quotation marks and brackets with what closes them."""
_CLOSING = frozenset(PAIRS.values())

Span = tuple[int, int]
"""Tokens [first, last)."""


def clauses_of(tokens: Sequence[Token], ends: frozenset[str] = CLAUSE_ENDS) -> list[Span]:
    """The clauses of a sentence; closing marks behind the end of a clause belong to it (…遇。”)."""
    clauses: list[Span] = []
    start = 0
    for at, token in enumerate(tokens):
        after = tokens[at + 1].text[:1] if at + 1 < len(tokens) else ""
        closed = token.text[-1:] in _CLOSING and at > start and tokens[at - 1].text[-1:] in ends
        if (token.text[-1:] in ends or closed) and after not in ends and after not in _CLOSING:
            clauses.append((start, at + 1))
            start = at + 1
    if start < len(tokens):
        clauses.append((start, len(tokens)))
    return clauses


def around(tokens: Sequence[Token], clauses: Sequence[Span], at: int, limit: int, *, earlier_first: bool) -> Span:
    """The clause of token `at` with the clauses next to it while the whole has at most `limit` code points.

    `earlier_first` says on which side it grows first, for as long as it can.
    """
    first = last = next(i for i, (start, end) in enumerate(clauses) if start <= at < end)

    def fits(low: int, high: int) -> bool:
        inside = low >= 0 and high < len(clauses)
        return inside and sum(len(token.text) for token in tokens[clauses[low][0] : clauses[high][1]]) <= limit

    while True:
        earlier, later = fits(first - 1, last), fits(first, last + 1)
        if earlier and (earlier_first or not later):
            first -= 1
        elif later:
            last += 1
        else:
            return clauses[first][0], clauses[last][1]


def says_something(tokens: Sequence[Token]) -> bool:
    """Whether there is more than white space and punctuation."""
    return any(token.kind not in (Kind.SPACE, Kind.PUNCTUATION) for token in tokens)


def unpaired(tokens: Sequence[Token], pairs: Mapping[str, str] = PAIRS) -> set[int]:
    """The places of quotation marks and brackets whose other half is not among the tokens."""
    closing = frozenset(pairs.values())
    waiting: list[int] = []
    alone: set[int] = set()
    for at, token in enumerate(tokens):
        mark = token.text
        if waiting and pairs[tokens[waiting[-1]].text] == mark:
            waiting.pop()
        elif mark in pairs:
            waiting.append(at)
        elif mark in closing:
            alone.add(at)
    return alone | set(waiting)
