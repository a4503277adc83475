"""The deck as an Anki package. The only module that knows genanki."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import sqlite3
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lesson.deck.history import FIRST_SEEN
from lesson.deck.notes import FIELDS, NAME, QUESTION, SENTENCE, WORD, Note
from lesson.deck.strokes import LICENCE, file_name, picture
from lesson.deck.typeface import Typefaces, typefaces
from lesson.lexicon.stroke import licence, strokes
from lesson.output import zipped

if TYPE_CHECKING:
    from genanki import Model

CARDS: dict[str, tuple[tuple[str, str], ...]] = {
    WORD: (("Read", "word-read"), ("Recall", "word-recall"), ("Listen", "word-listen"), ("Write", "word-write")),
    NAME: (("Recognise", "name-read"),),
    SENTENCE: (("Cloze", "sentence"),),
    QUESTION: (("Question", "question"),),
}
"""The cards of each note type: the name in Anki and the template files, `<file>-front.html` and `<file>-back.html`."""

_TEMPLATES = files("lesson.deck") / "templates"
# Fields of the header of an SQLite file that tell which library wrote it, and how often; nothing reads them but SQLite.
_HEADER_CHANGES, _HEADER_VALID_FOR, _HEADER_LIBRARY = slice(24, 28), slice(92, 96), slice(96, 100)
_LIBRARY = 3_040_001


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck in Anki: `id` what its numeric id is made from, `name` with `::` between levels, the notes in order."""

    id: str
    name: str
    description: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of an .apkg file and how many notes and cards are in it."""

    data: bytes
    notes: int
    cards: int


def guid(note: Note) -> str:
    """The identity of a note in every collection: from its word and reading, never from what the card says."""
    import genanki

    found: str = genanki.guid_for("lesson", note.key)
    return found


def pack(decks: Sequence[Deck], times: Mapping[str, int]) -> Package:
    """The package of these decks; `times` says for each guid when the note last changed (seconds since 1970).

    The bytes depend on the arguments and the templates alone.
    """
    import genanki

    models = {name: _model(name) for name in FIELDS}
    faces = typefaces(note for deck in decks for note in deck.notes)
    made = [_deck(deck, models, faces) for deck in decks]
    base = sqlite3.connect(":memory:")
    try:
        cursor = base.cursor()
        cursor.execute("PRAGMA page_size = 4096")
        with warnings.catch_warnings():
            # It takes a full-width "＜" between two tags for a broken tag; what comes from outside is escaped here.
            warnings.simplefilter("ignore")
            genanki.Package(made).write_to_db(cursor, revision().changed, itertools.count(_first_id(decks[0])))
        found = cursor.execute("SELECT id, guid FROM notes").fetchall()
        cursor.executemany("UPDATE notes SET mod = ? WHERE id = ?", [(times[of], at) for at, of in found])
        cursor.execute("UPDATE cards SET mod = (SELECT mod FROM notes WHERE notes.id = cards.nid)")
        _use_preset(cursor)
        counts = [cursor.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("notes", "cards")]
        base.commit()
        cursor.execute("VACUUM")
        data = bytearray(base.serialize())
    finally:
        base.close()
    data[_HEADER_CHANGES] = data[_HEADER_VALID_FOR] = (1).to_bytes(4, "big")
    data[_HEADER_LIBRARY] = _LIBRARY.to_bytes(4, "big")
    media = media_of(decks) | faces.files
    numbered = {str(at): name for at, name in enumerate(media)}
    members = {"collection.anki2": bytes(data), "media": json.dumps(numbered).encode("ascii")}
    return Package(zipped(members | {at: media[name] for at, name in numbered.items()}), *counts)


def media_of(decks: Sequence[Deck]) -> dict[str, bytes]:
    """The files that the notes show, by name: the strokes of each character, and the licence of the strokes."""
    shown = sorted({character for deck in decks for note in deck.notes for character in note.pictures})
    found = {file_name(c): picture(drawn) for c in shown if (drawn := strokes(c)) is not None}
    return found | {LICENCE: licence()} if found else {}


def _use_preset(cursor: sqlite3.Cursor) -> None:
    """Give the decks options of their own, which arrive where the user asks for them when importing.

    New cards in the deck's order, ten words a day; the other cards of a note wait for another day.
    """
    presets = json.loads(cursor.execute("SELECT dconf FROM col").fetchone()[0])
    decks = json.loads(cursor.execute("SELECT decks FROM col").fetchone()[0])
    default, own = presets["1"], number("lesson deck options")
    presets[str(own)] = default | {
        "id": own,
        "name": "Lesson",
        "mod": revision().changed,
        "new": default["new"] | {"perDay": 10, "order": 1, "bury": True},
        "rev": default["rev"] | {"bury": True},
    }
    for deck in decks.values():
        if deck["id"] != 1:
            deck["conf"] = own
    cursor.execute("UPDATE col SET dconf = ?, decks = ?", (json.dumps(presets), json.dumps(decks)))


def _deck(deck: Deck, models: Mapping[str, Model], faces: Typefaces) -> Any:
    import genanki

    made = genanki.Deck(number(f"lesson deck {deck.id}"), deck.name, deck.description)
    for due, note in enumerate(deck.notes, 1):
        made.add_note(
            genanki.Note(models[note.type], faces.fields(note), tags=list(note.tags), guid=guid(note), due=due)
        )
    return made


def _model(name: str) -> Model:
    import genanki

    return genanki.Model(
        number(f"lesson note type {name}"),
        name,
        fields=[{"name": field} for field in FIELDS[name]],
        templates=[
            {"name": card, "qfmt": template(f"{file}-front.html"), "afmt": template(f"{file}-back.html")}
            for card, file in CARDS[name]
        ],
        css=template("style.css"),
        model_type=genanki.Model.CLOZE if name == SENTENCE else genanki.Model.FRONT_BACK,
    )


@cache
def template(name: str) -> str:
    """The text of a file in `templates/`; a comment with a file's name stands for that file."""
    found = (_TEMPLATES / name).read_text(encoding="utf-8")
    return re.sub(r"<!--([a-z-]+\.html)-->\n?", lambda match: template(match[1]), found)


@dataclass(frozen=True, slots=True)
class Revision:
    """Since when (seconds since 1970) templates and style are as they are, and a hash of what they were then.

    Anki takes over newer templates only, so the time must move whenever they change; a test compares the hash.
    """

    changed: int
    content: str


@cache
def revision() -> Revision:
    """The revision that is recorded beside the templates."""
    data = json.loads(template("revision.json"))
    return Revision(data["changed"], data["content"])


def templates_hash() -> str:
    """A hash of the note types as they are: fields, templates, style."""
    names = [f"{file}-{side}.html" for cards in CARDS.values() for _, file in cards for side in ("front", "back")]
    data = json.dumps([FIELDS, CARDS, [template(name) for name in (*names, "style.css")]], ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()[:24]


def number(name: str) -> int:
    """An id for Anki from a name, between 2^30 and 2^31 as genanki advises."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30)


def _first_id(deck: Deck) -> int:
    """The first note id: Anki reads it as the time of making in milliseconds, so one before FIRST_SEEN.

    Each lesson has a stretch of its own in the hundred days before, so that ids of two lessons seldom meet.
    """
    spread = int.from_bytes(hashlib.sha256(deck.id.encode()).digest()[:6], "big") % (100 * 86_400_000)
    return FIRST_SEEN * 1000 - spread - 1_000_000
