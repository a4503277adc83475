"""TrueType to WOFF2: read back by fontTools, whose reader is not ours, it is the same font."""

from __future__ import annotations

import io

import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from lesson.render.fonts import FACES, font_folder
from lesson.render.woff2 import woff2

TEXT = "鄂爾多斯的羊絨，骨這說。"


def face(text: str = TEXT) -> bytes:
    """A part of the Kai typeface for Taiwan and its marks."""
    with TTFont(font_folder() / FACES["lxgw-wenkai"], recalcTimestamp=False) as font:
        cutter = subset.Subsetter(subset.Options(hinting=False, drop_tables=["FFTM"]))
        cutter.populate(text=text)
        cutter.subset(font)
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def built(*points: tuple[int, int]) -> bytes:
    """A font with a glyph through some points, and another made of it twice."""
    pen = TTGlyphPen(None)
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "one": pen.glyph()}
    two = TTGlyphPen(glyphs)
    two.addComponent("one", (1, 0, 0, 1, 0, 0))
    two.addComponent("one", (0.5, 0, 0, 0.5, 300, -20))
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one", "two"])
    builder.setupCharacterMap({0x4E00: "one", 0x4E8C: "two"})
    builder.setupGlyf(glyphs | {"two": two.glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "one", "two"], (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Test"})
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def outlines(font: bytes) -> dict[int, list[tuple[str, tuple[tuple[float, float], ...]]]]:
    """What is drawn for each code point."""
    read = TTFont(io.BytesIO(font))
    glyphs = read.getGlyphSet()
    found = {}
    for code, name in read.getBestCmap().items():
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        found[code] = pen.value
    return found


def test_every_outline_is_as_it_was() -> None:
    font = face()
    assert outlines(woff2(font)) == outlines(font)
    assert len(outlines(font)) == len(set(TEXT))


def test_steps_of_every_size_and_composite_glyphs_are_as_they_were() -> None:
    far = ((0, 0), (0, 1279), (1279, 1279), (-3, 1281), (61, 1345), (700, 600), (4800, 4600), (-9000, 12000))
    font = built(*far)
    assert outlines(woff2(font)) == outlines(font)


def test_widths_names_and_code_points_are_as_they_were() -> None:
    font = face()
    before, after = TTFont(io.BytesIO(font)), TTFont(io.BytesIO(woff2(font)))
    assert after.getBestCmap() == before.getBestCmap()
    assert after["hmtx"].metrics == before["hmtx"].metrics
    assert list(map(str, after["name"].names)) == list(map(str, before["name"].names))


def test_on_a_coarser_grid_points_move_by_half_a_step_at_most() -> None:
    font = face()
    fine, coarse = outlines(font), outlines(woff2(font, 4))
    for code, drawn in fine.items():
        for (_, before), (_, after) in zip(drawn, coarse[code], strict=True):
            pairs = [(one, other) for one, other in zip(before, after, strict=True) if one is not None]
            assert all(abs(a - b) <= 2 for one, other in pairs for a, b in zip(one, other, strict=True))
    assert len(woff2(font, 4)) < len(woff2(font))


def test_the_same_font_gives_the_same_bytes() -> None:
    assert woff2(face()) == woff2(face())


def test_a_font_with_instructions_is_refused() -> None:
    font = TTFont(io.BytesIO(built((0, 0), (0, 500), (500, 500))))
    from fontTools.ttLib.tables.ttProgram import Program

    font["glyf"]["one"].program = Program()
    font["glyf"]["one"].program.fromAssembly(["PUSHB[ ]", "1", "POP[ ]"])
    out = io.BytesIO()
    font.save(out)
    with pytest.raises(ValueError, match="instructions"):
        woff2(out.getvalue())
