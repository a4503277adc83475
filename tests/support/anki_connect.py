"""A small server that speaks AnkiConnect's protocol, version 6, over a real collection of Anki's."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import anki.collection  # noqa: F401 (before anki.cards, which alone imports in a circle)
from anki.collection import Collection


class AnkiConnect:
    """The actions that a push needs, done as the add-on does them. `asked` are the names of those that were asked."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.asked: list[str] = []

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request, an error where the action is none or fails."""
        self.asked.append(request["action"])
        if request["version"] != 6:
            return {"result": None, "error": "unsupported version"}
        try:
            return {"result": getattr(self, request["action"])(**request["params"]), "error": None}
        except Exception as fault:  # the add-on, too, answers whatever goes wrong
            return {"result": None, "error": str(fault)}

    def _model(self, name: str) -> Any:
        found = self.collection.models.by_name(name)
        if found is None:
            raise ValueError(f"model was not found: {name}")
        return found

    def modelNames(self) -> list[str]:
        return [one.name for one in self.collection.models.all_names_and_ids()]

    def modelFieldNames(self, modelName: str) -> list[str]:
        return [field["name"] for field in self._model(modelName)["flds"]]

    def modelFieldAdd(self, modelName: str, fieldName: str, index: int) -> None:
        models, model = self.collection.models, self._model(modelName)
        field = models.new_field(fieldName)
        models.add_field(model, field)
        models.reposition_field(model, field, index)
        models.update_dict(model)

    def createModel(
        self, modelName: str, inOrderFields: list[str], css: str, isCloze: bool, cardTemplates: list[dict[str, str]]
    ) -> Any:
        models = self.collection.models
        model = models.new(modelName)
        model["type"] = int(isCloze)
        model["css"] = css
        for field in inOrderFields:
            models.add_field(model, models.new_field(field))
        for card in cardTemplates:
            made = models.new_template(card["Name"])
            made["qfmt"], made["afmt"] = card["Front"], card["Back"]
            models.add_template(model, made)
        models.add_dict(model)
        return {"name": modelName}

    def modelStyling(self, modelName: str) -> dict[str, str]:
        return {"css": self._model(modelName)["css"]}

    def updateModelStyling(self, model: dict[str, str]) -> None:
        found = self._model(model["name"])
        found["css"] = model["css"]
        self.collection.models.update_dict(found)

    def updateModelTemplates(self, model: dict[str, Any]) -> None:
        found = self._model(model["name"])
        for card in found["tmpls"]:
            sides = model["templates"].get(card["name"])
            if sides:
                card["qfmt"], card["afmt"] = sides["Front"], sides["Back"]
        self.collection.models.update_dict(found)

    def createDeck(self, deck: str) -> int | None:
        return self.collection.decks.id(deck)

    def findNotes(self, query: str) -> list[int]:
        return list(self.collection.find_notes(query))

    def notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:
        found = [self.collection.get_note(number) for number in notes]  # type: ignore[arg-type]
        return [
            {
                "noteId": note.id,
                "mod": note.mod,
                "tags": note.tags,
                "fields": {name: {"value": value, "order": at} for at, (name, value) in enumerate(note.items())},
            }
            for note in found
        ]

    def addNotes(self, notes: list[dict[str, Any]]) -> list[int | None]:
        return [self._add(one) for one in notes]

    def _add(self, given: dict[str, Any]) -> int:
        note = self.collection.new_note(self._model(given["modelName"]))
        for name, value in given["fields"].items():
            note[name] = value
        note.tags = given["tags"]
        deck = self.collection.decks.id(given["deckName"])
        assert deck is not None
        self.collection.add_note(note, deck)
        return note.id

    def updateNoteFields(self, note: dict[str, Any]) -> None:
        found = self.collection.get_note(note["id"])
        for name, value in note["fields"].items():
            found[name] = value
        self.collection.update_note(found)

    def addTags(self, notes: list[int], tags: str) -> None:
        self.collection.tags.bulk_add(notes, tags)  # type: ignore[arg-type]

    def storeMediaFile(self, filename: str, data: str) -> str:
        self.collection.media.write_data(filename, base64.b64decode(data))
        return filename


@contextmanager
def serve(answer: Any) -> Iterator[str]:
    """Serve a function from request to answer on a free port of this machine; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
