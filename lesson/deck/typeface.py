"""The typefaces that a deck carries, so that its cards show every character where the system has no Chinese typeface.

Where they are told of, and what they are called, follows from how Anki imports (tried with 26.9, both orders of two
lessons; tests/deck/test_typeface.py):

- Of two files with one name, the one that is there stays if the name begins with `_`; otherwise the second is renamed.
  Two lessons need different characters, so a file is named after what is in it, and lessons never meet.
- All lessons share their note types, and the style sheet of a note type is that of the newest lesson: it can name the
  families, but not a lesson's files. A field for them is no way either: Anki leaves every note as it is whose note
  type has other fields than the one that it has. So the rules stand in the fields that show the article, on both sides
  of each card.
- Anki keeps, exports and takes over a file that a field names in the `src` of a tag for media, and offers to delete
  what no note names any more. It does not look into rules for style, so a <source> names the file to it; outside a
  player that tag does nothing.

What a note says has not changed when only the lesson's typeface has: its history is that of the note without them,
and a note that is left alone keeps the file that has all its characters.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lesson.deck.notes import FIELDS, Note
from lesson.render.embed import cut
from lesson.render.fonts import CENTRED, FACES, MARKS, font_folder

# The families that style.css names, and their files: marks of Taiwan, hanzi of Taiwan, hanzi of the mainland with
# pinyin, zhuyin and marks, and what is too rare for those.
_MARKS, _TAIWAN, _MAINLAND, _RARE = "Lesson Marks", "Lesson Kai TC", "Lesson Kai SC", "Lesson Rare"
_FILES = {_MARKS: MARKS, _TAIWAN: FACES["iansui"], _MAINLAND: FACES["lxgw-wenkai"], _RARE: FACES["unifont"]}
_STEP = 4
"""Thousandths of an em. The largest hanzi are 83 pixels high: a point is out by less than a fifth of one."""

_WITH_RULES = {"Sentence", "Gap"}
_WITH_NAMES = "Source"
_NEVER_SHOWN = {"Simplified", "Traditional", "Say", "Say in Taiwan", "Clause", "Clause in Taiwan", "Script", "Key"}
_OTHER_SCRIPT = "Other form"
_TRADITIONAL = "zh-Hant"
_ADDED = re.compile(r'<style>@font-face[^<]*</style>|<source src="lesson-[a-z]+-[a-z-]*[0-9a-f]{12}\.woff2">')


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The typefaces of a deck: their files by name, and what the fields of its notes say of them."""

    files: dict[str, bytes]
    rules: str
    names: str

    def fields(self, note: Note) -> list[str]:
        """The fields of a note with the typefaces that show them."""
        return [
            value + (self.rules if name in _WITH_RULES else self.names if name == _WITH_NAMES else "")
            for name, value in zip(FIELDS[note.type], note.fields, strict=True)
        ]


def typefaces(notes: Iterable[Note]) -> Typefaces:
    """The typefaces with the characters that the cards of some notes show; the same notes give the same bytes.

    Raises LessonError when the package was built without its typefaces.
    """
    folder = font_folder()
    left = dict(_wanted(notes))
    files: dict[str, bytes] = {}
    rules = ""
    for family, file in _FILES.items():
        taiwan = family in (_MARKS, _TAIWAN)
        some = left[taiwan] if family != _MARKS or not left[taiwan] else {ord(mark) for mark in CENTRED}
        data, found = cut(folder / file, some, _STEP)
        left[taiwan] -= found
        if found:
            name = f"{family.lower().replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}.woff2"
            files[name] = data
            rules += f'@font-face{{font-family:"{family}";src:url("{name}")}}'
        if family == _TAIWAN:
            left[False] |= left[True]  # what neither face of Taiwan has
    return Typefaces(
        files, f"<style>{rules}</style>" if rules else "", "".join(f'<source src="{name}">' for name in files)
    )


def plain(field: str) -> str:
    """A field as the lesson has it, without what was added for the typefaces."""
    return _ADDED.sub("", field)


def _wanted(notes: Iterable[Note]) -> dict[bool, set[int]]:
    """The code points beyond ASCII that cards show in Traditional (True) and in Simplified script."""
    shown: dict[bool, list[str]] = {True: [], False: []}
    for note in notes:
        traditional = note.field("Script") == _TRADITIONAL
        for name, value in zip(FIELDS[note.type], note.fields, strict=True):
            if name not in _NEVER_SHOWN:
                shown[traditional].append(value)
            if name == _OTHER_SCRIPT:
                shown[not traditional].append(value)
    return {
        traditional: {
            ord(character)
            for character in set(html.unescape(re.sub("<[^>]*>", "", "".join(values))))
            if not character.isascii() and not character.isspace()
        }
        for traditional, values in shown.items()
    }
