"""How long the worksheet takes: the seed's with all sections, and a long one, whose time must grow as its pages do.

    python tests/bench/worksheet.py [decks/ordos/lesson.json]

The long text is the lesson's own, repeated; only its text is set, with pinyin over all words.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2])]

from reader_lesson import repeated  # noqa: E402

from lesson.model import Lesson  # noqa: E402
from lesson.quiz import QuizItem, make_items  # noqa: E402
from lesson.worksheet import Section, WorksheetOptions, write_worksheet  # noqa: E402

LONG = (50, 100)  # pages, about


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("decks/ordos/lesson.json")
    lesson = Lesson.from_json(path.read_text(encoding="utf-8"))
    items = make_items(lesson)
    every = WorksheetOptions(sections=tuple(Section), key=False)
    measure(lesson, items, every)  # fonts and strokes are read once
    seconds, pages, size = min(measure(lesson, items, every) for _ in range(3))
    print(f"worksheet   {pages} pages, all sections, in {seconds:.2f} s, {size / 1e6:.2f} MB; at most 1 s, 1.5 MB")
    text = WorksheetOptions(sections=(Section.TEXT,), pinyin="all", key=False)  # type: ignore[arg-type]
    _, once, _ = measure(lesson, (), text)
    per_page = []
    for wanted in LONG:
        long = repeated(lesson, -(-wanted // once))
        seconds, pages, _ = measure(long, (), text)
        per_page.append(seconds / pages)
        print(f"worksheet   {pages} pages of text in {seconds:.2f} s")
    print(f"worksheet   a page of the longest costs {per_page[-1] / per_page[0]:.2f} times one of the shorter")


def measure(lesson: Lesson, items: tuple[QuizItem, ...], options: WorksheetOptions) -> tuple[float, int, int]:
    """Seconds, pages and bytes of a worksheet."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        made = write_worksheet(lesson, items, Path(folder) / "worksheet.pdf", options)
        return time.perf_counter() - started, made.pages, made.bytes


if __name__ == "__main__":
    main()
