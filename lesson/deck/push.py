"""Send a deck to a running Anki through its AnkiConnect add-on: notes are added or updated, never deleted.

The protocol is version 6 of AnkiConnect: JSON over HTTP on the loopback device. A note is found again by its field
`Key`. As with an import, a note in Anki is written over only when ours changed after it did, so what the user edited
stays until the lesson has something new to say. A server that does not tell when a note changed (AnkiConnect before
2024) keeps all notes that it has.
"""

from __future__ import annotations

import base64
import ipaddress
import json
import math
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lesson.deck.history import History
from lesson.deck.notes import FIELDS, SENTENCE, Note
from lesson.deck.package import CARDS, Deck, guid, media_of, revision, template
from lesson.deck.typeface import Typefaces, plain, typefaces
from lesson.errors import LessonError

URL = "http://127.0.0.1:8765"
"""Where AnkiConnect listens unless it is told otherwise."""

VERSION = 6
_AT_ONCE = 100  # notes sent in one request
_PATIENCE = 60  # seconds to wait for an answer
_REVISION = re.compile(r"/\* lesson (\d+) \*/")
_KEYED = "Key"


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many notes were added, updated, and left as they were; `dry_run`: would be."""

    added: int
    updated: int
    left: int
    dry_run: bool = False


def push(decks: Sequence[Deck], history: History, url: str = URL, *, dry_run: bool = False) -> Pushed:
    """Bring Anki's notes up to these decks; `history` says when each note last changed.

    With `dry_run` Anki is only asked, nothing is written. Raises LessonError for an address that is not on this
    machine, when Anki does not answer or answers with an error, and when it has a note type of one of our names that is
    somebody else's.
    """
    anki = _Anki(url)
    kinds = dict.fromkeys(note.type for deck in decks for note in deck.notes)
    there = set(anki("modelNames")) & kinds.keys()
    for kind in there:
        _check(kind, anki("modelFieldNames", modelName=kind))
    known = _known(anki, there)
    new = [(deck.name, note) for deck in decks for note in deck.notes if note.field(_KEYED) not in known]
    old = [(known[note.field(_KEYED)], note) for deck in decks for note in deck.notes if note.field(_KEYED) in known]
    newer = [
        (found, note)
        for found, note in old
        if history[guid(note)].time > found.get("mod", math.inf) and _differs(note, found)
    ]
    left = sum(len(deck.notes) for deck in decks) - len(new) - len(newer)
    if not dry_run:
        for kind in kinds:
            _bring_note_type(anki, kind, kind in there)
        faces = typefaces(note for deck in decks for note in deck.notes)
        for name, data in (media_of(decks) | faces.files).items():
            anki("storeMediaFile", filename=name, data=base64.b64encode(data).decode("ascii"))
        for deck in decks:
            anki("createDeck", deck=deck.name)
        _add(anki, new, faces)
        for found, note in newer:
            anki("updateNoteFields", note={"id": found["noteId"], "fields": _fields(note, faces)})
            anki("addTags", notes=[found["noteId"]], tags=" ".join(note.tags))
    return Pushed(len(new), len(newer), left, dry_run)


def _known(anki: _Anki, kinds: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What Anki has of our notes, by their key."""
    found: dict[str, Mapping[str, Any]] = {}
    for kind in sorted(kinds):
        numbers = anki("findNotes", query=f'"note:{kind}"')
        for some in _some(numbers):
            for info in anki("notesInfo", notes=some):
                found[info["fields"][_KEYED]["value"]] = info
    return found


def _check(kind: str, fields: Sequence[str]) -> None:
    if _KEYED not in fields:
        raise LessonError(f"Anki has a note type “{kind}” that is not Lesson's; rename it there, and push again")


def _differs(note: Note, found: Mapping[str, Any]) -> bool:
    there = {name: plain(field["value"]) for name, field in found["fields"].items()}
    return any(there.get(name) != value for name, value in zip(FIELDS[note.type], note.fields, strict=True))


def _fields(note: Note, faces: Typefaces) -> dict[str, str]:
    return dict(zip(FIELDS[note.type], faces.fields(note), strict=True))


def _bring_note_type(anki: _Anki, kind: str, is_there: bool) -> None:
    """Make a note type, or bring new fields and newer templates to it. Templates the user changed stay where ours are
    the same as at the last push.
    """
    cards = {
        name: {"Front": template(f"{file}-front.html"), "Back": template(f"{file}-back.html")}
        for name, file in CARDS[kind]
    }
    css = f"{template('style.css')}/* lesson {revision().changed} */\n"
    if not is_there:
        made = [{"Name": name, **sides} for name, sides in cards.items()]
        fields = list(FIELDS[kind])
        anki("createModel", modelName=kind, inOrderFields=fields, css=css, isCloze=kind == SENTENCE, cardTemplates=made)
        return
    has = anki("modelFieldNames", modelName=kind)
    for at, name in enumerate(FIELDS[kind]):
        if name not in has:
            anki("modelFieldAdd", modelName=kind, fieldName=name, index=at)
    recorded = _REVISION.search(anki("modelStyling", modelName=kind)["css"])
    if recorded is None or int(recorded[1]) < revision().changed:
        anki("updateModelTemplates", model={"name": kind, "templates": cards})
        anki("updateModelStyling", model={"name": kind, "css": css})


def _add(anki: _Anki, new: Sequence[tuple[str, Note]], faces: Typefaces) -> None:
    """Add notes in their order, which is the order in which Anki will teach them."""
    for some in _some(new):
        made = anki(
            "addNotes",
            notes=[
                {
                    "deckName": deck,
                    "modelName": note.type,
                    "fields": _fields(note, faces),
                    "tags": list(note.tags),
                    "options": {"allowDuplicate": True},
                }
                for deck, note in some
            ],
        )
        refused = [note.key for (_, note), number in zip(some, made, strict=True) if number is None]
        if refused:
            raise LessonError(f"{anki.url}: Anki did not take {', '.join(refused[:3])}; import the deck file instead")


def _some(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(many), _AT_ONCE):
        yield many[at : at + _AT_ONCE]


class _Anki:
    """A running Anki; calling it with an action and its parameters gives the result."""

    def __init__(self, url: str) -> None:
        """Raises LessonError when the address is not HTTP on this machine."""
        parsed = urllib.parse.urlsplit(url)
        if parsed.scheme != "http" or not _is_loopback(parsed.hostname or ""):
            raise LessonError(f"{url}: Anki is only asked on this machine; write http://127.0.0.1 and its port")
        self.url = url
        # No proxy and no redirection: what is said to Anki goes nowhere else.
        self.opener = urllib.request.OpenerDirector()
        self.opener.add_handler(urllib.request.HTTPHandler())
        self.opener.add_handler(urllib.request.HTTPDefaultErrorHandler())
        self.opener.add_handler(urllib.request.HTTPErrorProcessor())

    def __call__(self, action: str, **parameters: Any) -> Any:
        asked = json.dumps({"action": action, "version": VERSION, "params": parameters}).encode("ascii")
        request = urllib.request.Request(self.url, asked, {"Content-Type": "application/json"})
        try:
            with self.opener.open(request, timeout=_PATIENCE) as answer:
                found = json.loads(answer.read())
        except urllib.error.HTTPError as fault:
            raise LessonError(f"{self.url}: answers {fault.code}; is it AnkiConnect?") from fault
        except OSError as fault:
            raise LessonError(
                f"{self.url}: Anki does not answer; start it, with the add-on AnkiConnect (2055492159)"
            ) from fault
        except ValueError as fault:
            raise LessonError(f"{self.url}: no answer as AnkiConnect gives it") from fault
        if not isinstance(found, dict) or not {"result", "error"} <= found.keys():
            raise LessonError(f"{self.url}: no answer as AnkiConnect gives it")
        if found["error"] is not None:
            raise LessonError(f"{self.url}: {action}: {' '.join(str(found['error']).split())}")
        return found["result"]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
