"""The reader page as text: what is in it, and that nothing in it can be anything but what it is."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import xml.etree.ElementTree as xml
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from places import ROOT, SEED
from worksheet_lesson import lesson as small_lesson

from lesson.cli import cli
from lesson.errors import LessonError
from lesson.model import Kind, Lesson, Script
from lesson.quiz import QuizItem, make_items
from lesson.reader import ReaderOptions, reader_page, write_reader
from lesson.reader.bundle import FOLDER, script
from lesson.reader.coverage import hardest, passages
from lesson.reader.picture import coverage_svg, shade, standalone_svg, strip_svg
from lesson.reader.questions import FIELDS, quiz_parts
from lesson.reader.text import blocks
from lesson.reader.words import word_table
from lesson.render.embed import embedded
from lesson.render.template import data_block

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


@pytest.fixture(scope="module")
def page(ordos: Lesson, items: tuple[QuizItem, ...]) -> str:
    return reader_page(ordos, items)


def test_the_page_of_the_seed_is_small(page: str) -> None:
    assert len(page.encode()) < 600_000


def test_the_same_lesson_gives_the_same_page(ordos: Lesson, items: tuple[QuizItem, ...], page: str) -> None:
    assert reader_page(ordos, items) == page


def test_the_page_names_no_other_place(page: str) -> None:
    addresses = re.findall(r"(?:src|href|action|url)\s*[=(]\s*[\"']?([^\"'\s>)]+)", page)
    assert addresses and all(address.startswith(("#", "data:")) for address in addresses)
    assert not re.search(r"\son\w+\s*=", page[: page.index("<script")])
    assert set(re.findall(r"https?://[\w./]+", page)) == {"http://www.w3.org/2000/svg"}


def test_the_policy_lets_only_this_style_and_this_script_work(page: str) -> None:
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    assert "default-src 'none'" in policy and "connect-src 'none'" in policy and "unsafe" not in policy
    for name, pattern in (
        ("script-src", r'<script type="module">(.*?)</script>'),
        ("style-src", r"<style>(.*?)</style>"),
    ):
        [text] = re.findall(pattern, page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy


def test_data_cannot_end_its_script() -> None:
    value = ["</script><!--<script>", "\u2028\u2029", "&lt;"]
    shown = data_block(value)
    assert not set(shown) & set("<>&\u2028\u2029")
    assert json.loads(shown) == value


def table(lesson: Lesson) -> list[dict[str, Any]]:
    """The words of the page's data by the names of their fields."""
    data = word_table(lesson)
    return [dict(zip(data["fields"], row, strict=True)) for row in data["rows"]]


def test_every_token_stands_in_the_page_in_order(ordos: Lesson) -> None:
    shown = [piece.text for block in blocks(ordos) for line in block.lines for piece in line.pieces]
    assert shown == [token.text for token in ordos.tokens()]


def test_the_sense_in_context_is_that_of_the_token(ordos: Lesson) -> None:
    pieces = [piece for block in blocks(ordos) for line in block.lines for piece in line.pieces]
    rows = table(ordos)
    for token, piece in zip(ordos.tokens(), pieces, strict=True):
        if piece.word is not None:
            row = rows[piece.word]
            assert row["key"] == token.key
            own = -1 if row["sense"] == "" else row["sense"]
            at = own if piece.sense is None else piece.sense
            assert at == (-1 if token.sense_index is None else token.sense_index)


def test_each_character_has_its_own_syllable(ordos: Lesson) -> None:
    sounds = word_table(ordos)["sounds"]
    assert len(sounds) == len(set(sounds))
    for word, row in zip(ordos.words, table(ordos), strict=True):
        heard = [sounds[at] for at in row["syllables"]]
        assert len(heard) in (0, len(word.text))
        assert [s.zhuyin for s in word.reading] == [zhuyin for _, _, zhuyin in heard if zhuyin]


def test_no_text_of_a_script_goes_over_the_end_of_a_line() -> None:
    # else taking indents away would change it
    for module in files("lesson.reader").joinpath("modules").iterdir():
        for line in module.read_text("utf-8").splitlines():
            assert line.count("`") % 2 == 0, line


def test_the_quiz_of_the_page_is_the_quiz_of_the_lesson(items: tuple[QuizItem, ...]) -> None:
    read = []
    for part in quiz_parts(items):
        for row in part["items"]:
            item = dict(zip(FIELDS, row, strict=True))
            item["hint"], item["text"] = part["texts"][item["hint"]], part["texts"][item["sentence"]["text"]]
            read.append((item["id"], item["options"], item["answer"], item["hint"], item["text"]))
    assert read == [(i.id, list(i.options), i.answer, i.hint, i.sentence.text) for i in items]


def test_a_title_that_heads_the_text_is_not_said_twice() -> None:
    page = reader_page(small_lesson(headings=(0,)))
    assert page.count("<h1>") == 1 and len(re.findall(r'<h2 class="block">', page)) == 0
    cut = reader_page(small_lesson(["鄂爾多斯 政府 與 企業 簽約"], headings=(), title="鄂爾多斯政府與…"))
    assert re.search(r'<h1>.*data-s="鄂尔多斯">鄂爾多斯</span>.*…</span></h1>', cut)


def test_an_article_without_quiz_or_coverage_has_its_page() -> None:
    page = reader_page(small_lesson(["很 高"], headings=()))
    assert 'data-do="quiz"' not in page and "很" in page


def test_the_colours_are_those_of_the_cards() -> None:
    cards = (ROOT / "lesson/deck/templates/style.css").read_text("utf-8")
    own = (ROOT / "lesson/reader/templates/style.css").read_text("utf-8")
    day, night = (
        dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", cards)
    )
    both = {name: pair for name, *pair in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", own)}
    for name in ("paper", "ink", "quiet", "mark", "link", "tone1", "tone2", "tone3", "tone4", "tone5"):
        assert both[name] == [day[name], night[name]]
    plain = dict(re.findall(r"--(\w+): (#\w{6});", own))
    assert plain == {name: pair[0] for name, pair in both.items()}


def test_modules_share_one_scope_without_clashes() -> None:
    names: Counter[str] = Counter()
    for module in sorted((ROOT / "lesson/reader" / FOLDER).glob("*.js")):
        text = module.read_text("utf-8")
        names.update(re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE))
        body = text[text.rindex("import ") :] if "import " in text else text
        assert all(re.fullmatch(r'import \{[^}]*\} from "\./\w+\.js";', line) for line in text.splitlines()
                   if line.startswith("import ")), module  # fmt: skip
        assert "innerHTML" not in body and "eval(" not in body
    assert [name for name, count in names.items() if count > 1] == []
    assert not re.search(r"^(import|export)\b", script(), re.MULTILINE)


# Coverage and pictures


def test_passages_are_whole_sentences_that_cover_the_text(ordos: Lesson) -> None:
    for most in (1, 7, 90):
        found = passages(ordos, most)
        assert len(found) <= most
        assert found[0].first == 0 and found[-1].last == len(ordos.sentences)
        assert all(one.last == two.first for one, two in zip(found, found[1:], strict=False))
        for at, coverage in enumerate(ordos.coverage):
            running = sum(passage.running for passage in found)
            unknown = sum(passage.unknown[at] * passage.running for passage in found)
            assert 1 - unknown / running == pytest.approx(coverage.known)


def test_a_sentence_without_words_belongs_to_the_passage_before() -> None:
    text = small_lesson(["產業 很 高 。", "……", "政府 說 : “ 大家 一起 。", "”"], headings=())
    assert [(p.first, p.last, p.running) for p in passages(text)] == [(0, 2, 3), (2, 4, 4)]


def test_the_hardest_passage_has_most_unknown_words() -> None:
    text = small_lesson(["很 高 。", "簽約 拓展 購 。", "是 驕傲 。"], headings=())
    assert [passage.first for passage in hardest(passages(text), 4)] == [1, 2]
    assert hardest(passages(text), 7) == ()


def test_the_pictures_are_well_formed_and_say_what_they_show(ordos: Lesson) -> None:
    for picture in (coverage_svg(ordos), strip_svg(ordos, passages(ordos))):
        root = xml.fromstring(picture)
        named = (root.get("aria-labelledby") or "").split()
        [title, said] = [root.find(f"*[@id='{name}']") for name in named]
        assert root.get("role") == "img" and title is not None and said is not None
        assert ordos.article.title in (title.text or "") and len(said.text or "") > 50

    def widths(style: str) -> list[float]:
        return [float(bar.get("width") or 0) for bar in xml.fromstring(coverage_svg(ordos)).iter(f"{SVG}rect")
                if bar.get("class") == style]  # fmt: skip

    shares = [share / whole for share, whole in zip(widths("share"), widths("whole"), strict=True)]
    assert shares == pytest.approx([coverage.known for coverage in ordos.coverage], abs=0.001)


def test_shades_darken_with_what_is_unknown() -> None:
    assert [shade(unknown) for unknown in (0, 0.02, 0.03, 0.1, 0.2, 0.4, 0.6, 0.9)] == [0, 0, 1, 2, 3, 4, 5, 6]


def test_grade_draws(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("<b>今天</b>天氣很好，我們去公園散步。&他買了三本書。", encoding="utf-8")
    done = CliRunner().invoke(cli, ["grade", str(article), "--svg", str(tmp_path / "a.svg")], catch_exceptions=False)
    assert done.exit_code == 0 and "HSK" in done.stdout
    root = xml.parse(tmp_path / "a.svg").getroot()
    assert len(list(root.iter(f"{SVG}svg"))) == 4 + 1
    assert "HSK 7–9" in "".join(root.itertext())
    done = CliRunner().invoke(cli, ["grade", str(article), "--svg", str(tmp_path / "no" / "a.svg")])
    assert isinstance(done.exception, LessonError)


def test_the_drawn_file_is_the_same_each_time(ordos: Lesson) -> None:
    assert standalone_svg(ordos) == standalone_svg(ordos)


# Files and commands


def test_a_page_is_written_whole_or_not_at_all(ordos: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "reader.html"
    written = write_reader(ordos, (), path)
    assert written.bytes == path.stat().st_size and written.font_bytes == 0
    with pytest.raises(LessonError, match="cannot be written"):
        write_reader(ordos, (), tmp_path / "none" / "reader.html")
    assert [file.name for file in tmp_path.iterdir()] == ["reader.html"]


def test_a_lone_surrogate_is_no_obstacle(tmp_path: Path) -> None:
    text = small_lesson(["產業 \ud800 \x00 。"], headings=())
    write_reader(text, (), tmp_path / "reader.html")
    assert "\ufffd" in (tmp_path / "reader.html").read_text("utf-8")


def test_the_command_makes_the_page_of_a_built_lesson(
    ordos: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "decks" / "ordos"
    folder.mkdir(parents=True)
    (folder / "lesson.json").write_text(ordos.to_json(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("ordos", "decks/ordos", "decks/ordos/lesson.json"):
        done = CliRunner().invoke(cli, ["reader", name, "--level", "hsk:3"], catch_exceptions=False)
        assert done.exit_code == 0 and "reader.html" in done.stdout
        assert '<html lang="en" data-level="3"' in (folder / "reader.html").read_text("utf-8")
        (folder / "reader.html").unlink()
    for name in ("nothing", "nothing.json"):
        assert isinstance(CliRunner().invoke(cli, ["reader", name]).exception, LessonError)


def test_the_build_has_the_page(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        cli, ["build", str(SEED), "--out", str(tmp_path), "--only", "reader", "--level", "5"], catch_exceptions=False
    )
    assert "reader.html" in done.stdout
    assert [path.name for path in (tmp_path / "ordos").iterdir()] == ["reader.html"]


def test_embedded_fonts_have_every_hanzi_of_both_scripts(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    text = small_lesson(["羊絨 產業 骨頭"], script=Script.TRADITIONAL, headings=())
    written = write_reader(text, (), tmp_path / "reader.html", ReaderOptions(embed_fonts=True))
    page = (tmp_path / "reader.html").read_text("utf-8")
    assert written.font_bytes > 10_000 and "font-src data:" in page
    rules = re.findall(r'font-family:"([^"]*)";src:url\(data:font/woff2;base64,([^)]*)\)', page)
    have: dict[str, set[int]] = {}
    for number, (family, data) in enumerate(rules):
        file = tmp_path / f"{number}.woff2"
        file.write_bytes(base64.b64decode(data))
        have.setdefault(family, set()).update(TTFont(file).getBestCmap())
    assert set(map(ord, "羊絨產業骨頭ㄖ繁简")) <= have["Lesson Kai TC"]
    assert set(map(ord, "羊绒产业骨头ㄖ繁简")) <= have["Lesson Kai SC"]


def test_embedded_fonts_have_what_the_panel_and_the_quiz_say(ordos: Lesson, items: tuple[QuizItem, ...]) -> None:
    rules = embedded(ordos, items)
    ranges = re.findall(r'font-family:"([^"]*)".*?unicode-range:([^;]*);', rules)
    have = {family: {code for other, codes in ranges if other == family for code in codes.split(",")}
            for family, _ in ranges}  # fmt: skip
    examples = [word.example for word in ordos.words if word.example is not None]
    asked = "".join(text for item in items for text in (item.prompt, *item.options, *item.reasons, item.hint))
    for family, text in (
        ("Lesson Kai TC", asked + "".join(example.traditional for example in examples)),
        ("Lesson Kai SC", "".join(example.simplified for example in examples)),
    ):
        wanted = {f"U+{ord(character):X}" for character in text if "\u4e00" <= character <= "\u9fff"}
        assert len(wanted) > 300 and wanted <= have[family]


def test_names_and_numbers_are_no_obstacle_in_passages(ordos: Lesson) -> None:
    named = {token.kind for token in ordos.tokens()}
    assert {Kind.NAME, Kind.NUMBER} <= named
    assert all(0 <= share <= 1 for passage in passages(ordos) for share in passage.unknown)
