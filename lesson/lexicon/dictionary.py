"""The learner's dictionary: for each headword the sense groups that a learner needs, opened lazily and read only.

Its text is ours (lesson/dictionary/, whose README says what the columns mean); what it refers to in CC-CEDICT is
resolved when the package is built (`lesson.compile.dictionary`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from lesson.errors import LessonError
from lesson.lexicon.database import opened
from lesson.model import Example
from lesson.text.syllable import Reading, parse_reading

DICTIONARY_FILE = "dictionary.sqlite"
DICTIONARY_FORMAT = 1
SOURCE = "Lesson"
"""What the examples of the dictionary are said to come from."""


@dataclass(frozen=True, slots=True, eq=False)
class SenseGroup:
    """Meanings of a headword that are one to a learner. Compared by identity.

    `id` is its lasting number within the headword. `part_of_speech` is a word like "noun"; `share` the percent of the
    running uses of the headword; `gloss` at most five English words. `senses` are the senses of CC-CEDICT that it
    stands for, the best first, as (rank of the entry, number of the sense in it); none for a meaning that CC-CEDICT
    lacks. `before` and `behind` are words that stand right before and behind it in this use, `around` on either side
    of it in the clause. `labels` are like "spoken", "Taiwan", "law"; `note` is a remark for the learner.
    """

    id: int
    part_of_speech: str
    reading: Reading
    share: float
    gloss: str
    senses: tuple[tuple[int, int], ...] = ()
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is the meaning of a name or a surname."""
        return self.part_of_speech in ("name", "surname")

    @property
    def vulgar(self) -> bool:
        """Whether it is not to be shown unless a text uses it."""
        return "vulgar" in self.labels


def shown(groups: Iterable[SenseGroup]) -> list[SenseGroup]:
    """The groups that stand for a word that is looked up: those that are met; vulgar ones where it has no others."""
    met = [group for group in groups if group.share > 0]
    return [group for group in met if not group.vulgar] or met


class LearnersDictionary:
    """A compiled dictionary file. Look-ups are by Simplified form."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises LessonError when it is missing or of another format."""
        self.groups = lru_cache(maxsize=32768)(self._groups)
        self.examples = lru_cache(maxsize=8192)(self._examples)
        self._base = opened(path, "the dictionary is", "PRAGMA user_version")
        found = self._base.execute("PRAGMA user_version").fetchone()[0]
        if found != DICTIONARY_FORMAT:
            raise LessonError(f"{path}: dictionary of format {found}; install the package again")

    def _groups(self, simplified: str) -> tuple[SenseGroup, ...]:
        """The sense groups of a headword, the likeliest first; empty when it has none."""
        row = self._base.execute("SELECT data FROM headword WHERE simplified = ?", (simplified,)).fetchone()
        return tuple(_group(fields) for fields in json.loads(row[0])) if row else ()

    def _examples(self, simplified: str, group: int) -> tuple[Example, ...]:
        """The example sentences of a group of a headword."""
        rows = self._base.execute(
            "SELECT traditional, sentence, translation FROM example WHERE simplified = ? AND id = ? ORDER BY number",
            (simplified, group),
        )
        return tuple(Example(traditional, sentence, english, SOURCE) for traditional, sentence, english in rows)

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """Headwords of whose record, as the file has it, a pattern finds a part; their groups say whether it is meant.

        The record has glosses as they are, and readings numbered, in quotation marks: `"zhi3 dao3"`.
        """
        return [
            word for word, data in self._base.execute("SELECT simplified, data FROM headword") if pattern.search(data)
        ]

    def headwords(self) -> list[str]:
        """All headwords, in the order of their code points."""
        return [row[0] for row in self._base.execute("SELECT simplified FROM headword ORDER BY simplified")]


def _group(fields: list[Any]) -> SenseGroup:
    number, part_of_speech, reading, share, gloss, senses, before, behind, around, labels, note = fields
    return SenseGroup(
        number, part_of_speech, parse_reading(reading), share, gloss, tuple((rank, at) for rank, at in senses),
        frozenset(before.split()), frozenset(behind.split()), frozenset(around.split()), tuple(labels.split()), note,
    )  # fmt: skip


@cache
def learners_dictionary() -> LearnersDictionary:
    """The dictionary that came with the package, opened at the first call."""
    from lesson.lexicon import DATA

    return LearnersDictionary(DATA / DICTIONARY_FILE)
