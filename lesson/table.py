"""The vocabulary of a lesson as a table that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from lesson.lexicon.gloss import readable
from lesson.model import Lesson, Script, Word
from lesson.output import write_whole
from lesson.text.pinyin import spelled
from lesson.text.safe import cell
from lesson.view import Making, View, Written, at_once

COLUMNS = (
    "word", "simplified", "traditional", "pinyin", "meaning", "part of speech", "level", "count", "sentence",
)  # fmt: skip


def words_csv(lesson: Lesson) -> str:
    """The words and names of a lesson in learning order: comma-separated values with a header (RFC 4180).

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in _row(lesson, word)] for word in lesson.words)
    return text.getvalue()


def write_words(lesson: Lesson, path: Path) -> None:
    """Write `words_csv` as UTF-8 with a byte order mark, without which Excel reads it in the system's encoding.

    Raises LessonError when the file cannot be written; an earlier file is then as it was.
    """
    write_whole(path, words_csv(lesson).encode("utf-8-sig"))


def _row(lesson: Lesson, word: Word) -> tuple[str, ...]:
    return (
        word.text,
        word.simplified,
        word.traditional,
        spelled(word),
        readable(word.meaning, simplified=lesson.article.script is not Script.TRADITIONAL),
        word.pos or "",
        ("about " if word.level_estimated and word.level else "") + lesson.scale.label(word.level),
        str(len(word.occurrences)),
        lesson.sentences[word.best.sentence].text.strip(),
    )


def _write(making: Making) -> list[Written]:
    write_words(making.lesson, making.folder / "words.csv")
    return [Written("words.csv", "the vocabulary as a table")]


VIEW = View("words", "writing the word list", at_once(_write))
