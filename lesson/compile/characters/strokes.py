"""Writing the file of strokes."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lesson.compile.database import new_database
from lesson.lexicon.stroke import LICENCE_FILE


def compile_strokes(path: Path, folder: bytes, licence: bytes, variants: Mapping[str, str]) -> None:
    """Write the stroke file and its licence beside it; runs when the package is built.

    `folder` has a line for each character, its file's name and the JSON in it; `variants` are regional characters
    with their standard form.
    """
    drawn = dict(_characters(folder))
    rows = [(character, character, data) for character, data in drawn.items()]
    rows += [(character, other, drawn[other]) for character, other in _substitutes(variants, drawn)]
    _write(path, sorted(rows))
    path.with_name(LICENCE_FILE).write_bytes(licence)


def _characters(folder: bytes) -> Iterator[tuple[str, bytes]]:
    for line in folder.decode("utf-8").splitlines():
        name, _, text = line.partition("\t")
        given: dict[str, Any] = json.loads(text)
        outlines = [re.sub(r"(?<=[A-Z]) | (?=[A-Z])", "", outline) for outline in given["strokes"]]
        data = json.dumps([outlines, given["medians"]], separators=(",", ":")).encode("ascii")
        yield name.removesuffix(".json"), zlib.compress(data, 9)


def _substitutes(variants: Mapping[str, str], drawn: Container[str]) -> Iterator[tuple[str, str]]:
    """Characters that are not drawn, with one of the same standard form that is."""
    families: dict[str, list[str]] = {}
    for character, standard in sorted(variants.items()):
        families.setdefault(standard, [standard]).append(character)
    for family in families.values():
        known = [character for character in family if character in drawn]
        if known:
            yield from ((character, known[0]) for character in family if character not in drawn)


def _write(path: Path, rows: Iterable[tuple[str, str, bytes]]) -> None:
    with new_database(path, page_size=32768) as base:
        base.execute("CREATE TABLE stroke (character TEXT PRIMARY KEY, drawn TEXT, data BLOB)")
        base.executemany("INSERT INTO stroke VALUES (?, ?, ?)", rows)
