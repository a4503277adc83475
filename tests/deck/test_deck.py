"""The deck as a file: its notes, its identity, its bytes, its history. In Anki: see test_deck_anki.py."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from deck_fixture import bank_lesson, find, market_lesson, with_gloss
from full_disk import full_disk

from lesson.annotation.pipeline import annotate
from lesson.deck import CardKind, DeckOptions, DeckSummary, Voice, decks_of, write_deck
from lesson.deck.history import FIRST_SEEN, Change, read_history, updated
from lesson.deck.notes import FIELDS, Note, can_be_recalled, notes
from lesson.deck.question import question_notes
from lesson.errors import LessonError
from lesson.model import Example, Lesson, Script, Sense, SenseKind
from lesson.quiz import dump, load, make_items


def note(text: str, lesson: Lesson | None = None) -> Note:
    lesson = lesson or bank_lesson()
    return next(iter(notes(lesson, [find(lesson, text)])))


def build(lesson: Lesson, folder: Path) -> bytes:
    folder.mkdir(exist_ok=True)
    write_deck(lesson, folder / "deck.apkg")
    return (folder / "deck.apkg").read_bytes()


def table(deck: bytes, query: str) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
        return base.execute(query).fetchall()


def times(deck: bytes) -> dict[str, int]:
    """When each note changed, by its first field."""
    return dict(table(deck, "SELECT sfld, mod FROM notes"))  # type: ignore[arg-type]


# What is on a note


def test_a_note_shows_the_word_as_the_article_spells_it_and_its_other_forms() -> None:
    shown = note("劉曉峯")
    assert (shown.field("Name"), shown.field("Simplified"), shown.field("Traditional")) == (
        "劉曉峯",
        "刘晓峰",
        "劉曉峰",
    )
    assert shown.field("Other form") == (
        '<span lang="zh-Hans"><i>简</i>刘晓峰</span> <span lang="zh-Hant"><i>繁</i>劉曉峰</span>'
    )


def test_pinyin_has_a_tone_class_for_each_syllable() -> None:
    assert note("女兒").field("Pinyin") == '<span class="tone3">nǚ</span><span class="tone2">&#x27;ér</span>'
    assert note("女兒").field("Zhuyin") == "ㄋㄩˇ ㄦˊ"


def test_the_meaning_is_the_sense_in_context_and_the_others_are_folded_away() -> None:
    assert note("在").field("Meaning") == "(located) at; (to be) in"
    assert note("在").field("Dictionary") == (
        '<ul><li class="here">(located) at; (to be) in</li><li>to exist; to be alive</li></ul>'
    )


def test_spelling_variants_are_no_meanings() -> None:
    assert note("說").field("Dictionary") == ""


def test_what_the_meaning_leaves_out_is_in_the_dictionary() -> None:
    assert note("與").field("Meaning") == "(formal) with; from"
    assert '<span class="hanzi-inline" lang="zh-Hant">與他握手</span>' in note("與").field("Dictionary")


def test_a_polyphone_tells_its_other_readings_and_is_read_out_in_its_clause() -> None:
    assert "Other readings: " in note("重").field("Dictionary")
    assert note("重").field("Say") == "我要重写。"
    assert note("銀行").field("Say") == "银行"


def test_measure_words_are_in_the_script_of_the_article() -> None:
    assert '<span class="hanzi-inline" lang="zh-Hant">個</span>' in note("銀行").field("Measure words")
    simplified = replace(bank_lesson(), article=replace(bank_lesson().article, script=Script.SIMPLIFIED))
    assert '<span class="hanzi-inline" lang="zh-Hans">个</span>' in note("銀行", simplified).field("Measure words")


def test_a_word_of_a_mixed_article_gets_the_glyphs_of_its_own_spelling() -> None:
    mixed = replace(bank_lesson(), article=replace(bank_lesson().article, script=Script.MIXED))
    assert note("銀行", mixed).field("Script") == "zh-Hant"
    assert note("西安", mixed).field("Script") == "zh-Hans"


def test_a_compound_without_gloss_is_explained_by_its_parts_in_the_articles_characters() -> None:
    assert note("羊絨").field("Meaning") == ""
    assert '<span class="hanzi-inline" lang="zh-Hant">絨</span> <span class="tone2">róng</span>' in note("羊絨").field(
        "Parts"
    )


def test_a_graded_example_is_shown_in_the_script_of_the_article() -> None:
    lesson = bank_lesson()
    example = Example("我去銀行。", "我去银行。", "I am going to the bank.", "made for this test")
    word = replace(find(lesson, "銀行"), example=example)
    shown = next(iter(notes(lesson, [word]))).field("Example")
    assert shown == '<p class="hanzi-line" lang="zh-Hant">我去銀行。</p><p>I am going to the bank.</p>'


def test_tags_tell_lesson_level_part_of_speech_and_kind() -> None:
    assert note("銀行").tags == ("lesson::bank", "kind::word", "hsk::2", "pos::noun")
    assert note("家").tags == ("lesson::bank", "kind::word", "hsk::1", "pos::measure-word")
    assert note("西安").tags == ("lesson::bank", "kind::name", "name::place")


def test_an_estimated_level_is_shown_as_such_and_is_no_tag() -> None:
    assert note("羊絨").field("Level") == "about HSK 6"
    assert "hsk::unlisted" in note("羊絨").tags


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("羊絨", "has no gloss"),
        ("全面", "only points elsewhere"),
        ("目標", "quotes a character of the word"),
        ("西安", "is a name"),
    ],
)
def test_a_word_that_could_not_be_told_from_its_meaning_has_no_recall_card(text: str, why: str) -> None:
    assert not can_be_recalled(find(bank_lesson(), text)), why
    if text != "西安":
        assert note(text).field("Ask to recall") == ""


def test_an_aside_that_would_give_the_word_away_is_left_out_of_the_question() -> None:
    assert can_be_recalled(find(bank_lesson(), "競爭力"))
    assert note("競爭力").field("Meaning") == "competitive strength"


def test_the_question_of_a_recall_card_does_not_show_the_word() -> None:
    lesson = bank_lesson()
    asked = [made for made in notes(lesson, lesson.words) if made.type == "Lesson Word" and made.field("Ask to recall")]
    assert len(asked) > 20
    for made in asked:
        # A word of one character may well be part of another one in the sentence (要 in 重要).
        gap = made.field("Gap") if len(made.field("Word")) > 1 else ""
        assert made.field("Word") not in gap + made.field("Meaning") + made.field("Boxes")
        assert made.field("Gap").count('class="gap"') == made.field("Sentence").count('class="target"') > 0


# Which words


def test_words_at_the_learners_level_are_left_out() -> None:
    lesson = bank_lesson()
    summary = write_summary(lesson, level=2)
    assert summary.notes == sum(word.level is None or word.level > 2 for word in lesson.words)


def test_the_most_frequent_new_words_are_kept_with_all_names() -> None:
    lesson = bank_lesson()
    assert write_summary(lesson, level=4, max_new=1).notes == 1 + 2


def test_the_summary_says_what_share_of_the_text_the_deck_teaches() -> None:
    lesson = market_lesson()  # 銀行 2, 和 1, 市場 3, 合作 3
    assert write_summary(lesson).coverage == 1
    assert write_summary(lesson, level=2, max_new=0).coverage == 0.5
    assert write_summary(lesson, level=2, max_new=1).coverage == 0.75


def write_summary(lesson: Lesson, level: int | None = None, max_new: int | None = None) -> DeckSummary:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        options = DeckOptions(level=level, max_new=max_new, sentences=False)
        return write_deck(lesson, Path(folder) / "deck.apkg", options=options)


def test_the_summary_counts_what_is_in_the_file(tmp_path: Path) -> None:
    summary = write_deck(bank_lesson(), tmp_path / "deck.apkg")
    deck = (tmp_path / "deck.apkg").read_bytes()
    assert table(deck, "SELECT count(*) FROM notes") == [(summary.notes,)]
    assert table(deck, "SELECT count(*) FROM cards") == [(summary.cards,)]
    assert summary.bytes == len(deck)


# Identity


def test_a_word_keeps_its_identity_when_gloss_and_spelling_change(tmp_path: Path) -> None:
    before = build(bank_lesson(), tmp_path / "a")
    after = build(with_gloss(bank_lesson(), "銀行", "financial institution"), tmp_path / "b")
    query = "SELECT guid FROM notes ORDER BY id"
    assert table(before, query) == table(after, query)


def test_the_same_word_in_two_lessons_is_one_note(tmp_path: Path) -> None:
    query = "SELECT guid FROM notes WHERE sfld = '銀行'"
    assert table(build(bank_lesson(), tmp_path / "a"), query) == table(build(market_lesson(), tmp_path / "b"), query)


def test_homographs_are_two_notes() -> None:
    lesson = bank_lesson()
    keys = [made.key for made in notes(lesson, lesson.words)]
    assert "家 jia1" in keys
    assert len(set(keys)) == len(lesson.words)


# Bytes


def test_two_builds_in_two_empty_folders_are_the_same_bytes(tmp_path: Path) -> None:
    assert build(bank_lesson(), tmp_path / "a") == build(bank_lesson(), tmp_path / "b")
    assert (tmp_path / "a" / "deck-history.json").read_bytes() == (tmp_path / "b" / "deck-history.json").read_bytes()


def test_neither_hash_seed_nor_clock_changes_the_bytes(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from deck_fixture import bank_lesson; from lesson.deck import write_deck;"
        "write_deck(bank_lesson(), pathlib.Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": f"200000000{seed}",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        target = tmp_path / seed / "deck.apkg"
        target.parent.mkdir()
        subprocess.run([sys.executable, "-c", program, str(target)], check=True, env=environment)
    assert (tmp_path / "1" / "deck.apkg").read_bytes() == (tmp_path / "2" / "deck.apkg").read_bytes()


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    assert build(bank_lesson(), tmp_path) == build(bank_lesson(), tmp_path)


def test_no_file_is_left_beside_deck_and_history(tmp_path: Path) -> None:
    build(bank_lesson(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck-history.json", "deck.apkg"]


# History


def test_a_new_note_has_the_base_time(tmp_path: Path) -> None:
    assert set(times(build(bank_lesson(), tmp_path)).values()) == {FIRST_SEEN}


def test_only_a_changed_note_gets_the_time_of_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(bank_lesson(), tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    found = times(build(with_gloss(bank_lesson(), "銀行", "financial institution"), tmp_path))
    assert found.pop("銀行") == 1_800_000_000
    assert set(found.values()) == {FIRST_SEEN}


def test_the_time_of_a_change_stays_at_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(bank_lesson(), tmp_path)
    changed = with_gloss(bank_lesson(), "銀行", "financial institution")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    build(changed, tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert times(build(changed, tmp_path))["銀行"] == 1_800_000_000


def test_a_change_is_later_than_the_last_even_when_the_clock_went_back() -> None:
    history = {"a": Change("old", 2_000_000_000)}
    assert updated(history, [("a", "new")], now=1_800_000_000)["a"] == Change("new", 2_000_000_001)


def test_a_word_that_is_gone_is_remembered(tmp_path: Path) -> None:
    build(bank_lesson(), tmp_path)
    before = read_history(tmp_path / "deck-history.json")
    build(replace(bank_lesson(), words=bank_lesson().words[:-1]), tmp_path)
    assert read_history(tmp_path / "deck-history.json") == before


def test_a_build_at_another_place_can_use_another_history(tmp_path: Path) -> None:
    write_deck(bank_lesson(), tmp_path / "deck.apkg", tmp_path / "other.json")
    assert len(read_history(tmp_path / "other.json")) == len(bank_lesson().words)
    assert not (tmp_path / "deck-history.json").exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": 99, "notes": {}}', '{"schema": 1, "notes": {"a": 1}}', "\x00"]
)
def test_a_broken_history_is_one_line_and_leaves_the_deck(tmp_path: Path, text: str) -> None:
    before = build(bank_lesson(), tmp_path)
    (tmp_path / "deck-history.json").write_text(text)
    with pytest.raises(LessonError) as fault:
        build(with_gloss(bank_lesson(), "銀行", "x"), tmp_path)
    assert "deck-history.json" in str(fault.value) and "\n" not in str(fault.value)
    assert (tmp_path / "deck.apkg").read_bytes() == before


def test_a_deck_that_cannot_be_written_leaves_the_earlier_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(bank_lesson(), tmp_path)
    before = (tmp_path / "deck-history.json").read_bytes()
    full_disk(monkeypatch, ".deck.apkg.")
    with pytest.raises(LessonError, match="deck.apkg: cannot be written"):
        build(with_gloss(bank_lesson(), "銀行", "x"), tmp_path)
    assert (tmp_path / "deck-history.json").read_bytes() == before


def test_a_history_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "deck-history.json").mkdir()
    with pytest.raises(LessonError, match="deck-history.json: cannot be read"):
        build(bank_lesson(), tmp_path)


# Odd lessons


def test_a_lesson_without_words_is_an_empty_deck(tmp_path: Path) -> None:
    assert write_deck(replace(bank_lesson(), words=()), tmp_path / "deck.apkg").notes == 0


def test_a_title_is_one_level_of_the_decks_name(tmp_path: Path) -> None:
    lesson = bank_lesson()
    lesson = replace(lesson, article=replace(lesson.article, title='A::B\x1f "C"\ud800 '))
    decks = json.loads(str(table(build(lesson, tmp_path), "SELECT decks FROM col")[0][0]))
    assert "Lesson::A:B ”C”" in {deck["name"] for deck in decks.values()}


def test_a_cross_reference_is_shown_where_the_lesson_has_nothing_better() -> None:
    assert note("全面").field("Meaning").startswith("see ")
    assert find(bank_lesson(), "全面").senses == (Sense("see 全[quan2]", (), SenseKind.REFERENCE),)


def test_every_field_of_a_type_is_filled_for_some_word(ordos: Lesson) -> None:
    wanted = [DeckOptions(cards=tuple(CardKind), voice=voice) for voice in Voice]
    lessons = [ordos, annotate("房间打扫得干干净净。")]  # what is made of parts is not in the seed
    made = [one for given in wanted for each in lessons for deck in decks_of(each, given) for one in deck.notes]
    made += question_notes(load(dump(ordos, make_items(ordos)), "quiz.json"))
    empty = {
        (kind, field)
        for kind, fields in FIELDS.items()
        for field in fields
        if not any(one.field(field) for one in made if one.type == kind)
    }
    assert not empty
