"""The reader page for every reader: keys and help, pictures, print, phones, accessibility. Every test also asserts, on
leaving the page, that nothing was requested but the page itself and that the console stayed empty (see
reader_browser.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from reader_browser import DESKTOP, PHONE, Reader, opened
from reader_lesson import shortened
from web_tools import AXE, unpack

from lesson.annotation.pipeline import annotate_article
from lesson.model import Kind, Lesson
from lesson.quiz import QuizItem
from lesson.reader import ReaderOptions, write_reader
from lesson.text.article import read_article

# Help, pictures, lists, print


def test_every_key_of_the_help_does_something(reader: Reader) -> None:
    reader.keys("?")
    keys = [key for key in reader.page.locator("#help-body kbd").all_inner_texts() if len(key) == 1]
    assert len(keys) > 15
    reader.keys("Escape")
    for key in keys:
        reader.word("草原").click()
        reader.page.evaluate("document.getElementById('status').textContent = ''")
        before = reader.page.evaluate("document.documentElement.outerHTML")
        reader.keys(key)
        assert reader.page.evaluate("document.documentElement.outerHTML") != before or key == "?", key
        reader.page.evaluate("for (const open of document.querySelectorAll('dialog[open]')) open.close()")


def test_the_pictures_say_what_their_tables_say(reader: Reader, ordos: Lesson) -> None:
    reader.page.locator("summary").first.click()
    rows = reader.page.locator(".pictures tbody").first.locator("tr")
    assert rows.count() == 7
    for at, coverage in enumerate(ordos.coverage):
        told = rows.nth(at).locator("td").all_inner_texts()
        assert told == [f"{100 * coverage.known:.0f} %", str(coverage.to_95), str(coverage.to_98)]
        drawn = reader.page.locator(f".picture .row{coverage.band}").first
        assert told[0] in drawn.text_content() and told[1] in drawn.text_content()  # type: ignore[operator]


def test_a_hard_passage_is_a_step_away(reader: Reader) -> None:
    reader.page.locator("summary").nth(1).click()
    link = reader.page.locator(".pictures a").nth(20)
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    expect(reader.page.locator(f"#{target}")).to_be_in_viewport()


def test_the_word_list_holds_what_is_above_the_level(reader: Reader, ordos: Lesson) -> None:
    listed = reader.page.locator(".words li:visible")
    above = [w for w in ordos.words if w.kind is Kind.NAME or w.level is None or w.level > 4]
    assert listed.count() == len(above)
    assert set(listed.evaluate_all("rows => rows.map(row => getComputedStyle(row).display)")) == {"grid"}
    listed.nth(5).locator("button").click()
    assert reader.chosen() in {word.text for word in above}


def test_what_is_printed_is_text_and_words(reader: Reader, tmp_path: Path, ordos: Lesson) -> None:
    from pypdf import PdfReader

    reader.keys("n")
    reader.word("草原").click()
    reader.page.emulate_media(media="print")
    for hidden in (".bar", "#panel", ".pictures"):
        expect(reader.page.locator(hidden)).to_be_hidden()
    assert reader.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    chosen = reader.page.locator(".w.now").evaluate("w => (s => [s.backgroundColor, s.boxShadow])(getComputedStyle(w))")
    assert chosen == ["rgba(0, 0, 0, 0)", "none"]
    reader.page.pdf(path=str(tmp_path / "page.pdf"), format="A4")
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    squeezed = "".join(printed.split())
    assert "Name" in printed and "Wordsaboveyourlevel" in squeezed
    assert "grassland" in printed and "exportoriented" not in squeezed


def test_columns_are_printed_as_lines(reader: Reader, tmp_path: Path) -> None:
    from pypdf import PdfReader

    mode = "getComputedStyle(document.getElementById('text')).writingMode"
    reader.page.evaluate(f"addEventListener('beforeprint', () => window.printed = {mode})")
    reader.page.pdf(path=str(tmp_path / "lines.pdf"), format="A4")
    reader.keys("v")
    assert reader.page.evaluate(mode) == "vertical-rl"
    reader.page.pdf(path=str(tmp_path / "columns.pdf"), format="A4")
    assert reader.page.evaluate("printed") == "horizontal-tb"
    assert reader.page.evaluate(mode) == "vertical-rl"
    lines, columns = (len(PdfReader(tmp_path / f"{name}.pdf").pages) for name in ("lines", "columns"))
    assert lines == columns > 3


def test_nothing_moves_while_the_page_opens(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(
        """window.moved = 0;
           const add = list => { for (const entry of list.getEntries()) moved += entry.value; };
           new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });"""
    )
    with opened(browser, seed_page, context) as reader:
        reader.page.wait_for_timeout(500)
        assert reader.page.evaluate("moved") < 0.01
    context.close()


# Phones, accessibility, safety, speed


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_the_screen(browser: Browser, seed_page: Path, width: int) -> None:
    with opened(browser, seed_page, viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True) as reader:
        for key in ("", "[", "s", "z", "t", "b", "+"):
            if key:
                reader.keys(key)
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
            assert reader.page.evaluate("(b => b.scrollWidth <= b.clientWidth)(document.querySelector('.buttons'))")
        reader.words().nth(60).tap()
        box = reader.page.locator("#panel").bounding_box()
        assert box and box["width"] <= width and box["y"] + box["height"] <= 701
        word = reader.page.locator(".w.now").bounding_box()
        assert word and word["y"] + word["height"] <= box["y"]
        sizes = reader.page.evaluate(
            """[...document.querySelectorAll(".tools button, #panel button, .words button")]
                 .map(button => button.getBoundingClientRect()).filter(box => box.height)
                 .map(box => [box.width, box.height])"""
        )
        assert len(sizes) > 100 and all(width >= 24 and height >= 32 for width, height in sizes)
        reader.words().nth(60).tap()
        expect(reader.page.locator("#panel")).to_be_hidden()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return (unpack(AXE, tmp_path_factory.mktemp("axe")) / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def short_page(ordos: Lesson, items: tuple[QuizItem, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything in it that the seed's has, quicker to judge."""
    path = tmp_path_factory.mktemp("short") / "reader.html"
    write_reader(shortened(ordos, 5), [i for i in items if i.sentence.paragraph < 5], path, ReaderOptions(level=4))
    return path


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_violation_in_the_seed(
    browser: Browser, seed_page: Path, axe: str, viewport: dict[str, int]
) -> None:
    with opened(browser, seed_page, viewport=viewport, bypass_csp=True) as reader:
        reader.page.evaluate(axe)
        # Lighthouse judges by axe too, and asks for these, which axe does not by itself.
        more = {
            rule: {"enabled": True} for rule in ("target-size", "label-content-name-mismatch", "table-fake-caption")
        }
        judged = "more => axe.run({rules: more}).then(found => found.violations.map(each => each.id))"
        assert reader.page.evaluate(judged, more) == []


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_violation(
    browser: Browser, short_page: Path, axe: str, light: str, viewport: dict[str, int]
) -> None:
    # The page's policy would keep axe from working as well; that the policy holds is tested elsewhere.
    with opened(browser, short_page, viewport=viewport, color_scheme=light, bypass_csp=True) as reader:
        reader.page.evaluate(axe)

        def judge(what: str, within: str = "html") -> None:
            found = reader.page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", within)
            assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], what

        judge("as it opens")
        reader.word("羊絨").click()
        reader.keys("l", "t")
        judge("a word, tones in colour")
        reader.keys("Escape")
        for summary in reader.page.locator("summary").all():
            summary.click()
        judge("tables")
        for key, name in (("o", "settings"), ("?", "help"), ("w", "list")):
            reader.keys(key)
            judge(name, f"#{name}")
            reader.keys("Escape")
        for key, what in (("q", "before a round"), ("Enter", "question"), ("1", "answer"), ("q", "result")):
            reader.keys(key)
            judge(what, "#quiz")
        reader.keys("Escape", "v", "z")
        judge("vertical, zhuyin", "#text")
        reader.keys("s")
        judge("simplified", "#text")


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_no_violation_in_a_text_without_headings(
    browser: Browser, axe: str, tmp_path: Path, light: str
) -> None:
    (tmp_path / "a.txt").write_text("他說深圳地鐵今天開通了，大家都很高興。", encoding="utf-8")
    write_reader(annotate_article(read_article(tmp_path / "a.txt")), (), tmp_path / "reader.html")
    with opened(browser, tmp_path / "reader.html", color_scheme=light, bypass_csp=True) as reader:
        reader.page.evaluate(axe)
        for keys in ("", "t", "z", "v"):
            reader.keys(*keys, *"[[[[[[[")
            for word in ("說", "開通"):  # first tones have the least contrast
                reader.word(word).click()
                found = reader.page.evaluate("axe.run().then(found => found.violations.map(v => v.id))")
                assert found == [], (keys, word)
