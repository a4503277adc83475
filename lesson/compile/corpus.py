"""The corpus: texts of many genres, written by us and annotated by hand (tests/corpus; its README has the rules).

A file is a text, a line a sentence, tokens parted by blanks: `妈/2 ， 你 看见/1 我 的/1 毛衣 没有/3 ？`. Behind a word
stand the id of its sense group in the learner's dictionary (`-`: none of them), `@` and the kind of a name, and its
reading, each parted by `/` and only where it is not plain: 王小明/@person/wang2xiao3ming2, 北京/1@place,
地道/-/di4dao5.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lesson.model import NameKind
from lesson.text.characters import is_hanzi
from lesson.text.script import simplify
from lesson.text.syllable import Reading, parse_run

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
PARTS = ("train", "development", "test")
FOLDS = 5
"""Parts of cross-validation."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A token: its text and Simplified form, and what was decided by hand.

    `group` is the id of its sense group, 0 where none fits, None where there was nothing to decide; `reading` is None
    where it is that of the group or the only one.
    """

    text: str
    simplified: str
    group: int | None = None
    name: NameKind | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence of a text (`text` is its name), with its genre and the part of the corpus: one of PARTS."""

    name: str
    genre: str
    part: str
    tokens: tuple[Annotated, ...]

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(token.text for token in self.tokens)

    @property
    def placed(self) -> Iterator[tuple[int, int, Annotated]]:
        """Each token with where it begins and ends."""
        at = 0
        for token in self.tokens:
            yield at, at + len(token.text), token
            at += len(token.text)


def corpus(folder: Path = CORPUS) -> Iterator[AnnotatedSentence]:
    """All sentences of the corpus, text by text. Raises ValueError, with the place, for a line that is none."""
    for path in sorted(folder.glob("*.txt")):
        head: dict[str, str] = {}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                key, _, value = line[1:].partition(":")
                head[key.strip()] = value.strip()
            elif line.strip():
                try:
                    tokens = tuple(_tokens(line, head["script"] == "traditional"))
                except ValueError as fault:
                    raise ValueError(f"{path.name}:{number}: {fault}") from fault
                yield AnnotatedSentence(path.stem, head["genre"], part_of(path.stem), tokens)


def part_of(name: str) -> str:
    """The part of the corpus that a text is in: of four texts of a genre two are for training, one is for development
    and one for the test.
    """
    number = int(name.rpartition("-")[2])
    return ("test", "train", "train", "development")[number % 4]


def _tokens(line: str, traditional: bool) -> Iterator[Annotated]:
    cells = [cell.split("/") for cell in line.split()]
    written = "".join(cell[0] for cell in cells)
    simple = simplify(written) if traditional else written
    at = 0
    for text, *told in cells:
        simplified = simple[at : at + len(text)]
        at += len(text)
        group, _, kind = told[0].partition("@") if told else ("", "", "")
        yield Annotated(
            text,
            simplified,
            (0 if group == "-" else int(group)) if group else None,
            NameKind(kind) if kind else None,
            _reading(simplified, told[1]) if len(told) > 1 else None,
        )


def fold_of(name: str) -> int:
    """The part of cross-validation that a headword or a text is judged in: its SHA-256 modulo FOLDS."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def _reading(simplified: str, numbered: str) -> Reading:
    reading = parse_run(numbered)
    if len(reading) != sum(map(is_hanzi, simplified)):
        raise ValueError(f"{simplified} cannot be read {numbered}")
    return reading
