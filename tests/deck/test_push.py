"""Sending a deck to a running Anki: a real collection behind a server that speaks AnkiConnect's protocol."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from anki_connect import AnkiConnect, serve
from deck_fixture import bank_lesson, with_gloss

import lesson.deck.push
from lesson.deck import DeckOptions, push_deck, write_deck
from lesson.deck.package import Revision
from lesson.deck.push import Pushed
from lesson.errors import LessonError
from lesson.model import Lesson

# isort: split
from anki.collection import Collection
from anki.notes import Note

NOTES = len(bank_lesson().words)
WITHOUT = DeckOptions(sentences=False)


@dataclass
class Desk:
    """A running Anki, and a folder in which the lesson is built."""

    anki: AnkiConnect
    url: str
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def push(self, lesson: Lesson, now: float | None = None, dry_run: bool = False) -> Pushed:
        """Build the deck as if it were `now`, an hour ahead by default, and send it."""
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(now or time.time() + 3600)))
        write_deck(lesson, self.folder / "deck.apkg", options=WITHOUT)
        return push_deck(lesson, self.folder / "deck-history.json", WITHOUT, url=self.url, dry_run=dry_run)

    def note(self, word: str) -> Note:
        """The one note of a word or name."""
        found = [self.anki.collection.get_note(number) for number in self.anki.collection.find_notes("")]
        (note,) = (note for note in found if note.fields[0] == word)
        return note


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    anki = AnkiConnect(collection)
    with serve(anki.answer) as url:
        yield Desk(anki, url, tmp_path, monkeypatch)
    collection.close()


def test_the_first_push_adds_every_note_with_its_cards_pictures_and_tags(desk: Desk) -> None:
    assert desk.push(bank_lesson()) == Pushed(NOTES, 0, 0)
    collection = desk.anki.collection
    assert collection.note_count() == NOTES
    assert not collection.get_empty_cards().notes
    assert not collection.media.check().missing
    assert desk.note("銀行")["Meaning"] == "bank"
    assert "lesson::bank" in desk.note("銀行").tags
    assert collection.decks.name(desk.note("西安").cards()[0].did) == "Lesson::西安的銀行::Names"


def test_notes_come_in_the_order_of_the_deck(desk: Desk) -> None:
    desk.push(bank_lesson())
    found = desk.anki.collection.find_cards("card:Read", order="c.due")
    words = [desk.anki.collection.get_card(number).note()["Word"] for number in found]
    assert words.index("要") < words.index("重要") and words[0] == "銀行"


def test_a_second_push_changes_nothing(desk: Desk) -> None:
    desk.push(bank_lesson())
    desk.anki.asked.clear()
    assert desk.push(bank_lesson()) == Pushed(0, 0, NOTES)
    assert not {"addNotes", "updateNoteFields", "updateModelTemplates"} & set(desk.anki.asked)


def test_a_changed_note_is_updated_in_place(desk: Desk) -> None:
    desk.push(bank_lesson())
    before = desk.note("銀行").id
    assert desk.push(with_gloss(bank_lesson(), "銀行", "financial institution")) == Pushed(0, 1, NOTES - 1)
    assert (desk.note("銀行").id, desk.note("銀行")["Meaning"]) == (before, "financial institution")


def test_what_the_user_wrote_stays_until_the_lesson_has_something_new(desk: Desk) -> None:
    desk.push(bank_lesson())
    note = desk.note("女兒")
    note["Meaning"] = "daughter (mine is called Anna)"
    desk.anki.collection.update_note(note)
    assert desk.push(bank_lesson()).updated == 0
    assert desk.note("女兒")["Meaning"] == "daughter (mine is called Anna)"


def test_a_server_that_does_not_tell_when_a_note_changed_keeps_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.push(bank_lesson())
    told = desk.anki.notesInfo
    without = lambda notes: [{k: v for k, v in one.items() if k != "mod"} for one in told(notes)]  # noqa: E731
    monkeypatch.setattr(desk.anki, "notesInfo", without)
    assert desk.push(with_gloss(bank_lesson(), "銀行", "financial institution")) == Pushed(0, 0, NOTES)


def test_a_word_that_is_gone_is_not_deleted(desk: Desk) -> None:
    desk.push(bank_lesson())
    assert desk.push(replace(bank_lesson(), words=bank_lesson().words[1:])).added == 0
    assert desk.note("銀行").cards()


def test_a_dry_run_only_asks(desk: Desk) -> None:
    assert desk.push(bank_lesson(), dry_run=True) == Pushed(NOTES, 0, 0, dry_run=True)
    assert set(desk.anki.asked) == {"modelNames"}
    assert desk.anki.collection.note_count() == 0


def test_newer_templates_arrive_and_the_users_own_stay_until_then(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.push(bank_lesson())
    models = desk.anki.collection.models
    model = models.by_name("Lesson Word")
    assert model is not None
    model["css"] += ".mine { color: red }"
    models.update_dict(model)
    desk.push(bank_lesson())
    assert ".mine" in models.by_name("Lesson Word")["css"]  # type: ignore[index]
    later = Revision(lesson.deck.package.revision().changed + 1, "")
    monkeypatch.setattr(lesson.deck.push, "revision", lambda: later)
    desk.push(bank_lesson())
    assert ".mine" not in models.by_name("Lesson Word")["css"]  # type: ignore[index]


def test_a_field_that_an_earlier_version_lacked_is_added(desk: Desk) -> None:
    desk.push(bank_lesson())
    models = desk.anki.collection.models
    model = models.by_name("Lesson Word")
    assert model is not None
    models.remove_field(model, next(field for field in model["flds"] if field["name"] == "Look-alikes"))
    models.update_dict(model)
    desk.push(with_gloss(bank_lesson(), "銀行", "financial institution"))
    assert "Look-alikes" in desk.anki.modelFieldNames("Lesson Word")
    assert desk.note("銀行")["Meaning"] == "financial institution"


def test_somebody_elses_note_type_of_the_same_name_is_left_alone(desk: Desk) -> None:
    card = {"Name": "Card 1", "Front": "{{Front}}", "Back": "{{Front}}"}
    desk.anki.createModel("Lesson Word", ["Front"], "", False, [card])
    with pytest.raises(LessonError, match="“Lesson Word” that is not Lesson's; rename it"):
        desk.push(bank_lesson())
    assert desk.anki.collection.note_count() == 0


def test_hostile_text_arrives_as_text(desk: Desk) -> None:
    desk.push(with_gloss(bank_lesson(), "銀行", "<script>alert(1)</script>{{c1::x}}[sound:a.mp3]"))
    rendered = desk.note("銀行").cards()[0].render_output()
    assert "<script" not in rendered.answer_text and "[sound:" not in rendered.answer_text


@pytest.mark.parametrize("url", ["http://192.168.1.2:8765", "http://anki.example", "https://127.0.0.1:8765", "ftp://x"])
def test_only_this_machine_is_asked(url: str, tmp_path: Path) -> None:
    write_deck(bank_lesson(), tmp_path / "deck.apkg")
    with pytest.raises(LessonError, match="only asked on this machine"):
        push_deck(bank_lesson(), tmp_path / "deck-history.json", url=url)


def test_an_anki_that_does_not_run_is_one_line(tmp_path: Path) -> None:
    write_deck(bank_lesson(), tmp_path / "deck.apkg")
    with serve(lambda request: {}) as url:
        pass
    with pytest.raises(LessonError, match="Anki does not answer; start it, with the add-on AnkiConnect"):
        push_deck(bank_lesson(), tmp_path / "deck-history.json", url=url)


@pytest.mark.parametrize("said", [b"hello", b"[]", b'{"result": 1}'])
def test_another_server_is_one_line(tmp_path: Path, said: bytes) -> None:
    write_deck(bank_lesson(), tmp_path / "deck.apkg")
    with serve(lambda request: said) as url, pytest.raises(LessonError, match="no answer as AnkiConnect gives it"):
        push_deck(bank_lesson(), tmp_path / "deck-history.json", url=url)


def test_an_error_of_ankis_is_one_line(tmp_path: Path) -> None:
    write_deck(bank_lesson(), tmp_path / "deck.apkg")
    with (
        serve(lambda request: {"result": None, "error": "collection is\nnot available"}) as url,
        pytest.raises(LessonError, match="modelNames: collection is not available"),
    ):
        push_deck(bank_lesson(), tmp_path / "deck-history.json", url=url)


def test_a_deck_that_was_not_built_is_not_pushed(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="build the deck first"):
        push_deck(bank_lesson(), tmp_path / "deck-history.json", url="http://127.0.0.1:9")
