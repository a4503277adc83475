"""The entries of CC-CEDICT as a learner meets them: the usual one first, pointers followed, glosses classed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lesson.compile.cedict import parse, pointer_of
from lesson.lexicon.entry import Entry, Pointer
from lesson.lexicon.format import reading_text
from lesson.lexicon.gloss_class import gloss_classes, remoteness
from lesson.model import Sense, SenseKind
from lesson.text.script import simplify
from lesson.text.syllable import Reading

# The last code point of the Basic Multilingual Plane: few typefaces have the simplified forms that lie beyond it.
_BASIC = "\uffff"


def entries_of(cedict: str) -> list[Entry]:
    """The entries of a dictionary text, those of one headword together."""
    return _classed(_resolve(_rank(_with_spellings(list(parse(cedict.splitlines()))))))


def by_headword(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each headword, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.simplified, []).append(entry)
    return found


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

    ranked = []
    for headword, group in sorted(by_headword(entries).items()):
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
            by_form.setdefault((form, reading_text(entry.reading)), []).append(entry)
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
        found = by_form.get((target.traditional, reading_text(target.reading)), [])
        if found:
            return found
    return by_form.get((target.traditional, ""), [])
