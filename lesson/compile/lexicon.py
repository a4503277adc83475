"""Compile the lexicon: CC-CEDICT, HSK lists and word frequencies into one read-only file.

Runs when the package is built (and for `lesson lexicon update`), never when a lesson is made. The same sources give
the same bytes.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lesson.annotation.level import band
from lesson.annotation.models.polyphone import POLYPHONE_FILE, compile_polyphones
from lesson.annotation.morphology.compound import parts_of
from lesson.annotation.part_of_speech import tags_of
from lesson.annotation.segment import segment
from lesson.annotation.tag import tag_all
from lesson.compile.cedict import parse, pointer_of
from lesson.compile.component import Decompositions, components, read_decompositions
from lesson.compile.example import Pair, Shown, examples
from lesson.compile.morpheme import count_inside
from lesson.compile.radical import read_radicals
from lesson.compile.translations import count_senses, gloss_keys
from lesson.compile.transliteration import sound_likelihoods
from lesson.lexicon import Lexicon
from lesson.lexicon.entry import UNCOUNTED, Entry, Pointer
from lesson.lexicon.format import FORMAT, LEXICON_FILE, POS_TAGS, Flag, entry_data
from lesson.lexicon.gloss_class import gloss_classes, remoteness
from lesson.lexicon.stroke import STROKE_FILE, compile_strokes
from lesson.model import Sense, SenseKind
from lesson.text.characters import is_hanzi
from lesson.text.script import simplify, traditionalise, variant_table
from lesson.text.syllable import Reading, Syllable

# The last code point of the Basic Multilingual Plane: few typefaces have the simplified forms that lie beyond it.
_BASIC = "\uffff"
# What jieba joins behind these (一批, 两个, 这次, 各地) is a phrase to a dictionary, not a word.
_DETERMINERS = frozenset("一二三四五六七八九十百千万亿两几半第这那哪每各某首整")
# Inside a word that only jieba knows, these make it a phrase (唱着歌, 去一趟).
_PARTICLES = frozenset("一着了过的得")
Read = Callable[[str], bytes]

# jieba counted 60,101,967 running words for its dictionary (the sum of dict.txt); it scales its counts to Zipf values.
_JIEBA_TOTAL = 60_101_967
# A word that only jieba knows must have been counted so often to be offered as a compound. Below it the list is noise.
_JIEBA_LEAST = 3
# Words below this Zipf frequency (once in ten million) get no vector.
_LEAST_PLACED = 2.0


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts a lexicon is made of, as their packages ship them.

    `pairs` are sentences with a translation, `components` ways to take characters apart, `radicals` the table of
    radicals; `meanings`: whether the vectors of words and senses are computed, too (a minute and a half).
    """

    cedict: str
    jieba: str
    wordfreq: Mapping[str, float]
    hsk: Mapping[str, Mapping[str, int]]
    cedict_date: str
    pairs: tuple[Pair, ...] = ()
    components: Decompositions = field(default_factory=dict)
    radicals: bytes = b"uni_list={}"
    meanings: bool = False


def compile_all(out: Path, read: Read) -> None:
    """Write every compiled data file into the folder `out`; `read(name)` gives the bytes of a pinned source."""
    out.mkdir(parents=True, exist_ok=True)
    compile_polyphones(out / POLYPHONE_FILE, read("g2pm-weights"), read("g2pm-characters"), read("g2pm-classes"))
    given = sources(read)
    compile_lexicon(out / LEXICON_FILE, given)
    variants = variant_table(set(filter(is_hanzi, given.cedict)))
    compile_strokes(out / STROKE_FILE, read("strokes"), read("strokes-licence"), variants)


def sources(read: Read) -> Sources:
    """Decode the pinned sources."""
    cedict = read("cedict").decode("utf-8")
    return Sources(
        cedict=cedict,
        jieba=read("jieba-dict").decode("utf-8"),
        wordfreq=wordfreq_zipf(read("wordfreq-zh")),
        hsk={
            "hsk2025": _levels(read("hsk2025-words")),
            "hsk2021": _levels(read("hsk2021-words")),
            "hsk20": _levels(read("hsk20-words")),
            "character": _levels(read("hsk2025-characters")),
        },
        cedict_date=_header(cedict, "date"),
        pairs=(*_tatoeba(read("tatoeba")), *_graded(read("hsk-sentences"))),
        components=read_decompositions(read("chaizi")),
        radicals=read("radicals"),
        meanings=True,
    )


def wordfreq_zipf(packed: bytes) -> dict[str, float]:
    """Zipf values from wordfreq's "cB" file: list i holds the words of frequency 10^(-i/100)."""
    import gzip

    import msgpack

    header, *lists = msgpack.unpackb(gzip.decompress(packed))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"wordfreq: unknown format {header}")
    return {word: 9 - centibels / 100 for centibels, words in enumerate(lists) for word in words}


def compile_lexicon(path: Path, given: Sources) -> None:
    """Write the lexicon file, beside its place first and then renamed into it.

    It is written up to three times: senses are counted over sentences that the first, uncounted lexicon cuts into
    words, and the vectors of meanings come last.
    """
    entries = _classed(_resolve(_rank(_with_spellings(list(parse(given.cedict.splitlines()))))))
    words = _words(entries, given)
    entries = _with_inside(entries, words)
    shown: list[Shown] = []
    partial = path.with_name(path.name + ".partial")
    _write(partial, given, entries, words)
    if given.pairs:
        known = Lexicon(partial)
        cut = _cut(given.pairs, known)
        entries = _counted(entries, given.pairs, cut)
        shown = list(examples(given.pairs, cut.__getitem__, _by_headword(entries), lambda word: _band(word, known)))
        _write(partial, given, entries, words, shown)
    if given.meanings:
        entries, vectors = _placed(entries, words)
        _write(partial, given, entries, words, shown, vectors)
    os.replace(partial, path)


def _classed(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with what their glosses are."""
    return [
        replace(
            entry,
            gloss_classes=tuple(gloss_classes(sense.gloss) for sense in entry.senses),
            remoteness=tuple(remoteness(sense.labels) for sense in entry.senses),
        )
        for entry in entries
    ]


def _tatoeba(tsv: bytes) -> Iterable[Pair]:
    for line in tsv.decode("utf-8-sig").splitlines():
        columns = line.split("\t")
        if len(columns) == 4:
            yield Pair(simplify(columns[1]), columns[1], columns[3], f"Tatoeba {columns[0]}")


def _graded(data: bytes) -> Iterable[Pair]:
    for row in json.loads(data):
        simplified = simplify(row["chinese"])
        yield Pair(simplified, simplified, row["translation"]["en"], "hsk-sentences-audio", graded=True)


def _cut(pairs: Iterable[Pair], known: Lexicon) -> dict[str, list[tuple[str, str]]]:
    """The words of each sentence with their tags."""
    cut: dict[str, list[tuple[str, str]]] = {}
    sentences = list(dict.fromkeys(pair.simplified for pair in pairs))
    for sentence, tagged in zip(sentences, tag_all(sentences), strict=True):
        spans = segment(sentence, tagged, known)
        words = [sentence[start:end] for start, end in spans]
        cut[sentence] = list(zip(words, tags_of(spans, sentence, tagged, known), strict=True))
    return cut


def _band(word: str, known: Lexicon) -> int | None:
    """The band of a word of an example, by its parts where no list has it."""
    entries = known.entries(word)
    parts = [part.text for part in parts_of(word, entries[0].reading if entries else (), known)]
    return band(word, parts if len(parts) > 1 else (), known)[0]


def _by_headword(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    by_headword: dict[str, list[Entry]] = {}
    for entry in entries:
        by_headword.setdefault(entry.simplified, []).append(entry)
    return by_headword


def _counted(entries: list[Entry], pairs: Iterable[Pair], cut: Mapping[str, list[tuple[str, str]]]) -> list[Entry]:
    """Entries with how often their senses were shown in translated sentences."""
    by_headword = _by_headword(entries)
    translations: dict[str, list[str]] = {}
    for pair in pairs:
        translations.setdefault(pair.simplified, []).append(pair.translation)
    flat = ((chinese, english) for chinese, several in translations.items() for english in several)
    counts = count_senses(flat, cut.__getitem__, by_headword)
    counted = []
    for headword, group in by_headword.items():
        any_shown = any((headword, place) in counts for place in range(len(group)))
        for place, entry in enumerate(group):
            if any_shown:
                found = counts.get((headword, place), {})
                shown = tuple(
                    tuple(sorted(found.get(index, {}).items())) if gloss_keys(sense.gloss) else ((UNCOUNTED, 0.0),)
                    for index, sense in enumerate(entry.senses)
                )
                entry = replace(entry, translation_counts=shown)
            counted.append(entry)
    return counted


def _with_inside(entries: list[Entry], words: Mapping[str, _WordRow]) -> list[Entry]:
    """Entries of single characters with what they mean inside words."""
    by_headword = _by_headword(entries)
    found = count_inside(by_headword, lambda word: words[word].zipf if word in words else 0.0)
    return [
        replace(entry, inside=found[headword, place]) if (headword, place) in found else entry
        for headword, group in by_headword.items()
        for place, entry in enumerate(group)
    ]


def _placed(entries: list[Entry], words: Mapping[str, _WordRow]) -> tuple[list[Entry], dict[str, bytes]]:
    """Entries with the vectors of their senses, and those of words, where the word is not rare."""
    from lesson.compile.vectors import Meanings

    frequent = {word for word, row in words.items() if row.zipf >= _LEAST_PLACED and row.flags & Flag.HEADWORD}
    senses: Counter[str] = Counter()
    for entry in entries:
        senses[entry.simplified] += len(entry.senses)
    several = {word for word in frequent if senses[word] > 1}
    glosses = dict.fromkeys(s.gloss for e in entries if e.simplified in several for s in e.senses)
    meanings = Meanings(list(glosses), sorted(frequent))
    placed = [
        replace(
            entry,
            similarity=tuple(meanings.similarity(entry.simplified, sense.gloss) for sense in entry.senses),
            sense_vectors=b"".join(meanings.of_gloss(sense.gloss) for sense in entry.senses),
        )
        if entry.simplified in several
        else entry
        for entry in entries
    ]
    return placed, {word: meanings.of_word(word) for word in sorted(frequent)}


def _write(
    partial: Path,
    given: Sources,
    entries: list[Entry],
    words: Mapping[str, _WordRow],
    shown: Sequence[Shown] = (),
    vectors: Mapping[str, bytes] | None = None,
) -> None:
    partial.unlink(missing_ok=True)
    base = sqlite3.connect(partial)
    try:
        base.execute("PRAGMA page_size = 4096")
        base.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        base.execute(
            "CREATE TABLE entry (simplified TEXT, rank INTEGER, traditional TEXT, reading TEXT, proper INTEGER,"
            " data TEXT, sense_vectors BLOB, PRIMARY KEY (simplified, rank)) WITHOUT ROWID"
        )
        base.execute("CREATE TABLE vector (simplified TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")
        base.execute(
            "CREATE TABLE traditional (traditional TEXT, simplified TEXT, PRIMARY KEY (traditional, simplified))"
            " WITHOUT ROWID"
        )
        base.execute(
            "CREATE TABLE level (simplified TEXT PRIMARY KEY, hsk2025 INTEGER, hsk2021 INTEGER, hsk20 INTEGER,"
            " character INTEGER) WITHOUT ROWID"
        )
        base.execute(
            "CREATE TABLE example (simplified TEXT, rank INTEGER, sense INTEGER, sentence TEXT, traditional TEXT,"
            " translation TEXT, source TEXT, PRIMARY KEY (simplified, rank, sense)) WITHOUT ROWID"
        )
        base.execute("CREATE TABLE component (character TEXT PRIMARY KEY, parts TEXT) WITHOUT ROWID")
        base.execute("CREATE TABLE radical (character TEXT PRIMARY KEY, radical TEXT) WITHOUT ROWID")
        base.execute("CREATE TABLE block (name TEXT PRIMARY KEY, value BLOB NOT NULL)")
        base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(_meta(given, entries, words).items()))
        base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(entries))
        base.executemany(
            "INSERT INTO traditional VALUES (?, ?)",
            sorted({(e.traditional, e.simplified) for e in entries if e.traditional != e.simplified}),
        )
        base.executemany("INSERT INTO level VALUES (?, ?, ?, ?, ?)", _level_rows(given.hsk))
        base.executemany("INSERT INTO example VALUES (?, ?, ?, ?, ?, ?, ?)", map(_example_row, shown))
        meaningful = {e.traditional for e in entries} | {e.simplified for e in entries}
        base.executemany(
            "INSERT INTO component VALUES (?, ?)", sorted(components(given.components, meaningful).items())
        )
        written = {character for word in meaningful for character in word}
        base.executemany("INSERT INTO radical VALUES (?, ?)", sorted(read_radicals(given.radicals, written).items()))
        base.executemany("INSERT INTO vector VALUES (?, ?)", (vectors or {}).items())
        base.executemany("INSERT INTO block VALUES (?, ?)", sorted(_blocks(words).items()))
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()


def _example_row(shown: Shown) -> tuple[str, int, int, str, str, str, str]:
    pair = shown.pair
    traditional = pair.original if pair.original != pair.simplified else traditionalise(pair.simplified)
    return (
        shown.headword,
        shown.place,
        shown.sense,
        pair.simplified,
        traditional,
        pair.translation,
        pair.source,
    )


def _header(cedict: str, name: str) -> str:
    for line in cedict.splitlines():
        if line.startswith(f"#! {name}="):
            return line.partition("=")[2].strip()
    return ""


def _levels(tsv: bytes) -> dict[str, int]:
    rows = (line.split("\t") for line in tsv.decode("utf-8").splitlines()[1:])
    return {word: int(level) for word, level in rows}


def _with_spellings(entries: list[Entry]) -> list[Entry]:
    """The entries, and those again whose Traditional form stays another word in Simplified text as OpenCC writes it:
    妳 is an entry of 你 to the dictionary, a character of its own to OpenCC.
    """
    known = {entry.simplified for entry in entries}
    others = [replace(entry, simplified=simplify(entry.traditional)) for entry in entries]
    return entries + [one for one in others if one.simplified not in known and max(one.simplified) <= _BASIC]


def _rank(entries: list[Entry]) -> list[Entry]:
    """Entries of one headword, the usual reading first.

    Common words before names, spelling variants and surnames; then the reading that pypinyin's phrase tables hold to
    be the usual one; then the entry with more to say.
    """
    from lesson.text.pronounce import usual_reading

    by_headword: dict[str, list[Entry]] = {}
    for entry in entries:
        by_headword.setdefault(entry.simplified, []).append(entry)
    ranked = []
    for headword, group in sorted(by_headword.items()):
        usual = usual_reading(headword) if len({e.reading for e in group}) > 1 else ()

        def order(numbered: tuple[int, Entry], usual: Reading = usual) -> tuple[bool, bool, bool, bool, int, int]:
            at, entry = numbered
            meanings = sum(sense.kind is SenseKind.MEANING for sense in entry.senses)
            return (
                entry.proper,
                meanings == 0,
                all("old" in s.labels or "archaic" in s.labels for s in entry.senses),
                _difference(entry.reading, usual) > 1,
                -meanings,
                at,
            )

        ranked += [entry for _, entry in sorted(enumerate(group), key=order)]
    return ranked


def _difference(reading: Reading, usual: Reading) -> int:
    """0 for the same reading, 1 when only a neutral tone differs, 2 otherwise; 0 too when none is known."""
    if not usual or reading == usual:
        return 0
    alike = len(reading) == len(usual) and all(
        a.base == b.base and (a.tone == b.tone or 5 in (a.tone, b.tone)) for a, b in zip(reading, usual, strict=True)
    )
    return 1 if alike else 2


def _resolve(entries: list[Entry]) -> list[Entry]:
    """Give entries that only point elsewhere the meanings of the entry they point to (one hop), marked as such."""
    by_form: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        for form in {entry.traditional, entry.simplified}:
            by_form.setdefault((form, ""), []).append(entry)
            by_form.setdefault((form, _reading_text(entry.reading)), []).append(entry)
    return [_resolved(entry, by_form) for entry in entries]


def _resolved(entry: Entry, by_form: Mapping[tuple[str, str], list[Entry]]) -> Entry:
    if any(sense.kind is not SenseKind.REFERENCE for sense in entry.senses):
        return entry
    borrowed: list[Sense] = []
    measure_words = entry.measure_words
    for sense in entry.senses:
        target = pointer_of(sense.gloss)
        if target is None:
            continue
        for found in _targets(target, by_form):
            if found is entry:
                continue
            label = f"= {target.simplified}"
            borrowed += [
                replace(s, labels=(*s.labels, label)) for s in found.senses if s.kind is not SenseKind.REFERENCE
            ]
            measure_words = measure_words or found.measure_words
            break
    return replace(entry, senses=tuple(dict.fromkeys((*borrowed, *entry.senses))), measure_words=measure_words)


def _targets(target: Pointer, by_form: Mapping[tuple[str, str], list[Entry]]) -> list[Entry]:
    if target.reading:
        found = by_form.get((target.traditional, _reading_text(target.reading)), [])
        if found:
            return found
    return by_form.get((target.traditional, ""), [])


def _reading_text(reading: Reading) -> str:
    return " ".join(map(str, reading))


@dataclass(frozen=True, slots=True)
class _WordRow:
    zipf: float
    pos: int
    flags: int


def _words(entries: Iterable[Entry], given: Sources) -> dict[str, _WordRow]:
    """Everything segmentation may offer: headwords, words of the level lists, frequent words that jieba knows."""
    counts: dict[str, tuple[int, str]] = {}
    for line in given.jieba.splitlines():
        parts = line.split(" ")
        if len(parts) == 3 and parts[1].isdigit():
            counts[parts[0]] = (int(parts[1]), parts[2])
    flags: dict[str, int] = {}
    for entry in entries:
        proper = Flag.PROPER if entry.proper else Flag.COMMON
        flags[entry.simplified] = flags.get(entry.simplified, 0) | Flag.HEADWORD | proper
    for name in ("hsk2025", "hsk2021", "hsk20"):
        for word in given.hsk[name]:
            flags[word] = flags.get(word, 0) | Flag.LEVEL
    for word, (count, _) in counts.items():
        if count >= _JIEBA_LEAST and 2 <= len(word) <= 8 and all(map(is_hanzi, word)) and not _is_phrase(word):
            flags[word] = flags.get(word, 0) | Flag.JIEBA
    rows = {}
    for word, flag in sorted(flags.items()):
        count, tag = counts.get(word, (0, ""))
        zipf = given.wordfreq.get(word) or (math.log10(count / _JIEBA_TOTAL) + 9 if count else 0.0)
        rows[word] = _WordRow(max(0.0, zipf), POS_TAGS.index(tag) if tag in POS_TAGS else 0, flag)
    return rows


def _is_phrase(word: str) -> bool:
    return word[0] in _DETERMINERS or not _PARTICLES.isdisjoint(word[1:])


def _blocks(words: Mapping[str, _WordRow]) -> dict[str, bytes]:
    """The trie of all words, and by the trie's word number: Zipf value in hundredths, part of speech, flags."""
    import marisa_trie

    trie = marisa_trie.Trie(list(words))
    zipf, pos, flags = array("H", [0] * len(words)), array("B", [0] * len(words)), array("B", [0] * len(words))
    for word, row in words.items():
        number = trie[word]
        zipf[number], pos[number], flags[number] = round(row.zipf * 100), row.pos, row.flags
    return {"trie": trie.tobytes(), "zipf": zipf.tobytes(), "pos": pos.tobytes(), "flags": flags.tobytes()}


def _meta(given: Sources, entries: list[Entry], words: Mapping[str, _WordRow]) -> dict[str, str]:
    characters = {c for entry in entries for c in entry.traditional}
    return {
        "format": str(FORMAT),
        "cedict_date": given.cedict_date,
        "entries": str(len(entries)),
        "words": str(len(words)),
        "variants": json.dumps(variant_table(characters), ensure_ascii=False, sort_keys=True),
        "sounds": json.dumps(sound_likelihoods(entries), ensure_ascii=False, sort_keys=True),
        "syllables": " ".join(sorted({str(s) for entry in entries for s in entry.reading if _regular(s)})),
    }


def _regular(syllable: Syllable) -> bool:
    return syllable.base not in ("r", "m", "n", "ng", "hm", "hng")


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[str, int, str, str, int, str, bytes | None]]:
    rank, last = 0, None
    for entry in entries:
        rank = rank + 1 if entry.simplified == last else 0
        last = entry.simplified
        yield (
            entry.simplified,
            rank,
            entry.traditional,
            _reading_text(entry.reading),
            int(entry.proper),
            entry_data(entry),
            entry.sense_vectors or None,
        )


def _level_rows(
    hsk: Mapping[str, Mapping[str, int]],
) -> Iterable[tuple[str, int | None, int | None, int | None, int | None]]:
    for word in sorted({word for table in hsk.values() for word in table}):
        yield (
            word,
            hsk["hsk2025"].get(word),
            hsk["hsk2021"].get(word),
            hsk["hsk20"].get(word),
            hsk["character"].get(word),
        )
