"""Facts: what a text says of when, how many, who and where, and what could be mistaken for it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.annotation import annotate
from lesson.model import Kind, Lesson, Token
from lesson.quiz.fact import Fact, facts
from lesson.quiz.fact.quantity import Bound, Measure, Quantity, quantities, slips

LIBRARY = """5月18日，上海图书馆东馆正式向读者开放。新馆位于浦东新区，总建筑面积11.5万平方米。
上海图书馆副馆长周德明表示，今年下半年将与北京、广州、深圳等城市的图书馆合作，举办“城市阅读节”活动。
复旦大学教授王丽认为，公共图书馆不是书的仓库。读者李建国希望在这里找到一本1957年出版的旧书。
拼多多战略副总裁九鼎说，新馆每天可以接待读者1万人次，去年也在上海、杭州、苏州等城市推广“新品牌计划”活动。
长城位于北京市西北部，离市中心大约70公里。他每天早上6点起床。"""


@cache
def library() -> Lesson:
    return annotate(LIBRARY)


def asked(lesson: Lesson) -> dict[str, Fact]:
    return {"".join(piece.text for piece in fact.question): fact for fact in facts(lesson)}


def numbers(text: str) -> list[Quantity]:
    return [found for sentence in annotate(text).sentences for found in quantities(sentence.tokens)]


@pytest.mark.parametrize(
    ("text", "said", "measure"),
    [
        ("总面积8.67万平方公里。", "8.67万平方公里", Measure.AMOUNT),
        ("达到3605亿元。", "3605亿元", Measure.AMOUNT),
        ("占全国的55%。", "55%", Measure.SHARE),
        ("2019年他去了北京。", "2019年", Measure.YEAR),
        ("6月30日他去了北京。", "6月30日", Measure.DAY),
        ("6月是最好的季节。", "6月", Measure.MONTH),
        ("产业起步于20世纪70年代。", "20世纪70年代", Measure.PERIOD),
        ("公司成立不足5年。", "5年", Measure.AMOUNT),
        ("他每天早上6点起床。", "6点", Measure.CLOCK),
    ],
)
def test_a_number_is_found_whole_and_as_what_it_is(text: str, said: str, measure: Measure) -> None:
    assert [(found.text, found.measure) for found in numbers(text)] == [(said, measure)]


def test_a_unit_that_belongs_to_the_next_word_is_not_taken() -> None:
    assert "6.28亿年" not in [found.text for found in numbers("拼多多拥有6.28亿年活跃买家。")]


def test_more_than_600_is_never_mistaken_for_a_smaller_number() -> None:
    (found,) = numbers("年产曾超过600万件。")
    assert found.bound is Bound.LEAST
    assert all(float(re.findall(r"[\d.]+", slip)[0]) > 600 or "亿" in slip for slip in slips(found))


def test_less_than_5_years_is_never_mistaken_for_more() -> None:
    (found,) = numbers("公司成立不足5年。")
    assert found.bound is Bound.MOST
    assert slips(found) and all(int(slip[0]) < 5 for slip in slips(found))


@given(st.integers(1, 999_999), st.sampled_from(["", "万", "亿"]), st.sampled_from(list(Bound)))
def test_a_slip_looks_like_the_number_and_has_another_value(number: int, magnitude: str, bound: Bound) -> None:
    text = f"{number}{magnitude}元"
    quantity = Quantity(0, 1, Measure.AMOUNT, text, str(number), magnitude, "元", bound)
    for slip in slips(quantity):
        assert slip != text and slip.endswith("元")
        digits = re.match(r"\d+", slip)
        assert digits and not digits[0].startswith("0")


@given(st.integers(1, 12), st.integers(1, 28))
def test_a_slip_of_a_date_is_a_date(month: int, day: int) -> None:
    text = f"{month}月{day}日"
    for slip in slips(Quantity(0, 4, Measure.DAY, text, str(month), "", "月", Bound.EXACT)):
        found = re.fullmatch(r"(\d+)月(\d+)日", slip)
        assert found and 1 <= int(found[1]) <= 12 and int(found[2]) == day and slip != text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("哪一天，上海图书馆东馆正式向读者开放", "5月18日"),
        ("新馆位于浦东新区，总建筑面积多少平方米", "11.5万平方米"),
        ("复旦大学教授是谁", "王丽"),
        ("谁认为，公共图书馆不是书的仓库", "王丽"),
        ("长城位于什么地方", "北京市西北部"),
        ("他每天早上几点起床", "6点"),
    ],
)
def test_a_fact_is_asked_for_in_its_place(question: str, answer: str) -> None:
    assert asked(library())[question].answer == answer


def test_a_list_is_asked_for_with_one_member_exchanged() -> None:
    found = next(fact for fact in facts(library()) if fact.answer == "北京、广州、深圳")
    members = set(found.answer.split("、"))
    for wrong in found.wrong:
        assert len(members - set(wrong.split("、"))) == 1 and len(wrong.split("、")) == 3
    assert not found.exact


def test_a_place_is_mistaken_for_one_in_another_direction() -> None:
    found = asked(library())["长城位于什么地方"]
    assert set(found.wrong) == {"北京市西南部", "北京市东北部", "北京市东南部"}


def test_a_person_is_mistaken_for_another_person_of_the_text() -> None:
    assert set(asked(library())["复旦大学教授是谁"].wrong) <= {"周德明", "李建国", "九鼎"}


def test_the_question_has_no_answer_in_it_and_no_wrong_answer_is_right(ordos: Lesson) -> None:
    for fact in facts(ordos):
        asking = "".join(piece.text for piece in fact.question)
        assert fact.answer not in asking, asking
        assert fact.answer not in fact.wrong and len(set(fact.wrong)) == len(fact.wrong) >= 2


def test_what_is_stated_stands_in_the_text_but_for_posts(ordos: Lesson) -> None:
    text = "".join(ordos.article.paragraphs)
    for fact in facts(ordos):
        stated = fact.stated(fact.answer)
        if not fact.link and fact.before:
            longest = max(re.split("[，,]", stated), key=len)
            assert re.sub("[“”]", "", longest) in re.sub("[“”]", "", text), stated


def test_headings_are_not_asked_about(ordos: Lesson) -> None:
    headings = ordos.article.headings
    assert all(ordos.sentences[fact.sentence].paragraph not in headings for fact in facts(ordos))


def test_a_text_without_facts_has_none() -> None:
    assert facts(annotate("他很高。天气不错。")) == []


def test_quantities_of_nothing_are_none() -> None:
    assert list(quantities(())) == []
    assert list(quantities((Token("万", 0, Kind.WORD, "万", "萬", ()),))) == []
