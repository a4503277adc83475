"""The typefaces of the worksheet: how they are made, and that no character of the dictionary lacks one."""

from __future__ import annotations

import io
import sqlite3
import struct
import zlib
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from lesson.errors import LessonError
from lesson.render import fonts as font
from lesson.render.fonts import (
    CENTRED,
    FACES,
    FOLDER,
    MARKS,
    MARKS_FAMILY,
    compile_fonts,
    font_folder,
    unpack_woff,
)
from lesson.text.characters import is_hanzi

ROOT = Path(__file__).parents[2]


def woff(tables: dict[bytes, bytes], packed: bool = True) -> bytes:
    """A WOFF font with these tables, written down from the Recommendation."""
    directory, body = b"", b""
    start = 44 + 20 * len(tables)
    for tag, data in tables.items():
        stored = zlib.compress(data) if packed else data
        stored = stored if len(stored) < len(data) else data
        directory += struct.pack(">4sIIII", tag, start + len(body), len(stored), len(data), 7)
        body += stored + b"\0" * (-len(stored) % 4)
    total = start + len(body)
    return struct.pack(">4sIIHH", b"wOFF", 0x00010000, total, len(tables), 0) + b"\0" * 28 + directory + body


def tables_of(data: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = [struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count)]
    return {tag: data[offset : offset + length] for tag, _, offset, length in records}


def code_points(path: Path) -> set[int]:
    """What a font covers, from the subtables of its cmap in formats 4 and 12."""
    cmap = tables_of(path.read_bytes())[b"cmap"]
    found: set[int] = set()
    for at in range(struct.unpack_from(">H", cmap, 2)[0]):
        table = cmap[struct.unpack_from(">HHI", cmap, 4 + 8 * at)[2] :]
        kind = struct.unpack_from(">H", table)[0]
        if kind == 4:
            segments = struct.unpack_from(">H", table, 6)[0] // 2
            ends = struct.unpack_from(f">{segments}H", table, 14)
            starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
        elif kind == 12:
            for group in range(struct.unpack_from(">I", table, 12)[0]):
                first, last, _ = struct.unpack_from(">III", table, 16 + 12 * group)
                found.update(range(first, last + 1))
    return found - {0xFFFF}


@pytest.fixture(scope="module")
def wenkai() -> set[int]:
    return code_points(FOLDER / FACES["lxgw-wenkai"])


def test_a_font_comes_out_as_it_went_in() -> None:
    tables = {b"cmap": b"abc" * 100, b"glyf": bytes(range(256)), b"head": b"12345"}
    assert tables_of(unpack_woff(woff(tables))) == tables
    assert tables_of(unpack_woff(woff(tables, packed=False))) == tables


def test_the_table_directory_can_be_searched_by_halves() -> None:
    data = unpack_woff(woff({bytes([65 + at]) * 4: b"x" for at in range(11)}))
    assert struct.unpack_from(">IHHHH", data) == (0x00010000, 11, 8 * 16, 3, (11 - 8) * 16)


def small_font(hanzi: str) -> bytes:
    """A WOFF font that draws these characters, all as one stroke in the corner of their square."""
    builder = FontBuilder(1000)
    pen = TTGlyphPen(None)
    pen.moveTo((100, -100))
    for corner in ((100, 100), (200, 100), (200, -100)):
        pen.lineTo(corner)
    pen.closePath()
    drawn = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):x}" for letter in hanzi)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(hanzi, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, drawn))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Small"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.font.flavor = "woff"
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def test_the_same_sources_give_the_same_fonts(tmp_path: Path) -> None:
    sources = {name: small_font("一丁") for name in FACES} | {"unifont": small_font("一丂")}
    compile_fonts(tmp_path / "one", sources.__getitem__)
    compile_fonts(tmp_path / "two", sources.__getitem__)
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted([*FACES.values(), MARKS])
    for file in (*FACES.values(), MARKS):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_marks_are_moved_to_the_middle_of_their_square(tmp_path: Path) -> None:
    sources = {name: small_font("一，。") for name in FACES} | {"unifont": small_font("丂")}
    compile_fonts(tmp_path, sources.__getitem__)
    face = TTFont(tmp_path / MARKS)
    assert {chr(point) for point in face.getBestCmap()} == {"，", "。"}
    for name in face.getBestCmap().values():
        outline = face["glyf"][name]
        assert (outline.xMin + outline.xMax, outline.yMin + outline.yMax) == (1000, 760)
        assert face["hmtx"][name] == (1000, outline.xMin)
    assert face["name"].getDebugName(1) == MARKS_FAMILY


def test_the_marks_that_are_printed_are_those_of_taiwan(wenkai: set[int]) -> None:
    assert code_points(FOLDER / MARKS) == {ord(mark) for mark in CENTRED} <= wenkai


def test_the_last_face_keeps_only_hanzi_that_the_others_lack(tmp_path: Path) -> None:
    sources = {name: small_font("一丁") for name in FACES} | {"unifont": small_font("一丂a")}
    compile_fonts(tmp_path, sources.__getitem__)
    assert code_points(tmp_path / FACES["unifont"]) & {ord(letter) for letter in "一丁丂a"} == {ord("丂")}


@pytest.mark.parametrize(
    "data", [b"", b"wOFF", b"OTTO" + b"\0" * 60, woff({b"cmap": b"abc" * 100})[:-20], b"wOFF" + b"\xff" * 60]
)
def test_other_data_is_one_clear_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(LessonError, match="lxgw-wenkai: no WOFF font"):
        compile_fonts(tmp_path, lambda name: data)


def test_a_package_that_was_not_built_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font, "FOLDER", tmp_path)
    with pytest.raises(LessonError, match="typeface is missing"):
        font_folder()


def test_the_seeds_have_all_their_glyphs(wenkai: set[int]) -> None:
    for seed in (ROOT / "seeds").glob("*.txt"):
        assert {letter for letter in seed.read_text("utf-8") if letter > " " and ord(letter) not in wenkai} == set()


def test_pinyin_zhuyin_and_hard_hanzi_have_their_glyphs(wenkai: set[int]) -> None:
    for letter in "爲啓峯羣麼裏裡着著龍学们𠮷𡃁㗎嚟䶮𰻝〇āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê̄ếㄅㄆㄇㄈˊˇˋ˙「」『』，。":
        assert ord(letter) in wenkai


def test_hardly_a_character_of_the_dictionary_lacks_a_glyph() -> None:
    with sqlite3.connect(f"file:{ROOT / 'lesson/data/lexicon.sqlite'}?mode=ro", uri=True) as lexicon:
        rows = lexicon.execute("SELECT simplified FROM entry UNION SELECT traditional FROM traditional").fetchall()
    hanzi = {letter for (word,) in rows for letter in word if is_hanzi(letter)}
    chain = set().union(*(code_points(FOLDER / file) for file in FACES.values()))
    missing = {letter for letter in hanzi if ord(letter) not in chain}
    assert len(hanzi) > 14_000
    # 37 when this was written, none in the Basic Multilingual Plane: no typeface in a package has them.
    assert len(missing) <= 37 and all(ord(letter) > 0xFFFF for letter in missing)


def test_the_taiwan_face_has_the_hanzi_of_daily_life() -> None:
    iansui = code_points(FOLDER / FACES["iansui"])
    assert all(ord(letter) in iansui for letter in "這說為骨裡著臺灣國語學習還過時間請問謝")
    assert sum(is_hanzi(chr(point)) for point in iansui) > 6_000
