"""What holds for every item of every quiz, on a lesson made by hand and on the seed."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from quiz_lesson import lesson as small_lesson

from lesson.annotation.pipeline import annotate_article
from lesson.item import GAP
from lesson.kinds import KINDS
from lesson.model import Kind, Lesson
from lesson.quiz import QuizItem, QuizKind, make_items
from lesson.quiz.gloss import stems
from lesson.text.article import read_article

SEED = Path(__file__).parents[2] / "seeds" / "ordos.txt"


@cache
def seed_lesson() -> Lesson:
    return annotate_article(read_article(SEED))


@cache
def quiz_of(name: str) -> tuple[Lesson, tuple[QuizItem, ...]]:
    lesson = seed_lesson() if name == "seed" else small_lesson()
    return lesson, make_items(lesson)


@pytest.fixture(params=["small", "seed"])
def made(request: pytest.FixtureRequest) -> tuple[Lesson, tuple[QuizItem, ...]]:
    return quiz_of(request.param)


def test_the_seed_gives_at_least_150_items_of_every_kind_and_many_bands_and_25_details() -> None:
    _, items = quiz_of("seed")
    kinds = Counter(item.kind for item in items)
    assert len(items) >= 150
    assert kinds[QuizKind.parse("detail")] >= 25
    assert all(kinds[kind] >= 5 for kind in KINDS)
    assert {item.band for item in items} >= {2, 3, 4, 5, 6, 7}


def test_no_two_items_are_alike(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    assert len({item.id for item in items}) == len(items)
    asked = {(item.kind, item.word if item.kind.is_of_word else item.prompt + item.sentence.text) for item in items}
    assert len(asked) == len(items)


def test_different_options_with_a_reason_each(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    for item in items:
        options = [option.strip().lower() for option in item.options]
        least = {"truth": 2, "detail": 3}.get(item.kind.name, 4)
        assert least <= len(set(options)) == len(options) <= 4, item
        assert len(item.reasons) == len(options) and all(item.reasons)


def test_no_option_of_a_meaning_item_is_part_of_another_or_shares_its_content(
    made: tuple[Lesson, tuple[QuizItem, ...]],
) -> None:
    _, items = made
    for item in items:
        if item.kind.name == "meaning":
            key = item.options[item.answer]
            for option in item.options:
                if option != key:
                    assert option not in key and key not in option
                    assert not stems(option) & stems(key), item


def test_no_wrong_option_of_a_cloze_shares_a_character_with_the_key(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    for item in items:
        if item.kind.name == "cloze":
            key = item.options[item.answer]
            assert all(not set(key) & set(option) for option in item.options if option != key), item


def test_a_cloze_hides_its_word_everywhere(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    for item in items:
        if item.kind.name == "cloze":
            assert item.options[item.answer] not in item.shown
            assert item.shown.count(GAP) == 1
            assert GAP in item.hint


def test_each_syllable_on_offer_stands_in_two_options(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    for item in items:
        if item.kind.name == "reading":
            assert item.options[item.answer] == item.pinyin
            assert len({option[0] for option in item.options}) <= 2


def test_a_reading_hint_does_not_give_the_pinyin_away(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    for item in items:
        if item.kind.name == "reading":
            assert item.pinyin not in item.hint.split(), item


def test_a_reading_of_taiwan_is_never_wrong(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    from lesson.text.pinyin import joined

    lesson, items = made
    words = {word.key: word for word in lesson.words}
    for item in items:
        if item.kind.name == "reading":
            accepted = {joined(reading) for reading in words[item.word].other_readings}
            accepted |= {joined(reading) for reading in words[item.word].regional_readings}
            assert not accepted & (set(item.options) - {item.pinyin}), item


def test_the_excerpt_is_in_the_article_and_the_word_in_the_excerpt(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    lesson, items = made
    for item in items:
        assert item.sentence.text in lesson.article.paragraphs[item.sentence.paragraph]
        assert item.sentence.word and item.sentence.word in item.sentence.text


def test_names_and_grammatical_words_are_not_asked_for_their_meaning(
    made: tuple[Lesson, tuple[QuizItem, ...]],
) -> None:
    lesson, items = made
    words = {word.key: word for word in lesson.words}
    for item in items:
        if item.kind.is_of_word and item.kind.name != "reading":
            word = words[item.word]
            assert word.kind is Kind.WORD
            assert word.pos not in ("particle", "preposition", "conjunction", "pronoun", "numeral")


def test_items_follow_the_text(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    paragraphs = [item.sentence.paragraph for item in items]
    assert paragraphs == sorted(paragraphs)


def test_the_band_is_that_of_the_word_and_difficulty_adds_the_words_around_it(
    made: tuple[Lesson, tuple[QuizItem, ...]],
) -> None:
    lesson, items = made
    words = {word.key: word for word in lesson.words}
    for item in items:
        if item.kind.is_of_word:
            assert item.band == (words[item.word].level or 7)
        assert item.band <= item.difficulty <= item.band + 1


def test_the_right_option_stands_in_each_place_about_equally_often() -> None:
    _, items = quiz_of("seed")
    for options in (2, 4):
        asked = [item for item in items if len(item.options) == options]
        places = Counter(item.answer for item in asked)
        assert all(0.6 / options <= places[place] / len(asked) <= 1.4 / options for place in range(options))


def test_the_right_meaning_is_not_given_away_by_its_length() -> None:
    _, items = quiz_of("seed")
    asked = [item for item in items if item.kind.name == "meaning"]
    longest = sum(
        all(len(item.options[item.answer]) > len(o) for o in item.options if o != item.options[item.answer])
        for item in asked
    )
    assert longest / len(asked) <= 0.35


def test_no_word_is_asked_for_its_meaning_and_in_a_cloze(made: tuple[Lesson, tuple[QuizItem, ...]]) -> None:
    _, items = made
    meanings = {item.word for item in items if item.kind.name == "meaning"}
    clozes = {item.word for item in items if item.kind.name == "cloze"}
    assert not meanings & clozes


def test_the_same_lesson_gives_the_same_items() -> None:
    assert make_items(small_lesson()) == make_items(small_lesson())


def test_an_item_keeps_its_id_when_the_lesson_grows() -> None:
    before = {(item.kind, item.word): item.id for item in make_items(small_lesson())}
    from quiz_lesson import PARAGRAPHS

    longer = make_items(small_lesson((*PARAGRAPHS, "昨天/王明/很/重要/。")))
    after = {(item.kind, item.word): item.id for item in longer}
    kept = before.keys() & after.keys()
    assert len(kept) > 10
    assert all(before[key] == after[key] for key in kept)


def test_a_lesson_too_small_for_wrong_options_has_no_items_of_meaning() -> None:
    items = make_items(small_lesson(("銀行/昨天/宣布/了/計劃/。",)))
    assert [item for item in items if item.kind.name in ("meaning", "cloze")] == []


def test_the_key_is_in_each_place_equally_often() -> None:
    _, items = quiz_of("seed")
    free = [item for item in items if len(item.options) == 4]
    used = Counter(item.answer for item in free)
    assert len(free) > 200 and max(used.values()) - min(used[place] for place in range(4)) <= 2
