"""Measure annotation: make eval, or make eval ARGS="names speed" for a part of it.

Prints one table and, when all of it was measured, writes it to tests/eval/RESULTS.md with the commit it is of.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import genres
import names
import questions
import senses
from bench import DATA, ROOT, SEED_TEXT, SHARED, TREEBANK, figures, run
from speed import speeds

RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is measured, what the issue asks for, what was found, what it is compared with."""

    measure: str
    asked: str
    here: str
    elsewhere: str = ""


def seed() -> Iterator[Row]:
    printed = run("seed.py", SHARED / "gold", SEED_TEXT)
    strict, of, tolerant = figures(printed, r"readings: (\d+)/(\d+) strict, (\d+)/")
    yield Row(f"seed: readings of {of} hanzi, strict", "1944", strict, "1925 (jieba, aligned, pypinyin)")
    yield Row("seed: readings, tolerant of tone 5", "1946", tolerant)
    yield Row("seed: words, F1", "0.97", figures(printed, r"F1 ([\d.]+)")[0], "0.874 (jieba, aligned)")


def sense() -> Iterator[Row]:
    printed = run("senses.py", SHARED / "gold" / "ordos_senses.tsv", SEED_TEXT)
    right, of_right, wrong, of_wrong = map(int, figures(printed, r"right (\d+)/(\d+), first_wrong (\d+)/(\d+)"))
    yield Row(f"seed: senses, first sense wrong ({of_wrong})", "0.85", f"{wrong / of_wrong:.3f}", "0")
    yield Row(f"seed: senses, first sense right ({of_right})", "0.95", f"{right / of_right:.3f}", "1")


def parallel() -> Iterator[Row]:
    share, first, of = senses.parallel()
    yield Row(f"translated sentences left out: senses ({of})", "0.78", f"{share:.3f}", f"{first:.3f} (first sense)")


def name() -> Iterator[Row]:
    for where, (precision, recall) in (
        ("seed: names", names.seed()),
        ("treebank: hanzi of names", names.treebank()),
    ):
        asked = "0.95 / 0.95" if where.startswith("seed") else ""
        yield Row(f"{where}, precision / recall", asked, f"{precision:.3f} / {recall:.3f}")


def polyphone() -> Iterator[Row]:
    printed = run("polyphones.py", DATA / "polyphones-dev.sent", DATA / "polyphones-dev.lb")
    strict, tolerant, of = figures(printed, r"([\d.]+) strict, ([\d.]+) tone-5 tolerant, n=([\d,]+)")
    yield Row(f"polyphones dev ({of}), tolerant of tone 5", "0.980", tolerant, "0.882 (jieba, pypinyin)")
    yield Row("polyphones dev, strict", "", strict)


def segmentation() -> Iterator[Row]:
    found = figures(run("segmentation.py", TREEBANK), r"F1 ([\d.]+)")[0]
    yield Row("treebank: words, F1", "0.835", found, "0.791 (jieba, aligned)")


def quiz() -> Iterator[Row]:
    lesson, items = questions.seed()
    questions.write_sample(items)
    kinds = Counter(item.kind.name for item in items)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
    yield Row(f"seed: questions ({told})", "150", str(len(items)))
    faulty = len({*questions.ambiguous(lesson, items), *questions.other_script(items)})
    yield Row("seed: questions that may be ambiguous, by check", "0.02", f"{faulty / len(items):.3f}")
    yield Row("seed: keys in the place with most keys", "0.25", f"{questions.most_used_place(items):.3f}")
    yield Row("seed: longest option is the key", "0.25", f"{questions.longest_is_key(items):.3f}")


def genre() -> Iterator[Row]:
    _, test = genres.by_part("test")
    _, development = genres.by_part("development")
    asked = dict(zip(genres.LAYERS, ("5", "", "0.94", "0.96", "0.95", "0.95"), strict=True))
    for layer in genres.LAYERS:
        low, high = genres.interval(test, layer)
        here = f"{genres.figure(test, layer):.3f} ({low:.3f} to {high:.3f})"
        yield Row(
            f"corpus, test: {layer}", asked[layer], here, f"{genres.figure(development, layer):.3f} (development)"
        )
    here, elsewhere = (f"{genres.calibration(part):.3f}" for part in (test, development))
    yield Row("corpus, test: calibration error of certainty", "0.03", here, f"{elsewhere} (development)")


def by_genre() -> str:
    """The test part genre by genre."""
    short = ("boundaries", "readings", "content", "grammar", "names P", "names R")
    lines = [f"| genre | words | {' | '.join(short)} |", f"|---|---|{'---|' * len(short)}"]
    for name, tallies in genres.by_part("test")[0].items():
        words = sum(tally.counts["words"] for tally in tallies)
        told = (f"{genres.figure(tallies, layer):.{0 if '1,000' in layer else 2}f}" for layer in genres.LAYERS)
        lines.append(f"| {name} | {words} | {' | '.join(told)} |".replace("nan", "-"))
    return "\n".join(lines)


def speed() -> Iterator[Row]:
    bare, whole, fast = speeds()
    yield Row("speed of annotate against jieba with pypinyin", "0.2", f"{whole / bare:.2f} ({whole:,.0f} chars/s)")
    yield Row("speed of annotate, fast", "0.6", f"{fast / bare:.2f} ({fast:,.0f} chars/s)", f"{bare:,.0f} chars/s")


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "readings": seed,
    "senses": sense,
    "names": name,
    "polyphones": polyphone,
    "segmentation": segmentation,
    "genres": genre,
    "parallel": parallel,
    "quiz": quiz,
    "speed": speed,
}


def table(rows: list[Row]) -> str:
    """The rows as a table of Markdown."""
    lines = ["| measure | asked | here | elsewhere |", "|---|---|---|---|"]
    return "\n".join(lines + [f"| {row.measure} | {row.asked} | {row.here} | {row.elsewhere} |" for row in rows])


def commit() -> str:
    """The commit at work, with a plus behind it when files differ from it."""
    given = ["git", "describe", "--always", "--abbrev=10", "--dirty=+"]
    return subprocess.run(given, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Measure what is asked for."""
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        sys.exit(f"eval: there is no {', '.join(unknown)}; choose from {', '.join(PARTS)}")
    rows = []
    for part in wanted:
        print(f"measuring {part} ...", file=sys.stderr, flush=True)
        rows += list(PARTS[part]())
    print(table(rows))
    if wanted == list(PARTS):
        told = HEAD.format(commit=commit(), table=table(rows), genres=by_genre())
        RESULTS.write_text(told, encoding="utf-8")


HEAD = """# What annotation is worth

Written by `make eval` at {commit}. Corpus: the test part of tests/corpus, of which nobody reads the errors; behind it
the development part, which is looked at (neither is learned from). Seed: the gold of ../shared/gold. Treebank: the
development part of UD Chinese GSD in ../shared/bench/data; segmentation learned from it, so its figure there is that
of data it has seen (`lesson/annotation/weights/segmentation.py` prints the one by cross-validation). Polyphones: the
development part of CPP, likewise seen (`lesson/annotation/weights/group.py`, `polyphone.py`).

{table}

## The test part by genre

Boundaries wrong per 1,000 words, readings wrong per 1,000 hanzi, senses right of content words and of words of grammar
(those with several groups), names.

{genres}
"""


if __name__ == "__main__":
    main()
