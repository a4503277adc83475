"""The Anki deck of a lesson: one note per word with a card to read and one to recall, names in a subdeck.

Word and reading make a note's identity, so that a rebuilt deck updates notes in place and two lessons share words.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lesson.deck.choice import chosen, coverage
from lesson.model import Kind, Lesson, Word
from lesson.sandhi import Sandhi

if TYPE_CHECKING:
    from lesson.deck.package import Deck

HISTORY = "deck-history.json"
ATTRIBUTION = (
    "Meanings from <a href='https://cc-cedict.org/wiki/'>CC-CEDICT</a> (MDBG), "
    "<a href='https://creativecommons.org/licenses/by-sa/4.0/'>CC BY-SA 4.0</a>; this deck is under the same licence. "
    "Sentences from the article, which belongs to its author."
)


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """What is in a written deck. `coverage` is the share of the article's running words that its learner then knows."""

    notes: int
    cards: int
    bytes: int
    coverage: float


def write_deck(
    lesson: Lesson,
    path: Path,
    history: Path | None = None,
    *,
    level: int | None = None,
    max_new: int | None = None,
    sandhi: Sandhi = Sandhi.NONE,
) -> DeckSummary:
    """Write the Anki package of a lesson.

    `history` is the file that remembers when each note changed, by default `deck-history.json` beside the deck; it is
    read where it exists and written anew. `level` leaves out the words of a learner of that band, `max_new` keeps the
    words that are met most often; `sandhi` is which changes of tone the pinyin of a sentence shows. Raises LessonError
    when the history is unusable, OSError when a file cannot be written; both files are then as they were.
    """
    from lesson.deck.history import build_time, read_history, updated, write_history
    from lesson.deck.package import guid, pack

    history = history or path.with_name(HISTORY)
    before = read_history(history)
    words = chosen(lesson, level, max_new)
    decks = _decks(lesson, words, sandhi)
    contents = [(guid(note), note.content) for deck in decks for note in deck.notes]
    after = updated(before, contents, build_time())
    package = pack(decks, {of: after[of].time for of, _ in contents})
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(package.data)
    # The history first: should the deck not be replaced, the next build writes it again with the same times.
    write_history(after, history)
    os.replace(partial, path)
    return DeckSummary(package.notes, package.cards, len(package.data), coverage(lesson, words, level))


def _decks(lesson: Lesson, words: tuple[Word, ...], sandhi: Sandhi) -> list[Deck]:
    from lesson.deck.notes import notes
    from lesson.deck.package import Deck

    article = lesson.article
    name = f"Lesson::{_deck_name(article.title or article.id)}"
    vocabulary = [word for word in words if word.kind is not Kind.NAME]
    names = [word for word in words if word.kind is Kind.NAME]
    decks = [Deck(article.id, name, _description(lesson), tuple(notes(lesson, vocabulary, sandhi)))]
    if names:
        decks.append(Deck(f"{article.id} names", f"{name}::Names", ATTRIBUTION, tuple(notes(lesson, names, sandhi))))
    return decks


def _deck_name(title: str) -> str:
    """A title as one level of a deck's name: Anki gives `::` and quotation marks a meaning of their own."""
    printable = "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else " " for c in title)
    return " ".join(printable.replace("::", ":").replace('"', "”").split()).strip(":") or "article"


def _description(lesson: Lesson) -> str:
    from lesson.deck.markup import text

    article = lesson.article
    return f"{text(article.title or article.id)} ({text(article.source)}). {ATTRIBUTION}"
