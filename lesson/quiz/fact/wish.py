"""Facts of what somebody hopes to do, what something was done for, and why it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lesson.model import Kind, Token
from lesson.quiz.fact.saying import breaks_off
from lesson.quiz.fact.source import Ask, Fact, Source, text_of
from lesson.quiz.fact.statement import clause_end, is_subordinate, statement
from lesson.quiz.stable import quick_hash
from lesson.text.excerpt import clauses_of

_HOPING = frozenset(["希望", "打算", "决定", "计划"])
_FOR = frozenset(["为", "为了"])
_SINCE = frozenset(["因为", "由于"])
_SO = frozenset(["所以", "因此", "就", "便"])
_LONGEST = 42  # code points of what is hoped for
_SHARED = 0.2  # of the words of a wrong answer, so many at most are in the paragraph


@dataclass(frozen=True, slots=True)
class _Aim:
    """What is aimed at, or a reason: tokens [first, last) of a sentence; the question is asked within tokens `within`.

    For an answer to 爲什麼 the first token is the word that says so: 爲了, 因爲.
    """

    sentence: int
    first: int
    last: int
    within: tuple[int, int]
    ask: Ask


def aims(source: Source) -> Iterator[Fact]:
    """希望做什麼, 爲什麼…: wrong answers are aims and reasons of other sentences with few words of this paragraph."""
    every = [aim for sentence in source.sentences for aim in (*_hopes(source, sentence), *_reasons(source, sentence))]
    for aim in every:
        tokens = source.tokens(aim.sentence)
        answer = text_of(tokens[aim.first : aim.last])
        paragraph = source.lesson.sentences[aim.sentence].paragraph
        here = _content(source.paragraph(paragraph))
        wrong = []
        for other in every:
            words = _content(source.tokens(other.sentence)[other.first + (other.ask is Ask.WHY) : other.last])
            text = _like(source, aim, other)
            if text and other.sentence != aim.sentence and words and len(words & here) <= _SHARED * len(words):
                wrong.append(text)
        wrong.sort(key=lambda text: quick_hash("aim", answer, text))
        span = (aim.first, aim.last)
        fact = source.fact(aim.sentence, span, source.ask(aim.ask), answer, wrong, within=aim.within, exact=False)
        if fact is not None:
            yield fact


def _like(source: Source, aim: _Aim, other: _Aim) -> str:
    """Another aim as an answer to the same question: 爲了 before a purpose, none before a hope; else empty."""
    tokens = source.tokens(other.sentence)[other.first : other.last]
    if aim.ask is other.ask:
        return text_of(tokens)
    if aim.ask is Ask.WHY:
        return source.in_order_to + text_of(tokens)
    return text_of(tokens[1:]) if tokens[0].simplified in _FOR else ""


def _content(tokens: Sequence[Token]) -> set[str]:
    return {token.simplified for token in tokens if token.kind is Kind.WORD and len(token.simplified) > 1}


def _hopes(source: Source, sentence: int) -> Iterator[_Aim]:
    tokens = source.tokens(sentence)
    clauses = clauses_of(tokens)
    for at, token in enumerate(tokens):
        if token.simplified not in _HOPING or token.pos != "verb" or at + 1 == len(tokens):
            continue
        said = statement(tokens, at, at + 1)
        if said is None or not tokens[at + 1].text or tokens[at + 1].kind is Kind.PUNCTUATION:
            continue
        last = clause_end(tokens, clauses, at + 1, _LONGEST)
        start = next(i for i in range(at + 1) if tokens[i] is said[0])
        if last is not None:
            yield _Aim(sentence, at + 1, last, (start, last), Ask.DO_WHAT)


def _reasons(source: Source, sentence: int) -> Iterator[_Aim]:
    """爲了…, … and 因爲…, (所以)…: the clause is the answer, what follows is asked about."""
    tokens = source.tokens(sentence)
    clauses = clauses_of(tokens)
    for (start, end), (following, after) in zip(clauses, clauses[1:], strict=False):
        purpose = tokens[start].simplified in _FOR and tokens[start].pos == "preposition"
        cause = tokens[start].simplified in _SINCE
        if not (purpose or cause) or end - start < 4 or is_subordinate(tokens[following:after]):
            continue
        if purpose and not any(token.pos == "verb" for token in tokens[start + 1 : end]):
            continue
        last = end - (tokens[end - 1].kind is Kind.PUNCTUATION)
        stop = clause_end(tokens, clauses, following, _LONGEST)
        if stop is not None and not breaks_off(tokens[following:stop]) and tokens[following].simplified not in _SO:
            yield _Aim(sentence, start, last, (start, stop), Ask.WHY)
