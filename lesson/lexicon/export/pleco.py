"""The dictionary as a text file that Pleco imports into a user dictionary.

A line is `simplified[traditional]`, a tab, numbered pinyin, a tab, the definition. Inside a definition Pleco takes some
characters for private use as marks: U+EAB1 a new line, U+EAB2 and U+EAB3 around bold, U+EAB4 and U+EAB5 around italic
(told by its makers in its forum, https://plecoforums.com/threads/5916/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lesson.lexicon.export.headword import Headword, Meaning, measure_word
from lesson.model import Example
from lesson.text.safe import one_line
from lesson.text.syllable import Reading

NEW_LINE = "\ueab1"
BOLD = ("\ueab2", "\ueab3")
ITALIC = ("\ueab4", "\ueab5")
_MARKS = re.compile("[\uea00-\ueaff]")


def entries(headwords: Sequence[Headword]) -> bytes:
    """A line for each headword, Traditional form and reading, in UTF-8."""
    lines = []
    for headword in headwords:
        for (traditional, _), meanings in _parted(headword).items():
            other = f"[{traditional}]" if traditional != headword.simplified else ""
            definition = NEW_LINE.join(_definition(headword, meanings))
            lines.append(f"{headword.simplified}{other}\t{_numbered(meanings[0])}\t{definition}\n")
    return "".join(lines).encode()


def _parted(headword: Headword) -> dict[tuple[str, Reading], list[Meaning]]:
    """The meanings by what is an entry of its own to Pleco."""
    parted: dict[tuple[str, Reading], list[Meaning]] = {}
    for meaning in headword.meanings:
        parted.setdefault((meaning.traditional[0], meaning.reading), []).append(meaning)
    return parted


def _numbered(meaning: Meaning) -> str:
    """Pinyin with a number behind each syllable, ü as v: `nv3er2`. A name has capitals and the spaces between words."""
    name = meaning.group.is_name
    shown = ""
    for at, syllable in enumerate(meaning.reading):
        begins = at == 0 or at in meaning.division
        text = str(syllable).replace("ü", "v")
        shown += (" " if begins and at else "") + (text.capitalize() if begins and name else text)
    return shown


def _definition(headword: Headword, meanings: Sequence[Meaning]) -> Iterator[str]:
    """The lines of a definition: the band, then each meaning with its note and examples."""
    if headword.band:
        yield _marked(ITALIC, f"HSK {headword.band}")
    for number, meaning in enumerate(meanings, 1):
        group = meaning.group
        about = f" {_marked(ITALIC, ', '.join(group.labels))}" if group.labels else ""
        count = f"{number} " if len(meanings) > 1 else ""
        yield f"{count}{_marked(BOLD, group.part_of_speech)} {_plain(group.gloss)}{about} ({group.share:g} %)"
        if group.note:
            yield _plain(group.note)
        if meaning.measure_words:
            yield f"Measure words: {', '.join(_plain(measure_word(one)) for one in meaning.measure_words)}"
        for example in meaning.examples:
            yield from _shown(example)


def _shown(example: Example) -> Iterator[str]:
    yield _plain(example.simplified)
    if example.traditional != example.simplified:
        yield _plain(example.traditional)
    yield _marked(ITALIC, example.translation)


def _marked(marks: tuple[str, str], text: str) -> str:
    return f"{marks[0]}{_plain(text)}{marks[1]}"


def _plain(text: str) -> str:
    """Text on one line without what Pleco would take for a mark."""
    return one_line(_MARKS.sub("", text))
