"""Facts of why and what for."""

from __future__ import annotations

from quiz_texts import asked

from lesson.annotation.pipeline import annotate

REASONS = """为了保持联系，中国发射了一颗卫星。由于收入不稳定，他的公司去年有12名员工离职。
为了降低运输成本，当地政府建起了物流园。因为车站很远，老人们都坐免费的接驳车。"""


def test_why_is_answered_by_a_reason_or_a_purpose_and_its_word() -> None:
    found = asked(annotate(REASONS))["为什么当地政府建起了物流园"]
    assert found.answer == "为了降低运输成本"
    assert set(found.wrong) <= {"为了保持联系", "由于收入不稳定", "因为车站很远"} and len(found.wrong) >= 2
    assert not found.exact
