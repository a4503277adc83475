"""Facts of which ones."""

from __future__ import annotations

from quiz_texts import library

from lesson.quiz.fact import facts


def test_a_list_is_asked_for_with_one_member_exchanged() -> None:
    found = next(fact for fact in facts(library()) if fact.answer == "北京、广州、深圳")
    members = set(found.answer.split("、"))
    for wrong in found.wrong:
        assert len(members - set(wrong.split("、"))) == 1 and len(wrong.split("、")) == 3
    assert not found.exact
