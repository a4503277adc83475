"""The Anki deck of a lesson: notes of words with cards to read, recall, hear and write; sentences; names in a subdeck.

Word and reading make a note's identity, so that a rebuilt deck updates notes in place and two lessons share words.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lesson.deck.choice import chosen, coverage
from lesson.deck.options import CardKind, DeckOptions, Voice
from lesson.errors import LessonError
from lesson.extras import require
from lesson.learner import learner_band
from lesson.model import Kind, Lesson, Word
from lesson.output import write_together
from lesson.text.safe import visible
from lesson.view import Making, View, Written, at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lesson.deck.notes import Note
    from lesson.deck.package import Deck
    from lesson.deck.push import Pushed

__all__ = ["CardKind", "DeckOptions", "DeckSummary", "Voice", "decks_of", "push_deck", "write_deck"]

HISTORY = "deck-history.json"
_DEFAULT = DeckOptions()
_BY_SA = "<a href='https://creativecommons.org/licenses/by-sa/4.0/'>CC BY-SA 4.0</a>"
ATTRIBUTION = (
    f"Meanings from <a href='https://cc-cedict.org/wiki/'>CC-CEDICT</a> (MDBG), {_BY_SA}; this deck is under the same "
    "licence. Sentences from the article, which belongs to its author; examples with a translation from "
    "<a href='https://tatoeba.org'>Tatoeba</a> (<a href='https://creativecommons.org/licenses/by/2.0/fr/'>CC BY 2.0 "
    f"FR</a>) and hsk-sentences-audio ({_BY_SA}), some changed to Traditional characters. Strokes from "
    "hanzi-writer-data after Make Me a Hanzi, Arphic Public License. Components from 漢語拆字字典 "
    "(<a href='https://creativecommons.org/licenses/by/3.0/'>CC BY 3.0</a>). Typefaces LXGW WenKai, "
    "Iansui and GNU Unifont, parts of them (<a href='https://openfontlicense.org'>SIL Open Font License 1.1</a>)."
)


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """What is in a written deck. `coverage` is the share of the article's running words that its learner then knows."""

    notes: int
    cards: int
    bytes: int
    coverage: float


def write_deck(lesson: Lesson, path: Path, history: Path | None = None, options: DeckOptions = _DEFAULT) -> DeckSummary:
    """Write the Anki package of a lesson.

    `history` is the file that remembers when each note changed, by default `deck-history.json` beside the deck; it is
    read where it exists and written anew. Raises LessonError when the history is unusable or a file cannot be written;
    both files are then as they were.
    """
    require("an Anki deck", "deck")
    from lesson.deck.history import build_time, history_data, read_history, updated
    from lesson.deck.package import guid, pack

    history = history or path.with_name(HISTORY)
    before = read_history(history)
    words = chosen(lesson, options.level, options.max_new)
    decks = _decks(lesson, words, options)
    contents = [(guid(note), note.content) for deck in decks for note in deck.notes]
    after = updated(before, contents, build_time())
    package = pack(decks, {of: after[of].time for of, _ in contents})
    # The history first: should the deck not be replaced, the next build writes it again with the same times.
    write_together({history: history_data(after), path: package.data})
    return DeckSummary(package.notes, package.cards, len(package.data), coverage(lesson, words, options.level))


def push_deck(
    lesson: Lesson, history: Path, options: DeckOptions = _DEFAULT, *, url: str | None = None, dry_run: bool = False
) -> Pushed:
    """Bring a running Anki's notes up to the deck of a lesson that `write_deck` wrote with the same options.

    `history` is the file written beside that deck, `url` where AnkiConnect listens. Raises LessonError as
    `lesson.deck.push.push` does, and when the deck was not written with these options.
    """
    require("an Anki deck", "deck")
    from lesson.deck.history import read_history
    from lesson.deck.package import guid
    from lesson.deck.push import URL, push

    decks = decks_of(lesson, options)
    before = read_history(history)
    if not all(guid(note) in before for deck in decks for note in deck.notes):
        raise LessonError(f"{history}: not of this deck; build the deck first")
    return push(decks, before, url or URL, dry_run=dry_run)


def decks_of(lesson: Lesson, options: DeckOptions = _DEFAULT) -> list[Deck]:
    """The decks that `write_deck` writes: words and sentences, and names where the lesson has any."""
    return _decks(lesson, chosen(lesson, options.level, options.max_new), options)


def _decks(lesson: Lesson, words: tuple[Word, ...], options: DeckOptions) -> list[Deck]:
    from lesson.deck.notes import notes
    from lesson.deck.package import Deck

    article = lesson.article
    name = f"Lesson::{deck_name(article.title or article.id)}"
    vocabulary = [word for word in words if word.kind is not Kind.NAME]
    names = [word for word in words if word.kind is Kind.NAME]
    learned = tuple(_with_sentences(lesson, vocabulary, options))
    decks = [Deck(article.id, name, _description(lesson), learned)]
    if names:
        named = tuple(notes(lesson, names, options))
        decks.append(Deck(f"{article.id} names", f"{name}::Names", ATTRIBUTION, named))
    return decks


def _with_sentences(lesson: Lesson, words: list[Word], options: DeckOptions) -> Iterator[Note]:
    """The notes of the words, each sentence worth learning right after the last of its new words."""
    from lesson.deck.notes import notes, sentence_note
    from lesson.deck.sentence import worth_learning

    place = {word.key: at for at, word in enumerate(words)}
    band = learner_band(lesson, options.level)
    due: dict[int, list[Note]] = {}
    for whole in worth_learning(lesson, words, band) if options.sentences else ():
        at = max(place[word.key] for word in whole.new)
        due.setdefault(at, []).append(sentence_note(lesson, whole, options))
    for at, note in enumerate(notes(lesson, words, options)):
        yield note
        yield from due.get(at, ())


def deck_name(title: str) -> str:
    """A title as one level of a deck's name: Anki gives `::` and quotation marks a meaning of their own."""
    return visible(title).replace("::", ":").replace('"', "”").strip(":").strip() or "article"


def _description(lesson: Lesson) -> str:
    from lesson.deck.markup import text

    article = lesson.article
    return f"{text(article.title or article.id)} ({text(article.source)}). {ATTRIBUTION}"


def _write(making: Making) -> list[Written]:
    """The deck goes on with the history of the one that was built before."""
    lesson, options = making.lesson, making.options
    wanted = options.own.get("deck", DeckOptions(level=options.level, sandhi=options.sandhi))
    assert isinstance(wanted, DeckOptions)
    if (making.place / HISTORY).exists():
        shutil.copyfile(making.place / HISTORY, making.folder / HISTORY)
    name = f"{lesson.article.id}.apkg"
    made = write_deck(lesson, making.folder / name, making.folder / HISTORY, wanted)
    about = f"{made.notes} notes, {made.cards} cards"
    if wanted.level is not None or wanted.max_new is not None:
        about += f"; with them you know {made.coverage:.0%} of the words"
    return [Written(name, about, f"Import into Anki: File > Import, {making.place / name}")]


VIEW = View("deck", "making the Anki deck", at_once(_write), needs=("deck",))
