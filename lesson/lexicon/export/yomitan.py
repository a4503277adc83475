"""The dictionary as an archive for Yomitan, the pop-up dictionary of browsers (format 3).

Its rows are [term, reading, tags of the definition, rules, score, definitions, sequence, tags of the term]. There is a
row for each meaning and each way to write the headword, so that both scripts are found; those of a headword with one
reading share a sequence number. https://github.com/yomidevs/yomitan/blob/master/docs/making-yomitan-dictionaries.md
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from lesson import __version__
from lesson.lexicon.export.credit import AUTHOR, TITLE, cedict_date, told
from lesson.lexicon.export.headword import Headword, Meaning, measure_word
from lesson.model import Example
from lesson.output import zipped
from lesson.text.safe import one_line

ROWS = 10_000
"""Rows of a bank, at most."""
_LEAST_SHARE = 0.5
_SIMPLIFIED, _TRADITIONAL = "zh-Hans", "zh-Hant"
# What a label means, where it does not say so itself.
_LABELS = {
    "classical": "in classical Chinese", "HK": "in Hong Kong", "IT": "computing", "literary": "literary style",
    "net": "on the internet", "old": "old-fashioned", "spoken": "in speech", "Taiwan": "in Taiwan",
    "vulgar": "vulgar, not for polite company", "written": "in writing",
}  # fmt: skip
_PAST = frozenset(("classical", "old", "literary"))

Row = list[Any]


def archive(headwords: Sequence[Headword]) -> bytes:
    """The zip file: index.json, tag_bank_1.json and as many banks of terms as it takes."""
    rows = list(_rows(headwords))
    members = {"index.json": _index(), "tag_bank_1.json": _tags(headwords)}
    for number, start in enumerate(range(0, len(rows), ROWS), 1):
        members[f"term_bank_{number}.json"] = rows[start : start + ROWS]
    return zipped({name: _text(value) for name, value in members.items()})


def score(zipf: float, share: float) -> int:
    """How usual a meaning is: hundredths of the Zipf frequency that its share leaves of its headword's."""
    return round(100 * (zipf + math.log10(max(share, _LEAST_SHARE) / 100)))


def _index() -> dict[str, object]:
    return {
        "title": TITLE,
        "revision": f"{__version__} with CC-CEDICT of {cedict_date()}",
        "format": 3,
        "sequenced": True,
        "author": AUTHOR,
        "description": "The meanings that learners need, in few words, with how usual they are and examples.",
        "attribution": told(scores=True),
        "sourceLanguage": "zh",
        "targetLanguage": "en",
    }


def _tags(headwords: Sequence[Headword]) -> list[Row]:
    """A row for each tag: name, category (Yomitan's colour), order, what it means, score."""
    groups = [meaning.group for headword in headwords for meaning in headword.meanings]
    kinds = sorted({group.part_of_speech for group in groups})
    labels = sorted({label for group in groups for label in group.labels})
    bands = sorted({headword.band for headword in headwords if headword.band})
    return [
        *([_tag(kind), "partOfSpeech", -1, kind, 0] for kind in kinds),
        *([_tag(one), "archaism" if one in _PAST else "", 0, _LABELS.get(one, one), 0] for one in labels),
        *([_hsk(band), "frequent", 1, f"in band {band} of HSK 3.0 (syllabus of 2025)", 0] for band in bands),
    ]


def _rows(headwords: Sequence[Headword]) -> Iterator[Row]:
    sequences: dict[tuple[str, str, str], int] = {}
    for headword in headwords:
        for meaning in headword.meanings:
            usual = meaning.traditional[0]
            place = headword.simplified, usual, meaning.pinyin
            first = place not in sequences
            number = sequences.setdefault(place, len(sequences) + 1)
            for term in dict.fromkeys((headword.simplified, *meaning.traditional)):
                other = (usual if term == headword.simplified else headword.simplified) if first else term
                yield [
                    term,
                    meaning.pinyin,
                    " ".join(map(_tag, (meaning.group.part_of_speech, *meaning.group.labels))),
                    "",
                    score(headword.zipf, meaning.group.share),
                    [_definition(meaning, term, "" if other == term else other, headword.simplified)],
                    number,
                    _hsk(headword.band) if headword.band else "",
                ]


def _definition(meaning: Meaning, term: str, other: str, simplified: str) -> object:
    """A gloss alone is plain text; what stands beside it makes structured content."""
    group = meaning.group
    gloss = one_line(group.gloss)
    parts: list[object] = []
    if group.note:
        parts.append(_part("div", "note", one_line(group.note), style={"fontStyle": "italic"}))
    if meaning.measure_words:
        measures = ", ".join(map(measure_word, meaning.measure_words))
        parts.append(_part("div", "measure-words", f"measure words: {measures}"))
    if other:
        script = _TRADITIONAL if term == simplified else _SIMPLIFIED
        name = "Traditional" if term == simplified else "Simplified"
        parts.append(_part("div", "other-script", [f"{name} ", _part("span", "form", other, lang=script)]))
    if meaning.examples:
        shown = [_example(example, term in meaning.traditional, term == simplified) for example in meaning.examples]
        parts.append(_part("ul", "examples", shown))
    if not parts and group.share >= 100:
        return gloss
    head = _part("div", "gloss", gloss if group.share >= 100 else [gloss, _share(group.share)])
    return {"type": "structured-content", "content": [head, *parts]}


def _share(share: float) -> object:
    return _part("span", "share", f" {share:g} %", style={"fontSize": "small"})


def _example(example: Example, traditional: bool, simplified: bool) -> object:
    """A sentence in the script of the term, in both for a term that looks alike in both; its translation below."""
    sentences = {example.simplified: _SIMPLIFIED} if simplified else {}
    if traditional:
        sentences.setdefault(example.traditional, _TRADITIONAL)
    chinese = [_part("div", "sentence", one_line(text), lang=script) for text, script in sentences.items()]
    return _part("li", "example", [*chinese, _part("div", "translation", one_line(example.translation))])


def _part(tag: str, name: str, content: object, **more: object) -> dict[str, object]:
    """An element; Yomitan hands `name` on as the attribute data-sc-lesson, for whoever styles it."""
    return {"tag": tag, "data": {"lesson": name}, "content": content, **more}


def _tag(name: str) -> str:
    """The name of a tag, in which blanks would part two."""
    return name.replace(" ", "-")


def _hsk(band: str) -> str:
    return f"HSK-{band}"


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
