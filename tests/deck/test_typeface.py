"""The typefaces in a deck: what they hold, what Anki makes of them over lessons, and a card with no others."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import anki.collection  # noqa: F401 (before anki.cards, which alone imports in a circle)
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note
from browsers import launch
from deck_fixture import bank_lesson, market_lesson, with_gloss
from fontTools.ttLib import TTFont
from glyphs import latin_alone
from playwright.sync_api import Browser
from render_cards import FLAGS, SIZES, draw, page, sides

from lesson.deck import decks_of, write_deck
from lesson.deck.typeface import plain, typefaces
from lesson.model import Lesson


def held(lesson: Lesson) -> dict[str, set[str]]:
    """The characters in each of the typefaces of a lesson's deck, by the beginning of its file's name."""
    made = typefaces(note for deck in decks_of(lesson) for note in deck.notes)
    return {
        name.rpartition("-")[0]: set(map(chr, TTFont(io.BytesIO(data)).getBestCmap()))
        for name, data in made.files.items()
    }


def built(lesson: Lesson, folder: Path, monkeypatch: pytest.MonkeyPatch, now: int = 1_900_000_000) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
    path = folder / lesson.article.id / "deck.apkg"
    path.parent.mkdir(exist_ok=True)
    write_deck(lesson, path)
    return path


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def bring(collection: Collection, deck: Path) -> None:
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions()))


def note(collection: Collection, word: str) -> Note:
    return collection.get_note(collection.find_notes(f"Word:{word}")[0])


def faces(collection: Collection) -> set[str]:
    """The typefaces among the media."""
    return {path.name for path in Path(collection.media.dir()).glob("lesson-*.woff2")}


def named(note: Note) -> set[str]:
    """The typefaces that a note names."""
    return {name for name in note["Source"].split('"') if name.endswith(".woff2")}


def test_hanzi_are_in_the_face_of_their_script_and_marks_stand_in_the_middle() -> None:
    found = held(bank_lesson())
    assert set("銀行女兒劉曉ㄋㄩ") <= found["lesson-kai-tc"]
    assert set("银刘晓ǚ") <= found["lesson-kai-sc"]
    assert set("，。：") <= found["lesson-marks"]


def test_the_same_lesson_has_the_same_files() -> None:
    notes = [note for deck in decks_of(bank_lesson()) for note in deck.notes]
    assert typefaces(notes) == typefaces(notes)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_lessons_keep_their_own_typefaces_in_either_order(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[int, int]
) -> None:
    decks = [built(lesson, tmp_path, monkeypatch) for lesson in (bank_lesson(), market_lesson())]
    for at in order:
        bring(collection, decks[at])
    for word in ("銀行", "市場", "羊絨"):
        assert named(note(collection, word)) <= faces(collection) and len(named(note(collection, word))) == 3
        assert all(name in note(collection, word)["Sentence"] for name in named(note(collection, word)))
    assert named(note(collection, "市場")) != named(note(collection, "羊絨"))
    checked = collection.media.check()
    assert not checked.missing and not checked.unused


def test_a_note_that_has_not_changed_keeps_the_typeface_it_came_with(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(collection, built(bank_lesson(), tmp_path, monkeypatch))
    before = named(note(collection, "羊絨"))
    changed = with_gloss(bank_lesson(), "銀行", "bank (翡)")
    bring(collection, built(changed, tmp_path, monkeypatch, 1_900_000_100))
    assert named(note(collection, "羊絨")) == before != named(note(collection, "銀行"))
    assert before | named(note(collection, "銀行")) == faces(collection)


def test_a_typeface_that_no_note_names_may_be_deleted(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(collection, built(bank_lesson(), tmp_path, monkeypatch))
    collection.remove_notes(list(collection.find_notes("")))
    assert faces(collection) <= set(collection.media.check().unused)


def test_a_field_without_its_typefaces_is_as_the_lesson_has_it() -> None:
    notes = [note for deck in decks_of(bank_lesson()) for note in deck.notes]
    made = typefaces(notes)
    assert [plain(field) for field in made.fields(notes[0])] == list(notes[0].fields)
    assert made.fields(notes[0]) != list(notes[0].fields)


def test_a_card_has_every_glyph_on_a_machine_without_chinese_typefaces(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare_browser: Browser
) -> None:
    bring(collection, built(bank_lesson(), tmp_path, monkeypatch))
    card = collection.get_card(collection.find_cards("Word:品牌 card:Read")[0])
    source = tmp_path / "page.html"
    media = collection.media.dir()
    source.write_text(page(sides(card), SIZES["phone"], "", True, media), encoding="utf-8")
    assert draw(bare_browser, source, SIZES["phone"]) == []
    for file in faces(collection):
        (Path(media) / file).unlink()
    (fault,) = draw(bare_browser, source, SIZES["phone"])
    assert fault.startswith("no glyph for") and "品" in fault


@pytest.fixture
def bare_browser(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that knows no typeface but one of ASCII."""
    own = launch(browser.browser_type, *FLAGS, fonts=latin_alone(tmp_path_factory.mktemp("fonts")))
    yield own
    own.close()
