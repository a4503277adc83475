"""The typefaces of the worksheet: made from pinned packages when the package is built, found again when it prints.

Characters are taught as they are written by hand, so both are Kai faces. LXGW WenKai draws the mainland's forms and
has pinyin, zhuyin and 30,000 code points; Iansui draws the forms of Taiwan's ministry of education (骨 這 說 differ)
for the 6,224 hanzi in common use there. Both descend from the Klee typeface, so that a rare character set in the one
does not stand out among the other's. LXGW WenKai TC is no choice: it draws 為 as 爲 and 真 as 眞. Noto Emoji, in black
and white, is there for what people write today. GNU Unifont, drawn in dots, has the rare hanzi of the Basic
Multilingual Plane that those lack, so that they print as something that can be read.

Marks of Taiwan stand in the middle of their square (，。、；：！？), those of the mainland in its corner. Iansui as it
is packaged has no marks of full width, so those of LXGW WenKai are moved to the middle, as a typeface of their own.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lesson.errors import LessonError
from lesson.text.characters import is_hanzi

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "data" / "fonts"

# Source in lesson/compile/sources/pins.toml → file in the package.
# The last one is cut down to the hanzi that the others lack.
FACES = {
    "lxgw-wenkai": "LXGWWenKai.ttf", "iansui": "Iansui.ttf", "noto-emoji": "NotoEmoji.ttf", "unifont": "Unifont.ttf",
}  # fmt: skip
_LAST = "unifont"

MARKS = "Marks.ttf"
MARKS_FAMILY = "Lesson Marks"
CENTRED = "，。、；：！？．"
_MARKS_OF = "lxgw-wenkai"

# Of the table "name" (OpenType 1.9): family, full name, PostScript's name, typographic family.
_POSTSCRIPT_NAME = 6
_FAMILY_NAMES = {1, 4, _POSTSCRIPT_NAME, 16}

_WOFF_HEADER = struct.Struct(">4sIIHH")  # signature, flavour, length, number of tables, reserved
_WOFF_HEADER_SIZE = 44
_WOFF_TABLE = struct.Struct(">4sIIII")  # tag, offset, compressed length, length, checksum
_SFNT_HEADER = struct.Struct(">IHHHH")
_SFNT_TABLE = struct.Struct(">4sIII")


def compile_fonts(out: Path, read: Callable[[str], bytes]) -> None:
    """Write the typefaces into the folder `out`; `read` gives the bytes of a pinned source by name.

    The same sources give the same bytes. Raises LessonError when a source is no WOFF font.
    """
    out.mkdir(parents=True, exist_ok=True)
    drawn: set[int] = set()
    for name, file in FACES.items():
        try:
            font = unpack_woff(read(name))
        except (struct.error, zlib.error, ValueError) as fault:
            raise LessonError(f"{name}: no WOFF font ({fault}); correct lesson/compile/sources/pins.toml") from fault
        font = cut_down(font, drawn) if name == _LAST else font
        drawn |= code_points(font)
        (out / file).write_bytes(font)
        if name == _MARKS_OF:
            (out / MARKS).write_bytes(centred_marks(font))


def code_points(font: bytes) -> set[int]:
    """The code points that a TrueType font draws."""
    from fontTools.ttLib import TTFont

    return set(TTFont(io.BytesIO(font), lazy=True).getBestCmap())


def cut_down(font: bytes, drawn: set[int]) -> bytes:
    """A TrueType font with its hanzi that are not among the code points `drawn`; the same bytes for the same font."""
    return _saved(_subset(font, lambda point: is_hanzi(chr(point)) and point not in drawn))


def centred_marks(font: bytes) -> bytes:
    """A TrueType font of the marks CENTRED that a font has, each moved to the middle of its square."""
    face = _subset(font, lambda point: chr(point) in CENTRED)
    outlines, widths = face["glyf"], face["hmtx"].metrics
    middle = (face["OS/2"].sTypoAscender + face["OS/2"].sTypoDescender) // 2
    for name in (face.getBestCmap() or {}).values():
        outline = outlines[name]
        if outline.numberOfContours > 0:
            across = widths[name][0] // 2 - (outline.xMin + outline.xMax) // 2
            up = middle - (outline.yMin + outline.yMax) // 2
            outline.coordinates.translate((across, up))
            outline.recalcBounds(outlines)
            widths[name] = (widths[name][0], outline.xMin)
    for record in face["name"].names:
        if record.nameID in _FAMILY_NAMES:
            record.string = MARKS_FAMILY if record.nameID != _POSTSCRIPT_NAME else MARKS_FAMILY.replace(" ", "")
    return _saved(face)


def _subset(font: bytes, kept: Callable[[int], bool]) -> TTFont:
    """A TrueType font with the code points that are to be kept."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(drop_tables=["FFTM"], recalc_timestamp=False, name_IDs=["*"], notdef_outline=True)
    face = TTFont(io.BytesIO(font), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[point for point in face.getBestCmap() if kept(point)])
    cutter.subset(face)
    return face


def _saved(face: TTFont) -> bytes:
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


def font_folder() -> Path:
    """Where the typefaces are. Raises LessonError when the package was not built."""
    for file in (*FACES.values(), MARKS):
        if not (FOLDER / file).is_file():
            raise LessonError(f"{FOLDER / file}: this typeface is missing; build the package again (make setup)")
    return FOLDER


def unpack_woff(data: bytes) -> bytes:
    """The TrueType font inside a WOFF 1.0 file: each table inflated, the table directory written anew.

    WOFF (W3C Recommendation, 13 December 2012) wraps a font without changing it, so nothing is lost.
    Raises ValueError, struct.error or zlib.error for other data.
    """
    signature, flavour, _, count, _ = _WOFF_HEADER.unpack_from(data)
    if signature != b"wOFF":
        raise ValueError("it does not begin with wOFF")
    largest = 1 << (count.bit_length() - 1)
    head = _SFNT_HEADER.pack(flavour, count, largest * 16, largest.bit_length() - 1, (count - largest) * 16)
    directory, body = b"", b""
    begin = _SFNT_HEADER.size + count * _SFNT_TABLE.size
    for index in range(count):
        entry = _WOFF_HEADER_SIZE + index * _WOFF_TABLE.size
        tag, offset, packed, length, checksum = _WOFF_TABLE.unpack_from(data, entry)
        table = data[offset : offset + packed]
        if packed < length:
            table = zlib.decompress(table)
        if len(table) != length:
            raise ValueError(f"its table {tag.decode('latin-1')} is cut short")
        directory += _SFNT_TABLE.pack(tag, checksum, begin + len(body), length)
        body += table + b"\0" * (-length % 4)
    return head + directory + body
