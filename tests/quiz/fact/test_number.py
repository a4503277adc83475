"""Facts of how many, when and which in order."""

from __future__ import annotations

import pytest
from quiz_texts import asked

from lesson.annotation.pipeline import annotate
from lesson.quiz.fact import facts


@pytest.mark.parametrize(
    "text",
    [
        "第一件事就是到菜园看看。",  # 第几件事就是到菜园看看 asks for no place in order
        "专家给出了几个建议：第一，在固定的时间睡觉。",
    ],
)
def test_a_rank_that_only_counts_what_is_said_is_not_asked_for(text: str) -> None:
    assert not [fact for fact in facts(annotate(text)) if fact.asked.text == "第几"]


def test_an_age_that_somebody_had_in_a_year_is_not_his_age() -> None:
    text = "1969年，39岁的屠呦呦被任命为组长。2015年，85岁的屠呦呦获得诺贝尔奖，成为第一位中国得主。"
    assert "屠呦呦多少岁" not in asked(annotate(text))


def test_every_two_weeks_is_nobody() -> None:
    found = asked(annotate("我决定从下个月开始，每两个星期去看一次陈奶奶。"))
    assert list(found) == ["我决定从下个月开始，每几个星期去看一次陈奶奶"]


def test_a_number_is_taken_for_one_of_its_own_size_only() -> None:
    found = asked(annotate("他一个月挣7000元。业务收入完成1.2万亿元。他送一件快递挣0.9元。"))
    assert "7000元" not in found["业务收入完成多少元"].wrong
    assert not {"7000元", "1.2万亿元"} & set(found["他送一件快递挣多少元"].wrong)
