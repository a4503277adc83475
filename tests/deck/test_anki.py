"""The deck in real Anki (package `anki`, without a screen)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import anki.collection  # noqa: F401 (before anki.cards, which alone imports in a circle)
import pytest
from anki.cards import Card
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note
from anki.scheduler.v3 import CardAnswer, Scheduler
from deck_fixture import bank_lesson, market_lesson, with_gloss

import lesson.deck.package
from lesson.deck import CardKind, DeckOptions, Voice, write_deck
from lesson.deck.choice import chosen
from lesson.deck.package import Revision, template
from lesson.model import Lesson

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{c1::bank}}",
    "{{Word}} {{/Word}} {{tts zh_CN:Word}}",
    "[sound:bell.mp3] [anki:play:q:0] [latex]x[/latex]",
    "a\x1fb",
    "\\(x^2\\) \\[y\\]",
    "&lt; &amp; < \" ' %>",
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


class Shelf:
    """A folder where a lesson is built again and again, and the collection that imports it."""

    def __init__(self, collection: Collection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.collection, self.folder, self.monkeypatch = collection, folder, monkeypatch

    def bring(self, lesson: Lesson, now: int = 1_900_000_000, options: DeckOptions = DeckOptions()) -> None:  # noqa: B008
        """Build the lesson as if it were `now`, and import it with Anki's default choices."""
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
        folder = self.folder / lesson.article.id
        folder.mkdir(exist_ok=True)
        write_deck(lesson, folder / "deck.apkg", options=options)
        request = ImportAnkiPackageRequest(package_path=str(folder / "deck.apkg"), options=ImportAnkiPackageOptions())
        self.collection.import_anki_package(request)
        self.collection.models._clear_cache()

    def note(self, word: str) -> Note:
        """The one note of a word or name."""
        found = [self.collection.get_note(number) for number in self.collection.find_notes("")]
        (note,) = (note for note in found if note.fields[0] == word)
        return note

    def sizes(self) -> tuple[int, int, int]:
        """How many notes, cards and note types there are."""
        opened = self.collection
        return opened.note_count(), opened.card_count(), len(opened.models.all_names())

    def cards(self) -> list[Card]:
        """All cards in the order in which they are new."""
        return [self.collection.get_card(number) for number in self.collection.find_cards("", order="c.due, c.ord")]


@pytest.fixture
def shelf(collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(collection, tmp_path, monkeypatch)


def text_of(markup: str) -> str:
    """What a reader sees of HTML without style and play buttons."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"\[anki:play:[qa]:\d+\]", "", markup)))


def test_a_lesson_arrives_with_all_its_notes_and_cards(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    found = shelf.collection
    recalled = len(found.find_notes('"Ask to recall:1"'))
    sentences = len(found.find_notes("tag:kind::sentence"))
    assert found.note_count() == len(bank_lesson().words) + sentences
    assert len(found.find_cards("card:Recall")) == recalled > 20
    assert len(found.find_cards("card:Read")) == len(found.find_notes("tag:kind::word"))
    assert not found.find_cards("card:Listen") and not found.find_cards("card:Write")


def test_words_are_in_the_lessons_deck_and_names_in_a_subdeck(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    names = shelf.collection.decks
    assert {names.name(card.did) for card in shelf.note("銀行").cards()} == {"Lesson::西安的銀行"}
    assert {names.name(card.did) for card in shelf.note("西安").cards()} == {"Lesson::西安的銀行::Names"}


def test_the_description_names_where_the_data_are_from(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    for name in ("Lesson::西安的銀行", "Lesson::西安的銀行::Names"):
        deck = shelf.collection.decks.by_name(name)
        assert deck is not None and "CC-CEDICT" in deck["desc"] and "CC BY-SA 4.0" in deck["desc"]


def test_tags_arrive(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    assert {"lesson::bank", "hsk::2", "pos::noun", "kind::word"} == set(shelf.note("銀行").tags)


def test_new_cards_come_in_the_order_of_the_lesson_with_parts_before_what_they_make(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    words = [
        card.note()["Word"] for card in shelf.cards() if card.note_type()["name"] == "Lesson Word" and card.ord == 0
    ]
    assert words == [word.text for word in chosen(bank_lesson()) if word.name_kind is None]
    assert words.index("要") < words.index("重要")


def test_every_card_renders_with_something_on_both_sides(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    for card in shelf.cards():
        rendered = card.render_output()
        front, back = text_of(rendered.question_text), text_of(rendered.answer_text)
        assert front.strip() and len(back) > len(front)
        assert "{{" not in front + back and "unknown field" not in (front + back).lower()
        assert "is blank" not in front and "Error" not in front + back


@pytest.mark.parametrize("voice", Voice)
def test_every_card_of_every_kind_renders_with_something_on_both_sides(shelf: Shelf, voice: Voice) -> None:
    shelf.bring(bank_lesson(), options=DeckOptions(level=1, cards=tuple(CardKind), voice=voice))
    assert not shelf.collection.get_empty_cards().notes
    kinds = set()
    for card in shelf.cards():
        rendered = card.render_output()
        kinds.add(card.template()["name"])
        assert text_of(rendered.answer_text).strip() and rendered.question_text.strip()
        assert "{{" not in rendered.question_text + rendered.answer_text
        assert [tag.lang for tag in rendered.answer_av_tags if tag.lang != voice.value] == []  # type: ignore[union-attr]
    assert kinds == {"Read", "Recall", "Listen", "Write", "Recognise", "Cloze"}


def test_a_card_to_hear_says_the_word_and_its_clause_and_shows_neither(shelf: Shelf) -> None:
    shelf.bring(bank_lesson(), options=DeckOptions(cards=(CardKind.LISTEN,)))
    (card,) = shelf.note("品牌").cards()
    rendered = card.render_output()
    assert [tag.field_text for tag in rendered.question_av_tags] == ["品牌", "提高品牌竞争力"]  # type: ignore[union-attr]
    assert "品牌" not in rendered.question_text and "pǐn" not in rendered.question_text


def test_a_card_to_write_shows_the_strokes_on_its_back_only(shelf: Shelf) -> None:
    shelf.bring(bank_lesson(), options=DeckOptions(cards=(CardKind.WRITE,)))
    (card,) = shelf.note("品牌").cards()
    rendered = card.render_output()
    assert "lesson-strokes" not in rendered.question_text
    assert rendered.answer_text.count('src="lesson-strokes-') >= 2


def test_a_sentence_asks_for_its_new_words_with_their_meaning_as_a_hint(shelf: Shelf) -> None:
    shelf.bring(bank_lesson(), options=DeckOptions(level=1))
    for number in shelf.collection.find_notes("tag:kind::sentence"):
        for card in shelf.collection.get_note(number).cards():
            rendered = card.render_output()
            asked = re.findall(r'class="cloze"[^>]*data-cloze="([^"]*)"', rendered.question_text)
            assert asked and all(html.unescape(word) not in text_of(rendered.question_text) for word in asked)
    assert shelf.collection.find_notes("tag:kind::sentence")


def test_anki_finds_no_empty_card(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    assert not shelf.collection.get_empty_cards().notes


def test_every_media_file_is_there_and_none_is_unused(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    found = shelf.collection.media.check()
    assert not found.missing and not found.unused


def test_the_answer_is_read_out_by_ankis_own_voice(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    (tag,) = shelf.note("銀行").cards()[0].render_output().answer_av_tags
    assert (tag.lang, tag.field_text) == ("zh_CN", "银行")  # type: ignore[union-attr]
    assert not shelf.note("銀行").cards()[0].render_output().question_av_tags


def test_the_front_of_a_recall_card_hides_the_word_and_its_back_shows_it(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    rendered = shelf.note("品牌").cards()[1].render_output()
    assert "品牌" not in rendered.question_text and "brand name; trademark" in rendered.question_text
    assert "品牌" in text_of(rendered.answer_text)


def test_importing_twice_doubles_nothing(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    before = shelf.sizes()
    shelf.bring(bank_lesson())
    assert shelf.sizes() == before


def test_a_changed_meaning_arrives_and_the_schedule_stays(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    answer_all(shelf.collection, 5)
    cards = {card.id: (card.type, card.queue, card.due, card.ivl, card.reps) for card in shelf.cards()}
    reviews = shelf.collection.db.all("SELECT * FROM revlog")  # type: ignore[union-attr]
    assert len(reviews) == 5
    shelf.bring(with_gloss(bank_lesson(), "銀行", "financial institution"))
    assert shelf.note("銀行")["Meaning"] == "financial institution"
    assert {card.id: (card.type, card.queue, card.due, card.ivl, card.reps) for card in shelf.cards()} == cards
    assert shelf.collection.db.all("SELECT * FROM revlog") == reviews  # type: ignore[union-attr]


def answer_all(collection: Collection, count: int) -> None:
    """Answer the next cards of the lesson with Good."""
    deck = collection.decks.id_for_name("Lesson::西安的銀行")
    assert deck is not None
    collection.decks.select(deck)
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    for _ in range(count):
        queued = scheduler.get_queued_cards().cards[0]
        card = Card(collection, backend_card=queued.card)
        card.start_timer()
        scheduler.answer_card(scheduler.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD))


def test_what_the_user_wrote_stays_when_the_note_has_not_changed(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    note = shelf.note("女兒")
    note["Meaning"] = "daughter (mine is called Anna)"
    shelf.collection.update_note(note)
    shelf.bring(with_gloss(bank_lesson(), "銀行", "financial institution"))
    assert shelf.note("女兒")["Meaning"] == "daughter (mine is called Anna)"
    assert shelf.note("銀行")["Meaning"] == "financial institution"


def test_a_word_that_is_no_longer_in_the_lesson_stays_in_anki(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    shelf.bring(replace(bank_lesson(), words=bank_lesson().words[1:]))
    assert shelf.note("銀行").cards()


def test_two_lessons_share_the_note_of_a_word(shelf: Shelf) -> None:
    shelf.bring(bank_lesson())
    shelf.bring(market_lesson())
    assert shelf.collection.note_count() == len({w.key for w in bank_lesson().words + market_lesson().words})
    assert shelf.collection.decks.name(shelf.note("銀行").cards()[0].did) == "Lesson::西安的銀行"
    assert shelf.collection.decks.name(shelf.note("市場").cards()[0].did) == "Lesson::市場"


def test_a_newer_style_arrives(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.bring(bank_lesson())
    later = Revision(lesson.deck.package.revision().changed + 1, "")
    monkeypatch.setattr(lesson.deck.package, "revision", lambda: later)
    monkeypatch.setattr(lesson.deck.package, "template", lambda name: template(name).replace("#fbfaf6", "#ffffff"))
    shelf.bring(bank_lesson())
    assert "#ffffff" in shelf.note("銀行").note_type()["css"]  # type: ignore[index]
    assert shelf.collection.note_count() == len(bank_lesson().words)


def test_a_note_type_of_the_users_with_the_same_name_is_left_alone(shelf: Shelf) -> None:
    models = shelf.collection.models
    own = models.new("Lesson Word")
    models.add_field(own, models.new_field("Front"))
    card = models.new_template("Card 1")
    card["qfmt"] = card["afmt"] = "{{Front}}"
    models.add_template(own, card)
    models.add_dict(own)
    shelf.bring(bank_lesson())
    assert len(shelf.note("銀行").fields) > 10
    assert [field["name"] for field in models.by_name("Lesson Word")["flds"]] == ["Front"]  # type: ignore[index]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(shelf: Shelf, text: str) -> None:
    lesson = with_gloss(bank_lesson(), "銀行", text)
    lesson = replace(lesson, article=replace(lesson.article, title=f"{lesson.article.title} {text}"))
    shelf.bring(lesson)
    rendered = shelf.note("銀行").cards()[0].render_output()
    shown = text.replace("\x1f", "\ufffd")
    assert text_of(rendered.answer_text).count(shown) == 2  # as the meaning and in the title
    assert "<script" not in rendered.answer_text
    assert all('class="stroke"' in image for image in re.findall("<img[^>]*>", rendered.answer_text))
    assert [tag.lang for tag in rendered.answer_av_tags] == ["zh_CN"]  # type: ignore[union-attr]
    assert not shelf.collection.media.check().missing
    assert "\\(" not in rendered.answer_text and "\\[" not in rendered.answer_text


def test_hostile_text_in_the_sentence_is_shown_as_text(shelf: Shelf) -> None:
    lesson = bank_lesson()
    title, sentence, *rest = lesson.sentences
    bad = (
        replace(token, text="<script>{{c1::x}}[sound:a.mp3]") if token.text == "工作" else token
        for token in sentence.tokens
    )
    shelf.bring(replace(lesson, sentences=(title, replace(sentence, tokens=tuple(bad)), *rest)))
    rendered = shelf.note("西安").cards()[0].render_output()
    assert "銀行<script>{{c1::x}}[sound:a.mp3]。" in text_of(rendered.question_text)
    assert not rendered.question_av_tags
