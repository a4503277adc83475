"""The words of the reader page in a real browser: the panel, my words, reading aloud. Every test also asserts, on
leaving the page, that nothing was requested but the page itself and that the console stayed empty (see
reader_browser.py)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect
from reader_browser import DESKTOP, Reader, opened, saved

from lesson.annotation.pipeline import annotate_article
from lesson.model import Kind, Lesson
from lesson.reader import write_reader
from lesson.study.known import KnownWord, Status, import_words, read_known
from lesson.text.article import read_article

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


def test_a_word_made_of_parts_tells_them(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("他們重視政企合作。", encoding="utf-8")
    write_reader(annotate_article(read_article(tmp_path / "a.txt")), (), tmp_path / "reader.html")
    with opened(browser, tmp_path / "reader.html") as reader:
        reader.word("政企").click()
        expect(reader.page.locator("#panel").locator(".parts li")).to_have_count(2)


def test_a_word_tells_its_characters_and_other_form(reader: Reader) -> None:
    reader.word("羊絨").click()
    panel = reader.page.locator("#panel")
    expect(panel.locator(".characters li").first).to_contain_text("羊 yáng · HSK 3 · also in 羊絨衫")
    expect(panel.locator(".head")).to_contain_text("简 羊绒")


def test_the_panel_spells_a_word_as_the_article_does(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("她提着一盞燈籠，心裏很着急。", encoding="utf-8")
    write_reader(annotate_article(read_article(tmp_path / "a.txt")), (), tmp_path / "reader.html")
    with opened(browser, tmp_path / "reader.html") as reader:
        reader.word("着").click()
        panel = reader.page.locator("#panel")
        expect(panel.locator(".characters li")).to_contain_text("着 zhe")
        expect(panel.locator(".characters li")).to_contain_text("also in 着急")
        said = [panel.locator(".here").inner_text(), *panel.locator(".others li").all_inner_texts()]
        assert len(said) == len(set(said))


def test_what_only_points_elsewhere_is_no_second_meaning(reader: Reader) -> None:
    reader.word("鄂爾多斯").click()
    expect(reader.page.locator("#panel .others li")).to_have_text(["see È'ěrduōsī Shì"])
    expect(reader.page.locator("#panel .unsure")).to_have_count(0)
    reader.word("啓動").click()
    expect(reader.page.locator("#panel .unsure")).to_have_text("Another meaning fits nearly as well: see below.")


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
