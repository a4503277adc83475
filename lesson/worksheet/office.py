"""The only place that knows the library that writes Word documents (Office Open XML, ECMA-376 part 1).

A document is a stack of paragraphs and tables. Each run of text names its fonts: one for Latin letters, and one for
hanzi (`eastAsia`), which Word and LibreOffice choose by character. Pinyin over a word is a ruby run (17.3.3.25), which
can be edited in Word as a phonetic guide.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lesson.text.safe import printable

LATIN = "Times New Roman"
# Kai faces that come with Windows and macOS; where one is missing the program takes another of the same script.
KAI = {"zh-CN": "KaiTi", "zh-TW": "DFKai-SB"}
SYMBOLS = "MS Gothic"
GREY, FAINT, BLACK = "5a5a5a", "c8c8c8", "000000"
EPOCH = datetime(1980, 1, 1)
TWIPS = 56.693  # in a millimetre


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text: size in points, colour in hex, the language of its hanzi (None: the document's)."""

    text: str
    size: float = 11
    colour: str = BLACK
    bold: bool = False
    underlined: bool = False
    language: str | None = None
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Ruby:
    """A word, or a hanzi, with its pinyin above, in a colour of its own."""

    base: str
    over: str
    size: float = 14.5
    colour: str = BLACK
    bold: bool = False
    underlined: bool = False


NEW_LINE = Text("\n")
Piece = Text | Ruby


@dataclass(frozen=True, slots=True)
class Lines:
    """How a paragraph stands: style, space before and after in points, first line indented by two hanzi, kept with the
    next paragraph, where its text stands, height of a line in points (at least, or exactly), a rule below, indents in
    mm, on a new page, its lines counted."""

    style: str = "Normal"
    before: float = 0
    after: float = 4
    indented: bool = False
    keep: bool = False
    stands: str = ""
    least: float = 0
    exactly: float = 0
    rule: bool = False
    left: float = 0
    hanging: float = 0
    break_before: bool = False
    counted: bool = False


PLAIN = Lines()
Cell = Sequence[Piece]


class Document:
    """A Word document that grows downwards."""

    def __init__(self, title: str, language: str, paper_mm: tuple[float, float], margins_mm: Sequence[float]) -> None:
        """`language` is zh-CN or zh-TW; margins are left, right, top, bottom."""
        from docx import Document as new
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._element, self._name, self.language = OxmlElement, qn, language
        self._document = new()
        core = self._document.core_properties
        core.title, core.author, core.comments, core.language = printable(title), "", "", language
        core.created = core.modified = EPOCH
        core.last_modified_by, core.revision = "", 1
        self._own_fonts()
        self._set_paper(self._document.sections[0], paper_mm, margins_mm)

    def paragraph(self, pieces: Iterable[Piece], lines: Lines = PLAIN) -> None:
        """Add a paragraph."""
        self._add(self._paragraph(pieces, lines))

    def rules(self, count: int, left: float = 0) -> None:
        """Add lines to write on, 9 mm apart."""
        for _ in range(count):
            self.paragraph((), Lines(after=0, exactly=25.5, rule=True, left=left))

    def table(
        self,
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        *,
        heads: int = 0,
        border: str = "rows",
        height: float = 0,
        centred: bool = False,
    ) -> None:
        """Add a table of `widths` in mm. The first `heads` rows stand again on each page; no row is broken.

        `border` is "rows", "all", "cut" (dashed) or "" for none; `height` of the rows in mm, 0 for as high as needed.
        """
        table = self._made("w:tbl")
        properties = self._child(table, "w:tblPr")
        self._child(properties, "w:tblW", w=_twips(sum(widths)), type="dxa")
        self._borders(self._child(properties, "w:tblBorders"), border)
        self._child(properties, "w:tblLayout", type="fixed")
        margins = self._child(properties, "w:tblCellMar")
        for side in ("left", "right"):
            self._child(margins, f"w:{side}", w=0 if height else 60, type="dxa")
        grid = self._child(table, "w:tblGrid")
        for width in widths:
            self._child(grid, "w:gridCol", w=_twips(width))
        for at, row in enumerate(rows):
            self._row(table, row, widths, head=at < heads, height=height, centred=centred)
        self._add(table)
        self.paragraph((), Lines(after=0, exactly=4))

    def number_lines(self) -> None:
        """Number every fifth of the lines that are counted."""
        numbers = self._made("w:lnNumType", countBy=5, distance=170, restart="continuous")
        self._document.sections[-1]._sectPr.find(self._name("w:pgMar")).addnext(numbers)

    def new_part(self, margins_mm: Sequence[float], *, in_front: bool = False) -> None:
        """What follows begins on a new page, with margins of its own; `in_front`: on the front of a sheet."""
        from docx.enum.section import WD_SECTION

        start = WD_SECTION.ODD_PAGE if in_front else WD_SECTION.NEW_PAGE
        self._set_margins(self._document.add_section(start), margins_mm)

    def footer(self, text: str, version: str) -> None:
        """The page's number and the attribution, below every page."""
        footer = self._document.sections[0].footer
        page = self._paragraph([Text(f"{version} · " * bool(version) + "page ", 9)], Lines(after=0, stands="right"))
        for code, after in (("PAGE", " of "), ("NUMPAGES", "")):
            self._child(page, "w:fldSimple", instr=code).append(self._run(Text("1", 9)))
            page.append(self._run(Text(after, 9)))
        credit = self._paragraph([Text(text, 7, GREY)], Lines(after=0))
        last = footer.paragraphs[0]._p
        last.addprevious(page)
        last.addprevious(credit)
        last.getparent().remove(last)

    def bytes(self) -> bytes:
        """The document as a file, without the clock in it."""
        written, out = io.BytesIO(), io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in source.namelist():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(info, source.read(name), compresslevel=6)
        return out.getvalue()

    def _add(self, block: Any) -> None:
        self._document.element.body[-1].addprevious(block)

    def _made(self, name: str, **values: object) -> Any:
        made = self._element(name)
        for key, value in values.items():
            made.set(self._name(f"w:{key}"), str(value))
        return made

    def _child(self, parent: Any, name: str, **values: object) -> Any:
        made = self._made(name, **values)
        parent.append(made)
        return made

    def _paragraph(self, pieces: Iterable[Piece], lines: Lines) -> Any:
        paragraph = self._made("w:p")
        properties = self._child(paragraph, "w:pPr")
        if lines.style != "Normal":
            self._child(properties, "w:pStyle", val=lines.style)
        if lines.keep:
            self._child(properties, "w:keepNext")
        if lines.break_before:
            self._child(properties, "w:pageBreakBefore")
        if not lines.counted:
            self._child(properties, "w:suppressLineNumbers")
        if lines.rule:
            self._child(self._child(properties, "w:pBdr"), "w:bottom", val="single", sz=4, space=0, color="000000")
        spacing = {"before": round(lines.before * 20), "after": round(lines.after * 20)}
        if lines.exactly or lines.least:
            rule = "exact" if lines.exactly else "atLeast"
            spacing |= {"line": round((lines.exactly or lines.least) * 20), "lineRule": rule}  # type: ignore[dict-item]
        self._child(properties, "w:spacing", **spacing)
        # Word counts in hanzi, LibreOffice in points.
        indent = {"firstLineChars": 200, "firstLine": 580} if lines.indented else {}
        indent |= {"left": _twips(lines.left)} if lines.left else {}
        indent |= {"hanging": _twips(lines.hanging)} if lines.hanging else {}
        if indent:
            self._child(properties, "w:ind", **indent)
        if lines.stands:
            self._child(properties, "w:jc", val=lines.stands)
        for piece in pieces:
            paragraph.append(self._run(piece) if isinstance(piece, Text) else self._ruby(piece))
        return paragraph

    def _run(self, piece: Text) -> Any:
        run = self._made("w:r")
        properties = self._child(run, "w:rPr")
        language = piece.language or self.language
        latin, hanzi = (SYMBOLS, SYMBOLS) if piece.symbol else (LATIN, KAI[language])
        self._child(properties, "w:rFonts", ascii=latin, hAnsi=latin, eastAsia=hanzi, cs=latin)
        if piece.bold:
            self._child(properties, "w:b")
        self._child(properties, "w:color", val=piece.colour)
        self._child(properties, "w:sz", val=round(piece.size * 2))
        self._child(properties, "w:u", val="single" if piece.underlined else "none")
        self._child(properties, "w:lang", val="en-US", eastAsia=language)
        if piece == NEW_LINE:
            self._child(run, "w:br")
            return run
        text = self._child(run, "w:t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = printable(piece.text)
        return run

    def _ruby(self, piece: Ruby) -> Any:
        run = self._made("w:r")
        ruby = self._child(run, "w:ruby")
        properties = self._child(ruby, "w:rubyPr")
        self._child(properties, "w:rubyAlign", val="center")
        self._child(properties, "w:hps", val=round(piece.size * 1.04))  # half-points: pinyin at 52 % of its hanzi
        self._child(properties, "w:hpsRaise", val=round(piece.size * 2))
        self._child(properties, "w:hpsBaseText", val=round(piece.size * 2))
        self._child(properties, "w:lid", val=self.language)
        self._child(ruby, "w:rt").append(self._run(Text(piece.over, piece.size * 0.52, piece.colour)))
        base = Text(piece.base, piece.size, bold=piece.bold, underlined=piece.underlined)
        self._child(ruby, "w:rubyBase").append(self._run(base))
        return run

    def _row(
        self, table: Any, row: Sequence[Cell], widths: Sequence[float], *, head: bool, height: float, centred: bool
    ) -> None:
        made = self._child(table, "w:tr")
        properties = self._child(made, "w:trPr")
        self._child(properties, "w:cantSplit")
        if height:
            self._child(properties, "w:trHeight", val=_twips(height), hRule="exact")
        if head:
            self._child(properties, "w:tblHeader")
        for pieces, width in zip(row, widths, strict=True):
            cell = self._child(made, "w:tc")
            about = self._child(cell, "w:tcPr")
            self._child(about, "w:tcW", w=_twips(width), type="dxa")
            self._child(about, "w:vAlign", val="center")
            space = 0 if height else 2
            cell.append(self._paragraph(pieces, Lines(before=space, after=space, stands="center" if centred else "")))

    def _borders(self, borders: Any, kind: str) -> None:
        drawn = {"rows": ("bottom", "insideH"), "all": _SIDES, "cut": _SIDES, "box": _SIDES[:4], "": ()}[kind]
        for side in _SIDES:
            if side in drawn:
                style = "dashed" if kind == "cut" else "single"
                self._child(
                    borders, f"w:{side}", val=style, sz=4, space=0, color="999999" if kind == "rows" else "505050"
                )

    def _own_fonts(self) -> None:
        """Name our fonts in the styles, too, and print in black: what a teacher adds shall look alike."""
        styles = self._document.styles
        for colour in styles.element.iter(self._name("w:color")):
            colour.attrib.clear()
            colour.set(self._name("w:val"), BLACK)
        kai = KAI[self.language]
        for fonts in styles.element.iter(self._name("w:rFonts")):
            fonts.attrib.clear()
            for kind, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", kai), ("cs", LATIN)):
                fonts.set(self._name(f"w:{kind}"), font)
        for language in styles.element.iter(self._name("w:lang")):
            language.set(self._name("w:eastAsia"), self.language)

    def _set_paper(self, section: Any, paper_mm: tuple[float, float], margins_mm: Sequence[float]) -> None:
        from docx.shared import Mm

        section.page_width, section.page_height = Mm(paper_mm[0]), Mm(paper_mm[1])
        section.footer_distance = Mm(8)
        self._set_margins(section, margins_mm)

    def _set_margins(self, section: Any, margins_mm: Sequence[float]) -> None:
        from docx.shared import Mm

        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, margins_mm)


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _twips(mm: float) -> int:
    return round(mm * TWIPS)
