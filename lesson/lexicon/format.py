"""What the compiling and the reading side of the lexicon file agree on."""

from __future__ import annotations

import json
from enum import IntFlag
from functools import cache
from typing import Any

from lesson.lexicon.entry import Entry, Pointer, synonyms
from lesson.lexicon.gloss_class import CLASSES_OF_GLOSSES
from lesson.model import MeasureWord, Sense, SenseKind
from lesson.text.syllable import Reading, parse_reading

FORMAT = 6
LEXICON_FILE = "lexicon.sqlite"

# The vector of a sense or word: so many signed bytes, so much to the unit.
VECTOR_SIZE = 64
VECTOR_SCALE = 200

# jieba's tags (the ICTCLAS set); number 0 is "unknown". The place in this tuple is what the file stores.
POS_TAGS = (
    "", "a", "ad", "ag", "an", "b", "c", "d", "df", "dg", "e", "f", "g", "h", "i", "j", "k", "l", "m", "mg", "mq", "n",
    "ng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "o", "p", "q", "r", "rg", "rr", "rz", "s", "t", "tg", "u", "ud", "ug",
    "uj", "ul", "uv", "uz", "v", "vd", "vg", "vi", "vn", "vq", "x", "y", "z", "zg",
)  # fmt: skip


class Flag(IntFlag):
    """What is known of a word that segmentation may offer: CC-CEDICT has it, a level list, jieba's list; it has a
    meaning that is a name's, one that is not; it is a learner's word: in the learner's dictionary as a word or
    as a name of three characters or more, in a level list, or a headword of everyday use.
    """

    HEADWORD = 1
    LEVEL = 2
    JIEBA = 4
    PROPER = 8
    COMMON = 16
    TAUGHT = 32


def entry_data(entry: Entry) -> str:
    """The part of an entry that is read only when the entry is shown."""
    data: dict[str, Any] = {"s": [[s.gloss, s.kind.value, list(s.labels)] for s in entry.senses]}
    if entry.measure_words:
        data["m"] = [[m.traditional, m.simplified, reading_text(m.reading)] for m in entry.measure_words]
    if entry.taiwan_reading:
        data["t"] = reading_text(entry.taiwan_reading)
    if entry.other_readings:
        data["o"] = [reading_text(reading) for reading in entry.other_readings]
    data["g"] = [_bits(classes) for classes in entry.gloss_classes]
    if any(entry.remoteness):
        data["r"] = [round(cost, 2) for cost in entry.remoteness]
    if entry.inside:
        data["i"] = entry.inside
    if entry.similarity:
        data["c"] = [round(100 * close) for close in entry.similarity]
    if entry.variant_of:
        data["v"] = [entry.variant_of.traditional, entry.variant_of.simplified, reading_text(entry.variant_of.reading)]
    if entry.translation_counts:
        data["n"] = [dict(by_class) for by_class in entry.translation_counts]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_entry(
    simplified: str, traditional: str, reading: str, proper: int, data: str, sense_vectors: bytes | None
) -> Entry:
    """The entry that `entry_data` and its columns hold."""
    fields = json.loads(data)
    variant = fields.get("v")
    return Entry(
        traditional=traditional,
        simplified=simplified,
        reading=parse_reading(reading),
        senses=tuple(Sense(g, synonyms(g), SenseKind(k), tuple(labels)) for g, k, labels in fields["s"]),
        proper=bool(proper),
        measure_words=tuple(MeasureWord(t, s, parse_reading(r)) for t, s, r in fields.get("m", ())),
        taiwan_reading=parse_reading(fields["t"]) if "t" in fields else None,
        other_readings=tuple(parse_reading(r) for r in fields.get("o", ())),
        translation_counts=tuple(tuple(by_class.items()) for by_class in fields.get("n", ())),
        similarity=tuple(close / 100 for close in fields.get("c", ())),
        sense_vectors=sense_vectors or b"",
        inside=tuple((first, last) for first, last in fields.get("i", ())),
        gloss_classes=tuple(map(_classes, fields["g"])),
        remoteness=tuple(fields.get("r") or [0.0] * len(fields["s"])),
        variant_of=Pointer(variant[0], variant[1], parse_reading(variant[2])) if variant else None,
    )


def reading_text(reading: Reading) -> str:
    """A reading as the file keeps it: numbered syllables with blanks between."""
    return " ".join(map(str, reading))


def _bits(classes: frozenset[str]) -> int:
    """A set of classes of glosses as a number, one bit a class."""
    return sum(1 << CLASSES_OF_GLOSSES.index(name) for name in classes)


@cache
def _classes(bits: int) -> frozenset[str]:
    """What `_bits` made a number of."""
    return frozenset(name for at, name in enumerate(CLASSES_OF_GLOSSES) if bits >> at & 1)
