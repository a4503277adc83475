"""The article as the page sets it: paragraphs of sentences of tokens, each with what its markup needs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lesson.model import Doubt, Kind, Lesson, Script, SenseKind, Token, Word
from lesson.text.pinyin import spelled

_LONG = 6
"""Characters of a word that may be broken at the end of a line: one more than fit a phone in large type."""
_BESIDE = (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token as it is set. `word` is an index into the words of the page, None for what is no word.

    `style` are style classes; `simplified` and `traditional` stand where the printed form differs from them;
    `sense` is the index of the sense in context where it is not the word's own (-1: none); `unsure` where the choice
    between senses was close; `breaks` says that a line may end after it.
    """

    text: str
    word: int | None = None
    pinyin: str = ""
    style: str = ""
    simplified: str = ""
    traditional: str = ""
    sense: int | None = None
    unsure: bool = False
    breaks: bool = False

    @property
    def plain(self) -> bool:
        """True for text that is set as it is, without an element around it."""
        return self.word is None and not (self.style or self.simplified or self.traditional)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its index in the lesson and its pieces; a title that is not part of the text has no index."""

    index: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading; `size` is the number of its code points, so that room can be kept for it."""

    heading: bool
    size: int
    lines: tuple[Line, ...]


def blocks(lesson: Lesson) -> tuple[Block, ...]:
    """The paragraphs of a lesson in order."""
    setter = _Setter(lesson)
    lines: list[list[Line]] = [[] for _ in lesson.article.paragraphs]
    for at, sentence in enumerate(lesson.sentences):
        lines[sentence.paragraph].append(Line(at, tuple(setter.pieces(sentence.tokens))))
    headings = set(lesson.article.headings)
    return tuple(
        Block(at in headings, len(text), tuple(lines[at])) for at, text in enumerate(lesson.article.paragraphs)
    )


def title_pieces(lesson: Lesson) -> tuple[Piece, ...]:
    """The title in pieces that bear both scripts, as far as a line of the text begins with it; else as it is."""
    title = lesson.article.title or lesson.article.id
    stem = title.removesuffix("…")
    for at, text in enumerate(lesson.article.paragraphs):
        if text.lstrip().startswith(stem):
            pieces = [piece for line in blocks(lesson)[at].lines for piece in line.pieces]
            cut = [*_cut(pieces, len(text) - len(text.lstrip()), len(stem))]
            return (*cut, Piece("…")) if stem != title else tuple(cut)
    return (Piece(title),)


def _cut(pieces: Sequence[Piece], skip: int, length: int) -> Iterator[Piece]:
    """The first `length` characters after the first `skip`, as plain pieces: both scripts align by code points."""
    for piece in pieces:
        taken = slice(skip, skip + length)
        skip = max(0, skip - len(piece.text))
        if text := piece.text[taken]:
            length -= len(text)
            yield Piece(text, simplified=piece.simplified[taken], traditional=piece.traditional[taken])


def level_class(word: Word) -> str:
    """The style class of a word by its level: l1 to l7, lx beyond the lists, n for a name."""
    return "n" if word.kind is Kind.NAME else "lx" if word.level is None else f"l{word.level}"


class _Setter:
    def __init__(self, lesson: Lesson) -> None:
        self.script = lesson.article.script
        self.words: Mapping[str, tuple[int, Word]] = {word.key: (at, word) for at, word in enumerate(lesson.words)}
        self.pinyin = [spelled(word) for word in lesson.words]
        self.met: set[int] = set()
        # What only points to another entry is no second meaning.
        self.ambiguous = {
            at
            for at, word in enumerate(lesson.words)
            if sum(sense.kind is not SenseKind.REFERENCE for sense in word.senses) > 1
        }

    def pieces(self, tokens: tuple[Token, ...]) -> Iterator[Piece]:
        for at, token in enumerate(tokens):
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            beside = after is not None and after.kind in _BESIDE
            opens = after is not None and unicodedata.category(after.text[0]) in ("Ps", "Pi")
            closes = unicodedata.category(token.text[-1]) in ("Pe", "Pf")
            hanzi = after is not None and after.kind in (Kind.WORD, Kind.NAME)
            breaks = beside or opens if token.kind in _BESIDE else closes and hanzi
            yield self._piece(token, beside, breaks)

    def _piece(self, token: Token, beside: bool, breaks: bool) -> Piece:
        simplified = token.simplified if token.simplified != token.text else ""
        traditional = token.traditional if token.traditional != token.text else ""
        if self.script is Script.TRADITIONAL:  # the article's own spelling stands for the script it is written in
            traditional = ""
        elif self.script is Script.SIMPLIFIED:
            simplified = ""
        found = self.words.get(token.key) if token.kind in (Kind.WORD, Kind.NAME) else None
        if found is None:
            style = "" if token.kind not in _BESIDE else "o" if beside else "o e"
            return Piece(token.text, style=style, simplified=simplified, traditional=traditional, breaks=breaks)
        index, word = found
        style = f"w {level_class(word)}" + ("" if beside else " e")
        if len(token.text) > _LONG:
            style += " long"
        if word.kind is Kind.NAME and index not in self.met:
            style += " first"
        self.met.add(index)
        sense = -1 if token.sense_index is None else token.sense_index
        return Piece(
            token.text,
            index,
            self.pinyin[index],
            style,
            simplified,
            traditional,
            sense if sense != (-1 if word.sense is None else word.sense) else None,
            Doubt.SENSE in token.doubts and index in self.ambiguous,
            breaks,
        )
