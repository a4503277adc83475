"""Measures the reader page in Chromium: size, first paint, and the longest tasks after loading while it is used.

    python tests/bench/reader_page.py [decks/ordos/lesson.json]

The long text is the lesson's own, repeated to 300 KB. While it is scrolled, its script, sounds, colours and level are
changed, and its quiz is played, Chromium traces what the page's main thread does: how long each task took by the clock,
and how much of that was its own (on a busy machine the clock also counts what others do).
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from reader_browser import DESKTOP, launch  # noqa: E402
from reader_lesson import repeated  # noqa: E402

from lesson.model import Lesson  # noqa: E402
from lesson.quiz import make_items  # noqa: E402
from lesson.reader import write_reader  # noqa: E402

LARGE = 300_000  # bytes of article


def opened(browser: Browser, path: Path) -> Page:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    return page


def tasks(trace: Path) -> tuple[list[int], list[int]]:
    """Milliseconds of the tasks of the page's main thread, longest first: by the clock, and their own."""
    events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
    thread = next((e["pid"], e["tid"]) for e in events if e["name"] == "begin")
    found = [e for e in events if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) == thread and "tdur" in e]
    return tuple(sorted((e[kind] // 1000 for e in found), reverse=True) for kind in ("dur", "tdur"))  # type: ignore[return-value]


def used(page: Page) -> None:
    """Do what a reader does."""
    for _ in range(60):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(30)
    for key in (
        "]",
        "[",
        "s",
        "s",
        "z",
        "z",
        "t",
        "t",
        "b",
        "+",
        "n",
        "ArrowRight",
        "ArrowDown",
        "l",
        "k",
        "k",
        "v",
        "v",
    ):
        page.keyboard.press(key)
        page.wait_for_timeout(1500 if key in "szt" else 400)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_timeout(500)
    for key in ("w", "Escape", "q", "Enter", "1", "Enter", "q", "Escape"):
        page.keyboard.press(key)
        page.wait_for_timeout(400)


def main() -> None:
    """Print the figures."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "decks/ordos/lesson.json")
    lesson = Lesson.from_json(source.read_text(encoding="utf-8"), str(source))
    items = make_items(lesson)
    size = len("\n".join(lesson.article.paragraphs).encode("utf-8"))
    times = -(-LARGE // size)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = launch(driver)
        small, large = Path(folder) / "small.html", Path(folder) / "large.html"
        print(f"page of the lesson: {write_reader(lesson, items, small).bytes / 1000:.0f} kB")
        long = write_reader(repeated(lesson, times), items * times, large).bytes
        print(f"article of {size * times / 1000:.0f} kB: page of {long / 1e6:.1f} MB")
        for path in (small, small, small, large):
            page = opened(browser, path)
            painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            print(f"{path.stem}: first paint {painted:.0f} ms, loaded {loaded:.0f} ms")
            trace = Path(folder) / "trace.json"
            browser.start_tracing(page=page, path=trace, categories=["toplevel", "blink.user_timing"])
            page.evaluate("performance.mark('begin')")
            used(page)
            browser.stop_tracing()
            clock, own = tasks(trace)
            print(f"  longest tasks in use: {clock[:5]} ms by the clock, {own[:5]} ms of their own")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
