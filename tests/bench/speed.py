"""How long things take, in fresh processes: make bench

    build      `lesson build seeds/ordos.txt`, all outputs, against a bare start of jieba and pypinyin on that text
    help       `lesson --help`
    quiz       `lesson quiz` until the first question is on the screen

Prints medians; the ratio is what to compare between machines.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

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
        help_, quiz = medians(lambda: run(lesson, "--help"), lambda: first_question(lesson, Path(out) / SEED.stem))
    print(f"help   {help_:.3f} s; at most 0.15")
    print(f"quiz   {quiz:.3f} s to the first question; at most 0.5")


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


def first_question(lesson: str, folder: Path) -> float:
    """Seconds until the quiz waits for its first answer: it has then written the four choices."""
    started = time.perf_counter()
    command = [lesson, "quiz", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as player:
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
