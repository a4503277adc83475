"""The texts that a lexicon is made of, decoded from the files of their packages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lesson.compile.additions import Addition, additions
from lesson.compile.characters.component import Decompositions, read_decompositions
from lesson.compile.dictionary import NAMES, NOT_MET, SOURCE, by_headword
from lesson.compile.example import Pair
from lesson.scale import SHIPPED
from lesson.text.script import simplify

Read = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts a lexicon is made of, as their packages ship them.

    `levels` has the words of each scale with their bands; `pairs` are sentences with a translation, `components` ways
    to take characters apart, `radicals` the table of radicals; `additions` are our own headwords, `taught` those that
    the learner's dictionary has a meaning of that is no name; `meanings`: whether the vectors of words and senses are
    computed, too (a minute and a half).
    """

    cedict: str
    jieba: str
    wordfreq: Mapping[str, float]
    levels: Mapping[str, Mapping[str, int]]
    cedict_date: str
    pairs: tuple[Pair, ...] = ()
    components: Decompositions = field(default_factory=dict)
    radicals: bytes = b"uni_list={}"
    meanings: bool = False
    additions: tuple[Addition, ...] = ()
    taught: frozenset[str] = frozenset()
    character_levels: Mapping[str, int] = field(default_factory=dict)


def sources(read: Read) -> Sources:
    """Decode the pinned sources."""
    cedict = read("cedict").decode("utf-8")
    met = {word: [line for line in own if line.part_of_speech != NOT_MET] for word, own in by_headword().items()}
    glosses = {word: [line.gloss for line in own] for word, own in met.items()}
    taught = frozenset(word for word, own in met.items() if any(line.part_of_speech not in NAMES for line in own))
    return Sources(
        cedict=cedict,
        jieba=read("jieba-dict").decode("utf-8"),
        wordfreq=wordfreq_zipf(read("wordfreq-zh")),
        levels={name: _levels(read(f"{name}-words")) for name in SHIPPED},
        character_levels=_levels(read("hsk2025-characters")),
        cedict_date=_header(cedict, "date"),
        pairs=(*_tatoeba(read("tatoeba")), *_graded(read("hsk-sentences"))),
        components=read_decompositions(read("chaizi")),
        radicals=read("radicals"),
        meanings=True,
        additions=tuple(additions(SOURCE, glosses)),
        taught=taught,
    )


def wordfreq_zipf(packed: bytes) -> dict[str, float]:
    """Zipf values from wordfreq's "cB" file: list i holds the words of frequency 10^(-i/100)."""
    import gzip

    import msgpack

    header, *lists = msgpack.unpackb(gzip.decompress(packed))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"wordfreq: unknown format {header}")
    return {word: 9 - centibels / 100 for centibels, words in enumerate(lists) for word in words}


def _tatoeba(tsv: bytes) -> Iterable[Pair]:
    for line in tsv.decode("utf-8-sig").splitlines():
        columns = line.split("\t")
        if len(columns) == 4:
            yield Pair(simplify(columns[1]), columns[1], columns[3], f"Tatoeba {columns[0]}")


def _graded(data: bytes) -> Iterable[Pair]:
    for row in json.loads(data):
        simplified = simplify(row["chinese"])
        yield Pair(simplified, simplified, row["translation"]["en"], "hsk-sentences-audio", graded=True)


def _header(cedict: str, name: str) -> str:
    for line in cedict.splitlines():
        if line.startswith(f"#! {name}="):
            return line.partition("=")[2].strip()
    return ""


def _levels(tsv: bytes) -> dict[str, int]:
    rows = (line.split("\t") for line in tsv.decode("utf-8").splitlines()[1:])
    return {word: int(level) for word, level in rows}
