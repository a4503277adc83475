"""How long things take, in fresh processes: make bench

    build      `lesson build seeds/ordos.txt`, all outputs, against a bare start of jieba and pypinyin on that text
    help       `lesson --help`
    quiz       `lesson quiz` until the first question is on the screen; again with 10,000 answers recorded
    items      making all items of the seed's quiz in a process that has done so before

Prints medians; the ratio is what to compare between machines.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from lesson.model import Lesson
from lesson.quiz import load, make_items
from lesson.study.record import FILE, open_record

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "ordos.txt"
ROUNDS = 5

# What everyone who uses the two packages pays: import, initialise, cut, read. jieba's cache is warm after one round.
BARE = f"""
import jieba, pypinyin
text = open({str(SEED)!r}, encoding="utf-8").read()
for word in jieba.cut(text):
    pypinyin.lazy_pinyin(word)
"""


def main() -> None:
    """Print the figures."""
    lesson = str(Path(sys.executable).with_name("lesson"))
    with tempfile.TemporaryDirectory() as out:
        bare, build = medians(
            lambda: run(sys.executable, "-W", "ignore", "-c", BARE),
            lambda: run(lesson, "build", str(SEED), "--out", out),
        )
        print(f"build  {build:.2f} s, {build / bare:.2f} times jieba with pypinyin ({bare:.2f} s); at most 2.5")
        folder, full = Path(out) / SEED.stem, Path(out) / "full"
        answer_all(folder / "quiz.json", full, 10_000)
        help_, quiz, later = medians(
            lambda: run(lesson, "--help"),
            lambda: first_question(lesson, folder, Path(out) / "empty"),
            lambda: first_question(lesson, folder, full),
        )
        items = made(folder / "lesson.json")
    print(f"help   {help_:.3f} s; at most 0.15")
    print(
        f"quiz   {quiz:.3f} s to the first question; at most 0.35; {later / quiz:.2f} times that after 10,000 answers"
    )
    print(f"items  {items:.2f} s; at most 1")


def medians(*tasks: Callable[[], float]) -> list[float]:
    """The median of each task's seconds; the tasks take turns, so that a busy moment hits all of them."""
    for task in tasks:
        task()
    rounds = [[task() for task in tasks] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def run(*command: str) -> float:
    """Seconds that a command takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def answer_all(quiz: Path, home: Path, count: int) -> None:
    """Record so many answers, in round after round."""
    played = load(quiz.read_text("utf-8"), str(quiz))
    at = datetime.now(UTC) - timedelta(days=30)
    with open_record(home / FILE) as record:
        round = record.begin(played.lesson, "bench", 1, [item.id for item in played.items], at)
        record._db.execute("PRAGMA synchronous = OFF")  # only here: 10,000 waits for the disk tell nothing
        for number, item in enumerate(islice(cycle(played.items), count)):
            record.answer(played.lesson, item, item.answer, False, at + timedelta(minutes=number), round=round)
        record.end(round, at)


def made(path: Path) -> float:
    """Seconds that making all items takes the second time."""
    lesson = Lesson.from_json(path.read_text("utf-8"))
    make_items(lesson)
    started = time.perf_counter()
    make_items(lesson)
    return time.perf_counter() - started


def first_question(lesson: str, folder: Path, home: Path) -> float:
    """Seconds until the quiz waits for its first answer: it has then written the four choices."""
    started = time.perf_counter()
    command = [lesson, "quiz", str(folder), "--new", "--kind", "meaning"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ, LESSON_HOME=str(home)),
    ) as player:
        assert player.stdin and player.stdout
        for line in player.stdout:
            if line.lstrip().startswith(b"4"):
                break
        taken = time.perf_counter() - started
        player.stdin.close()
        player.stdout.read()
    return taken


if __name__ == "__main__":
    main()
