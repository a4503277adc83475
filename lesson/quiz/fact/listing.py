"""Facts of which ones: members of a list (寧波、青島等城市), and what is named in quotation marks before a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lesson.model import Kind, Token
from lesson.quiz.fact.source import Ask, Fact, Source, text_of
from lesson.quiz.stable import quick_hash

_LEAST = 2  # members of a list
_LONGEST_TITLE = 16  # code points between quotation marks
_PAIRS = {"“": "”", "「": "」", "『": "』"}


def lists(source: Source) -> Iterator[Fact]:
    """哪些城市: two or more members, 等, and the noun for what they are. A wrong answer has one member exchanged."""
    spans = [(s, *span) for s in source.sentences for span in _lists(source.tokens(s))]
    for sentence, first, last in spans:
        tokens = source.tokens(sentence)
        members = [token for token in tokens[first:last] if token.kind is not Kind.PUNCTUATION]
        near = {token.simplified for token in tokens}
        others = {
            token.text
            for s, start, end in spans
            for token in source.tokens(s)[start:end]
            if token.simplified not in near and _comparable(token, members[0])
        }
        answer = text_of(tokens[first:last])
        strangers = sorted(others, key=lambda text: quick_hash("list", answer, text))
        places = sorted(range(len(members)), key=lambda at: quick_hash("member", answer, str(at)))
        wrong = [
            text_of(tokens[first:last]).replace(members[places[n % len(places)]].text, stranger, 1)
            for n, stranger in enumerate(strangers)
        ]
        fact = source.fact(
            sentence, (first, last + 1), source.ask(Ask.WHICH), answer, wrong, exact=False, tail=tokens[last].text
        )
        if fact is not None:
            yield fact


def _comparable(token: Token, member: Token) -> bool:
    """Whether a member of one list could be taken for one of another: cities among cities, things among things."""
    return token.kind is member.kind is not Kind.PUNCTUATION and token.name_kind == member.name_kind


def _lists(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Members [first, last) of each list, 等 at `last` and a noun behind it."""
    for last, token in enumerate(tokens):
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if token.text != "等" or following is None or following.kind is not Kind.WORD:
            continue
        first = last
        while first > 0 and _member(tokens[first - 1], tokens[last - 1]):
            first -= 1
            if first > 0 and tokens[first - 1].text == "、":
                first -= 1
        while first < last and tokens[first].kind is Kind.PUNCTUATION:
            first += 1
        parted = sum(token.text == "、" for token in tokens[first:last])
        members = last - first - parted
        alone = first == 0 or not _nominal(tokens[first - 1])
        if members >= _LEAST and parted == members - 1 and alone and following.pos in ("noun", "adjective"):
            yield first, last


def _member(token: Token, other: Token) -> bool:
    if token.kind is not other.kind or token.kind is Kind.PUNCTUATION:
        return False
    return token.name_kind == other.name_kind if token.kind is Kind.NAME else token.pos == "noun"


def _nominal(token: Token) -> bool:
    return token.kind is Kind.NAME or token.pos in ("noun", "adjective") or token.text == "、"


def titled(source: Source) -> Iterator[Fact]:
    """什麼活動: what stands in quotation marks before a noun."""
    spans = [(s, *span) for s in source.sentences for span in _quoted(source.tokens(s))]
    titles = {text_of(source.tokens(s)[first:last]) for s, first, last in spans}
    for sentence, first, last in spans:
        tokens = source.tokens(sentence)
        following = tokens[last] if last < len(tokens) else None
        if following is None or following.pos != "noun" and following.text != "的":
            continue
        of = following.text == "的"
        named = first > 0 and tokens[first - 1].pos in ("measure word", "pronoun")  # 這座“…”的輝煌 says no kind
        if of and (named or last + 1 >= len(tokens) or tokens[last + 1].pos != "noun"):
            continue
        answer = text_of(tokens[first:last])
        wrong = sorted((t for t in titles if _unlike(t, answer)), key=lambda t: quick_hash("title", answer, t))
        fact = source.fact(sentence, (first, last), source.ask(Ask.WHAT_KIND if of else Ask.WHAT), answer, wrong)
        if fact is not None:
            yield fact


def _quoted(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Short stretches in quotation marks that are no sentences, marks included."""
    for first, token in enumerate(tokens):
        closing = _PAIRS.get(token.text)
        last = next((i for i in range(first + 1, len(tokens)) if tokens[i].text == closing), None) if closing else None
        if last is None:
            continue
        inside = tokens[first + 1 : last]
        size = len(text_of(inside))
        if 2 <= size <= _LONGEST_TITLE and len(inside) > 1 and not any(t.text in "，,。；;！？、" for t in inside):
            yield first, last + 1


def _unlike(title: str, answer: str) -> bool:
    """Whether two titles have less than half of their characters in common."""
    one, other = set(title) - set("“”「」"), set(answer) - set("“”「」")
    return title != answer and 2 * len(one & other) < min(len(one), len(other))
