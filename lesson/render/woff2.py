"""TrueType fonts as WOFF2 (W3C Recommendation, 2 March 2024), the form in which pages and cards carry them.

fontTools writes the same, but takes four seconds for the hanzi of an article: it turns every point into an object,
several times over. Here a glyph's points go from the one coding straight into the other: less than a second.
Glyphs with instructions are no use to a screen of today, and are not foreseen.
"""

from __future__ import annotations

import struct
from functools import lru_cache

_HEADER = struct.Struct(">4sIIHHIIHHIIIII")
_SFNT_HEADER, _SFNT_TABLE = struct.Struct(">IH6x"), struct.Struct(">4sIII")
_GLYPHS_HEADER = struct.Struct(">HHHHIIIIIII")
_LOSSLESS = 1 << 11  # of the flags in the table "head": has been through a transformation (WOFF2, 5.1)
_QUALITY = 9  # of brotli: 11 takes twenty times as long and saves one byte in twenty

# Flags of a point and of a part of a composite glyph (OpenType 1.9, glyf).
_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTED = 1, 8, 32, 64, 128, 256


def woff2(font: bytes, step: int = 1) -> bytes:
    """A TrueType font without instructions as WOFF2; the same font gives the same bytes.

    `step` is the grid, in units of the font, on which points are put: a coarser one takes less room.
    Raises ValueError for a font with instructions.
    """
    import brotli
    from fontTools.ttLib.woff2 import getKnownTagIndex, packBase128

    flavour, tables = _tables(font)
    head = bytearray(tables["head"])
    head[16:18] = (int.from_bytes(head[16:18], "big") | _LOSSLESS).to_bytes(2, "big")
    glyphs, places = tables.pop("glyf"), tables.pop("loca")
    body = tables | {"head": bytes(head), "hmtx": _bearings(tables["hmtx"], tables["hhea"], step)}
    directory, data = b"", b""
    for tag, content in body.items():
        directory += _tag(getKnownTagIndex(tag), tag) + packBase128(len(content))
        data += content
    transformed = _transformed(glyphs, places, int.from_bytes(head[50:52], "big"), step)
    directory += _tag(getKnownTagIndex("glyf"), "glyf") + packBase128(len(glyphs)) + packBase128(len(transformed))
    directory += _tag(getKnownTagIndex("loca"), "loca") + packBase128(len(places)) + packBase128(0)
    packed: bytes = brotli.compress(data + transformed, mode=brotli.MODE_FONT, quality=_QUALITY)
    length = _HEADER.size + len(directory) + len(packed)
    header = _HEADER.pack(
        b"wOF2", flavour, length + -length % 4, len(body) + 2, 0, len(font), len(packed), 1, 0, 0, 0, 0, 0, 0
    )
    return b"".join((header, directory, packed, b"\0" * (-length % 4)))


def _tables(font: bytes) -> tuple[int, dict[str, bytes]]:
    """The flavour of a font file and its tables in the order of their tags."""
    flavour, count = _SFNT_HEADER.unpack_from(font)
    found = {}
    for at in range(count):
        tag, _, offset, length = _SFNT_TABLE.unpack_from(font, _SFNT_HEADER.size + at * _SFNT_TABLE.size)
        found[tag.decode("ascii")] = font[offset : offset + length]
    return flavour, found


def _tag(known: int, tag: str) -> bytes:
    """A table's flags in the directory, with its tag where that is not among those known (index 63)."""
    return bytes([known]) + (tag.encode("ascii") if known == 63 else b"")


def _transformed(glyphs: bytes, places: bytes, long_places: int, step: int) -> bytes:
    """The table "glyf" as WOFF2 has it (5.1): what is alike in all glyphs stands together."""
    from fontTools.ttLib.woff2 import pack255UShort

    size = 4 if long_places else 2
    found = [int.from_bytes(places[at : at + size], "big") * (1 if long_places else 2)
             for at in range(0, len(places), size)]  # fmt: skip
    count = len(found) - 1
    contours, lengths, flags, points, parts, boxes = (bytearray() for _ in range(6))
    boxed = bytearray(4 * ((count + 31) // 32))
    for number in range(count):
        glyph = glyphs[found[number] : found[number + 1]]
        if not glyph:
            contours += b"\0\0"
            continue
        contours += glyph[:2]
        if glyph[0] & 0x80:  # fewer than no contours: made of other glyphs
            parts += _parts(glyph)
            boxed[number >> 3] |= 0x80 >> (number & 7)
            boxes += struct.pack(">4h", *(_on_grid(edge, step) for edge in struct.unpack_from(">4h", glyph, 2)))
            continue
        ends, outline = _outline(glyph, step)
        for begin, end in zip((-1, *ends), ends, strict=False):
            lengths += pack255UShort(end - begin)
        told = list(map(_triplet, *outline))
        flags += bytes([flag for flag, _ in told])
        points += b"".join([point for _, point in told])
        points += b"\0"  # no instructions
    streams = (contours, lengths, flags, points, parts, boxed + boxes, b"")
    return _GLYPHS_HEADER.pack(0, 0, count, long_places, *map(len, streams)) + b"".join(streams)


def _bearings(widths: bytes, header: bytes, step: int) -> bytes:
    """The table "hmtx" with the left edges of the glyphs on the grid, where their points are."""
    paired = int.from_bytes(header[34:36], "big")
    values = list(struct.unpack(f">{len(widths) // 2}h", widths))
    edges = (*range(1, 2 * paired, 2), *range(2 * paired, len(values)))
    for at in edges:
        values[at] = _on_grid(values[at], step)
    return struct.pack(f">{len(values)}h", *values)


def _on_grid(value: int, step: int) -> int:
    return (value + step // 2) // step * step


def _outline(glyph: bytes, step: int) -> tuple[tuple[int, ...], tuple[list[int], list[int], list[int]]]:
    """A simple glyph: the last point of each contour; and how each point lies from the one before it: across, up, and
    whether on the curve (1) or off it (0).
    """
    contours = int.from_bytes(glyph[:2], "big")
    ends = struct.unpack_from(f">{contours}H", glyph, 10)
    at = 10 + 2 * contours
    if glyph[at : at + 2] != b"\0\0":
        raise ValueError("the font has instructions; remove them first")
    at += 2
    count = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < count:
        flag = glyph[at]
        times = glyph[at + 1] + 1 if flag & _REPEAT else 1
        at += 2 if flag & _REPEAT else 1
        flags += [flag] * times
    across, at = _coordinates(glyph, at, flags, _SHORT_X, _SAME_X, step)
    up, _ = _coordinates(glyph, at, flags, _SHORT_Y, _SAME_Y, step)
    return ends, (across, up, [flag & _ON_CURVE for flag in flags])


def _coordinates(glyph: bytes, at: int, flags: list[int], short: int, same: int, step: int) -> tuple[list[int], int]:
    """The steps from point to point in one direction, on a grid; and where they end in the glyph."""
    steps: list[int] = []
    place = last = 0
    half = step // 2
    for flag in flags:
        if flag & short:
            place += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            place += int.from_bytes(glyph[at : at + 2], "big", signed=True)
            at += 2
        here = (place + half) // step * step
        steps.append(here - last)
        last = here
    return steps, at


@lru_cache(maxsize=65536)
def _triplet(across: int, up: int, on_curve: int) -> tuple[int, bytes]:
    """A step from point to point: its flag, which says how it is packed, and its bytes (WOFF2, 5.2)."""
    flag, packed = _packed(across, up)
    return flag if on_curve else flag | 128, bytes(packed)


def _packed(across: int, up: int) -> tuple[int, tuple[int, ...]]:
    x, y = abs(across), abs(up)
    if across == 0 and y < 1280:
        return ((y & 0xF00) >> 7) + (up >= 0), (y & 0xFF,)
    if up == 0 and x < 1280:
        return 10 + ((x & 0xF00) >> 7) + (across >= 0), (x & 0xFF,)
    signs = (across >= 0) + 2 * (up >= 0)
    if x < 65 and y < 65:
        x, y = x - 1, y - 1
        return 20 + (x & 0x30) + ((y & 0x30) >> 2) + signs, ((x & 0xF) << 4 | y & 0xF,)
    if x < 769 and y < 769:
        x, y = x - 1, y - 1
        return 84 + 12 * ((x & 0x300) >> 8) + ((y & 0x300) >> 6) + signs, (x & 0xFF, y & 0xFF)
    if x < 4096 and y < 4096:
        return 120 + signs, (x >> 4, (x & 0xF) << 4 | y >> 8, y & 0xFF)
    return 124 + signs, (x >> 8, x & 0xFF, y >> 8, y & 0xFF)


def _parts(glyph: bytes) -> bytes:
    """The parts of a composite glyph, as they stand in the font."""
    at, more = 10, True
    while more:
        flag = int.from_bytes(glyph[at : at + 2], "big")
        if flag & _INSTRUCTED:
            raise ValueError("the font has instructions; remove them first")
        more = bool(flag & _MORE)
        at += 4 + (4 if flag & _WORDS else 2)
        at += 2 if flag & _SCALE else 4 if flag & _TWO_SCALES else 8 if flag & _MATRIX else 0
    return glyph[10:at]
