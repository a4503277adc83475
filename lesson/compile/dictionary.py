"""Compile the learner's dictionary: its text files, with their references to CC-CEDICT resolved, into one file.

A reference is the number of a sense over all entries of the headword, in the order of the lexicon. `checksums.tsv` has
a checksum of those senses for each headword, so that a newer CC-CEDICT tells which headwords are to be reviewed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lesson.compile.database import new_database
from lesson.lexicon import Lexicon
from lesson.lexicon.dictionary import DICTIONARY_FILE, DICTIONARY_FORMAT
from lesson.lexicon.entry import Entry
from lesson.text.script import traditionalise
from lesson.text.syllable import parse_run

SOURCE = Path(__file__).parents[1] / "dictionary"
NOT_MET = "-"
"""The part of speech of the line that has the senses which a reader will not meet."""
NAMES = ("name", "surname")
"""The parts of speech of meanings that name something."""
PARTS_OF_SPEECH = {
    "noun": "noun", "verb": "verb", "modal": "modal verb", "adj": "adjective", "adv": "adverb", "prep": "preposition",
    "conj": "conjunction", "part": "particle", "measure": "measure word", "pron": "pronoun", "num": "numeral",
    "time": "time word", "loc": "direction word", "comp": "complement", "intj": "interjection", "idiom": "idiom",
    "prefix": "prefix", "suffix": "suffix", "name": "name", "surname": "surname",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of groups/*.tsv: one sense group of a headword (Simplified), as lesson/dictionary/README.md explains."""

    headword: str
    id: int
    part_of_speech: str
    senses: tuple[str, ...]
    share: float
    gloss: str
    cues: tuple[str, ...]
    labels: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A line of examples/*.tsv: a sentence in which the headword stands for the group, marked 【】."""

    headword: str
    id: int
    sentence: str
    translation: str

    @property
    def text(self) -> str:
        """The sentence without the mark."""
        return self.sentence.replace("【", "").replace("】", "")


def lines(source: Path = SOURCE) -> Iterator[Line]:
    """All lines of the groups, those of a headword together."""
    for row in _all_rows(source / "groups", 9):
        headword, number, kind, senses, share, gloss, cues, labels, note = row
        yield Line(
            headword, int(number), kind, tuple(senses.split(",")), float(share), gloss, _listed(cues), _listed(labels),
            "" if note == NOT_MET else note,
        )  # fmt: skip


def example_lines(source: Path = SOURCE) -> Iterator[ExampleLine]:
    """All example sentences, those of a headword together."""
    for headword, number, sentence, english in _all_rows(source / "examples", 4):
        yield ExampleLine(headword, int(number), sentence, english)


def by_headword(source: Path = SOURCE) -> dict[str, list[Line]]:
    """The lines of each headword."""
    found: dict[str, list[Line]] = {}
    for line in lines(source):
        found.setdefault(line.headword, []).append(line)
    return found


def checksum(entries: Sequence[Entry]) -> str:
    """Eight hexadecimal digits that change with any sense, reading or spelling of a headword's entries."""
    told = (f"{e.traditional}\t{''.join(map(str, e.reading))}\t{sense.gloss}" for e in entries for sense in e.senses)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]


def changed(known: Lexicon, source: Path = SOURCE) -> list[str]:
    """The headwords whose senses in the lexicon are not those that the dictionary's numbers were written for."""
    return [
        headword for headword, told in rows(source / "checksums.tsv", 2) if checksum(known.entries(headword)) != told
    ]


def compile_dictionary(out: Path, known: Lexicon, source: Path = SOURCE) -> None:
    """Write the dictionary's file into the folder `out`; `known` is the lexicon whose senses its numbers mean.

    Raises ValueError for a line that refers to a sense that does not exist.
    """
    with new_database(out / DICTIONARY_FILE) as base:
        base.execute(f"PRAGMA user_version = {DICTIONARY_FORMAT}")
        base.execute("CREATE TABLE headword (simplified TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID")
        base.execute(
            "CREATE TABLE example (simplified TEXT, id INTEGER, number INTEGER, sentence TEXT, traditional TEXT,"
            " translation TEXT, PRIMARY KEY (simplified, id, number)) WITHOUT ROWID"
        )
        base.executemany("INSERT INTO headword VALUES (?, ?)", _headword_rows(known, source))
        base.executemany("INSERT INTO example VALUES (?, ?, ?, ?, ?, ?)", _example_rows(source))


def _headword_rows(known: Lexicon, source: Path) -> Iterator[tuple[str, str]]:
    for headword, own in sorted(by_headword(source).items()):
        entries = known.entries(headword)
        numbered = [(rank, at) for rank, entry in enumerate(entries) for at in range(len(entry.senses))]
        groups = []
        for line in sorted(own, key=lambda line: -line.share):
            if line.part_of_speech == NOT_MET:
                continue
            references = [int(one) - 1 for one in line.senses if one.isdigit()]
            if any(at >= len(numbered) for at in references):
                raise ValueError(f"{headword} {line.id}: refers to a sense that CC-CEDICT has not")
            senses = [numbered[at] for at in references]
            added = next((one for one in line.senses if one.startswith("+")), "")
            reading = parse_run(added[1:]) if added else entries[senses[0][0]].reading
            before, behind, around = _sides(line.cues)
            groups.append(
                [
                    line.id, PARTS_OF_SPEECH[line.part_of_speech], " ".join(map(str, reading)), line.share, line.gloss,
                    senses, before, behind, around, " ".join(line.labels), line.note,
                ]
            )  # fmt: skip
        yield headword, json.dumps(groups, ensure_ascii=False, separators=(",", ":"))


def _sides(cues: Iterable[str]) -> tuple[str, str, str]:
    """The cues that stand before the word (`<`), behind it (`>`), and on either side."""
    before = [cue[1:] for cue in cues if cue.startswith("<")]
    behind = [cue[1:] for cue in cues if cue.startswith(">")]
    around = [cue for cue in cues if cue[0] not in "<>"]
    return " ".join(before), " ".join(behind), " ".join(around)


def _example_rows(source: Path) -> Iterator[tuple[str, int, int, str, str, str]]:
    count: dict[tuple[str, int], int] = {}
    for line in example_lines(source):
        number = count[line.headword, line.id] = count.get((line.headword, line.id), 0) + 1
        yield line.headword, line.id, number, line.text, traditionalise(line.text), line.translation


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell == NOT_MET else tuple(cell.split())


def rows(path: Path, columns: int) -> Iterator[list[str]]:
    """The rows of a file of the dictionary's. Raises ValueError, with the place, for one of other columns."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = line.split("\t")
        if len(row) != columns:
            raise ValueError(f"{path.name}:{number}: {len(row)} columns instead of {columns}")
        yield row


def _all_rows(folder: Path, columns: int) -> Iterator[list[str]]:
    for path in sorted(folder.glob("*.tsv")):
        yield from rows(path, columns)


if __name__ == "__main__":
    from lesson.lexicon import lexicon

    own = by_headword()
    groups = sum(line.part_of_speech != NOT_MET for of_one in own.values() for line in of_one)
    print(f"{len(own)} headwords, {groups} sense groups, {sum(1 for _ in example_lines())} examples")
    if found := changed(lexicon()):
        print(f"{len(found)} headwords have other senses in CC-CEDICT now; review them: {' '.join(found)}")
