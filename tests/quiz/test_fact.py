"""Facts: what a text says of when, how many, who and where, and what could be mistaken for it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.annotate.pipeline import annotate
from lesson.model import Kind, Lesson, Token
from lesson.quiz.fact import Fact, facts
from lesson.quiz.fact.quantity import Bound, Measure, Quantity, quantities, slips
from lesson.quiz.fact.source import Source
from lesson.text.numerals import spelled, value_of

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


DELIVERY = """国家邮政局1月公布的数据显示，2023年全国快递业务量达到1320.7亿件。28岁的赵海峰是一家快递公司的员工。
每天早上6点，他就要到仓库分拣包裹。每件快递的平均成本从3.2元降到了2.1元。2021年，她的女儿开了网店。
6月25日14时07分，嫦娥六号返回器准确着陆于内蒙古。因为他对中国文化很感兴趣，所以他每天都要写五十个汉字。
他妈妈做了八个菜。运动员以2小时26分的成绩获得第三名。我的外婆今年八十一岁，住在台中。大学教授刘志强认为，企业应该提高服务质量。两年前，他从深圳的电子厂辞职回到家乡。"""


@cache
def delivery() -> Lesson:
    return annotate(DELIVERY)


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


def test_nothing_is_asked_of_a_clause_that_breaks_off_after_a_verb_of_saying() -> None:
    # 国家邮政局哪个月公布的数据显示 has no object.
    assert not [question for question in asked(delivery()) if question.endswith(("显示", "认为", "表示"))]


@pytest.mark.parametrize(
    "text",
    [
        "第一件事就是到菜园看看。",  # 第几件事就是到菜园看看 asks for no place in order
        "专家给出了几个建议：第一，在固定的时间睡觉。",
    ],
)
def test_a_rank_that_only_counts_what_is_said_is_not_asked_for(text: str) -> None:
    assert not [fact for fact in facts(annotate(text)) if fact.asked.text == "第几"]


def test_who_did_something_to_an_end_is_asked_with_what_he_did() -> None:
    text = "公元前486年，吴国国王夫差为了运送粮食，下令开挖邗沟。"
    assert all(question.endswith("下令开挖邗沟") for question in asked(annotate(text)))


def test_a_title_is_stated_with_both_its_marks() -> None:
    text = "2014年6月22日，世界遗产大会把大运河列入《世界遗产名录》。"
    assert [question for question in asked(annotate(text)) if question.endswith("《世界遗产名录》")]


def test_a_deputy_is_not_what_he_is_the_deputy_of() -> None:
    text = "中国汽车流通协会副会长郎学红说，市场很好。总经理王传福表示，车很好。清华大学教授赵福全认为，路很好。"
    told = {answer for fact in facts(annotate(text)) for answer in (fact.answer, *fact.wrong)}
    assert "中国汽车流通协会副会长" in told and not {"会长", "经理"} & told


def test_what_somebody_says_is_asked_without_his_quotation_marks() -> None:
    found = asked(annotate("他告诉我：“它的腿没有大问题，休息三个星期就好了。”"))
    assert [question for question in found if question.endswith("休息几个星期就好了")]
    assert not [question for question in found if "“" in question or "。" in question]


def test_an_age_that_somebody_had_in_a_year_is_not_his_age() -> None:
    text = "1969年，39岁的屠呦呦被任命为组长。2015年，85岁的屠呦呦获得诺贝尔奖，成为第一位中国得主。"
    assert "屠呦呦多少岁" not in asked(annotate(text))


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


def test_what_has_passed_is_not_passed_by() -> None:
    (found,) = numbers("就这样过了两年。")
    assert found.bound is Bound.EXACT


def test_that_year_is_no_subject() -> None:
    found = asked(annotate("张文雄原本是司机，三十五岁那年出了车祸，不能再开车。"))
    assert "张文雄原本是司机，多少岁那年出了车祸" in found


def test_what_is_said_to_its_end_loses_its_full_stop_with_its_mark() -> None:
    found = asked(annotate("「一天只賣出十幾碗，太太天天哭，我告訴她再撐三個月看看。」張文雄回憶說。"))
    assert found and not [question for question in found if "。" in question]


def test_every_two_weeks_is_nobody() -> None:
    found = asked(annotate("我决定从下个月开始，每两个星期去看一次陈奶奶。"))
    assert list(found) == ["我决定从下个月开始，每几个星期去看一次陈奶奶"]


def test_only_who_does_or_says_something_is_a_person_of_the_text() -> None:
    text = "教授李敏认为，路线很好。记者王丽说，新路线经过南宋御街。主任陈伟明表示，明年再办。副总裁九鼎说，很好。"
    text += "院士李春来说，月球背面的地壳很厚。嫦娥六号返回，嫦娥六号着陆，嫦娥六号采集样品。"
    assert set(Source(annotate(text)).people) == {"李敏", "王丽", "陈伟明", "九鼎"}


def test_a_number_is_taken_for_one_of_its_own_size_only() -> None:
    found = asked(annotate("他一个月挣7000元。业务收入完成1.2万亿元。他送一件快递挣0.9元。"))
    assert "7000元" not in found["业务收入完成多少元"].wrong
    assert not {"7000元", "1.2万亿元"} & set(found["他送一件快递挣多少元"].wrong)


def test_who_somebody_is_is_never_answered_by_two_names_of_one_post() -> None:
    text = "〔記者陳怡君報導〕文化局長林佩蓉表示，市集結束了。局長王世賢說，路不通。教授李啟文說，路很好。"
    (found,) = [fact for fact in facts(annotate(text)) if fact.before and fact.before[0].text == "李啟文"]
    assert not {"局長", "文化局長"} <= set(found.wrong)


REASONS = """为了保持联系，中国发射了一颗卫星。由于收入不稳定，他的公司去年有12名员工离职。
为了降低运输成本，当地政府建起了物流园。因为车站很远，老人们都坐免费的接驳车。"""


def test_why_is_answered_by_a_reason_or_a_purpose_and_its_word() -> None:
    found = asked(annotate(REASONS))["为什么当地政府建起了物流园"]
    assert found.answer == "为了降低运输成本"
    assert set(found.wrong) <= {"为了保持联系", "由于收入不稳定", "因为车站很远"} and len(found.wrong) >= 2
    assert not found.exact


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
    assert set(asked(library())["谁是复旦大学教授"].wrong) <= {"周德明", "李建国", "九鼎"}


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
