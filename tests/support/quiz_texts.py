"""Short texts with facts in them, and what is asked about a text."""

from __future__ import annotations

from functools import cache

from lesson.annotation.pipeline import annotate
from lesson.model import Lesson
from lesson.quiz.fact import Fact, facts
from lesson.quiz.fact.quantity import Quantity, quantities

LIBRARY = """5月18日，上海图书馆东馆正式向读者开放。新馆位于浦东新区，总建筑面积11.5万平方米。
上海图书馆副馆长周德明表示，今年下半年将与北京、广州、深圳等城市的图书馆合作，举办“城市阅读节”活动。
复旦大学教授王丽认为，公共图书馆不是书的仓库。读者李建国希望在这里找到一本1957年出版的旧书。
拼多多战略副总裁九鼎说，新馆每天可以接待读者1万人次，去年也在上海、杭州、苏州等城市推广“新品牌计划”活动。
长城位于北京市西北部，离市中心大约70公里。他每天早上6点起床。"""

DELIVERY = """国家邮政局1月公布的数据显示，2023年全国快递业务量达到1320.7亿件。28岁的赵海峰是一家快递公司的员工。
每天早上6点，他就要到仓库分拣包裹。每件快递的平均成本从3.2元降到了2.1元。2021年，她的女儿开了网店。
6月25日14时07分，嫦娥六号返回器准确着陆于内蒙古。因为他对中国文化很感兴趣，所以他每天都要写五十个汉字。
他妈妈做了八个菜。运动员以2小时26分的成绩获得第三名。我的外婆今年八十一岁，住在台中。大学教授刘志强认为，企业应该提高服务质量。两年前，他从深圳的电子厂辞职回到家乡。"""


@cache
def library() -> Lesson:
    return annotate(LIBRARY)


@cache
def delivery() -> Lesson:
    return annotate(DELIVERY)


def asked(lesson: Lesson) -> dict[str, Fact]:
    """The facts of a lesson by the question that asks for each."""
    return {"".join(piece.text for piece in fact.question): fact for fact in facts(lesson)}


def numbers(text: str) -> list[Quantity]:
    """The numbers of a text."""
    return [found for sentence in annotate(text).sentences for found in quantities(sentence.tokens)]
