"""The article as runs of plain text and of words with their pinyin above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lesson.lexicon.cedict import is_hanzi
from lesson.model import Kind, Lesson, Occurrence, Token, Word
from lesson.pinyin import division, pieces
from lesson.sandhi import Sandhi, spoken
from lesson.syllable import Reading
from lesson.worksheet.options import Pinyin
from lesson.worksheet.reader import Reader

UNBROKEN = 4  # hanzi; a longer word may be broken between its syllables, else lines would end ragged


def paragraphs(lesson: Lesson, reader: Reader, pinyin: Pinyin, sandhi: Sandhi = Sandhi.NONE) -> list[dict[str, Any]]:
    """One entry per paragraph: `heading`, and `runs`, which give the paragraph when joined.

    A run is a string, or a pair: hanzi and the pinyin over them, which stay together on one line.
    """
    headings = set(lesson.article.headings)
    words = {word.key: word for word in lesson.words}
    runs: list[list[Any]] = [[] for _ in lesson.article.paragraphs]
    for at, sentence in enumerate(lesson.sentences):
        said = spoken(sentence.tokens, sandhi)
        for index, token in enumerate(sentence.tokens):
            line = runs[sentence.paragraph]
            if _wants(token, Occurrence(at, index), reader, pinyin):
                line.extend(_ruby(token, said[index], words.get(token.key)))
            elif line and isinstance(line[-1], str):
                line[-1] += token.text
            else:
                line.append(token.text)
    return [{"heading": at in headings, "runs": line} for at, line in enumerate(runs)]


def plain(runs: Iterable[Any]) -> str:
    """The text that runs give."""
    return "".join(run if isinstance(run, str) else run[0] for run in runs)


def _wants(token: Token, at: Occurrence, reader: Reader, pinyin: Pinyin) -> bool:
    if not token.reading or pinyin is Pinyin.NONE:
        return False
    if pinyin is Pinyin.ALL:
        return True
    return token.kind in (Kind.WORD, Kind.NAME) and reader.needs_pinyin(token, at)


def _ruby(token: Token, said: Reading, word: Word | None) -> Iterator[Any]:
    """Pairs of a token: pinyin is spelled word by word, over hanzi only (not over the e of e購)."""
    spelled = pieces(said, token.kind is Kind.NAME, division(word) if word else ())
    used = 0
    for has_reading, letters in groupby(token.text, is_hanzi):
        text = "".join(letters)
        if not has_reading:
            yield text
            continue
        own = spelled[used : used + len(text)]
        used += len(text)
        if len(text) <= UNBROKEN:
            yield [text, "".join(own).lstrip(" '")]
        else:
            yield from ([character, piece.lstrip(" '")] for character, piece in zip(text, own, strict=False))
