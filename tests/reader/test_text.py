"""The text of the reader page in a real browser, and how it can be set. Every test also asserts, on
leaving the page, that nothing was requested but the page itself and that the console stayed empty (see
reader_browser.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from reader_browser import DESKTOP, Reader, opened
from worksheet_lesson import lesson as small_lesson

from lesson.model import Kind, Lesson, Script
from lesson.reader import ReaderOptions, write_reader


def bands(lesson: Lesson) -> list[tuple[str, int | None]]:
    """The words of the paragraphs in order, with their bands."""
    return [(token.text, token.level) for token in lesson.tokens() if token.kind is Kind.WORD]


def is_name(lesson: Lesson) -> set[str]:
    return {word.text for word in lesson.words if word.kind is Kind.NAME}


def test_the_article_is_shown_as_it_is_printed(reader: Reader, ordos: Lesson) -> None:
    assert reader.text() == "".join(ordos.article.paragraphs)
    assert reader.page.locator("#text").get_attribute("lang") == "zh-Hant"


def test_pinyin_stands_over_words_above_the_level_only(reader: Reader, ordos: Lesson) -> None:
    names = is_name(ordos)
    for level, key in ((4, ""), (5, "]"), (6, "]"), (5, "["), (4, "[")):
        if key:
            reader.keys(key)
        expect(reader.page.locator("#level-name")).to_have_text(f"HSK {level}")
        shown = [word for word, _ in reader.above() if word not in names]
        assert shown == [text for text, band in bands(ordos) if (band is None or band > level) and text not in names]


def test_the_slider_reaches_all_and_none(reader: Reader, ordos: Lesson) -> None:
    slider = reader.page.locator("#level")
    slider.focus()
    reader.keys("Home")
    assert slider.get_attribute("aria-valuetext") == "all words"
    assert len(reader.above()) == sum(token.kind in (Kind.WORD, Kind.NAME) for token in ordos.tokens())
    reader.keys("End")
    assert slider.get_attribute("aria-valuetext") == "none"
    assert reader.above() == []
    reader.keys("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == "HSK 7–9"


def test_a_name_has_pinyin_where_it_comes_first(reader: Reader) -> None:
    assert [pinyin for word, pinyin in reader.above() if word == "鄂爾多斯"] == ["È'ěrduōsī"]
    assert ["劉曉峯", "Liú Xiǎofēng"] in reader.above()


def test_simplified_is_the_same_text_in_the_other_script(reader: Reader, ordos: Lesson) -> None:
    reader.keys("s")
    assert reader.text() == "".join(token.simplified for token in ordos.tokens())
    assert reader.page.locator("#text").get_attribute("lang") == "zh-Hans"
    expect(reader.page.locator("h1")).to_have_text("内蒙古外贸强市全面联手新电商")
    expect(reader.page.locator(".scripts [lang=zh-Hans]")).to_have_css("font-weight", "700")
    expect(reader.page.locator(".scripts [lang=zh-Hant]")).to_have_css("font-weight", "400")
    reader.page.locator("[data-do=script]").click()
    reader.settle()
    assert reader.text() == "".join(ordos.article.paragraphs)  # 爲 and 啓 again, as the article has them


def test_a_simplified_article_has_its_traditional_form(browser: Browser, tmp_path: Path) -> None:
    article = small_lesson(script=Script.SIMPLIFIED)
    write_reader(article, (), tmp_path / "reader.html")
    with opened(browser, tmp_path / "reader.html") as reader:
        assert reader.page.locator("#text").get_attribute("lang") == "zh-Hans"
        expect(reader.page.locator("h1 .w").first).to_contain_text("鄂尔多斯")
        reader.keys("s")
        assert reader.text() == "".join(token.traditional for s in article.sentences[1:] for token in s.tokens)
        assert reader.page.locator("#text").get_attribute("lang") == "zh-Hant"
        expect(reader.page.locator("h1 .w").first).to_contain_text("鄂爾多斯")


def test_a_mixed_article_can_be_read_as_printed(browser: Browser, tmp_path: Path) -> None:
    article = small_lesson(["政府 說 与 市場"], script=Script.MIXED, headings=())
    write_reader(article, (), tmp_path / "reader.html")
    with opened(browser, tmp_path / "reader.html") as reader:
        printed = reader.text()
        reader.keys("s")
        assert "說" in reader.text()
        reader.keys("s")
        assert "说" in reader.text()
        reader.keys("o")
        reader.page.get_by_label("As printed").check()
        reader.settle()
        assert reader.text() == printed


def test_zhuyin_stands_over_each_character(reader: Reader) -> None:
    reader.keys("z")
    assert ["羊絨", "ㄧㄤˊ ㄖㄨㄥˊ"] in reader.above()
    assert ["戰略", "ㄓㄢˋ ㄌㄩㄝˋ"] in reader.above()
    reader.keys("z")
    assert ["戰略", "zhànlüè"] in reader.above()


def places(reader: Reader, word: str) -> dict[str, dict[str, float]]:
    """Where the first character of a word with zhuyin, its symbols, and their tone stand on the screen."""
    found: dict[str, dict[str, float]] = reader.word(word).evaluate(
        """w => { const range = document.createRange();
             const box = node => { range.selectNodeContents(node); return range.getBoundingClientRect().toJSON(); };
             const rt = w.querySelector("rt");
             const symbol = at => { range.setStart(rt.firstChild, at); range.setEnd(rt.firstChild, at + 1);
                                    return range.getBoundingClientRect().toJSON(); };
             return { character: box(w.firstChild), symbols: box(rt.firstChild), first: symbol(0), second: symbol(1),
                      tone: rt.querySelector(".mark").getBoundingClientRect().toJSON() }; }"""
    )
    return found


def test_zhuyin_stands_in_a_column_with_the_tone_beside_it(measured: Reader) -> None:
    measured.keys("z")
    for vertical in (False, True):
        if vertical:
            measured.keys("v")
        at = places(measured, "戰略")  # ㄓㄢˋ
        # How wide a box is across its line is a matter of the system's typeface; drawn is an em about its middle.
        middles = {name: (box["left"] + box["right"]) / 2 for name, box in at.items()}
        column, em = middles["first"], at["first"]["height"]
        beside = middles["character"] + 0.5 * min(at["character"]["width"], at["character"]["height"])
        assert column - 0.5 * em >= beside - 4
        assert at["second"]["left"] == at["first"]["left"]
        assert at["second"]["top"] == pytest.approx(at["first"]["bottom"], abs=1)
        # A pixel either way: without a Chinese typeface of the system's the boxes round otherwise.
        assert column + 0.5 * em - 1 < middles["tone"] < column + 1.5 * em + 1
        assert at["symbols"]["top"] < at["tone"]["top"] < at["symbols"]["bottom"]


def test_the_dot_of_the_neutral_tone_stands_above_the_column(measured: Reader) -> None:
    measured.keys("z", "[", "[", "[", "[")
    word = measured.word("的").locator("rt")
    dot, column = word.locator(".dot").bounding_box(), word.bounding_box()
    assert word.text_content() == "˙ㄉㄜ"
    assert dot and column and dot["y"] < column["y"]


def test_readings_of_neighbours_do_not_run_into_one_another(measured: Reader) -> None:
    measured.page.locator("#level").fill("0")
    measured.settle()
    gaps = measured.page.evaluate(
        """() => { const range = document.createRange();
             const lines = [...document.querySelectorAll("#text .block rt")].slice(0, 150).map(rt => {
               range.selectNodeContents(rt); return range.getBoundingClientRect(); });
             return lines.slice(1).map((box, at) => [box, lines[at]]).filter(([box, last]) => box.top === last.top)
               .map(([box, last]) => box.left - last.right); }"""
    )
    assert len(gaps) > 100 and min(gaps) > 3


LINE_STARTS = """() => {
  const block = document.querySelector("#text .block"), range = document.createRange(), found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let line = -Infinity;
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest("rt")) continue;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && box.top > line + box.height / 2) { found.push(node.data[at]); line = box.top; }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("keys", ["", "z", "zt"], ids=["pinyin", "zhuyin", "zhuyin in colour"])
def test_no_line_begins_with_a_mark_that_closes(browser: Browser, tmp_path: Path, keys: str) -> None:
    article = small_lesson(
        ["政府 ， 說 ： “ 產業 、 羊絨 。 ” 很 高 ！ （ 驕傲 ） " * 12 + "。"], headings=(), title="題"
    )
    write_reader(article, (), tmp_path / "reader.html", ReaderOptions(embed_fonts=True))
    with opened(browser, tmp_path / "reader.html", viewport={"width": 340, "height": 844}) as reader:
        reader.page.evaluate("() => document.fonts.ready.then(() => null)")
        reader.keys(*keys)
        for level in "80":
            reader.page.locator("#level").fill(level)
            for _ in range(6):
                reader.keys("+")
                first = reader.page.evaluate(LINE_STARTS)
                assert len(first) > 8 and not set(first) & set("，。、：！」”）"), first


def test_tones_can_be_coloured(reader: Reader) -> None:
    assert reader.page.locator("#text .tone1").count() == 0
    reader.keys("t")
    word = reader.word("草原")
    assert word.locator(".tone3").first.inner_text() == "草"
    assert word.locator("rt .tone2").inner_text() == "yuán"
    colours = {tone: reader.page.locator(f"#text .tone{tone}").first.evaluate("e => getComputedStyle(e).color")
               for tone in "12345"}  # fmt: skip
    assert len(set(colours.values())) == 5
    reader.keys("t")
    assert reader.page.locator("#text .tone1").count() == 0


def test_words_are_parted_only_when_asked(reader: Reader) -> None:
    word = reader.word("美好")
    assert word.evaluate("w => getComputedStyle(w).marginInlineEnd") == "0px"
    reader.keys("b")
    assert float(word.evaluate("w => parseFloat(getComputedStyle(w).marginInlineEnd)")) > 4
    before_comma = reader.word("季節")
    assert before_comma.evaluate("w => getComputedStyle(w).marginInlineEnd") == "0px"


def test_the_text_grows_and_shrinks(reader: Reader) -> None:
    def size() -> str:
        shown: str = reader.page.locator("#text").evaluate("a => getComputedStyle(a).fontSize")
        return shown

    assert size() == "22px"
    reader.keys("+", "+", "-")
    assert size() == "24px"
    reader.keys(*["-"] * 20)
    assert size() == "14px"


def test_vertical_is_for_traditional(reader: Reader) -> None:
    def mode() -> str:
        shown: str = reader.page.locator("#text").evaluate("a => getComputedStyle(a).writingMode")
        return shown

    reader.keys("v")
    assert mode() == "vertical-rl"
    reader.keys("ArrowDown", "ArrowDown")
    assert reader.chosen() == "日"
    reader.keys("ArrowUp")
    assert reader.chosen() == "月"
    reader.keys("s")
    assert mode() == "horizontal-tb"
    reader.keys("s", "v")
    assert mode() == "horizontal-tb"


def test_the_wheel_and_the_page_keys_go_on_in_columns(reader: Reader) -> None:
    def gone() -> float:
        shown: float = reader.page.locator("#text").evaluate("a => -a.scrollLeft")
        return shown

    reader.keys("v")
    reader.page.locator("#text").hover()
    reader.page.mouse.wheel(0, 300)
    expect(reader.page.locator("#progress")).not_to_have_attribute("aria-valuenow", "0")
    assert reader.page.evaluate("scrollY") == 0 and gone() == 300
    reader.keys("PageDown")
    assert gone() > 700
    reader.keys("Home")
    assert abs(gone()) <= 1
    expect(reader.page.locator("#progress")).to_have_attribute("aria-valuenow", "0")
    reader.keys("End")
    expect(reader.page.locator("#progress")).to_have_attribute("aria-valuenow", "100")
    reader.keys("PageDown")  # at the end of the columns the page goes on
    expect(reader.page.locator(".words h2")).to_be_in_viewport()


def test_day_and_night(reader: Reader) -> None:
    def paper() -> str:
        shown: str = reader.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return shown

    assert paper() == "rgb(251, 250, 246)"
    reader.keys("n")
    assert paper() == "rgb(29, 31, 34)"
    reader.keys("n")
    assert paper() == "rgb(251, 250, 246)"


def test_night_follows_the_device(browser: Browser, seed_page: Path) -> None:
    with opened(browser, seed_page, color_scheme="dark") as reader:
        assert reader.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(29, 31, 34)"


def test_what_was_chosen_is_remembered(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(viewport=DESKTOP)
    with opened(browser, seed_page, context) as reader:
        reader.keys("]", "s", "z", "n", "+")
        reader.word("羊绒").click()
        reader.keys("l")
    with opened(browser, seed_page, context) as reader:
        expect(reader.page.locator("#level-name")).to_have_text("HSK 5")
        assert "羊绒" in reader.text()
        assert ["羊绒", "ㄧㄤˊ ㄖㄨㄥˊ"] in reader.above()
        assert reader.page.locator("#text").evaluate("a => getComputedStyle(a).fontSize") == "24px"
        expect(reader.page.locator("#learning")).to_have_text("1")
        expect(reader.word("羊绒")).to_have_class("w lx g")
    context.close()


def test_a_browser_that_keeps_nothing_is_no_obstacle(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(viewport=DESKTOP)
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    with opened(browser, seed_page, context) as reader:
        reader.keys("]", "ArrowRight", "l")
        expect(reader.page.locator("#level-name")).to_have_text("HSK 5")
        expect(reader.page.locator("#learning")).to_have_text("1")
    context.close()


def test_nonsense_in_the_store_is_no_obstacle(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(viewport=DESKTOP)
    context.add_init_script('localStorage.setItem(\'lesson.reader.settings\', \'{"level": "x", "light": 3\')')
    with opened(browser, seed_page, context) as reader:
        expect(reader.page.locator("#level-name")).to_have_text("HSK 4")
    context.close()


def test_every_setting_has_its_control(reader: Reader) -> None:
    reader.page.locator("[data-do=settings]").click()
    for label, attribute, value in (
        ("Zhuyin", "data-notation", "zhuyin"), ("Night", "data-light", "night"), ("Day", "data-light", "day"),
        ("Same as device", "data-light", "auto"), ("Space between words", "data-spaced", ""),
        ("Vertical", "data-vertical", ""), ("Pinyin", "data-notation", "pinyin"),
    ):  # fmt: skip
        reader.page.locator("#settings label", has_text=label).locator("input").check()
        expect(reader.page.locator("html")).to_have_attribute(attribute, value)
    reader.page.get_by_label("Simplified").check()
    reader.page.get_by_label("Tones in colour").check()
    reader.page.get_by_label("Text size").fill("30")
    reader.settle()
    assert reader.page.locator("#text").evaluate("a => getComputedStyle(a).fontSize") == "30px"
    assert reader.page.locator("#text .tone1").count() > 0
    reader.page.get_by_role("button", name="Reset all settings").click()
    reader.settle()
    assert reader.page.get_by_label("Traditional", exact=True).is_checked()
    assert reader.page.locator("#text .tone1").count() == 0
    expect(reader.page.locator("html")).not_to_have_attribute("data-spaced", "")


def test_keys_of_one_letter_can_be_switched_off(reader: Reader) -> None:
    reader.keys("o")
    reader.page.get_by_label("Single-letter shortcuts").uncheck()
    reader.keys("Escape", "n", "s")
    expect(reader.page.locator("html")).to_have_attribute("data-light", "auto")
    reader.keys("ArrowRight")
    expect(reader.page.locator("#panel")).to_be_visible()
