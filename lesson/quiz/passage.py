"""Excerpts: what of a sentence an item shows, and how that sounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lesson.item import GAP, Excerpt
from lesson.model import Kind, Lesson, Occurrence, Sentence, Token
from lesson.text.pinyin import joined, name_division
from lesson.text.syllable import Reading

COMFORTABLE = 45  # code points that a question shows at most where the sentence has clause borders to cut at
LONGEST = 75  # a single clause longer than this is not shown at all

_CLAUSE_ENDS = frozenset(",，;；:：。！？!?…")
_OPENING = "“‘「『（(《〈【"
_CLOSING = "”’」』）)》〉】"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_LATIN_MARKS = {
    "，": ",", "、": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?", "「": "“", "」": "”", "『": "‘",
    "』": "’", "（": "(", "）": ")", "《": "“", "》": "”",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt with its tokens; `at` is the index of the tested token among them."""

    excerpt: Excerpt
    tokens: tuple[Token, ...]
    at: int


def passage(lesson: Lesson, occurrence: Occurrence) -> Passage | None:
    """The clauses around a word: as much of its sentence as is comfortable to read, cut between clauses only.

    None when the clause of the word alone is too long to be a question.
    """
    sentence = lesson.sentences[occurrence.sentence]
    tokens = sentence.tokens
    clauses = clauses_of(tokens)
    first = last = next(i for i, (start, end) in enumerate(clauses) if start <= occurrence.token < end)

    def length(low: int, high: int) -> int:
        return sum(len(token.text) for token in tokens[clauses[low][0] : clauses[high][1]])

    while True:
        if first > 0 and length(first - 1, last) <= COMFORTABLE:
            first -= 1
        elif last + 1 < len(clauses) and length(first, last + 1) <= COMFORTABLE:
            last += 1
        else:
            break
    start, end = _trim(tokens, clauses[first][0], clauses[last][1])
    text = "".join(token.text for token in tokens[start:end])
    if len(text) > LONGEST or not start <= occurrence.token < end:
        return None
    before = sum(len(token.text) for token in tokens[start : occurrence.token])
    excerpt = Excerpt(
        text,
        before,
        before + len(tokens[occurrence.token].text),
        sentence.paragraph,
        cut_before=_says_something(tokens[:start]),
        cut_after=_says_something(tokens[end:]),
    )
    return Passage(excerpt, tokens[start:end], occurrence.token - start)


def place(sentence: Sentence, token: Token) -> str:
    """Where a token stands in the article, for stable ids: paragraph and code point."""
    return f"{sentence.paragraph}:{token.start}"


@lru_cache(maxsize=8192)
def marked(reading: Reading) -> str:
    """Pinyin of one word, with an apostrophe before a syllable that begins with a vowel: `dá'àn`."""
    return "".join(
        ("'" if i and syllable.base[0] in "aeo" else "") + syllable.marked for i, syllable in enumerate(reading)
    )


def sound(tokens: Sequence[Token], at: int, instead: str) -> str:
    """Pinyin of an excerpt with `instead` in the place of the tested word, wherever it stands."""
    tested = tokens[at].text
    return sounds(
        (token.text, True)
        if token.kind is Kind.PUNCTUATION
        else (instead if index == at or token.text == tested else spoken(token).replace(tested, instead), False)
        for index, token in enumerate(tokens)
        if token.kind is not Kind.SPACE
    )


def sounds(parts: Iterable[tuple[str, bool]]) -> str:
    """Pinyin of words as running text; True beside a part says that it is a Chinese punctuation mark."""
    found: list[str] = []
    for part, is_mark in parts:
        text = "".join(_LATIN_MARKS.get(letter, letter) for letter in part) if is_mark else part
        tight = bool(found) and (found[-1][-1:] in _OPENING or (is_mark and text[:1] not in _OPENING))
        found.append(text if tight else " " + text)
    return "".join(found).strip()


def gapped(passage: Passage) -> str:
    """Pinyin of a passage that keeps the tested word a gap."""
    return sound(passage.tokens, passage.at, GAP)


def spoken(token: Token) -> str:
    """Pinyin of a token, or the token itself where it has none; a name begins with a capital letter."""
    if not token.reading:
        return token.text
    if len(token.reading) != len(token.text):
        return _mixed(token)
    if token.kind is Kind.NAME:
        return joined(token.reading, True, name_division(token.reading, token.sense or ""))
    return marked(token.reading)


def _mixed(token: Token) -> str:
    """A word that holds Latin letters or digits among its hanzi: they are spoken as they are written."""
    syllables = iter(token.reading)
    return "".join(
        letter if letter.isascii() else next((syllable.marked for syllable in syllables), letter)
        for letter in token.text
    )


def clauses_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Index ranges of clauses; a closing mark after the end of a clause belongs to it."""
    clauses: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        ends = token.text[-1:] in _CLAUSE_ENDS or (
            token.text[-1:] in _CLOSING and index > start and _closed(tokens, index)
        )
        if ends and following[:1] not in _CLAUSE_ENDS and following[:1] not in _CLOSING:
            clauses.append((start, index + 1))
            start = index + 1
    if start < len(tokens):
        clauses.append((start, len(tokens)))
    return clauses


def _closed(tokens: Sequence[Token], index: int) -> bool:
    """True for a closing mark that follows the end of a clause: `…遇。”`."""
    return tokens[index - 1].text[-1:] in _CLAUSE_ENDS


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The range without white space, commas and lone quotation marks at its edges."""
    while start < end and (tokens[start].kind is Kind.SPACE or _lone(tokens[start:end], 0)):
        start += 1
    while start < end:
        edge = tokens[end - 1]
        trailing = edge.kind is Kind.SPACE or edge.text in ",，;；:：、" or _lone(tokens[start:end], -1)
        if not trailing:
            break
        end -= 1
    return start, end


def _lone(tokens: Sequence[Token], at: int) -> bool:
    """True when the token at that edge is a quotation mark whose partner is not in the range."""
    mark = tokens[at].text
    text = "".join(token.text for token in tokens)
    if mark in _PAIRS:
        return text.count(mark) > text.count(_PAIRS[mark])
    opening = next((left for left, right in _PAIRS.items() if right == mark), None)
    return opening is not None and text.count(mark) > text.count(opening)


def _says_something(tokens: Sequence[Token]) -> bool:
    return any(token.kind not in (Kind.SPACE, Kind.PUNCTUATION) for token in tokens)
