"""Facts of people."""

from __future__ import annotations

from quiz_texts import asked, library

from lesson.annotation.pipeline import annotate
from lesson.quiz.fact import facts


def test_a_deputy_is_not_what_he_is_the_deputy_of() -> None:
    text = "中国汽车流通协会副会长郎学红说，市场很好。总经理王传福表示，车很好。清华大学教授赵福全认为，路很好。"
    told = {answer for fact in facts(annotate(text)) for answer in (fact.answer, *fact.wrong)}
    assert "中国汽车流通协会副会长" in told and not {"会长", "经理"} & told


def test_what_somebody_says_is_asked_without_his_quotation_marks() -> None:
    found = asked(annotate("他告诉我：“它的腿没有大问题，休息三个星期就好了。”"))
    assert [question for question in found if question.endswith("休息几个星期就好了")]
    assert not [question for question in found if "“" in question or "。" in question]


def test_who_somebody_is_is_never_answered_by_two_names_of_one_post() -> None:
    text = "〔記者陳怡君報導〕文化局長林佩蓉表示，市集結束了。局長王世賢說，路不通。教授李啟文說，路很好。"
    (found,) = [fact for fact in facts(annotate(text)) if fact.before and fact.before[0].text == "李啟文"]
    assert not {"局長", "文化局長"} <= set(found.wrong)


def test_a_person_is_mistaken_for_another_person_of_the_text() -> None:
    assert set(asked(library())["谁是复旦大学教授"].wrong) <= {"周德明", "李建国", "九鼎"}
