"""Passages: what of a sentence a question shows, and how that sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lesson.item import Excerpt
from lesson.model import Kind, Lesson, Occurrence, Sentence, Token
from lesson.text.excerpt import around, clauses_of, says_something, unpaired
from lesson.text.pinyin import phrase, spelled_token

COMFORTABLE = 45  # code points that a question shows at most where the sentence has clause borders to cut at
LONGEST = 75  # a single clause longer than this is not shown at all


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt with its tokens; `at` is the index of the tested token among them."""

    excerpt: Excerpt
    tokens: tuple[Token, ...]
    at: int

    def pinyin(self, instead: str) -> str:
        """Pinyin of the excerpt with `instead` in the place of the tested word, wherever it stands."""
        tested = self.tokens[self.at].text
        return phrase(
            token
            if token.kind in (Kind.PUNCTUATION, Kind.SPACE)
            else instead
            if index == self.at or token.text == tested
            else spelled_token(token).replace(tested, instead)
            for index, token in enumerate(self.tokens)
        )


def passage(lesson: Lesson, occurrence: Occurrence) -> Passage | None:
    """The clauses around a word: as much of its sentence as is comfortable to read, cut between clauses only.

    None when the clause of the word alone is too long to be a question.
    """
    sentence = lesson.sentences[occurrence.sentence]
    tokens = sentence.tokens
    start, end = _trim(tokens, *around(tokens, clauses_of(tokens), occurrence.token, COMFORTABLE, earlier_first=True))
    text = "".join(token.text for token in tokens[start:end])
    if len(text) > LONGEST or not start <= occurrence.token < end:
        return None
    before = sum(len(token.text) for token in tokens[start : occurrence.token])
    excerpt = Excerpt(
        text,
        before,
        before + len(tokens[occurrence.token].text),
        sentence.paragraph,
        cut_before=says_something(tokens[:start]),
        cut_after=says_something(tokens[end:]),
    )
    return Passage(excerpt, tokens[start:end], occurrence.token - start)


def place(sentence: Sentence, token: Token) -> str:
    """Where a token stands in the article, for stable ids: paragraph and code point."""
    return f"{sentence.paragraph}:{token.start}"


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The range without white space, commas and lone quotation marks at its edges."""
    while start < end and (tokens[start].kind is Kind.SPACE or 0 in unpaired(tokens[start:end])):
        start += 1
    while start < end:
        edge = tokens[end - 1]
        lone = end - 1 - start in unpaired(tokens[start:end])
        if not (edge.kind is Kind.SPACE or edge.text in ",，;；:：、" or lone):
            break
        end -= 1
    return start, end
