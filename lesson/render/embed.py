"""Embedded type: the characters that a page needs of the package's Kai typefaces, as style rules that carry them."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lesson.item import QuizItem
from lesson.model import Lesson
from lesson.render.fonts import FACES, font_folder
from lesson.render.woff2 import woff2

# The family that style.css names first, per script: Iansui has the forms of Taiwan, LXGW WenKai those of the mainland
# and what Iansui lacks.
FAMILIES = {"Lesson Kai TC": ("iansui", "lxgw-wenkai"), "Lesson Kai SC": ("lxgw-wenkai",)}
# Radicals to hanzi with the punctuation between them, compatibility hanzi, full-width forms.
_BLOCKS = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0xFF00, 0xFFF0))
_OWN = "繁简"  # what the page itself says in Chinese, whatever the article
_ZHUYIN = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩㄫˊˇˋ˙"


def embedded(lesson: Lesson, items: Sequence[QuizItem] = ()) -> str:
    """@font-face rules with the characters of a lesson and its quiz, in both scripts, as WOFF2 in base64.

    Only hanzi, zhuyin and Chinese punctuation: Latin letters and pinyin stay in the device's own type. Raises
    LessonError when the package was built without its typefaces.
    """
    folder = font_folder()
    traditional, simplified = _characters(lesson, items)
    rules = []
    for family, wanted in (("Lesson Kai TC", traditional), ("Lesson Kai SC", simplified)):
        for source in FAMILIES[family]:
            # The first face of a family has its characters to itself; a later one has the rest.
            data, found = cut(folder / FACES[source], wanted)
            wanted -= found
            if found:
                rules.append(_rule(family, data, found))
    return "\n".join(rules)


def _characters(lesson: Lesson, items: Sequence[QuizItem]) -> tuple[set[int], set[int]]:
    """The code points that the page may show in each script."""
    traditional, simplified = set(_ZHUYIN + _OWN), set(_ZHUYIN + _OWN)
    for text in (lesson.article.title, *lesson.article.paragraphs):
        traditional.update(text)
        simplified.update(text)
    for token in lesson.tokens():
        traditional.update(token.traditional)
        simplified.update(token.simplified)
    for word in lesson.words:
        traditional.update(word.traditional, *(m.traditional for m in word.measure_words))
        simplified.update(word.simplified, *(m.simplified for m in word.measure_words))
        if word.example is not None:
            traditional.update(word.example.traditional)
            simplified.update(word.example.simplified)
        for text in (*(sense.gloss for sense in word.senses), *(part.text for part in word.parts)):
            traditional.update(text)
            simplified.update(text)
    for item in items:  # in the script of the article, which may be either
        asked = "".join((item.prompt, *item.options, *item.reasons, item.explanation, item.hint, item.sentence.text))
        traditional.update(asked)
        simplified.update(asked)
    return set(_chinese(traditional)), set(_chinese(simplified))


def _chinese(characters: Iterable[str]) -> Iterator[int]:
    """Code points of hanzi, zhuyin, and the punctuation and full-width forms that go with them."""
    for character in characters:
        code = ord(character)
        if character in _ZHUYIN or code >= 0x20000 or any(code in block for block in _BLOCKS):
            yield code


def cut(path: Path, wanted: Iterable[int], step: int = 1) -> tuple[bytes, set[int]]:
    """WOFF2 data of a font cut down to some code points, and which of them it has.

    `step` is the grid on which points are put, in units of the font, of which 1000 make an em. The same arguments give
    the same bytes.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        found = set(wanted) & font.getBestCmap().keys()
        options = subset.Options(hinting=False, notdef_outline=True, drop_tables=["DSIG", "FFTM"])
        options.layout_features = ["vert", "vrt2"]
        options.name_IDs = [0, 13, 14]  # whose it is, and its licence
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(found))
        subsetter.subset(font)
        data = io.BytesIO()
        font.save(data)
    return woff2(data.getvalue(), step), found


def _rule(family: str, data: bytes, found: set[int]) -> str:
    carried = base64.b64encode(data).decode("ascii")
    covered = ",".join(f"U+{code:X}" for code in sorted(found))
    return (
        f'@font-face{{font-family:"{family}";src:url(data:font/woff2;base64,{carried}) format("woff2");'
        f"unicode-range:{covered};font-display:swap}}"
    )
