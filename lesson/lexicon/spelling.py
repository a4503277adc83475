"""How a headword is written in Traditional script, by what it means."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.lexicon import Lexicon
from lesson.lexicon.dictionary import SenseGroup
from lesson.lexicon.entry import Entry
from lesson.text.script import traditionalise


def traditional_forms(simplified: str, group: SenseGroup, known: Lexicon) -> tuple[str, ...]:
    """The Traditional forms of a headword in one meaning, the usual one first (干 dry: 乾, 干 to do: 幹).

    They are those of the entries of CC-CEDICT behind the meaning. For a meaning that CC-CEDICT lacks it is one form of
    an entry that is read alike, OpenCC's where there is a choice.
    """
    entries = known.entries(simplified)
    if group.senses:
        return _usual_first(simplified, [entries[rank] for rank, _ in group.senses], known)
    alike = [entry.traditional for entry in entries if entry.reading == group.reading]
    converted = traditionalise(simplified)
    return (converted if converted in alike or not alike else alike[0],)


def _usual_first(simplified: str, entries: Sequence[Entry], known: Lexicon) -> tuple[str, ...]:
    """The forms of entries: the one that Taiwan's standard writes before others (裡, 裏), behind them all those that
    CC-CEDICT calls variants of another one.
    """
    forms = dict.fromkeys(entry.traditional for entry in entries)
    converted = traditionalise(simplified)

    def regional(form: str, other: str) -> bool:
        return known.standard(form) == known.standard(other)

    variants = {
        entry.traditional
        for entry in entries
        if entry.variant_of
        and entry.variant_of.traditional in forms
        and not regional(entry.traditional, entry.variant_of.traditional)
    }
    return tuple(sorted(forms, key=lambda form: (form in variants, form != converted)))
