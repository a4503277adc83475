"""Measures the reader page in Chromium: size, first paint, and the longest task after loading while it is used.

    python tests/bench/reader_page.py [decks/ordos/lesson.json]

The long text is the lesson's own, repeated to 300 KB. While it is scrolled from end to end, its script, sounds,
colours and level are changed, and its quiz opened, a PerformanceObserver notes every task longer than 50 ms.
"""

from __future__ import annotations

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
WATCH = """
  window.tasks = [];
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) tasks.push([Math.round(task.startTime), Math.round(task.duration)]);
  }).observe({ type: "longtask", buffered: true });
"""


def opened(browser: Browser, path: Path) -> Page:
    context = browser.new_context(viewport=DESKTOP)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    return page


def used(page: Page) -> None:
    """Do what a reader does."""
    for _ in range(60):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(30)
    for key in ("]", "[", "s", "s", "z", "z", "t", "t", "b", "+", "n", "ArrowRight", "ArrowDown", "l", "k", "k", "v", "v"):
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
            used(page)
            tasks = [task for task in page.evaluate("tasks") if task[0] > loaded]
            print(f"{path.stem}: first paint {painted:.0f} ms, loaded {loaded:.0f} ms; after that tasks over 50 ms: {tasks}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
