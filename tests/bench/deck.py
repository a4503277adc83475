"""How long the deck of a large lesson takes, and whether twice the notes take twice the time: make bench

The lesson is made of listed words, ten to a sentence; notes of words and names are counted.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from lesson.annotation.pipeline import annotate
from lesson.deck import DeckOptions, write_deck
from lesson.lexicon import lexicon
from lesson.model import Lesson

NOTES = (1250, 2500, 5000)


def large() -> Lesson:
    """A lesson with more words than the largest deck has notes."""
    base = lexicon()._base  # no reader needs the list of all words
    words = [row[0] for row in base.execute("SELECT simplified FROM level WHERE scale = 'hsk2025' ORDER BY 1")]
    lines = ["、".join(words[at : at + 10]) + "。" for at in range(0, 7000, 10)]
    return annotate("\n".join(lines), fast=True)


def main() -> None:
    """Print the figures."""
    lesson = large()
    write_deck_of(replace(lesson, words=lesson.words[:50]))  # what is loaded once
    per_note = []
    for notes in NOTES:
        seconds, made, size = write_deck_of(replace(lesson, words=lesson.words[:notes]))
        per_note.append(seconds / made)
        print(f"deck   {made} notes in {seconds:.2f} s, {size / 1e6:.1f} MB; at most 5 s for 5000")
    print(f"deck   a note of the largest costs {per_note[-1] / per_note[0]:.2f} times one of the smallest")


def write_deck_of(lesson: Lesson) -> tuple[float, int, int]:
    """Seconds, notes and bytes of the deck of a lesson, without sentences."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        made = write_deck(lesson, Path(folder) / "deck.apkg", options=DeckOptions(sentences=False))
        return time.perf_counter() - started, made.notes, made.bytes


if __name__ == "__main__":
    main()
