"""The worksheet on paper: what stands where, read back from the PDF."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import PARAGRAPHS, Piece, Press, Printed, lesson, printing, squeezed

from lesson.errors import LessonError
from lesson.model import Lesson, Script
from lesson.quiz import make_items
from lesson.render.fonts import FACES, FOLDER
from lesson.worksheet import Paper, Pinyin, Section, write_worksheet

TEXT = 14.5  # points: hanzi of the article
RUBY = 7.54  # points: pinyin over them
CLOSING = "，。、：；！？”’」』）》,.:;!?)…"
OPENING = "“‘「『（《("


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return printing(tmp_path)


def ruby_pieces(printed: Printed) -> list[str]:
    return [piece.text.strip() for piece in printed.pieces if abs(piece.size - RUBY) < 0.05]


def ruby(printed: Printed) -> list[str]:
    return [line for _, _, line in printed.lines(RUBY)]


def test_the_whole_text_is_printed(press: Press) -> None:
    made = lesson()
    printed = press(made, sections=(Section.TEXT,), pinyin=Pinyin.ALL)
    assert "".join(line for _, _, line in printed.lines(TEXT)) == "".join(made.article.paragraphs)


def test_new_words_have_pinyin_wherever_they_stand_and_names_where_first_met(press: Press) -> None:
    printed = press(sections=("text",), level=6)
    assert "".join(ruby(printed)) == (
        "È'ěrduōsīqiānyuēgòuyángróngÈ'ěrduōsīshìchángwěiLiúXiǎofēngtuòzhǎnshēngchǎnzǒngzhíqiānyuētuòzhǎnyángróng"
    )


def test_pinyin_over_all_words_or_none(press: Press) -> None:
    every = "".join(ruby(press(sections=("text",), pinyin="all")))
    assert every.startswith("È'ěrduōsīdechǎnyèÈ'ěrduōsīzhèngfǔyǔqǐyè")
    assert ruby(press(sections=("text",), pinyin="none")) == []


@pytest.mark.parametrize(("level", "every"), [(1, True), (2, True), (3, False), (6, False)])
def test_beginners_have_pinyin_over_all_words_unless_asked_otherwise(press: Press, level: int, every: bool) -> None:
    assert ("de" in ruby_pieces(press(sections=("text",), level=level))) == every
    assert "de" not in ruby_pieces(press(sections=("text",), level=level, pinyin="new"))


def test_pinyin_stands_over_the_hanzi_of_its_own_line(press: Press) -> None:
    printed = press(lesson(PARAGRAPHS * 6), sections=("text",), pinyin="all")
    hanzi = {(page, y) for page, y, _ in printed.lines(TEXT)}
    above = {(page, round(y - TEXT * 0.949, 0)) for page, y, _ in printed.lines(RUBY)}
    assert above <= {(page, round(y, 0)) for page, y in hanzi} | {(page, round(y, 0) - 1) for page, y in hanzi}


def test_lines_stand_at_even_distances_with_and_without_pinyin(press: Press) -> None:
    mixed = "說 " * 60 + "簽約 拓展 " * 10 + "說 " * 60 + "。"
    ys = [y for _, y, _ in press(lesson([mixed], headings=()), sections=("text",), level=6).lines(TEXT)]
    steps = {round(above - below, 0) for above, below in zip(ys, ys[1:], strict=False)}
    assert len(ys) > 5
    assert len(steps) == 1


@pytest.mark.parametrize("pinyin", list(Pinyin))
@pytest.mark.parametrize("paper", list(Paper))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    press: Press, pinyin: Pinyin, paper: Paper
) -> None:
    quoted = "“ 說 ” 、 《 羊絨 》 , ‘ 簽約 ’ 。 （ 市場 ） ： 「 企業 」 ； 高 ！ 政府 …… "
    text = [("說 " * shift + quoted * 9).strip() for shift in range(1, 9)]
    printed = press(lesson(text, headings=()), sections=("text",), pinyin=pinyin, paper=paper)
    lines = [line for _, _, line in printed.lines(TEXT)]
    assert len(lines) > 40
    assert [line for line in lines if line[0] in CLOSING] == []
    assert [line for line in lines if line[-1] in OPENING] == []


def test_a_word_stays_on_one_line_with_its_pinyin(press: Press) -> None:
    made = lesson(["說 " * shift + "劉曉峯 " * 40 + "。" for shift in range(1, 4)])
    printed = press(made, sections=("text",), pinyin="all")
    lines = [line for _, _, line in printed.lines(TEXT)]
    assert all(line.strip("說。").replace("劉曉峯", "") == "" for line in lines)


def test_a_word_of_four_is_broken_in_the_middle_only_and_each_half_has_its_pinyin(press: Press) -> None:
    made = lesson(["說 " * shift + "生產總值 " * 40 + "。" for shift in range(1, 4)])
    printed = press(made, sections=("text",), level=6)
    lines = [line.strip("說。") for _, _, line in printed.lines(TEXT)]
    assert all(line.removeprefix("總值").removesuffix("生產").replace("生產總值", "") == "" for line in lines)
    assert any(line.endswith("生產") for line in lines)
    assert set(ruby_pieces(printed)) == {"shēngchǎn", "zǒngzhí"}


def test_the_pinyin_of_a_word_that_is_not_broken_reads_as_one(press: Press) -> None:
    printed = press(lesson(["說 鄂爾多斯市 說"], headings=()), sections=("text",))
    first, second = (piece for piece in printed.pieces if abs(piece.size - RUBY) < 0.05)
    assert (first.text.strip(), second.text.strip()) == ("È'ěr", "duōsīshì")
    assert second.x == pytest.approx(first.x + width(first), abs=0.2)


def width(piece: Piece) -> float:
    """Of what is printed in LXGW WenKai, in points."""
    face = TTFont(FOLDER / FACES["lxgw-wenkai"], lazy=True)
    letters, widths = face.getBestCmap(), face["hmtx"].metrics
    return sum(widths[letters[ord(letter)]][0] for letter in piece.text.strip()) * piece.size / face["head"].unitsPerEm


@pytest.mark.parametrize("pinyin", [Pinyin.NEW, Pinyin.ALL])
def test_the_pinyin_of_two_words_never_touches(press: Press, pinyin: Pinyin) -> None:
    line = "裝備 羊絨 說 裝備 , 裝備 “ 裝備 ” 的 裝備 與 劉曉峯 、 裝備 拓展 裝備 很 高 , "
    made = lesson([line * 9 + "很"], headings=())
    printed = press(made, sections=("text",), pinyin=pinyin, level=5)
    above = sorted((p for p in printed.pieces if abs(p.size - RUBY) < 0.05), key=lambda p: (p.page, -p.y, p.x))
    pairs = [(p, q) for p, q in zip(above, above[1:], strict=False) if (p.page, p.y) == (q.page, q.y)]
    assert len(pairs) > 60
    assert min(q.x - p.x - width(p) for p, q in pairs) > 1.5


def test_pinyin_that_is_wider_than_its_word_does_not_part_the_hanzi(press: Press) -> None:
    between = press(lesson(["說 說 裝備 說 說"], headings=()), sections=("text",), level=5)
    hanzi = sorted(p.x for p in between.pieces if abs(p.size - TEXT) < 0.05)
    pinyin = next(p for p in between.pieces if abs(p.size - RUBY) < 0.05)
    assert width(pinyin) > 2 * TEXT
    assert hanzi[-1] - hanzi[0] < 4 * TEXT + 2


def test_where_all_words_have_pinyin_lines_are_of_one_length(press: Press) -> None:
    made = lesson(["大家 一起 拓展 市場 的 企業 與 政府 是 很 高 的 產業 , " * 12 + "很"], headings=())
    printed = press(made, sections=("text",), pinyin="all")
    ends: dict[tuple[int, float], float] = {}
    for piece in printed.pieces:
        if abs(piece.size - TEXT) < 0.05:
            here = piece.page, piece.y
            ends[here] = max(ends.get(here, 0), piece.x + len(piece.text.strip()) * TEXT)
    full = list(ends.values())[:-1]
    assert len(full) > 6
    assert max(full) - min(full) < 0.6 * TEXT


def test_letters_in_a_word_have_no_pinyin_over_them(press: Press) -> None:
    printed = press(lesson(["說 卡拉OK 說"], headings=(), title="x"), sections=("text",))
    assert ruby(printed) == ["kǎlā"]
    assert printed.lines(TEXT)[0][2] == "說卡拉OK說"


def test_every_fifth_line_is_numbered_on_request(press: Press) -> None:
    long = lesson(["說 " * 400], headings=())
    numbers = [line for _, _, line in press(long, sections=("text",)).lines(8)]
    assert numbers == ["5", "10"]
    assert press(long, sections=("text",), line_numbers=False).lines(8) == []


def test_a_title_that_is_the_first_line_is_printed_once_with_its_pinyin(press: Press) -> None:
    printed = press(sections=("header", "text"), level=6)
    assert [line for _, _, line in printed.lines(20)] == ["鄂爾多斯的產業"]
    assert printed.lines(TEXT)[0][2] == "鄂爾多斯政府與企業簽約,啓動“e購”活動。"
    assert [piece.text for piece in printed.pieces if round(piece.size, 1) == 10.4] == ["È'ěr", "duōsī"]


def test_words_above_the_level_are_listed_as_they_appear_and_names_apart(press: Press) -> None:
    words = [line for _, _, line in press(sections=("vocabulary",), level=6).lines(14)]
    assert words[1:] == [
        "簽約", "購", "羊絨", "常委", "拓展", "生產總值", words[7], "鄂爾多斯", "鄂爾多斯市", "劉曉峯",
    ]  # fmt: skip
    assert words[7].startswith("專名")


def test_a_row_of_the_vocabulary_gives_the_other_script_pinyin_meaning_and_level(press: Press) -> None:
    text = press(sections=("vocabulary",), level=6).text
    assert "簽約签约qiānyuētosignacontract7–9" in text
    assert "羊絨羊绒yángróngcashmere–" in text
    assert "拓展tuòzhǎntoexpand7–9" in text
    assert "劉曉峯刘晓峰LiúXiǎofēngpersonalname:LiuXiaofeng" in text


def test_a_simplified_article_shows_the_traditional_form_beside(press: Press) -> None:
    text = press(lesson(script=Script.SIMPLIFIED), sections=("vocabulary",), level=6).text
    assert "签约簽約qiānyuē" in text
    assert "生词" in text
    assert "standingcommittee(abbr.for常务委员会)" in text


def test_without_a_level_the_reader_is_one_band_below_the_lesson(press: Press) -> None:
    assert "wordsaboveHSK4arenew" in press(lesson(level=5)).text
    assert "wordsaboveHSK6arenew" in press(lesson(level=7)).text
    assert "wordsaboveHSK1arenew" in press(lesson(level=1)).text
    assert "wordsaboveHSK2arenew" in press(lesson(level=7), level=2).text


def test_new_characters_get_a_row_to_write_on(press: Press) -> None:
    text = press(sections=("writing",), level=6).text
    assert "qiān簽約qiānyuētosignacontract簽簽簽簽" in text
    assert "róng羊絨yángróngcashmere絨絨絨絨" in text


def test_characters_of_known_words_get_no_row(press: Press) -> None:
    text = press(sections=("writing",), level=6).text
    assert "產產產產" not in text


def test_rows_are_limited_and_the_rest_is_named(press: Press) -> None:
    text = press(sections=("writing",), level=6, characters=3).text
    assert "3of12newcharacters" in text
    assert "Alsonew:羊絨常委拓展生總值" in text


def test_student_and_teacher_versions(press: Press) -> None:
    made = quiz_lesson()
    items = make_items(made)
    teacher, student = press(made, items, level=4).text, press(made, items, level=4, key=False).text
    assert "答案Answers" in teacher
    assert "答案Answers" not in student
    assert len(student) < len(teacher)


def test_the_key_begins_a_page(press: Press) -> None:
    made = quiz_lesson()
    items = make_items(made)
    with_key = press(made, items, level=4).reader.pages
    assert squeezed(with_key[-1].extract_text()).startswith("答案Answers")
    assert len(press(made, items, level=4, key=False).reader.pages) == len(with_key) - 1


def test_sections_stand_in_the_order_asked_for(press: Press) -> None:
    text = press(sections=("vocabulary", "text", "header"), level=6).text
    assert text.index("生詞Newwords") < text.index("課文Text") < text.index("姓名Name")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper(press: Press, paper: str, size: tuple[int, int]) -> None:
    box = press(paper=paper).reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_every_page_says_where_it_is_and_whose_data_it_shows(press: Press) -> None:
    pages = press(level=6).reader.pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"page {number} of {len(pages)}" in text
        assert "CC-CEDICT (CC BY-SA 4.0)" in text


def test_title_language_and_structure_are_in_the_file(press: Press) -> None:
    traditional = press().reader
    root = traditional.root_object
    assert traditional.metadata is not None
    assert traditional.metadata.title == "鄂爾多斯的產業"
    assert "簽約" in str(traditional.metadata["/Keywords"])
    assert root["/Lang"] == "zh-TW"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert press(lesson(script=Script.SIMPLIFIED)).reader.root_object["/Lang"] == "zh-CN"


def test_fonts_are_embedded_and_cut_to_what_is_used(press: Press) -> None:
    fonts = press().fonts()
    assert len(fonts) >= 3
    for name, descriptor in fonts.items():
        assert name[7] == "+"
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.parametrize(
    ("script", "text", "face"), [(Script.TRADITIONAL, "骨頭", "Iansui"), (Script.SIMPLIFIED, "骨头", "LXGWWenKai")]
)
def test_each_script_has_its_own_forms(press: Press, script: Script, text: str, face: str) -> None:
    printed = press(lesson(["骨頭"], script, headings=(), title="x"), sections=("text",), pinyin="none")
    assert [(piece.text, piece.font.split("+")[1].split("-")[0]) for piece in printed.pieces if piece.size == TEXT] == [
        (text, face)
    ]


HOSTILE = [
    '#panic("x")', "*a*", "$x$", "<b>", "#import", "@preview/x:1.0.0", "_em_", "= heading", "//comment", "`raw`",
    "\\u{41}", "[content]", "https://example.org/" + "a" * 90, "𠮷", "𡃁", "😀", "a&b", "~", "- item", "+ item",
]  # fmt: skip


def test_hostile_text_is_printed_as_it_is(press: Press) -> None:
    words = [word for text in HOSTILE for word in text.split(" ")]
    made = lesson([" ".join([*words, "簽約", "。"])], headings=(), title=" ".join(HOSTILE))
    printed = press(made, level=6, sections=("header", "text"))
    shown = "".join(line for _, _, line in printed.lines(TEXT))
    for text in HOSTILE:
        assert squeezed(text) in shown
        assert squeezed(text) in "".join(line for _, _, line in printed.lines(20))


def test_hostile_words_and_meanings_are_printed_as_they_are(press: Press) -> None:
    made = lesson()
    text = made.to_json().replace("to sign a contract", "#panic(1) *b* $x$ <b> ").replace("cashmere", "a" * 120)
    printed = press(Lesson.from_json(text), level=6)
    assert "#panic(1)*b*$x$<b>" in printed.text
    assert "a" * 120 in printed.text


def test_an_unbroken_word_does_not_run_off_the_page(press: Press) -> None:
    printed = press(lesson(["w" * 300], headings=(), title="x"), sections=("text",))
    lines = [line for _, _, line in printed.lines(TEXT)]
    assert "".join(lines) == "w" * 300
    assert max(map(len, lines)) < 60


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from quiz_lesson import lesson
from lesson.quiz import make_items
from lesson.worksheet import WorksheetOptions, write_worksheet
made = lesson()
write_worksheet(made, make_items(made), Path({path!r}), WorksheetOptions(level=4))
"""


def test_the_same_lesson_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "1", "77"):
        path = tmp_path / f"{seed}.pdf"
        script = SCRIPT.format(tests=str(Path(__file__).parents[1] / "support"), path=str(path))
        root = str(Path(__file__).parents[2])
        subprocess.run(
            [sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root}
        )
        written.append(path.read_bytes())
    assert written[0] == written[1] == written[2]


def test_the_engine_is_loaded_only_to_print(tmp_path: Path) -> None:
    script = "import sys, lesson.worksheet; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2]).returncode == 0


def test_the_summary_tells_pages_and_size(tmp_path: Path) -> None:
    path = tmp_path / "worksheet.pdf"
    summary = write_worksheet(lesson(), (), path)
    assert summary.bytes == path.stat().st_size
    assert summary.pages == len(Printed(path).reader.pages)


def test_a_lesson_of_one_word_is_printed(press: Press) -> None:
    printed = press(lesson(["說"], headings=(), level=1))
    assert "說" in printed.text
    assert "生詞" not in printed.text


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="cannot be written"):
        write_worksheet(lesson(), (), tmp_path / "nowhere" / "worksheet.pdf")


def test_a_failed_write_leaves_the_earlier_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "worksheet.pdf"
    path.write_bytes(b"earlier")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(LessonError, match="No space left on device"):
        write_worksheet(lesson(), (), path)
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]
