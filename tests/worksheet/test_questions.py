"""Questions on the text, sentences to order and gaps to fill, as they are asked and answered on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import ITEMS, Asked, Press, item, printing, squeezed

from lesson.model import Lesson
from lesson.quiz import make_items
from lesson.worksheet import Section, WorksheetOptions
from lesson.worksheet.exercises.question import orders, questions
from lesson.worksheet.sheet import Sheet


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return printing(tmp_path)


def test_a_sentence_to_order_has_its_parts_and_orders_to_tick(press: Press) -> None:
    made = quiz_lesson()
    student = press(made, ITEMS, sections=("order",), key=False).text
    assert "1.A睡眠會·B缺乏·C影響健康·D長期的" in student
    assert "DBAC" in student and "BCAD" in student
    assert "長期的缺乏睡眠會影響健康" not in student
    assert "1.DBAC長期的缺乏睡眠會影響健康" in press(made, ITEMS, sections=("order",)).text


def test_questions_are_answered_by_a_tick_or_on_lines(press: Press) -> None:
    made = quiz_lesson()
    ticked = press(made, ITEMS, sections=("questions",), key=False).text
    assert "1.銀行昨天宣布了什麼？A新的計劃B新的道路C新的地圖D新的學校" in ticked
    assert "(theparagraphthatbegins專家認爲，長期缺乏睡眠會影" in ticked
    written = press(made, ITEMS, sections=("questions",), key=False, open_questions=True).text
    assert "新的計劃" not in written
    assert "A對B錯" in written


def test_the_key_answers_the_questions(press: Press) -> None:
    key = squeezed(press(quiz_lesson(), ITEMS, sections=("questions",)).reader.pages[-1].extract_text())
    assert "1.A新的計劃2.A對3.Asleep" in key


def test_no_question_gives_another_away() -> None:
    detail = ITEMS[0]
    telling = item(Asked.TRUTH, "True or false? 銀行昨天宣布了新的計劃。", ("對", "錯"), 0, "銀行昨天宣布了新的計劃")
    elsewhere = item(Asked.TRUTH, "True or false? 新的計劃很好。", ("對", "錯"), 0, "新的計劃很好", 3)
    assert questions((detail, telling), 5) == (detail,)
    assert questions((detail, elsewhere), 5) == (detail,)


def test_what_is_false_is_put_right_in_the_key(press: Press) -> None:
    false = replace(
        item(Asked.TRUTH, "True or false? 牆上沒有地圖。", ("對", "錯"), 1, "牆上掛着一張地圖", 2),
        explanation="The text says: 牆上掛着一張地圖。",
    )
    told = "B錯Thetextsays:牆上掛着一張地圖。"
    assert told in press(quiz_lesson(), (false,), sections=("questions",)).text
    assert "Thetextsays" not in press(quiz_lesson(), (false,), sections=("questions",), key=False).text
    assert "Thetextsays" not in press(quiz_lesson(), ITEMS, sections=("questions",)).text


def test_key_words_are_asked_of_two_paragraphs_at_most_and_always_with_their_options(press: Press) -> None:
    many = tuple(
        item(Asked.GIST, "What is this about?", ("sleep", "banks", "roads", "maps"), 0, f"第{at}段", at)
        for at in range(4)
    )
    assert [one.sentence.paragraph for one in questions(many, 5)] == [0, 1]
    written = press(quiz_lesson(), many, sections=("questions",), key=False, open_questions=True).text
    assert "AsleepBbanksCroadsDmaps" in written and "Tick" in written


def test_the_word_bank_stands_on_every_page_of_its_exercise(press: Press, ordos: Lesson) -> None:
    items = make_items(ordos)
    data = Sheet(ordos, items, WorksheetOptions(sections=(Section.CLOZE,))).data()["sections"][0]
    for characters in (2, 3):
        options = {"sections": ("writing", "cloze"), "characters": characters, "cell": 24}
        pages = press(ordos, items, key=False, **options).reader.pages
        texts = [squeezed(page.extract_text()) for page in pages]
        asked = [text for text in texts if any(_sentence(gap) in text for gap in data["items"])]
        assert len(asked) == 2
        assert all("".join(data["bank"]) in text for text in asked)


def test_a_short_exercise_stays_on_one_page(press: Press, ordos: Lesson) -> None:
    items = make_items(ordos)
    data = Sheet(ordos, items, WorksheetOptions(sections=(Section.CLOZE,), questions=5)).data()["sections"][0]
    for characters in (3, 4, 5):
        options = {"sections": ("writing", "cloze"), "characters": characters, "cell": 24, "questions": 5}
        pages = press(ordos, items, key=False, **options).reader.pages
        texts = [squeezed(page.extract_text()) for page in pages]
        assert sum(any(_sentence(gap) in text for gap in data["items"]) for text in texts) == 1


def _sentence(gap: dict[str, str]) -> str:
    return squeezed(gap["before"] + gap["after"]).strip("…")


def test_questions_are_spread_over_the_text() -> None:
    many = tuple(
        item(Asked.DETAIL, f"第{paragraph}段{at}？", ("a", "b", "c", "d"), 0, f"第{paragraph}段的第{at}句", paragraph)
        for paragraph in range(4)
        for at in range(5)
    )
    assert [one.sentence.paragraph for one in questions(many, 4)] == [0, 1, 2, 3]
    assert orders(many, 4) == ()
