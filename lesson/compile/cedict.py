"""Reading CC-CEDICT: from lines of text to entries with senses, measure words, pointers and pronunciations.

Line format (https://cc-cedict.org/wiki/format:syntax): `Traditional Simplified [pin1 yin1] /sense/sense; synonym/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lesson.lexicon.entry import Entry, Pointer, split_outside_brackets, synonyms
from lesson.model import MeasureWord, Sense, SenseKind
from lesson.text.characters import HANZI, is_hanzi
from lesson.text.syllable import Reading, Syllable

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*")
_WORD = r"(?P<traditional>[^\s|\[\](),;]+)(?:\|(?P<simplified>[^\s|\[\](),;]+))?(?:\[(?P<reading>[^\]]*)\])?"
_MEASURE_WORD = re.compile(r"([^\s|,\[]+)(?:\|([^\s|,\[]+))?\[([^\]]+)\]")
# A sense that only points to another entry. What stands behind a comma or in brackets after it is kept in the gloss.
_POINTER = re.compile(
    r"(?:\([^)]*\)\s*)*(?:(?:old|archaic|erhua|Taiwan|ancient|nonstandard|Japanese|graphic|rare|less common|"
    r"unofficial|erroneous|alternative|popular|vulgar|euphemistic|dialectal|colloquial|also)\s+)*"
    r"(?:variants? of|see also|see|used in|same as|also written|equivalent (?:of|to)|erhua variant of|"
    r"abbr\. (?:for|of|to)|contraction of|alternative (?:form|name|spelling) (?:of|for)|short (?:for|form of)|"
    r"old name of|form of|also called|cf\.?)\s+" + _WORD
)
_TAIWAN = re.compile(r"\(?Taiwan pr\. \[([^\]]+)\]\)?(?: (?:in|for) (?:this|these) senses?)?")
_ALSO_PRONOUNCED = re.compile(
    r"\(?(?:also|sometimes|often|usually|formerly|coll\.|old) pr\. \[([^\]]+)\](?: or \[[^\]]+\])?"
    r"(?: in [^;/()]+| for (?:this|these) senses?)?\)?"
)
_HANZI = re.compile(f"[{HANZI}]")
_LABEL = re.compile(r"\(([^()]*)\)\s*")
# What one part of the pinyin stands for: a run of Latin letters, or one character.
_UNIT = re.compile(r"[a-z]+|\S")
_SURNAME = re.compile(
    r"\(?(?:\w+ )?surname [A-ZÜ][a-zü']*(?:,? or [A-ZÜ][a-zü']+)*\)?$|"
    r"two-character surname|(?:Chinese|compound) surname"
)


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """Entries of a dictionary text; comments and blank lines are passed over, a line that does not parse is left out.

    An entry whose pinyin does not give one syllable per hanzi is left out too: its readings could not be shown.
    """
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        entry = parse_line(line)
        if entry is not None:
            yield entry


def parse_line(line: str) -> Entry | None:
    """The entry of one line, None when it is none."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    traditional, simplified, pinyin, body = match.groups()
    reading = _reading(simplified, pinyin)
    if reading is None or len(traditional) != len(simplified) and sum(map(is_hanzi, traditional)) != len(reading):
        return None
    entry = Entry(traditional, simplified, reading, (), proper=pinyin[:1].isupper())
    senses: list[Sense] = []
    for text in split_outside_brackets(body, "/"):
        entry, rest = _take_pronunciations(entry, text)
        if rest.startswith("CL:"):
            entry = replace(entry, measure_words=entry.measure_words + _measure_words(rest[3:]))
        elif rest:
            sense, pointer = _sense(rest)
            if pointer is not None and re.search(
                r"variant of|same as|also written", rest.split(pointer.traditional)[0]
            ):
                entry = replace(entry, variant_of=entry.variant_of or pointer)
            senses.append(sense)
    return replace(entry, senses=tuple(senses))


def pointer_of(gloss: str) -> Pointer | None:
    """The entry that a cross-reference names first, None where the gloss explains the word itself."""
    match = _POINTER.match(gloss) if _HANZI.search(gloss) else None
    if match is None or not is_hanzi(match["traditional"][0]):
        return None
    simplified = match["simplified"] or match["traditional"]
    return Pointer(match["traditional"], simplified, _reading(simplified, match["reading"] or "") or ())


def _reading(simplified: str, pinyin: str) -> Reading | None:
    """One syllable per hanzi; what Latin letters, digits and dots of a headword sound like is left out.

    None when the counts differ or no reading is known (`xx5`).
    """
    parts = pinyin.split()
    units = _UNIT.findall(simplified)
    if len(parts) == len(units):
        parts = [part for part, unit in zip(parts, units, strict=True) if is_hanzi(unit)]
    else:
        parts = [part for part in parts if part[-1].isdigit()]
        hanzi = sum(map(is_hanzi, simplified))
        if len(parts) > hanzi and not is_hanzi(simplified[0]):  # 21三體 [er4 shi2 yi1 san1 ti3]
            parts = parts[len(parts) - hanzi :]
        if len(parts) != hanzi:
            return None
    try:
        syllables = tuple(Syllable.parse(part) for part in parts)
    except ValueError:
        return None
    return None if any(syllable.base == "xx" for syllable in syllables) else syllables


def _take_pronunciations(entry: Entry, text: str) -> tuple[Entry, str]:
    """Move "Taiwan pr." and "also pr." out of a sense into the entry; the rest of the text comes back."""
    for pattern, field in ((_TAIWAN, "taiwan_reading"), (_ALSO_PRONOUNCED, "other_readings")):
        match = pattern.search(text)
        if match is None:
            continue
        reading = _spread(entry, match[1])
        text = (text[: match.start()] + text[match.end() :]).strip(" ;,")
        if reading is None or reading == entry.reading:
            continue
        if field == "taiwan_reading":
            entry = replace(entry, taiwan_reading=reading)
        else:
            entry = replace(entry, other_readings=(*entry.other_readings, reading))
    return entry, text


def _spread(entry: Entry, pinyin: str) -> Reading | None:
    """A full reading from an alternative that may give the changed syllables only."""
    whole = _reading(entry.simplified, pinyin)
    if whole is not None:
        return whole
    try:
        changed = [Syllable.parse(part) for part in pinyin.split()]
    except ValueError:
        return None
    if len(changed) != 1:
        return None
    at = [i for i, s in enumerate(entry.reading) if s.base == changed[0].base]
    if len(at) != 1:
        return None
    return (*entry.reading[: at[0]], changed[0], *entry.reading[at[0] + 1 :])


def _measure_words(text: str) -> tuple[MeasureWord, ...]:
    found = []
    for traditional, simplified, pinyin in _MEASURE_WORD.findall(text):
        reading = _reading(simplified or traditional, pinyin)
        if reading is not None:
            found.append(MeasureWord(traditional, simplified or traditional, reading))
    return tuple(found)


def _sense(text: str) -> tuple[Sense, Pointer | None]:
    labels = []
    rest = text
    while match := _LABEL.match(rest):
        labels.append(match[1])
        rest = rest[match.end() :]
    pointer = pointer_of(text)
    if pointer is not None:
        kind = SenseKind.REFERENCE
    elif _SURNAME.match(rest):
        kind = SenseKind.NAME
    elif re.match(r"(?:\([^)]*\)\s*)*classifier\b", text):
        kind = SenseKind.MEASURE_WORD
    else:
        kind = SenseKind.MEANING
    return Sense(text, synonyms(text), kind, tuple(labels)), pointer
