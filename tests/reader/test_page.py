"""The reader page in a real browser, opened from disk. Every test also asserts, on leaving the page, that nothing was
requested but the page itself and that the console stayed empty (see reader_browser.py)."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import playwright
from places import ROOT
from playwright.sync_api import Browser, Route, expect
from reader_browser import PHONE, Reader, opened, saved
from reader_lesson import repeated
from web_tools import TYPESCRIPT, unpack
from worksheet_lesson import lesson as small_lesson

from lesson.model import Lesson
from lesson.quiz import QuizItem
from lesson.reader import ReaderOptions, write_reader

# Quiz


def answers(items: tuple[QuizItem, ...]) -> dict[str, int]:
    """The key of the right answer by what is asked."""
    return {item.prompt + ",".join(item.options): item.answer + 1 for item in items}


def begin(reader: Reader, kind: str = "") -> None:
    """Open the quiz and begin a round, of one kind of questions or of all."""
    reader.keys("q")
    expect(reader.page.locator("#quiz-begin")).to_be_focused()
    if kind:
        reader.page.locator("#quiz-body").get_by_label("Kind").select_option(kind)
        reader.page.locator("#quiz-begin").focus()
    reader.keys("Enter")


def asked(reader: Reader) -> str:
    body = reader.page.locator("#quiz-body")
    return body.locator(".prompt").first.inner_text() + ",".join(body.locator("ol span").all_inner_texts())


def test_the_quiz_is_played_with_the_keys_of_the_terminal(reader: Reader, items: tuple[QuizItem, ...]) -> None:
    right = answers(items)
    body = reader.page.locator("#quiz-body")
    begin(reader, "meaning")
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


def test_a_long_question_is_read_from_its_beginning(browser: Browser, seed_page: Path) -> None:
    with opened(browser, seed_page, viewport={"width": 320, "height": 480}, has_touch=True, is_mobile=True) as reader:
        begin(reader, "detail")
        for _ in range(3):
            expect(reader.page.locator("#quiz-body .asked")).to_be_in_viewport()
            expect(reader.page.locator("#quiz-body ol button").first).to_be_focused()
            reader.keys("s", "Enter")


def test_escape_ends_the_round_and_then_the_quiz(reader: Reader) -> None:
    begin(reader)
    reader.keys("s", "Escape")
    expect(reader.page.locator("#quiz-result")).to_be_visible()
    reader.keys("Escape")
    expect(reader.page.locator("#quiz")).to_be_hidden()


# Safety, speed


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
    from lesson.quiz import Excerpt, QuizKind

    return QuizItem(
        "1", QuizKind.parse("meaning"), 5, 5.0, bad, bad, bad, bad, (bad, "a", "b", "c"), 1, (bad,) * 4, bad, bad,
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


def test_a_key_renders_what_is_seen_and_then_what_is_near(browser: Browser, ordos: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    write_reader(repeated(ordos, 5), (), path, ReaderOptions(level=4, embed_fonts=True))
    with opened(browser, path) as reader:
        rendered = """() => {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "[", bubbles: true }));
            const blocks = [...document.querySelectorAll(".block")].filter(block =>
              block.firstElementChild.checkVisibility({ contentVisibilityAuto: true }));
            const out = block => block.getBoundingClientRect().top > innerHeight;
            return [blocks.length, blocks.filter(out).length]; }"""
        seen, unseen = reader.page.evaluate(rendered)
        assert seen > 0 and unseen == 0
        reader.settle()
        over = sum(1 for _, pinyin in reader.above() if pinyin)
        reader.page.reload()
        reader.settle()
        assert sum(1 for _, pinyin in reader.above() if pinyin) == over
        assert reader.page.locator("html[data-level='3']").count() == 1


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
