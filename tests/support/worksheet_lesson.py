"""Lessons made by hand for the worksheet tests, and a PDF read back as what a reader sees on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader

from lesson.item import Excerpt
from lesson.model import Article, Kind, Lesson, NameKind, Occurrence, Script, Sense, Sentence, Token, Word
from lesson.quiz import QuizItem, QuizKind
from lesson.text.syllable import parse_reading
from lesson.worksheet import WorksheetOptions, write_worksheet

# traditional / simplified / reading / band (0: in no list) / meaning in context
WORDS = """
鄂爾多斯/鄂尔多斯/e4 er3 duo1 si1/name/Ordos, prefecture-level city in Inner Mongolia 內蒙古|内蒙古[Nei4 meng3 gu3]
鄂爾多斯市/鄂尔多斯市/e4 er3 duo1 si1 shi4/name/Ordos City
劉曉峯/刘晓峰/liu2 xiao3 feng1/name/personal name: Liu Xiaofeng
政府/政府/zheng4 fu3/5/government
與/与/yu3/4/with
企業/企业/qi3 ye4/5/company; firm; enterprise
簽約/签约/qian1 yue1/7/to sign a contract
啓動/启动/qi3 dong4/6/to start; to launch
購/购/gou4/7/to buy
活動/活动/huo2 dong4/3/activity
羊絨/羊绒/yang2 rong2/0/cashmere
產業/产业/chan3 ye4/5/industry
是/是/shi4/1/to be
這裏/这里/zhe4 li3/1/here
的/的/de5/1/of
驕傲/骄傲/jiao1 ao4/5/pride
裝備/装备/zhuang1 bei4/6/equipment
常委/常委/chang2 wei3/0/standing committee (abbr. for 常務委員會|常务委员会[chang2 wu4 wei3 yuan2 hui4])
說/说/shuo1/1/to say
大家/大家/da4 jia1/1/everybody
一起/一起/yi1 qi3/2/together
拓展/拓展/tuo4 zhan3/7/to expand
市場/市场/shi4 chang3/4/market
生產總值/生产总值/sheng1 chan3 zong3 zhi2/0/gross domestic product
很/很/hen3/1/very
高/高/gao1/1/high
骨頭/骨头/gu3 tou5/4/bone
卡拉OK/卡拉OK/ka3 la1/0/karaoke
"""

PARAGRAPHS = (
    "鄂爾多斯 的 產業",
    "鄂爾多斯 政府 與 企業 簽約 , 啓動 “ e 購 ” 活動 。",
    "“ 羊絨 產業 是 這裏 的 驕傲 ” , 鄂爾多斯市 常委 劉曉峯 說 : “ 大家 一起 拓展 市場 。 ”",
    "鄂爾多斯 的 生產總值 很 高 , 企業 與 政府 一起 簽約 , 拓展 羊絨 市場 。",
)


def lesson(
    paragraphs: Iterable[str] = PARAGRAPHS,
    script: Script = Script.TRADITIONAL,
    headings: tuple[int, ...] = (0,),
    level: int = 5,
    title: str = "",
) -> Lesson:
    """The lesson of paragraphs whose words are parted by spaces, each paragraph one sentence.

    What is no word of WORDS is punctuation, or Latin where it has letters.
    """
    entries = {row[0]: row for line in WORDS.split("\n") if line for row in [line.split("/", 4)]}
    sentences, words, texts = [], dict[str, Word](), []
    for at, paragraph in enumerate(paragraphs):
        tokens: list[Token] = []
        for text in paragraph.split(" "):
            start = sum(len(token.text) for token in tokens)
            token = _token(text, start, entries.get(text), script)
            if token.kind in (Kind.WORD, Kind.NAME):
                _count(words, token, entries[text], Occurrence(at, len(tokens)))
            tokens.append(token)
        sentences.append(Sentence(at, 0, tuple(tokens)))
        texts.append("".join(token.text for token in tokens))
    article = Article("sample", title or texts[0], tuple(texts), headings, script, "sample.txt")
    return Lesson(article, tuple(sentences), tuple(words.values()), (), level)


def _token(text: str, start: int, entry: Sequence[str] | None, script: Script) -> Token:
    if entry is None:
        kind = Kind.LATIN if any(map(str.isalnum, text)) else Kind.PUNCTUATION
        return Token(text, start, kind, text, text, ())
    traditional, simplified, reading, level, meaning = entry
    kind = Kind.NAME if level == "name" else Kind.WORD
    shown = simplified if script is Script.SIMPLIFIED else traditional
    band = None if level in ("name", "0") else int(level)
    return Token(
        shown, start, kind, simplified, traditional, parse_reading(reading), sense=meaning, sense_index=0, level=band
    )


def _count(words: dict[str, Word], token: Token, entry: Sequence[str], here: Occurrence) -> None:
    known = words.get(token.key)
    if known is not None:
        words[token.key] = replace(known, occurrences=(*known.occurrences, here))
        return
    sense = Sense(entry[4], tuple(entry[4].split("; ")))
    words[token.key] = Word(
        token.kind,
        token.text,
        token.simplified,
        token.traditional,
        token.reading,
        (sense,),
        0,
        (here,),
        here,
        level=token.level,
        name_kind=NameKind.OTHER if token.kind is Kind.NAME else None,
    )


class Asked(StrEnum):
    """Kinds of the quiz's items on the text."""

    DETAIL = "detail"
    TRUTH = "truth"
    GIST = "gist"
    ORDER = "order"


def item(kind: Asked, prompt: str, options: tuple[str, ...], answer: int, text: str, paragraph: int = 0) -> QuizItem:
    """A question on the text as the quiz makes them."""
    excerpt = Excerpt(text, 0, len(text), paragraph)
    blank: dict[str, Any] = dict.fromkeys(("word", "pinyin", "meaning", "explanation", "hint"), "")
    return QuizItem(
        id=f"{kind}{prompt}", kind=QuizKind.parse(kind), band=4, difficulty=4.5, prompt=prompt, options=options,
        answer=answer, reasons=("",) * len(options), sentence=excerpt, **blank,
    )  # fmt: skip


ITEMS = (
    item(
        Asked.DETAIL,
        "銀行昨天宣布了什麼？",
        ("新的計劃", "新的道路", "新的地圖", "新的學校"),
        0,
        "銀行昨天宣布了新的計劃",
    ),
    item(Asked.TRUTH, "True or false? 牆上掛着一張地圖。", ("對", "錯"), 0, "牆上掛着一張地圖", 2),
    item(
        Asked.GIST,
        "What is this about?",
        ("sleep", "banks", "roads", "maps"),
        0,
        "專家認爲，長期缺乏睡眠會影響健康",
        1,
    ),
    item(
        Asked.ORDER,
        "Put the parts in order: A 睡眠會 · B 缺乏 · C 影響健康 · D 長期的",
        ("D B A C", "A C B D", "C A B D", "B C A D"),
        0,
        "長期的缺乏睡眠會影響健康",
        1,
    ),
)


@dataclass(frozen=True)
class Piece:
    """A stretch of text on a page: x and y of where it begins in points from the left and from the bottom, size in
    points, name of its font."""

    page: int
    x: float
    y: float
    size: float
    font: str
    text: str


@dataclass(frozen=True)
class Printed:
    """A PDF as a reader sees it."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def pieces(self) -> list[Piece]:
        return [piece for number, page in enumerate(self.reader.pages) for piece in _pieces(number, page)]

    @cached_property
    def text(self) -> str:
        """All text, white space left out."""
        return squeezed("".join(page.extract_text() for page in self.reader.pages))

    def lines(self, size: float) -> list[tuple[int, float, str]]:
        """Lines of text of one size: page, y, text without white space."""
        found: list[tuple[int, float, str]] = []
        for piece in self.pieces:
            if abs(piece.size - size) > 0.05:
                continue
            if found and found[-1][:2] == (piece.page, piece.y):
                found[-1] = (piece.page, piece.y, found[-1][2] + squeezed(piece.text))
            else:
                found.append((piece.page, piece.y, squeezed(piece.text)))
        return [line for line in found if line[2]]

    def fonts(self) -> dict[str, Any]:
        """The descriptors of all fonts, by base font."""
        found = {}
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                found[inner["/BaseFont"]] = inner["/FontDescriptor"].get_object()
        return found


Press = Callable[..., Printed]


def printing(folder: Path) -> Press:
    """What prints a lesson, by default the small one, into a folder and reads it back."""

    def press(made: Lesson | None = None, items: Sequence[QuizItem] = (), **options: object) -> Printed:
        path = folder / f"{len(list(folder.iterdir()))}.pdf"
        write_worksheet(made or lesson(), items, path, WorksheetOptions(**options))  # type: ignore[arg-type]
        return Printed(path)

    return press


def squeezed(text: str) -> str:
    """Text without white space of any width."""
    return "".join(text.split()).replace("\u200b", "")


def _pieces(number: int, page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, user: list[float], matrix: list[float], font: Any, size: float) -> None:
        if text.strip() and font is not None:
            x, y = matrix[4] * user[0] + user[4], matrix[5] * user[3] + user[5]
            found.append(Piece(number, round(x, 1), round(y, 1), float(size), font["/BaseFont"], text))

    page.extract_text(visitor_text=visit)
    return found
