"""Stretches of a sentence that say something by themselves."""

from __future__ import annotations

import pytest
from quiz_texts import asked, delivery

from lesson.annotation.pipeline import annotate


def test_nothing_is_asked_of_a_clause_that_breaks_off_after_a_verb_of_saying() -> None:
    # 国家邮政局哪个月公布的数据显示 has no object.
    assert not [question for question in asked(delivery()) if question.endswith(("显示", "认为", "表示"))]


def test_who_did_something_to_an_end_is_asked_with_what_he_did() -> None:
    text = "公元前486年，吴国国王夫差为了运送粮食，下令开挖邗沟。"
    assert all(question.endswith("下令开挖邗沟") for question in asked(annotate(text)))


def test_a_title_is_stated_with_both_its_marks() -> None:
    text = "2014年6月22日，世界遗产大会把大运河列入《世界遗产名录》。"
    assert [question for question in asked(annotate(text)) if question.endswith("《世界遗产名录》")]


def test_a_quarter_of_a_year_says_only_when() -> None:
    text = "IDC的报告显示，2024年第二季度，中国手机出货量约257万台，同比增长104.6%。"
    assert "哪一年第二季度，中国手机出货量约257万台" in asked(annotate(text))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("记者从铁路局获悉，7月8日起，高速铁路开始联调联试。", "记者从铁路局获悉，哪一天起，高速铁路开始联调联试"),
        (
            "死者是一名42岁的男性，本身有糖尿病，11月20日出现症状。",
            "死者是一名42岁的男性，本身有糖尿病，哪一天出现症状",
        ),
    ],
)
def test_a_question_goes_back_to_who_is_spoken_of_and_on_to_what_happened(text: str, question: str) -> None:
    assert question in asked(annotate(text))


def test_that_year_is_no_subject() -> None:
    found = asked(annotate("张文雄原本是司机，三十五岁那年出了车祸，不能再开车。"))
    assert "张文雄原本是司机，多少岁那年出了车祸" in found


def test_what_is_said_to_its_end_loses_its_full_stop_with_its_mark() -> None:
    found = asked(annotate("「一天只賣出十幾碗，太太天天哭，我告訴她再撐三個月看看。」張文雄回憶說。"))
    assert found and not [question for question in found if "。" in question]
