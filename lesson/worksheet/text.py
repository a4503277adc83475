"""The article as runs of plain text and of words with their pinyin above, or a line below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from lesson.model import Kind, Lesson, Occurrence, Token, Word
from lesson.text.characters import is_hanzi
from lesson.text.pinyin import classes, division, pieces
from lesson.text.sandhi import spoken
from lesson.text.syllable import Reading
from lesson.worksheet.learner import Learner
from lesson.worksheet.options import Pinyin, WorksheetOptions, pinyin_above

UNBROKEN = 3  # hanzi; a longer word may be broken between pairs of them, else lines would be set wide or ragged
ROOM = 1.0  # em of plain text beside a word over which its pinyin may reach, and that of the next word, too

# An address, or a word of twenty letters.
_UNBROKEN = re.compile(r"[!-~\u00a1-\u2fff]{20,}")

Run = str | dict[str, Any]


def paragraphs(lesson: Lesson, learner: Learner, options: WorksheetOptions) -> list[dict[str, Any]]:
    """One entry per paragraph: `heading`, and `runs`, which give the paragraph when joined. `ragged` says that it has a
    word or an address so long that lines before it cannot be filled.

    A run is a string; or `text` that stays on one line with the `pinyin` over it (there may be none). Its `syllables`
    are pairs of text and tone class where tones are coloured, else empty. `name` is true for a name to underline, of
    which it is the `first` or `last` run. The pinyin of a long word goes on from the run `before` or into the one
    `after`; it may reach over the text to its `left` or `right` where that has no pinyin of its own.
    """
    headings = set(lesson.article.headings)
    above = pinyin_above(learner.level, options)
    words = {word.key: word for word in lesson.words}
    lines: list[list[Run]] = [[] for _ in lesson.article.paragraphs]
    for at, sentence in enumerate(lesson.sentences):
        said = spoken(sentence.tokens, options.sandhi)
        for index, token in enumerate(sentence.tokens):
            line = lines[sentence.paragraph]
            for run in _runs(token, Occurrence(at, index), said[index], words.get(token.key), learner, options, above):
                if isinstance(run, str) and line and isinstance(before := line[-1], str):
                    line[-1] = before + run
                else:
                    line.append(run)
    for at, line in enumerate(lines):
        _let_reach(line, indented=at not in headings)
    return [
        {"heading": at in headings, "runs": line, "ragged": bool(_UNBROKEN.search(plain(line)))}
        for at, line in enumerate(lines)
    ]


def plain(runs: Iterable[Run]) -> str:
    """The text that runs give."""
    return "".join(run if isinstance(run, str) else run["text"] for run in runs)


def _runs(
    token: Token,
    at: Occurrence,
    said: Reading,
    word: Word | None,
    learner: Learner,
    options: WorksheetOptions,
    above: Pinyin,
) -> list[Run]:
    underlined = options.names and token.kind is Kind.NAME
    if _wants(token, at, learner, above):
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


def _wants(token: Token, at: Occurrence, learner: Learner, pinyin: Pinyin) -> bool:
    if not token.reading or pinyin is Pinyin.NONE:
        return False
    if pinyin is Pinyin.ALL:
        return True
    return token.kind in (Kind.WORD, Kind.NAME) and learner.needs_pinyin(token, at)


def _ruby(token: Token, said: Reading, word: Word | None, tones: bool) -> Iterator[Run]:
    """Runs of a token: pinyin is spelled word by word, over hanzi only (not over the e of e購)."""
    starts = division(word) if word else ()
    spelled = pieces(said, token.kind is Kind.NAME, starts)
    toned = classes(said)
    used = 0
    for has_reading, letters in groupby(token.text, is_hanzi):
        text = "".join(letters)
        if not has_reading:
            yield text
            continue
        own = list(zip(spelled, toned, strict=True))[used : used + len(text)]
        cuts = _cuts(len(text), [at - used for at in starts if 0 < at - used < len(text)])
        used += len(text)
        for start, end in zip(cuts, cuts[1:], strict=False):
            run = _run(text[start:end], own[start:end], tones)
            run.update(before=start > 0, after=end < len(text))
            yield run


def _cuts(length: int, starts: Sequence[int]) -> list[int]:
    """Where a word of that many hanzi may be broken, with its begin and end: between the words that it is made of,
    where `starts` knows them, and inside a longer one between pairs."""
    if length <= UNBROKEN:
        return [0, length]
    cuts = [0]
    for end in (*starts, length):
        while end - cuts[-1] > UNBROKEN:
            cuts.append(cuts[-1] + 2)
        cuts.append(end)
    return cuts


def _let_reach(line: Sequence[Run], indented: bool) -> None:
    """Say of each run of a line whether its pinyin may reach over its neighbours: over both of them, so that it stays
    in the middle of its hanzi, or outwards where it goes on."""
    for at, run in enumerate(line):
        if isinstance(run, str) or not run["pinyin"]:
            continue
        left = indented if at == 0 else _has_room(line[at - 1])
        right = at == len(line) - 1 or _has_room(line[at + 1])
        run["left"] = left and not run["before"] and (right or run["after"])
        run["right"] = right and not run["after"] and (left or run["before"])


def _has_room(run: Run) -> bool:
    """Whether text is wide enough for the pinyin of both its neighbours; a mark may be set half as wide as a hanzi."""
    text = run if isinstance(run, str) else "" if run["pinyin"] else run["text"]
    return sum(1.0 if is_hanzi(letter) else 0.4 for letter in text) >= ROOM


def _run(text: str, own: Sequence[tuple[str, str]] = (), tones: bool = False) -> dict[str, Any]:
    syllables = [[piece, tone] for piece, tone in own]
    return {
        "text": text,
        "pinyin": "".join(piece for piece, _ in syllables),
        "syllables": syllables if tones else [],
        **dict.fromkeys(("name", "first", "last", "before", "after", "left", "right"), False),
    }
