"""Writing the lexicon file."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lesson.compile.characters.component import components
from lesson.compile.characters.radical import read_radicals
from lesson.compile.database import new_database
from lesson.compile.example import Shown
from lesson.compile.texts import Sources
from lesson.compile.transliteration import sound_likelihoods
from lesson.compile.words import WordRow
from lesson.lexicon.entry import Entry
from lesson.lexicon.format import FORMAT, entry_data, reading_text
from lesson.text.script import traditionalise, variant_table
from lesson.text.syllable import Syllable


def write(
    partial: Path,
    given: Sources,
    entries: list[Entry],
    words: Mapping[str, WordRow],
    shown: Sequence[Shown] = (),
    vectors: Mapping[str, bytes] | None = None,
) -> None:
    """Write the file: entries with their columns, words, and what else the sources say of characters and levels."""
    with new_database(partial) as base:
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
            "CREATE TABLE level (simplified TEXT, scale TEXT, band INTEGER, PRIMARY KEY (simplified, scale))"
            " WITHOUT ROWID"
        )
        base.execute("CREATE TABLE character_level (character TEXT PRIMARY KEY, band INTEGER) WITHOUT ROWID")
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
        base.executemany("INSERT INTO level VALUES (?, ?, ?)", _level_rows(given.levels))
        base.executemany("INSERT INTO character_level VALUES (?, ?)", sorted(given.character_levels.items()))
        base.executemany("INSERT INTO example VALUES (?, ?, ?, ?, ?, ?, ?)", map(_example_row, shown))
        meaningful = {e.traditional for e in entries} | {e.simplified for e in entries}
        base.executemany(
            "INSERT INTO component VALUES (?, ?)", sorted(components(given.components, meaningful).items())
        )
        written = {character for word in meaningful for character in word}
        base.executemany("INSERT INTO radical VALUES (?, ?)", sorted(read_radicals(given.radicals, written).items()))
        base.executemany("INSERT INTO vector VALUES (?, ?)", (vectors or {}).items())
        base.executemany("INSERT INTO block VALUES (?, ?)", sorted(_blocks(words).items()))


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


def _blocks(words: Mapping[str, WordRow]) -> dict[str, bytes]:
    """The trie of all words, and by the trie's word number: Zipf value in hundredths, part of speech, flags."""
    import marisa_trie

    trie = marisa_trie.Trie(list(words))
    zipf, pos, flags = array("H", [0] * len(words)), array("B", [0] * len(words)), array("B", [0] * len(words))
    for word, row in words.items():
        number = trie[word]
        zipf[number], pos[number], flags[number] = round(row.zipf * 100), row.pos, row.flags
    return {"trie": trie.tobytes(), "zipf": zipf.tobytes(), "pos": pos.tobytes(), "flags": flags.tobytes()}


def _meta(given: Sources, entries: list[Entry], words: Mapping[str, WordRow]) -> dict[str, str]:
    characters = {c for entry in entries for c in entry.traditional}
    added = {addition.simplified for addition in given.additions}
    listed = [entry for entry in entries if entry.simplified not in added]  # what the bounds were measured on
    return {
        "format": str(FORMAT),
        "cedict_date": given.cedict_date,
        "entries": str(len(entries)),
        "words": str(len(words)),
        "variants": json.dumps(variant_table(characters), ensure_ascii=False, sort_keys=True),
        "sounds": json.dumps(sound_likelihoods(listed), ensure_ascii=False, sort_keys=True),
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
            reading_text(entry.reading),
            int(entry.proper),
            entry_data(entry),
            entry.sense_vectors or None,
        )


def _level_rows(levels: Mapping[str, Mapping[str, int]]) -> Iterable[tuple[str, str, int]]:
    """A row for each word of each list, those of a word in the order of the scales."""
    for word in sorted({word for bands in levels.values() for word in bands}):
        yield from ((word, scale, bands[word]) for scale, bands in levels.items() if word in bands)
