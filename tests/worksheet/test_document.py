"""The worksheet as a Word document: read back as the XML that Word opens."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import ITEMS, lesson, squeezed

from lesson.cli import cli
from lesson.errors import LessonError
from lesson.model import Lesson, Script
from lesson.quiz import QuizItem, make_items
from lesson.worksheet import Section, WorksheetOptions, write_document
from lesson.worksheet.document import document
from lesson.worksheet.sheet import Sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """A Word document."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.body = ElementTree.fromstring(archive.read("word/document.xml"))
            self.core = archive.read("docProps/core.xml").decode()
            self.dates = {info.date_time for info in archive.infolist()}

    @property
    def text(self) -> str:
        """All text but pinyin over words, white space left out."""
        above = {id(text) for rt in self.body.iter(f"{W}rt") for text in rt.iter(f"{W}t")}
        return squeezed("".join(text.text or "" for text in self.body.iter(f"{W}t") if id(text) not in above))

    @property
    def ruby(self) -> list[tuple[str, str]]:
        """Each word that has pinyin above it, with that."""
        return [(_text(one.find(f"{W}rubyBase")), _text(one.find(f"{W}rt"))) for one in self.body.iter(f"{W}ruby")]

    def values(self, element: str, attribute: str) -> set[str]:
        return {str(one.get(W + attribute)) for one in self.body.iter(W + element)}


def _text(part: ElementTree.Element | None) -> str:
    assert part is not None
    return "".join(text.text or "" for text in part.iter(f"{W}t"))


def opened(made: Lesson, items: tuple[QuizItem, ...] = (), **options: object) -> Opened:
    return Opened(document(Sheet(made, items, WorksheetOptions(**options)).data()))  # type: ignore[arg-type]


def test_the_whole_text_is_there_and_its_pinyin_is_a_phonetic_guide() -> None:
    made = lesson()
    found = opened(made, sections=("text",), level=6)
    assert squeezed("".join(made.article.paragraphs)) in found.text
    assert ("簽約", "qiānyuē") in found.ruby and ("劉曉峯", "Liú Xiǎofēng") in found.ruby
    assert opened(made, sections=("text",), pinyin="none").ruby == []


def test_a_tone_has_its_colour_over_its_own_hanzi() -> None:
    found = opened(lesson(["羊絨 購"], headings=()), sections=("text",), level=6, tones=True)
    assert found.ruby == [("羊", "yáng"), ("絨", "róng"), ("購", "gòu")]
    colours = [one.find(f".//{W}rt//{W}color") for one in found.body.iter(f"{W}ruby")]
    assert [colour.get(f"{W}val") for colour in colours if colour is not None] == ["30512e", "30512e", "691e7e"]


@pytest.mark.parametrize(
    ("script", "own", "other"), [(Script.TRADITIONAL, "DFKai-SB", "KaiTi"), (Script.SIMPLIFIED, "KaiTi", "DFKai-SB")]
)
def test_fonts_are_named_for_each_script(script: Script, own: str, other: str) -> None:
    text = opened(lesson(script=script), sections=("text",), level=6)
    assert text.values("rFonts", "eastAsia") == {own}
    assert opened(lesson(script=script), sections=("vocabulary",), level=6).values("rFonts", "eastAsia") > {own, other}
    assert ("zh-CN" if own == "KaiTi" else "zh-TW") in text.core


def test_the_document_has_all_that_the_page_asks() -> None:
    made = quiz_lesson()
    items = (*make_items(made), *ITEMS)
    options = WorksheetOptions(level=4, sections=tuple(Section))
    data = Sheet(made, items, options).data()
    text = Opened(document(data)).text
    parts = {part["kind"]: part for part in data["sections"]}
    shown = [row["word"] for row in parts["vocabulary"]["words"]] + parts["match"]["meanings"] + parts["cloze"]["bank"]
    shown += [it["toneless"] for it in parts["pinyin"]["marks"]] + [it["prompt"] for it in parts["order"]["items"]]
    shown += [it["prompt"] for it in parts["questions"]["items"]]
    shown += [option for it in parts["questions"]["items"] for option in it["options"]]
    assert len(shown) > 40
    assert [one for one in shown if squeezed(one) not in text] == []
    rows = [(n, row) for part in data["key"] for n, row in enumerate(part["rows"], 1)]
    key = text[text.rindex("Answers") :]
    told = [f"{n}.{row.get('answer', '')}{row.get('text') or row['word']}" for n, row in rows]
    assert len(told) > 20
    assert [one for one in told if squeezed(one) not in key] == []


def test_students_get_no_answers() -> None:
    made = quiz_lesson()
    assert "Answers" not in opened(made, make_items(made), level=4, key=False).text
    assert "Answers" in opened(made, make_items(made), level=4).text


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    found = opened(lesson(), sections=("vocabulary",), level=6)
    rows = list(found.body.iter(f"{W}tr"))
    assert sum(row.find(f".//{W}tblHeader") is not None for row in rows) == 2  # new words, names
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)


def test_only_lines_of_the_text_are_counted() -> None:
    found = opened(lesson(), sections=("header", "text", "vocabulary"), level=6)
    counted = [p for p in found.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}suppressLineNumbers") is None]
    assert len(counted) == len(lesson().article.paragraphs) - 1
    assert found.values("lnNumType", "countBy") == {"5"}
    assert opened(lesson(), sections=("text",), line_numbers=False).values("lnNumType", "countBy") == set()


def test_cards_begin_on_the_front_of_a_sheet_between_equal_margins() -> None:
    found = opened(lesson(), sections=("header", "flashcards"), level=6)
    first, cards, _ = found.body.iter(f"{W}sectPr")
    kind, margins = cards.find(f"{W}type"), cards.find(f"{W}pgMar")
    assert kind is not None and kind.get(f"{W}val") == "oddPage"
    assert margins is not None and margins.get(f"{W}left") == margins.get(f"{W}right")


# ECMA-376 part 1, the sequences of CT_PPr, CT_RPr, CT_TblPr, CT_RubyPr and CT_SectPr, as far as we use them. Word calls
# a document broken in which they stand otherwise.
ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore suppressLineNumbers pBdr spacing ind jc sectPr",
    "rPr": "rFonts b color sz u lang",
    "tblPr": "tblW tblBorders tblLayout tblCellMar",
    "rubyPr": "rubyAlign hps hpsRaise hpsBaseText lid",
    "sectPr": "footerReference type pgSz pgMar lnNumType cols docGrid",
    "tbl": "tblPr tblGrid tr",
}


def test_properties_stand_in_the_order_that_word_asks_for() -> None:
    made = quiz_lesson()
    found = opened(made, (*make_items(made), *ITEMS), level=4, sections=tuple(Section), names=True)
    for parent, order in ORDER.items():
        ranks = order.split()
        assert any(found.body.iter(W + parent))
        for one in found.body.iter(W + parent):
            places = [ranks.index(child.tag.removeprefix(W)) for child in one]
            assert places == sorted(places)


def test_the_same_lesson_gives_the_same_document() -> None:
    made = quiz_lesson()
    data = Sheet(made, make_items(made), WorksheetOptions(level=4, sections=tuple(Section))).data()
    assert document(data) == document(data)
    assert Opened(document(data)).dates == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_text_is_text() -> None:
    hostile = '<w:p>&amp; {{ x }} #panic "x" 😀 \x0b' + "a" * 90
    made = Lesson.from_json(lesson().to_json().replace("購", "𠮷"))
    data = Sheet(made, ITEMS, WorksheetOptions(level=6, sections=tuple(Section))).data()
    assert squeezed(hostile.replace("\x0b", "\ufffd")) in Opened(document({**data, "title": hostile})).text
    assert "𠮷" in Opened(document(data)).text


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(LessonError, match=r"needs python-docx: pip install 'lesson\[docx\]'"):
        write_document(lesson(), (), tmp_path / "worksheet.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_it_beside_the_pdf(ordos: Lesson, tmp_path: Path) -> None:
    (tmp_path / "lesson.json").write_text(ordos.to_json(), encoding="utf-8")
    done = CliRunner().invoke(cli, ["worksheet", str(tmp_path), "--docx", "--sections", "text"], catch_exceptions=False)
    assert "worksheet.docx" in done.output and "worksheet-key.docx" in done.output
    assert "鄂爾多斯" in Opened((tmp_path / "worksheet.docx").read_bytes()).text
