"""The worksheet as a web page: the same sections, escaped, one file that needs no other."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import lesson, squeezed

from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.quiz import make_items
from lesson.worksheet import Section, WorksheetOptions, write_page
from lesson.worksheet.page import page
from lesson.worksheet.sheet import Sheet

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """The text of a page, the classes of its sections, and whether its elements are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.sections: list[str] = []
        self.elements: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag == "section":
            self.sections.append(str(dict(attrs)["class"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "rt", "rp"):
            self.text += data


def made_page(made: Lesson, **options: object) -> str:
    return page(Sheet(made, make_items(made), WorksheetOptions(**options)).data())  # type: ignore[arg-type]


def test_it_has_the_sections_asked_for_in_their_order() -> None:
    wanted = ("vocabulary", "text", "match", "cloze", "pinyin", "writing", "header")
    outline = Outline(made_page(quiz_lesson(), level=4, sections=wanted))
    assert outline.sections == [*wanted, "key sheet"]
    assert outline.open == []


def test_the_whole_text_is_there_and_its_pinyin_is_ruby() -> None:
    made = lesson()
    text = made_page(made, sections=("text",), pinyin="all")
    assert squeezed("".join(made.article.paragraphs)) in squeezed(Outline(text).text)
    assert '<ruby>簽約<rp>(</rp><rt lang="zh-Latn-pinyin">qiānyuē</rt><rp>)</rp></ruby>' in text


def test_the_students_page_has_no_key() -> None:
    made = quiz_lesson()
    teacher, student = made_page(made, level=4), made_page(made, level=4, key=False)
    assert "Answers" in Outline(teacher).text and "Answers" not in Outline(student).text


def test_names_and_tones_are_marked_on_request() -> None:
    text = made_page(lesson(), sections=("text",), pinyin="all", names=True, tones=True)
    assert '<u><ruby>劉曉峯<rp>(</rp><rt lang="zh-Latn-pinyin"><span class="tone2">Liú</span>' in text
    assert "<u>" not in made_page(lesson(), sections=("text",), pinyin="all")


def test_hostile_text_stays_text() -> None:
    made = lesson(["<script> {{x}} 簽約 <b> & </style> 😀 𠮷"], headings=(), title="</title><script>alert(1)</script>")
    text = made_page(made, level=6, sections=tuple(Section))
    outline = Outline(text)
    assert "script" not in outline.elements and "b" not in outline.elements
    assert "<script>{{x}}簽約<b>&</style>😀𠮷" in squeezed(outline.text)


def test_it_asks_for_nothing_from_elsewhere() -> None:
    text = made_page(quiz_lesson(), level=4, sections=tuple(Section))
    assert not re.search(r"""\b(src|href)=["'](?!#)|url\(|@import""", text)


def test_the_same_lesson_gives_the_same_page(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert write_page(lesson(), (), tmp_path / name) == (tmp_path / name).stat().st_size
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="cannot be written"):
        write_page(lesson(), (), tmp_path / "nowhere" / "worksheet.html")


def test_a_paragraph_with_a_very_long_word_is_set_ragged_and_no_word_runs_off_the_page() -> None:
    made = lesson(["說 https://example.com/a/very/long/path 。", "羊絨 的 產業 。"], headings=(), title="x")
    text = made_page(made, sections=("text",), pinyin="none")
    assert '<p class="ragged">說https' in text and "<p>羊絨的產業。</p>" in text
    assert "overflow-wrap: break-word" in text
