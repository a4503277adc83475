"""Names: how many of those found are names, and how many of the names are found.

On the seed name by name, against the gold's tokens. On the development treebank (UD Chinese GSD) hanzi by hanzi, as
it cuts names otherwise than a dictionary: its NNP are names; affixes behind them (市, 縣) count neither way.
"""

from __future__ import annotations

import csv
from collections.abc import Collection

from bench import SEED_TEXT, SHARED, TREEBANK

from lesson.annotation.pipeline import annotate
from lesson.model import Kind
from lesson.text.characters import is_hanzi


def precision_recall(found: Collection[object], wanted: Collection[object]) -> tuple[float, float]:
    """The share of what was found that is wanted, and of what is wanted that was found."""
    right = len(set(found) & set(wanted))
    return right / max(1, len(set(found))), right / max(1, len(set(wanted)))


def seed() -> tuple[float, float]:
    """Precision and recall over the names of the seed, each in its place."""
    lines = [line for line in SEED_TEXT.read_text("utf-8").split("\n") if line.strip()]
    wanted, at, paragraph = set(), 0, "1"
    with open(SHARED / "gold" / "ordos_tokens.tsv", encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0] != paragraph:
                paragraph, at = row[0], 0
            start = lines[int(paragraph) - 1].index(row[1], at)
            at = start + len(row[1])
            if row[3].startswith("name"):
                wanted.add((int(paragraph) - 1, start, row[1]))
    return precision_recall(_found(lines), wanted)


def _found(lines: list[str]) -> set[tuple[int, int, str]]:
    lesson = annotate("\n".join(lines))
    return {
        (sentence.paragraph, token.start, token.text)
        for sentence in lesson.sentences
        for token in sentence.tokens
        if token.kind is Kind.NAME
    }


def treebank() -> tuple[float, float]:
    """Precision and recall over the hanzi of names in the development treebank."""
    texts, wanted, neutral = _treebank()
    found = {
        (line, start + offset)
        for line, start, text in _found(texts)
        for offset, character in enumerate(text)
        if is_hanzi(character)
    }
    return precision_recall(found - neutral, wanted)


def _treebank() -> tuple[list[str], set[tuple[int, int]], set[tuple[int, int]]]:
    texts: list[str] = []
    wanted, neutral = set(), set()
    at, behind_name, text = 0, False, ""
    for line in [*TREEBANK.read_text("utf-8").splitlines(), "# text = "]:
        if line.startswith("# text ="):
            if text:
                texts.append(text)
            text, at, behind_name = line.partition("=")[2].strip(), 0, False
        columns = line.split("\t")
        if len(columns) < 5 or not columns[0].isdigit():
            continue
        start = text.index(columns[1], at)
        at = start + len(columns[1])
        places = {(len(texts), place) for place in range(start, at) if is_hanzi(text[place])}
        if columns[4] == "NNP":
            wanted |= places
        elif behind_name and columns[4] in ("SFN", "NN"):
            neutral |= places
        behind_name = columns[4] in ("NNP", "SFN") and (columns[4] == "NNP" or behind_name)
    return texts, wanted, neutral
