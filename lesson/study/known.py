"""The words that a reader knows or learns, kept over all lessons in one small file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lesson.errors import LessonError
from lesson.home import home_folder
from lesson.output import write_whole
from lesson.text.characters import is_hanzi

FILE = "known.tsv"
_ELSEWHERE = "name another folder in LESSON_HOME"
_HEAD = "#lesson known 1"
# A word's identity as `lesson.model.word_key` writes it.
_KEY = re.compile(r"(?P<word>.+?)(?P<reading>(?: [a-zêü]+[1-5])*)(?P<name> \(name\))?")
_BETWEEN_WORDS = re.compile(r"[\s,，、;；/|]+")


class Status(StrEnum):
    """How far a reader is with a word."""

    KNOWN = "known"
    LEARNING = "learning"


@dataclass(frozen=True, slots=True, order=True)
class KnownWord:
    """A word in Simplified form; `reading` in numbered pinyin, empty when the word is meant whatever its reading."""

    simplified: str
    reading: str = ""
    name: bool = False

    @classmethod
    def of_key(cls, key: str) -> KnownWord:
        """Read `银行 yin2 hang2`, as `Word.key` gives it. Raises ValueError for an empty key."""
        match = _KEY.fullmatch(" ".join(key.split()))
        if match is None:
            raise ValueError(f"no word: {key!r}")
        return cls(match["word"], match["reading"].strip(), match["name"] is not None)

    @property
    def key(self) -> str:
        """The key, as `Word.key` gives it where the reading is known."""
        return f"{self.simplified} {self.reading}".rstrip() + " (name)" * self.name


Known = Mapping[KnownWord, Status]


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did: words that were new, and words that were there already."""

    new: int
    old: int


def known_file() -> Path:
    """Where the words are kept."""
    return home_folder() / FILE


def read_known(path: Path | None = None) -> dict[KnownWord, Status]:
    """The words kept in a file (by default the user's own), in order; none when there is no file yet.

    Raises LessonError when the file cannot be read or is none of these.
    """
    path = path or known_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as fault:
        raise LessonError(f"{path}: cannot be read ({getattr(fault, 'strerror', None) or 'no UTF-8'})") from fault
    head, *lines = text.splitlines() or [""]
    if head != _HEAD:
        raise LessonError(f"{path}: no list of known words of this version; move it away and import again")
    try:
        rows = [line.split("\t") for line in lines]
        return {KnownWord.of_key(key): Status(status) for key, status in rows}
    except ValueError as fault:
        raise LessonError(f"{path}: a line is damaged ({fault}); mend it, or move the file away") from fault


def write_known(known: Known, path: Path | None = None) -> None:
    """Keep words in a file, sorted; the same words give the same bytes. Raises LessonError when it cannot be written;
    what was there before is then as it was.
    """
    path = path or known_file()
    text = "\n".join([_HEAD, *(f"{word.key}\t{known[word]}" for word in sorted(known)), ""])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise LessonError(f"{path.parent}: cannot be made ({fault.strerror or fault}); {_ELSEWHERE}") from fault
    write_whole(path, text.encode("utf-8"), _ELSEWHERE)


def import_words(file: Path, path: Path | None = None) -> Import:
    """Take the words of a text file into the kept ones.

    A file that the reader page saved says of each word which reading is meant and whether it is known or being
    learned. In any other text each Chinese word stands for itself, known: of a line with tabs only the first field
    counts, other lines are divided at spaces, commas and slashes; lines that begin with # are remarks. Both scripts
    are understood. Raises LessonError when the file cannot be read or has no Chinese word in it.
    """
    from lesson.text.article import decode

    try:
        text = decode(file.read_bytes(), str(file))
    except OSError as fault:
        raise LessonError(f"{file}: cannot be read ({fault.strerror or fault}); check the name") from fault
    found = dict(_words(text))
    if not found:
        raise LessonError(f"{file}: no Chinese word in it; give a list of words, or a file saved by the reader page")
    known = read_known(path)
    old = sum(word in known for word in found)
    write_known({**known, **found}, path)
    return Import(len(found) - old, old)


def _words(text: str) -> Iterator[tuple[KnownWord, Status]]:
    from lesson.text.script import simplify

    columns: list[str] = []
    for line in text.split("\n"):
        if line.startswith("#"):
            if line.startswith("#columns:"):
                columns = line.removeprefix("#columns:").split("\t")
            continue
        fields = line.split("\t")
        saved = dict(zip(columns, map(html.unescape, fields), strict=False))
        if saved.get("Key"):
            status = Status.LEARNING if saved.get("Status") == Status.LEARNING else Status.KNOWN
            yield KnownWord.of_key(saved["Key"]), status
        else:
            for word in _chinese(fields[0] if len(fields) > 1 else line):
                yield KnownWord(simplify(word)), Status.KNOWN


def _chinese(line: str) -> Iterable[str]:
    return (part for part in _BETWEEN_WORDS.split(line) if any(map(is_hanzi, part)))
