"""Facts of people: who holds a post, what post somebody holds, who said something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lesson.model import Kind, NameKind, Token
from lesson.quiz.fact.saying import BETWEEN
from lesson.quiz.fact.source import MOST_WRONG, Ask, Fact, Source, pieces, text_of
from lesson.quiz.fact.statement import LONGEST, clause_end
from lesson.quiz.stable import quick_hash
from lesson.text.excerpt import clauses_of
from lesson.text.saying import SAYING

# A noun that names a post, by its gloss.
_POST = re.compile(
    r"\b(mayor|president|premier|curator|minister|chair\w*|director|manager|secretary|professor|teacher|doctor|expert|engineer|"
    r"scholar|researcher|spokes\w+|governor|official|leader|head|boss|founder|chief|officer|editor|reporter|journalist|"
    r"ambassador|captain|coach|player|actor|actress|writer|author|lawyer|judge|general|principal|dean|member|deputy)\b"
)


_RANKS = frozenset(["副", "前", "原", "总", "代", "代理", "名誉", "首席", "高级", "资深", "候任"])


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person with the post that the text gives: tokens [first, at) of a sentence, the name at `at`."""

    sentence: int
    first: int
    at: int
    name: str
    post: str


def posts(source: Source) -> Iterator[Fact]:
    """誰是董事長 and 白雲是誰, for each post and each person once."""
    holders = list(_holders(source))
    people = source.people
    seen: set[str] = set()
    for holder in holders:
        others = [name for name in people if not _same(name, holder.name)]
        wrong = sorted(others, key=lambda name: quick_hash("post", holder.post, name))[:MOST_WRONG]
        tokens, size = source.tokens(holder.sentence), holder.at - holder.first
        if not seen & {holder.post, holder.name} and _fixed(holder, source):
            post, asked = pieces(tokens[holder.first : holder.at]), source.ask(Ask.WHO_IS)
            yield Fact(holder.sentence, holder.at, 1, (), asked, post, holder.name, tuple(wrong), tail="是")
        if holder.name not in seen:
            named, asked = pieces(tokens[holder.at : holder.at + 1]), source.ask(Ask.IS_WHO)
            held = tuple(_other_posts(holder, holders)[:MOST_WRONG])
            yield Fact(holder.sentence, holder.first, size, named, asked, (), holder.post, held, link="是")
        seen |= {holder.post, holder.name}


def _holders(source: Source) -> Iterator[_Holder]:
    for sentence in source.sentences:
        tokens = source.tokens(sentence)
        for at, token in enumerate(tokens):
            first = at
            while first > 0 and _of_a_post(tokens[first - 1]):
                first -= 1
            while first < at and tokens[first].kind is Kind.PUNCTUATION:
                first += 1
            if (
                token.text in source.people
                and token.name_kind
                and first < at
                and _POST.search(tokens[at - 1].sense or "")
            ):
                yield _Holder(sentence, first, at, token.text, text_of(tokens[first:at]))


def _of_a_post(token: Token) -> bool:
    """Whether a token may be part of a post before a name: 鄂爾多斯市委常委、副市長."""
    if token.kind is Kind.NAME:
        return token.name_kind is not NameKind.PERSON
    ranked = token.simplified in _RANKS  # a 副會長 is no 會長
    return token.text == "、" or ranked or token.kind is Kind.WORD and token.pos in ("noun", "abbreviation")


def _fixed(holder: _Holder, source: Source) -> bool:
    """Whether the post says whose it is: 拼多多戰略副總裁 does, 副總裁 does not."""
    return any(token.kind is Kind.NAME for token in source.tokens(holder.sentence)[holder.first : holder.at])


def _other_posts(holder: _Holder, holders: Sequence[_Holder]) -> list[str]:
    """A post of each other person, none that is part of a post of this one."""
    own = [other.post for other in holders if other.name == holder.name]
    post_of: dict[str, str] = {}
    for other in holders:
        if not _same(other.name, holder.name) and not any(other.post in post or post in other.post for post in own):
            post_of.setdefault(other.name, other.post)
    kept: list[str] = []
    for post in sorted(set(post_of.values()), key=lambda post: quick_hash("holder", holder.name, post)):
        if not any(post in one or one in post for one in kept):
            kept.append(post)
    return kept


def _same(one: str, other: str) -> bool:
    """Whether two names may be one person's: 劉曉峯 and 曉峯."""
    return one in other or other in one


def speakers(source: Source) -> Iterator[Fact]:
    """誰表示, …: who said what the next clause says."""
    people = source.people
    for sentence in source.sentences:
        tokens = source.tokens(sentence)
        clauses = clauses_of(tokens)
        for (start, end), (following, _) in zip(clauses, clauses[1:], strict=False):
            at = next((i for i in range(start, end) if tokens[i].name_kind and tokens[i].text in people), None)
            if at is None or not _says(tokens[at + 1 : end]):
                continue
            stop = clause_end(tokens, clauses, following, LONGEST - 8)
            if stop is None:
                continue
            said = tokens[following:stop]
            wrong = [name for name in people if not _same(name, tokens[at].text)]
            wrong.sort(key=lambda name: quick_hash("speaker", tokens[at].text, text_of(said), name))
            told = [token for token in tokens[at + 1 : end] if token.simplified not in BETWEEN]
            after = pieces([*told, *said])
            yield Fact(sentence, at, 1, (), source.ask(Ask.WHO), after, tokens[at].text, tuple(wrong[:MOST_WRONG]))


def _says(tokens: Sequence[Token]) -> bool:
    """Whether what follows a name is a verb of saying and the end of the clause."""
    words = [token for token in tokens if token.kind is Kind.WORD and token.simplified not in BETWEEN]
    return len(words) == 1 and words[0].simplified in SAYING
