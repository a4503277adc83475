"""The reader page in a real browser, opened from disk. Every test also asserts, on leaving the page, that nothing was
requested but the page itself and that the console stayed empty (see reader_browser.py)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import playwright
import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Route, expect, sync_playwright
from reader_browser import DESKTOP, PHONE, Reader, launch, opened
from reader_lesson import repeated, shortened
from web_tools import AXE, TYPESCRIPT, unpack
from worksheet_lesson import lesson as small_lesson

from lesson.known import KnownWord, Status, import_words, read_known
from lesson.model import Kind, Lesson, Script
from lesson.quiz import QuizItem, make_items
from lesson.reader import ReaderOptions, write_reader


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        yield launch(driver)


@pytest.fixture(scope="session")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


@pytest.fixture(scope="session")
def seed_page(ordos: Lesson, items: tuple[QuizItem, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seed") / "reader.html"
    write_reader(ordos, items, path, ReaderOptions(level=4))
    return path


@pytest.fixture
def reader(browser: Browser, seed_page: Path) -> Iterator[Reader]:
    with opened(browser, seed_page) as shown:
        yield shown


def bands(lesson: Lesson) -> list[tuple[str, int | None]]:
    """The words of the paragraphs in order, with their bands."""
    return [(token.text, token.level) for token in lesson.tokens() if token.kind is Kind.WORD]


def is_name(lesson: Lesson) -> set[str]:
    return {word.text for word in lesson.words if word.kind is Kind.NAME}


# The text


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
        ("As the device", "data-light", "auto"), ("Space between words", "data-spaced", ""),
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
    reader.page.get_by_role("button", name="Back to the first settings").click()
    reader.settle()
    assert reader.page.get_by_label("Traditional", exact=True).is_checked()
    assert reader.page.locator("#text .tone1").count() == 0
    expect(reader.page.locator("html")).not_to_have_attribute("data-spaced", "")


def test_keys_of_one_letter_can_be_switched_off(reader: Reader) -> None:
    reader.keys("o")
    reader.page.get_by_label("Keys of one letter").uncheck()
    reader.keys("Escape", "n", "s")
    expect(reader.page.locator("html")).to_have_attribute("data-light", "auto")
    reader.keys("ArrowRight")
    expect(reader.page.locator("#panel")).to_be_visible()


# Words


def test_a_word_tells_its_sense_in_this_context_first(reader: Reader, ordos: Lesson) -> None:
    token = next(token for token in ordos.tokens() if token.text == "座")
    reader.word("座").click()
    panel = reader.page.locator("#panel")
    expect(panel.locator(".here")).to_have_text(token.sense or "")
    word = next(word for word in ordos.words if word.key == token.key)
    assert len(word.senses) - 1 == panel.locator(".others li").count()
    expect(panel.locator(".sound")).to_contain_text("zuò")
    expect(panel.locator(".sound")).to_contain_text("ㄗㄨㄛˋ")
    expect(panel.locator(".details, .facts")).to_contain_text("HSK 4")


def test_each_place_of_a_word_tells_its_own_sense(reader: Reader, ordos: Lesson) -> None:
    differing = 0
    places = [token for token in ordos.tokens() if token.kind in (Kind.WORD, Kind.NAME)]
    by_key = {word.key: word for word in ordos.words}
    for at, token in enumerate(places):
        if token.sense_index is not None and token.sense_index != by_key[token.key].sense:
            reader.words().nth(at + reader.page.locator("h1 .w").count()).evaluate("w => w.click()")
            shown = reader.page.locator("#panel .here").inner_text()
            assert shown.split()[0] == (token.sense or "").split()[0]
            differing += 1
    assert differing > 3


def test_a_word_tells_its_characters_parts_and_other_form(reader: Reader) -> None:
    reader.word("羊絨").click()
    panel = reader.page.locator("#panel")
    expect(panel.locator(".parts li")).to_have_count(2)
    expect(panel.locator(".characters li").first).to_contain_text("羊 yáng · HSK 3 · also in 羊絨衫")
    expect(panel.locator(".head")).to_contain_text("简 羊绒")


def test_another_place_of_a_word_is_one_step_away(reader: Reader) -> None:
    reader.word("草原").click()
    expect(reader.page.locator("#panel")).to_contain_text("1 of 2 places")
    reader.page.locator("#panel .places button").click()
    expect(reader.page.locator("#panel")).to_contain_text("2 of 2 places")
    expect(reader.page.locator(".w.now")).to_be_focused()
    expect(reader.page.locator(".w.now")).to_be_in_viewport()


def test_pointing_at_a_word_is_enough(reader: Reader) -> None:
    reader.word("草原").hover()
    expect(reader.page.locator("#panel .here")).to_have_text("grassland")
    reader.word("季節").click()
    reader.word("草原").hover()
    expect(reader.page.locator("#panel .here")).to_have_text("grassland")
    reader.page.locator(".slider").hover()
    expect(reader.page.locator("#panel .here")).to_have_text("season")


def test_arrow_keys_walk_from_word_to_word(reader: Reader, ordos: Lesson) -> None:
    first = [token for token in ordos.sentences[0].tokens if token.kind in (Kind.WORD, Kind.NAME)]
    reader.page.locator("#text .block .w").first.focus()
    walked = [reader.chosen()]
    for _ in first[1:]:
        reader.keys("ArrowRight")
        walked.append(reader.chosen())
    assert walked == [token.text for token in first]
    reader.keys("ArrowRight", "ArrowLeft", "ArrowLeft")
    assert reader.chosen() == first[-2].text
    reader.keys("ArrowDown")
    second = next(token for token in ordos.sentences[1].tokens if token.kind is Kind.WORD)
    assert reader.chosen() == second.text
    reader.keys("ArrowUp")
    assert reader.chosen() == first[0].text


def test_the_keyboard_alone_reaches_the_text(reader: Reader) -> None:
    for _ in range(20):
        reader.keys("Tab")
        if reader.page.evaluate("document.activeElement.closest('#text') !== null"):
            break
    expect(reader.page.locator("#panel")).to_be_visible()
    reader.keys("Escape")
    expect(reader.page.locator("#panel")).to_be_hidden()
    reader.keys("Enter")
    expect(reader.page.locator("#panel")).to_be_visible()


def test_what_i_know_needs_no_pinyin_what_i_learn_has_it(reader: Reader) -> None:
    reader.word("羊絨").click()
    reader.page.get_by_role("button", name="I know this").click()
    assert "羊絨" not in dict(reader.above())
    expect(reader.page.locator("[data-mark=k]")).to_have_attribute("aria-pressed", "true")
    reader.word("月").click()
    reader.keys("l")
    assert dict(reader.above())["月"] == "yuè"
    reader.keys("l")
    assert "月" not in dict(reader.above())


# My words


def test_my_words_can_be_seen_and_taken_out(reader: Reader) -> None:
    for text in ("羊絨", "草原"):
        reader.word(text).click()
        reader.keys("l")
    reader.page.locator("[data-do=list]").click()
    expect(reader.page.locator(".mine-list li")).to_have_count(2)
    reader.page.get_by_role("button", name="Remove 草原").click()
    expect(reader.page.locator(".mine-list li")).to_have_count(1)
    expect(reader.page.locator("#learning")).to_have_text("1")


def saved(reader: Reader, button: str, folder: Path) -> Path:
    with reader.page.expect_download() as waiting:
        reader.page.locator(button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_words_to_learn_go_to_anki(reader: Reader, tmp_path: Path) -> None:
    from anki.collection import Collection, ImportCsvRequest

    for text in ("羊絨", "草原", "季節"):
        reader.word(text).click()
        reader.keys("l")
    reader.keys("w")
    path = saved(reader, "#save-learning", tmp_path)
    assert path.name == "ordos-learn.tsv"
    collection = Collection(str(tmp_path / "collection.anki2"))
    metadata = collection.get_csv_metadata(str(path), None)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    assert {note.fields[0] for note in notes} == {"羊絨", "草原", "季節"}
    [note] = [note for note in notes if note.fields[0] == "草原"]
    assert note.fields[1].startswith("cǎoyuán<br>grassland<br>")
    assert "草原" in note.fields[1].split("<br>")[2]
    assert note.tags == ["lesson::ordos"]
    collection.close()


def test_words_go_back_into_the_program(reader: Reader, tmp_path: Path) -> None:
    reader.word("草原").click()
    reader.keys("l")
    reader.word("季節").click()
    reader.keys("k", "w")
    for button in ("#save-learning", "#save-known"):
        import_words(saved(reader, button, tmp_path), tmp_path / "known.tsv")
    assert read_known(tmp_path / "known.tsv") == {
        KnownWord("草原", "cao3 yuan2"): Status.LEARNING,
        KnownWord("季节", "ji4 jie2"): Status.KNOWN,
    }


# Reading aloud

VOICES = """
  window.spoken = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => ["en-US", "zh-HK", "zh-CN", "zh-TW"].map(lang => ({ lang, name: lang })),
    speak: utterance => spoken.push(utterance), cancel() {},
  } });
"""


def test_a_device_without_a_chinese_voice_says_so(reader: Reader) -> None:
    reader.word("草原").click()
    reader.page.get_by_role("button", name="Listen").click()
    expect(reader.page.locator("#status")).to_contain_text("no Chinese voice")


def test_a_word_is_spoken_by_a_voice_of_the_script(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(viewport=DESKTOP)
    context.add_init_script(VOICES)
    with opened(browser, seed_page, context) as reader:
        reader.word("草原").click()
        reader.keys("p", "s", "p")
        assert reader.page.evaluate("spoken.map(u => [u.text, u.voice.lang])") == [["草原", "zh-TW"], ["草原", "zh-CN"]]
        reader.keys("s")
        reader.word("大").click()
        reader.keys("p")
        # 大 is dà or dài: a voice needs the words around it.
        assert reader.page.evaluate("spoken.at(-1).text") == "首座內陸腹地特色外貿大市啓動出口轉內銷的新消費引擎"
    context.close()


def test_a_sentence_is_read_word_by_word(browser: Browser, seed_page: Path, ordos: Lesson) -> None:
    context = browser.new_context(viewport=DESKTOP)
    context.add_init_script(VOICES)
    with opened(browser, seed_page, context) as reader:
        reader.word("草原").click()
        reader.keys("r")
        text = ordos.sentences[0].text
        assert reader.page.evaluate("spoken[0].text") == text
        for word in ("草原", "季節"):
            reader.page.evaluate(
                """at => { const said = new Event("boundary"); said.charIndex = at; spoken[0].dispatchEvent(said); }""",
                text.index(word),
            )
            expect(reader.page.locator(".spoken")).to_contain_text(word)
        reader.page.evaluate("spoken[0].dispatchEvent(new Event('end'))")
        expect(reader.page.locator(".spoken")).to_have_count(0)
        reader.page.locator("#speak").click()
        assert reader.page.evaluate("spoken.length") == 2
        reader.keys("r")  # stops
        expect(reader.page.locator(".reading")).to_have_count(0)
    context.close()


def test_the_line_tells_how_far_one_has_read(reader: Reader) -> None:
    line = reader.page.locator("#progress")
    expect(line).to_have_attribute("aria-valuenow", "0")
    reader.page.locator(".words h2").scroll_into_view_if_needed()
    expect(line).to_have_attribute("aria-valuenow", "100")


# Quiz


def answers(items: tuple[QuizItem, ...]) -> dict[str, int]:
    """The key of the right answer by what is asked."""
    return {item.prompt + ",".join(item.options): item.answer + 1 for item in items}


def begin(reader: Reader) -> None:
    """Open the quiz and begin a round."""
    reader.keys("q")
    expect(reader.page.locator("#quiz-begin")).to_be_focused()
    reader.keys("Enter")


def asked(reader: Reader) -> str:
    body = reader.page.locator("#quiz-body")
    return body.locator(".prompt").first.inner_text() + ",".join(body.locator("ol span").all_inner_texts())


def test_the_quiz_is_played_with_the_keys_of_the_terminal(reader: Reader, items: tuple[QuizItem, ...]) -> None:
    right = answers(items)
    body = reader.page.locator("#quiz-body")
    begin(reader)
    expect(body).to_contain_text("1 of 20")
    reader.keys("h")
    assert body.locator("#quiz-hint").inner_text() != ""
    reader.keys(str(right[asked(reader)]))
    expect(body).to_contain_text("✓ Right")
    expect(body).to_contain_text("score 1/1")
    reader.keys("Enter")
    reader.keys(str(right[asked(reader)] % 2 + 1))
    expect(body).to_contain_text("is wrong. The answer is")
    reader.keys("Enter", "s")
    expect(body).to_contain_text("Skipped. The answer is")
    reader.keys("Enter", "q")
    expect(body.locator("#quiz-result")).to_have_text("1 of 3 right (33 %), 1 skipped.")
    expect(body).to_contain_text("stopped after 3 of 20")
    reader.page.get_by_role("button", name="Learn these words").click()
    reader.keys("Escape")
    expect(reader.page.locator("#learning")).to_have_text("2")


def test_a_whole_round_can_be_played_by_touch(browser: Browser, seed_page: Path, items: tuple[QuizItem, ...]) -> None:
    with opened(browser, seed_page, viewport=PHONE, has_touch=True, is_mobile=True) as reader:
        right = answers(items)
        body = reader.page.locator("#quiz-body")
        reader.page.locator("[data-do=quiz]").tap()
        body.get_by_label("Kind").select_option("reading")
        body.get_by_label("Level").select_option("5")
        body.get_by_label("Questions").select_option("10")
        body.get_by_role("button", name="Begin").tap()
        for _ in range(10):
            body.locator("ol button").nth(right[asked(reader)] - 1).tap()
            body.get_by_role("button", name="Next").tap()
        expect(body.locator("#quiz-result")).to_have_text("10 of 10 right (100 %).")
        expect(body.locator("td")).to_have_text(["10", "0", "0"])


def test_escape_ends_the_round_and_then_the_quiz(reader: Reader) -> None:
    begin(reader)
    reader.keys("s", "Escape")
    expect(reader.page.locator("#quiz-result")).to_be_visible()
    reader.keys("Escape")
    expect(reader.page.locator("#quiz")).to_be_hidden()


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
    reader.page.pdf(path=str(tmp_path / "page.pdf"), format="A4")
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    squeezed = "".join(printed.split())
    assert "Name" in printed and "Wordsaboveyourlevel" in squeezed
    assert "grassland" in printed and "exportoriented" not in squeezed


# Phones, accessibility, safety, speed


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_the_screen(browser: Browser, seed_page: Path, width: int) -> None:
    with opened(browser, seed_page, viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True) as reader:
        for key in ("", "[", "s", "z", "t", "b", "+"):
            if key:
                reader.keys(key)
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
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


def test_axe_finds_no_violation_in_the_seed(browser: Browser, seed_page: Path, axe: str) -> None:
    with opened(browser, seed_page, bypass_csp=True) as reader:
        reader.page.evaluate(axe)
        assert reader.page.evaluate("axe.run().then(found => found.violations.map(each => each.id))") == []


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


HOSTILE = (
    "</script><script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 2'>", "<!--", "]]>",
    "<a href=javascript:window.hacked=3>x</a>", "{{ 7 * 7 }}{% raw %}", "\"><svg onload=window.hacked=4>",
    "\u2028\u2029",
    "</style><style>body{display:none}", "</ruby></p></article></dialog>", "__proto__", "&lt;b&gt;", "\u202eabc\u202c",
)  # fmt: skip


def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    bad = "".join(HOSTILE)
    plain = small_lesson(
        [f"鄂爾多斯 的 產業 {text}".replace(text, text.replace(" ", "\u00a0")) for text in HOSTILE], headings=()
    )
    words = tuple(
        replace(word, senses=(replace(word.senses[0], gloss=bad, glosses=(bad,)),), pos=bad) for word in plain.words
    )
    article = replace(plain.article, title=bad, source=bad, id="x-" + bad)
    item = make_hostile_item(bad)
    path = tmp_path / "reader.html"
    write_reader(replace(plain, article=article, words=words), (item,), path)
    with opened(browser, path) as reader:
        assert reader.page.title().startswith("</script><script>")
        # as a browser counts, white space at the ends of elements apart
        for text in HOSTILE[:7]:
            assert text.replace(" ", "\u00a0") in reader.text()
        reader.word("產業").click()
        expect(reader.page.locator("#panel .here")).to_contain_text("<img src=x")
        reader.keys("l", "w")
        file = saved(reader, "#save-learning", tmp_path).read_text("utf-8")
        assert "<img" not in file and file.count("\n") == 6
        reader.keys("Escape")
        begin(reader)
        reader.keys("h", "1")
        expect(reader.page.locator("#quiz-body")).to_contain_text("<img src=x")
        reader.keys("q")
        assert reader.page.evaluate("window.hacked") is None
        assert reader.page.locator("img, body svg[onload], a[href^=javascript]").count() == 0
        assert reader.page.locator("script:not([type='application/json'], [type='text/plain'])").count() == 1
        assert reader.page.locator("#text").is_visible()


def make_hostile_item(bad: str) -> QuizItem:
    from lesson.quiz import Excerpt, ItemKind

    return QuizItem(
        "1", ItemKind.MEANING, 5, 5.0, bad, bad, bad, bad, (bad, "a", "b", "c"), 1, (bad,) * 4, bad, bad,
        Excerpt(f"產業{bad}", 0, 2, 0),
    )  # fmt: skip


def test_the_policy_stops_what_is_not_the_pages_own(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route("http*://**", refuse)
    page = context.new_page()
    page.goto(seed_page.as_uri())
    blocked = page.evaluate(
        """async () => {
          const broken = [];
          document.addEventListener("securitypolicyviolation", event => broken.push(event.effectiveDirective));
          const add = (name, set) => {
            const made = document.createElement(name);
            set(made);
            document.body.append(made);
          };
          add("img", made => made.src = "https://example.org/x.png");
          add("style", made => made.textContent = "body { display: none }");
          try { await fetch("https://example.org/"); } catch {}
          try { document.body.innerHTML = "<p>x</p>"; } catch {}
          try { add("script", made => made.textContent = "window.hacked = 1"); } catch {}
          await new Promise(done => setTimeout(done, 200));
          return { broken: [...new Set(broken)].sort(), hacked: window.hacked ?? null };
        }"""
    )
    assert blocked["hacked"] is None and asked == []
    assert set(blocked["broken"]) >= {"connect-src", "img-src", "require-trusted-types-for", "style-src-elem"}
    context.close()


def test_of_a_long_text_only_what_is_near_is_laid_out(browser: Browser, ordos: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    write_reader(repeated(ordos, 20), (), path, ReaderOptions(level=4))
    with opened(browser, path) as reader:
        laid_out = """() => [...document.querySelectorAll(".block")].filter(block =>
            block.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length"""
        blocks = reader.page.locator(".block").count()
        assert blocks > 400
        assert reader.page.evaluate(laid_out) < 40
        reader.keys("s")
        assert reader.page.evaluate(laid_out) < 40
        assert reader.text() == 20 * "".join(token.simplified for token in ordos.tokens())


def test_the_scripts_are_checked_by_typescript(tmp_path: Path) -> None:
    compiler = unpack(TYPESCRIPT, tmp_path) / "lib" / "tsc.js"
    options = {
        "checkJs": True, "allowJs": True, "strict": True, "noEmit": True, "noUnusedLocals": True,
        "noUnusedParameters": True, "noImplicitReturns": True, "target": "es2022", "module": "es2022",
        "moduleResolution": "bundler", "lib": ["es2022", "dom", "dom.iterable"], "types": [],
    }  # fmt: skip
    modules = ROOT / "lesson" / "reader" / "modules"
    (tmp_path / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": options, "include": [f"{modules}/*.js"]}), encoding="utf-8"
    )
    node = Path(playwright.__file__).parent / "driver" / "node"
    done = subprocess.run([node, compiler, "-p", tmp_path], capture_output=True, text=True, check=False)
    assert done.stdout == "" and done.returncode == 0
