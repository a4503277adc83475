"""The dictionary as JSON, for programs: one object, an entry a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lesson import __version__
from lesson.lexicon.export.credit import TITLE, cedict_date, credits
from lesson.lexicon.export.headword import Headword, Meaning
from lesson.text.pinyin import joined

FORMAT = 1
"""Goes up when a field goes away or means something else."""


def whole(headwords: Sequence[Headword]) -> bytes:
    """The object as UTF-8; README.md beside this module says what its fields are."""
    head = {
        "title": TITLE,
        "format": FORMAT,
        "version": __version__,
        "cedict": cedict_date(),
        "licence": "MIT and CC BY-SA 4.0, see source",
        "source": [asdict(credit) for credit in credits()],
    }
    lines = ["{", *(f"{_text(name)}:{_text(value)}," for name, value in head.items()), '"entries":[']
    lines += [",\n".join(_text(_entry(headword)) for headword in headwords), "]", "}", ""]
    return "\n".join(lines).encode()


def _entry(headword: Headword) -> dict[str, Any]:
    return {
        "simplified": headword.simplified,
        "hsk": headword.band or None,
        "groups": [_group(meaning) for meaning in headword.meanings],
    }


def _group(meaning: Meaning) -> dict[str, Any]:
    group = meaning.group
    return {
        "id": group.id,
        "traditional": meaning.traditional,
        "pinyin": meaning.pinyin,
        "syllables": [str(syllable) for syllable in meaning.reading],
        "part_of_speech": group.part_of_speech,
        "gloss": group.gloss,
        "share": group.share,
        "labels": group.labels,
        "note": group.note or None,
        "measure_words": [
            {"simplified": one.simplified, "traditional": one.traditional, "pinyin": joined(one.reading)}
            for one in meaning.measure_words
        ],
        "examples": [
            {"simplified": one.simplified, "traditional": one.traditional, "translation": one.translation}
            for one in meaning.examples
        ],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
