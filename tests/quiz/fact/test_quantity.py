"""Numbers as a text gives them, and what could be mistaken for them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_texts import numbers

from lesson.model import Kind, Token
from lesson.quiz.fact.quantity import Bound, Measure, Quantity, quantities, slips
from lesson.text.numerals import spelled, value_of


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
        ("飞船6月25日14时07分着陆。", "6月25日14时07分", Measure.PERIOD),
        ("活動共吸引5萬2千人次參加。", "5萬2千人次", Measure.AMOUNT),
        ("走路只要五分钟。", "五分钟", Measure.AMOUNT),
        ("她每天要写五十个汉字。", "五十个", Measure.AMOUNT),
        ("花了三个月的工资。", "三个月", Measure.AMOUNT),
        ("他今年二十三岁。", "二十三岁", Measure.AMOUNT),
        ("他以2小时07分20秒的成绩获得冠军。", "2小时07分20秒", Measure.DURATION),
        ("19世纪后期，运河失去了作用。", "19世纪后期", Measure.PERIOD),
        ("明年，林業署將投入8千萬元。", "8千萬元", Measure.AMOUNT),
        ("她在1971年10月获得成功。", "1971年10月", Measure.PERIOD),
    ],
)
def test_a_number_is_found_whole_and_as_what_it_is(text: str, said: str, measure: Measure) -> None:
    assert [(found.text, found.measure) for found in numbers(text)] == [(said, measure)]


@pytest.mark.parametrize(
    "text",
    [
        "他买了一辆车，住在一家酒店。",  # one is no number to ask for
        "公司停工两个多月。",  # more than two
        "这是五四运动的一部分。",  # a name
        "他是第三次来。",  # a rank
        "门口有十几个人。",  # nobody counted them
        "成年人每天睡7到8个小时。",  # neither 7 nor 8
        "这两天还有点儿发烧。",  # these days, whoever counts them
        "医生四十多岁。",
        "18岁到35岁的人",
        "她的血压从160降到了130。",  # of nothing that can be asked for
    ],
)
def test_not_every_number_is_one_to_ask_for(text: str) -> None:
    assert numbers(text) == []


@given(st.integers(3, 9999), st.sampled_from(["个", "岁", "天"]))
def test_a_slip_of_a_number_in_hanzi_is_another_such_number(number: int, unit: str) -> None:
    written = spelled(number, "")
    found = slips(Quantity(0, 2, Measure.AMOUNT, written + unit, written, "", unit, Bound.EXACT))
    assert len(found) >= 2
    for slip in found:
        assert slip.endswith(unit) and value_of(slip[:-1]) not in (None, 1, 2, number)


def test_who_goes_before_2030_goes_before_2031_as_well() -> None:
    (found,) = numbers("中国人将在2030年以前登上月球。")
    assert found.bound is Bound.MOST
    assert slips(found) and all(int(slip[:4]) < 2030 for slip in slips(found))


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


def test_what_has_passed_is_not_passed_by() -> None:
    (found,) = numbers("就这样过了两年。")
    assert found.bound is Bound.EXACT


def test_quantities_of_nothing_are_none() -> None:
    assert list(quantities(())) == []
    assert list(quantities((Token("万", 0, Kind.WORD, "万", "萬", ()),))) == []
