"""The article as runs of plain text and of words with their pinyin above, or a line below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from lesson.lexicon.cedict import is_hanzi
from lesson.model import Kind, Lesson, Occurrence, Token, Word
from lesson.pinyin import classes, division, pieces
from lesson.sandhi import spoken
from lesson.syllable import Reading
from lesson.worksheet.options import Pinyin, WorksheetOptions
from lesson.worksheet.reader import Reader

UNBROKEN = 4  # hanzi; a longer word may be broken between its syllables, else lines would end ragged

Run = str | dict[str, Any]


def paragraphs(lesson: Lesson, reader: Reader, options: WorksheetOptions) -> list[dict[str, Any]]:
    """One entry per paragraph: `heading`, and `runs`, which give the paragraph when joined.

    A run is a string; or `text` that stays on one line with the `pinyin` over it (there may be none). Its `syllables`
    are pairs of text and tone class where tones are coloured, else empty. `name` is true for a name to underline, of
    which it is the `first` or `last` run.
    """
    headings = set(lesson.article.headings)
    words = {word.key: word for word in lesson.words}
    lines: list[list[Run]] = [[] for _ in lesson.article.paragraphs]
    for at, sentence in enumerate(lesson.sentences):
        said = spoken(sentence.tokens, options.sandhi)
        for index, token in enumerate(sentence.tokens):
            line = lines[sentence.paragraph]
            for run in _runs(token, Occurrence(at, index), said[index], words.get(token.key), reader, options):
                if isinstance(run, str) and line and isinstance(before := line[-1], str):
                    line[-1] = before + run
                else:
                    line.append(run)
    return [{"heading": at in headings, "runs": line} for at, line in enumerate(lines)]


def plain(runs: Iterable[Run]) -> str:
    """The text that runs give."""
    return "".join(run if isinstance(run, str) else run["text"] for run in runs)


def _runs(
    token: Token, at: Occurrence, said: Reading, word: Word | None, reader: Reader, options: WorksheetOptions
) -> list[Run]:
    underlined = options.names and token.kind is Kind.NAME
    if _wants(token, at, reader, options.pinyin):
        runs = list(_ruby(token, said, word, options.tones))
    elif underlined:
        runs = [_run(token.text)]
    else:
        return [token.text]
    if underlined:
        runs = [_run(run) if isinstance(run, str) else run for run in runs]
        for number, run in enumerate(runs):
            assert isinstance(run, dict)
            run.update(name=True, first=number == 0, last=number == len(runs) - 1)
    return runs


def _wants(token: Token, at: Occurrence, reader: Reader, pinyin: Pinyin) -> bool:
    if not token.reading or pinyin is Pinyin.NONE:
        return False
    if pinyin is Pinyin.ALL:
        return True
    return token.kind in (Kind.WORD, Kind.NAME) and reader.needs_pinyin(token, at)


def _ruby(token: Token, said: Reading, word: Word | None, tones: bool) -> Iterator[Run]:
    """Runs of a token: pinyin is spelled word by word, over hanzi only (not over the e of e購)."""
    spelled = pieces(said, token.kind is Kind.NAME, division(word) if word else ())
    toned = classes(said)
    used = 0
    for has_reading, letters in groupby(token.text, is_hanzi):
        text = "".join(letters)
        if not has_reading:
            yield text
            continue
        own = list(zip(spelled, toned, strict=True))[used : used + len(text)]
        used += len(text)
        if len(text) <= UNBROKEN:
            yield _run(text, own, tones)
        else:
            yield from (_run(letter, [piece], tones) for letter, piece in zip(text, own, strict=False))


def _run(text: str, own: Sequence[tuple[str, str]] = (), tones: bool = False) -> dict[str, Any]:
    syllables = [[piece.lstrip(" '") if at == 0 else piece, tone] for at, (piece, tone) in enumerate(own)]
    return {
        "text": text,
        "pinyin": "".join(piece for piece, _ in syllables),
        "syllables": syllables if tones else [],
        "name": False,
        "first": False,
        "last": False,
    }
