"""Facts: what a text says of when, how many, who and where, and the question that asks for it."""

from __future__ import annotations

import re

import pytest
from quiz_texts import asked, delivery, library

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson
from lesson.quiz.fact import facts


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("哪一天上海图书馆东馆正式向读者开放", "5月18日"),
        ("新馆位于浦东新区，总建筑面积多少平方米", "11.5万平方米"),
        ("谁是复旦大学教授", "王丽"),
        ("谁认为，公共图书馆不是书的仓库", "王丽"),
        ("长城位于什么地方", "北京市西北部"),
        ("他每天早上几点起床", "6点"),
    ],
)
def test_a_fact_is_asked_for_in_its_place(question: str, answer: str) -> None:
    assert asked(library())[question].answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("哪一年全国快递业务量达到1320.7亿件", "2023年"),
        ("赵海峰多少岁", "28岁"),
        ("每天早上几点他就要到仓库分拣包裹", "6点"),
        ("每件快递的平均成本从3.2元降到了多少元", "2.1元"),
        ("哪一年她的女儿开了网店", "2021年"),
        ("什么时候嫦娥六号返回器准确着陆于内蒙古", "6月25日14时07分"),
        ("他每天都要写多少个汉字", "五十个"),
        ("他妈妈做了几个菜", "八个"),
        ("运动员以多长时间的成绩获得第三名", "2小时26分"),
        ("运动员以2小时26分的成绩获得第几名", "第三"),
        ("我的外婆今年多少岁", "八十一岁"),
        ("多少年前他从深圳的电子厂辞职回到家乡", "两年前"),
    ],
)
def test_a_question_is_a_whole_sentence_that_somebody_would_ask(question: str, answer: str) -> None:
    assert asked(delivery())[question].answer == answer


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
