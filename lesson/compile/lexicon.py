"""Compile the lexicon: CC-CEDICT, HSK lists and word frequencies into one read-only file.

Runs when the package is built (and for `lesson lexicon update`), never when a lesson is made. The same sources give
the same bytes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from lesson.annotation.level import band
from lesson.annotation.models.boundary import BOUNDARY_FILE, boundaries
from lesson.annotation.models.polyphone import POLYPHONE_FILE
from lesson.annotation.morphology.compound import parts_of
from lesson.annotation.part_of_speech import tags_of
from lesson.annotation.segment import segment
from lesson.annotation.tag import tag_all
from lesson.compile.characters.morpheme import count_inside
from lesson.compile.characters.strokes import compile_strokes
from lesson.compile.dictionary import compile_dictionary
from lesson.compile.entries import by_headword, entries_of
from lesson.compile.example import Pair, Shown, examples
from lesson.compile.models.boundary import compile_boundaries
from lesson.compile.models.polyphone import compile_polyphones
from lesson.compile.texts import Read, Sources, sources
from lesson.compile.translations import count_senses, gloss_keys
from lesson.compile.words import WordRow, words_of
from lesson.compile.write import write
from lesson.lexicon import Lexicon
from lesson.lexicon.entry import UNCOUNTED, Entry
from lesson.lexicon.format import LEXICON_FILE, Flag
from lesson.lexicon.stroke import STROKE_FILE
from lesson.text.characters import is_hanzi
from lesson.text.script import variant_table

# Words below this Zipf frequency (once in ten million) get no vector.
_LEAST_PLACED = 2.0


def compile_all(out: Path, read: Read) -> None:
    """Write every compiled data file into the folder `out`; `read(name)` gives the bytes of a pinned source."""
    out.mkdir(parents=True, exist_ok=True)
    compile_boundaries(out / BOUNDARY_FILE, read("wapic-model"))
    compile_polyphones(out / POLYPHONE_FILE, read("g2pm-weights"), read("g2pm-characters"), read("g2pm-classes"))
    given = sources(read)
    compile_lexicon(out / LEXICON_FILE, given)
    compile_dictionary(out, Lexicon(out / LEXICON_FILE))
    variants = variant_table(set(filter(is_hanzi, given.cedict)))
    compile_strokes(out / STROKE_FILE, read("strokes"), read("strokes-licence"), variants)


def compile_lexicon(path: Path, given: Sources) -> None:
    """Write the lexicon file, beside its place first and then renamed into it.

    It is written up to three times: senses are counted over sentences that the first, uncounted lexicon cuts into
    words, and the vectors of meanings come last.
    """
    entries = entries_of("\n".join((given.cedict, *(addition.line for addition in given.additions))))
    words = words_of(entries, given)
    entries = _with_inside(entries, words)
    shown: list[Shown] = []
    partial = path.with_name(path.name + ".partial")
    write(partial, given, entries, words)
    if given.pairs:
        known = Lexicon(partial)
        cut = _cut(given.pairs, known)
        entries = _counted(entries, given.pairs, cut)
        shown = list(examples(given.pairs, cut.__getitem__, by_headword(entries), lambda word: _band(word, known)))
        write(partial, given, entries, words, shown)
    if given.meanings:
        entries, vectors = _placed(entries, words)
        write(partial, given, entries, words, shown, vectors)
    os.replace(partial, path)


def _cut(pairs: Iterable[Pair], known: Lexicon) -> dict[str, list[tuple[str, str]]]:
    """The words of each sentence with their tags."""
    cut: dict[str, list[tuple[str, str]]] = {}
    sentences = list(dict.fromkeys(pair.simplified for pair in pairs))
    for sentence, tagged, scored in zip(sentences, tag_all(sentences), boundaries(sentences), strict=True):
        spans = segment(sentence, tagged, scored, known)
        words = [sentence[start:end] for start, end in spans]
        cut[sentence] = list(zip(words, tags_of(spans, sentence, tagged, known), strict=True))
    return cut


def _band(word: str, known: Lexicon) -> int | None:
    """The band of a word of an example, by its parts where no list has it."""
    entries = known.entries(word)
    parts = [part.text for part in parts_of(word, entries[0].reading if entries else (), known)]
    return band(word, parts if len(parts) > 1 else (), known)[0]


def _counted(entries: list[Entry], pairs: Iterable[Pair], cut: Mapping[str, list[tuple[str, str]]]) -> list[Entry]:
    """Entries with how often their senses were shown in translated sentences."""
    grouped = by_headword(entries)
    translations: dict[str, list[str]] = {}
    for pair in pairs:
        translations.setdefault(pair.simplified, []).append(pair.translation)
    flat = ((chinese, english) for chinese, several in translations.items() for english in several)
    counts = count_senses(flat, cut.__getitem__, grouped)
    counted = []
    for headword, group in grouped.items():
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


def _with_inside(entries: list[Entry], words: Mapping[str, WordRow]) -> list[Entry]:
    """Entries of single characters with what they mean inside words."""
    grouped = by_headword(entries)
    found = count_inside(grouped, lambda word: words[word].zipf if word in words else 0.0)
    return [
        replace(entry, inside=found[headword, place]) if (headword, place) in found else entry
        for headword, group in grouped.items()
        for place, entry in enumerate(group)
    ]


def _placed(entries: list[Entry], words: Mapping[str, WordRow]) -> tuple[list[Entry], dict[str, bytes]]:
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
