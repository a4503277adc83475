"""The dictionary as a table: a line for each meaning, tabs between the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from lesson.lexicon.export.headword import Headword, Meaning, measure_word
from lesson.text.safe import cell, one_line

COLUMNS = (
    "simplified", "traditional", "pinyin", "hsk", "id", "part of speech", "gloss", "share", "labels", "note",
    "measure words", "examples", "examples in traditional", "translations",
)  # fmt: skip
BETWEEN = " / "
"""What parts the values of a cell that has several."""


def table(headwords: Sequence[Headword]) -> bytes:
    """The table with its header, quoted as CSV is (RFC 4180), in UTF-8 with the byte order mark that Excel asks for.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter="\t", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for headword in headwords:
        for meaning in headword.meanings:
            rows.writerow([cell(one_line(value)) for value in _row(headword, meaning)])
    return text.getvalue().encode("utf-8-sig")


def _row(headword: Headword, meaning: Meaning) -> tuple[str, ...]:
    group, examples = meaning.group, meaning.examples
    return (
        headword.simplified,
        BETWEEN.join(meaning.traditional),
        meaning.pinyin,
        headword.band,
        str(group.id),
        group.part_of_speech,
        group.gloss,
        f"{group.share:g}",
        BETWEEN.join(group.labels),
        group.note,
        BETWEEN.join(map(measure_word, meaning.measure_words)),
        BETWEEN.join(example.simplified for example in examples),
        BETWEEN.join(example.traditional for example in examples),
        BETWEEN.join(example.translation for example in examples),
    )
