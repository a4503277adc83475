"""Measures the reader page in Chromium: size, first paint, and the longest tasks after loading while it is used.

    python tests/bench/reader_page.py [decks/ordos/lesson.json]

The long text is the lesson's own, repeated to 300 KB. While it is scrolled, every key and control is used, and its quiz
is played, Chromium traces what the page's main thread does. For each deed the longest task is told: how much time was
its own, and how long it took by the clock, which on a busy machine also counts what others do.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2])]

from browsers import launch  # noqa: E402
from reader_browser import DESKTOP  # noqa: E402
from reader_lesson import repeated  # noqa: E402

from lesson.model import Lesson  # noqa: E402
from lesson.quiz import make_items  # noqa: E402
from lesson.reader import write_reader  # noqa: E402

LARGE = 300_000  # bytes of article
MARK = "deed: "
MOST_FREQUENT = """() => {
  const count = new Map();
  for (const { dataset: { w } } of document.querySelectorAll("#text .w")) count.set(w, (count.get(w) ?? 0) + 1);
  const [most] = [...count].sort((one, two) => two[1] - one[1])[0];
  document.querySelector(`#text [data-w="${most}"]`).click();
}"""


def opened(browser: Browser, path: Path) -> Page:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    return page


def longest(trace: Path) -> dict[str, tuple[float, float]]:
    """For each deed the milliseconds of the longest task of the page's main thread: its own, and by the clock.

    A deed lasts from its mark to the next one.
    """
    events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
    marks = sorted((e["ts"], e["name"].removeprefix(MARK)) for e in events if e["name"].startswith(MARK))
    thread = next((e["pid"], e["tid"]) for e in events if e["name"].startswith(MARK))
    found: dict[str, tuple[float, float]] = {name: (0, 0) for _, name in marks}
    for event in events:
        if not event["name"].endswith("RunTask") or (event["pid"], event["tid"]) != thread or "tdur" not in event:
            continue
        before = [name for at, name in marks if at <= event["ts"] + event["dur"]]
        if before:
            own, clock = found[before[-1]]
            found[before[-1]] = (max(own, event["tdur"] / 1000), max(clock, event["dur"] / 1000))
    return found


def used(page: Page) -> None:
    """Do what a reader does, in the middle of the text and in the list of words after it, each deed marked."""

    def deed(name: str, act: Callable[[], object], wait: int) -> None:
        page.evaluate("name => performance.mark(name)", MARK + name)
        act()
        page.wait_for_timeout(wait)

    def scroll(pixels: int = 2500) -> None:
        for _ in range(60):
            page.mouse.wheel(0, pixels)
            page.wait_for_timeout(30)

    def press(keys: Sequence[str], where: str) -> None:
        for key in keys:
            deed(f"{key} {where}", partial(page.keyboard.press, key), 1500 if key in "szt" else 400)

    deed("scroll", scroll, 300)
    deed("to the middle", lambda: page.evaluate("scrollTo(0, document.body.scrollHeight / 2)"), 500)
    # Every key of the help, twice where the second press takes back the first.
    press((*"][[[]]", *"sszzttbb+-+-nn"), "in the text")
    press(("ArrowRight", "ArrowDown", *"llkkpprr", *"vv"), "on a word")
    page.evaluate("performance.mark('deed: (the bench looks for the most frequent word)')")
    page.evaluate(MOST_FREQUENT)
    page.wait_for_timeout(400)
    press("llkk", "on the most frequent word")
    page.evaluate("document.getElementById('level').focus()")
    press(("ArrowLeft", "ArrowRight"), "on the slider")
    press(("o", "Escape", "?", "Escape", "w", "Escape"), "dialogs")
    press(("q", "Enter", "h", "1", "Enter", "s", "q", "Escape"), "quiz")
    deed("to the list of words", lambda: page.evaluate("document.querySelector('.words').scrollIntoView()"), 500)
    press((*"[]]", *"sszz", *"+-n"), "in the list of words")
    # The fullest page there is: zhuyin in colour over every word; and the same in columns. At the speed of a hard
    # flick, 20,000 pixels a second; it was four times that above.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("performance.mark('deed: (the bench sets zhuyin over all words)')")
    for key in (*"zt", *"[[[[[[[[", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("html:not([data-setting])")).to_have_count(1, timeout=60_000)
    page.wait_for_timeout(1500)
    deed("scroll, zhuyin over all", partial(scroll, 600), 300)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    deed("v, zhuyin over all", partial(page.keyboard.press, "v"), 1500)
    deed("scroll in columns", partial(scroll, 600), 300)
    deed("PageDown in columns", partial(page.keyboard.press, "PageDown"), 500)
    deed("End of the columns", partial(page.keyboard.press, "End"), 500)


def main() -> None:
    """Print the figures."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "decks/ordos/lesson.json")
    lesson = Lesson.from_json(source.read_text(encoding="utf-8"), str(source))
    items = make_items(lesson)
    size = len("\n".join(lesson.article.paragraphs).encode("utf-8"))
    times = -(-LARGE // size)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = launch(driver.chromium)
        small, large = Path(folder) / "small.html", Path(folder) / "large.html"
        print(f"page of the lesson: {write_reader(lesson, items, small).bytes / 1000:.0f} kB")
        long = write_reader(repeated(lesson, times), items * times, large).bytes
        print(f"article of {size * times / 1000:.0f} kB: page of {long / 1e6:.1f} MB")
        for path in (small, small, small, large):
            page = opened(browser, path)
            painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            print(f"{path.stem}: first paint {painted:.0f} ms, loaded {loaded:.0f} ms")
            if path == large:
                trace = Path(folder) / "trace.json"
                browser.start_tracing(page=page, path=trace, categories=["toplevel", "blink.user_timing"])
                used(page)
                browser.stop_tracing()
                told = longest(trace)
                print("  longest task of each deed, its own ms (by the clock):")
                told = {name: times for name, times in told.items() if not name.startswith("(")}
                for name, (own, clock) in told.items():
                    print(f"    {name:30}{own:5.0f} ({clock:.0f})")
                print(f"  longest of all: {max(own for own, _ in told.values()):.0f} ms of its own")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
