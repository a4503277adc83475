"""Function words: the sense that their place in the sentence gives them."""

import pytest
from meanings import shown

from lesson.annotation.pipeline import annotate
from lesson.annotation.rules.function_word import uses
from lesson.lexicon import lexicon


def sense(text: str, word: str) -> str:
    """The sense a word has in a sentence."""
    for sentence in annotate(text).sentences:
        for token in sentence.tokens:
            if token.simplified == word:
                return shown(token)
    raise AssertionError(f"{word} is no word of {text}")


@pytest.mark.parametrize("word", sorted(uses()))
def test_every_use_in_the_table_is_a_sense_of_the_dictionary(word: str) -> None:
    glosses = [sense.gloss for entry in lexicon().entries(word) for sense in entry.senses]
    for rule in uses()[word]:
        assert any(rule.told.search(gloss) for gloss in glosses), f"{word}: no sense matches {rule.told.pattern}"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("他被老师批评了。", "被", "passive"),
        ("他曾经担任过这个职务。", "过", "experienced"),
        ("这是上海的一所大学。", "所", "classifier"),
        ("这是大家所需要的。", "所", "particle introducing"),
        ("该公司成立于1990年。", "该", "that"),
        ("自1990年起，他一直住在这里。", "起", "starting from"),
        ("请把书给我。", "把", "put the object before"),
        ("桌子上有三本书。", "上", "on; above"),
        ("他喜欢唱歌、跳舞等。", "等", "and so on"),
        ("我们用电脑来学习汉语。", "来", "between two verbs"),
        ("公司将于明年成立。", "将", "will"),
        ("他会说英语。", "会", "know how"),
        ("明天会下雨。", "会", "likely"),
        ("他没有时间。", "没有", "to not have"),
        ("他没有来。", "没有", "haven't"),
        ("会议持续了近三个小时。", "近", "approximately|close to"),
        ("如果下雨，我就不去。", "就", "in that case"),
        ("这里有两百多人。", "多", "after a numeral"),
        ("会议定于15日举行。", "日", "day of the month"),
        ("他只住了几日。", "日", "^day$"),
        ("明天早上8时出发。", "时", "o'clock"),
        ("多地出现大雨。", "地", "^place$"),
        ("我们队以三比一赢了。", "比", "^ratio$"),
        ("我们队赢了5分。", "分", "a point"),
        ("火车九点五分到。", "分", "minute"),
        ("他们连赢三场。", "连", "in succession"),
        ("他连饭也没吃。", "连", "even"),
        ("光靠努力是不够的。", "光", "only"),
        ("学校要重视安全。", "要", "need to"),
        ("孩子笑了起来。", "起来", "beginning and continuation"),
        ("他跳起来了。", "起来", "upward movement"),
        ("他们打出了气势。", "出", "used after a verb"),
        ("他要继续学下去。", "下去", "to continue"),
        ("三年前他来过这里。", "前", "^ago$"),
        ("2030年前完成任务。", "前", "^before$"),
        ("王先生今天没来。", "先生", "Mr"),
        ("气温下降了一度。", "度", "degree .angles"),
        ("病人多了三成。", "成", "^one tenth"),
        ("千万不要硬撑。", "千万", "by all means"),
        ("另外，我们也去。", "另外", "in addition"),
        ("他们走了三个小时左右。", "左右", "approximately"),
        ("你怎么去学校？", "怎么", "how"),
        ("头三年他只干一件事。", "头", "^first$"),
        ("这本书卖几百块。", "百", "hundred"),
        ("两周后他回来了。", "周", "^week$"),
        ("他每天少睡一小时。", "少", "^less$"),
        ("老人一边走一边说。", "一边", "doing while"),
        ("我在等你。", "等", "to wait"),
        ("狗叫了。", "叫", "to shout"),
        ("他晃了几下。", "下", "measure word"),
        ("他请了三天假。", "假", "vacation"),
        ("外面下着雨。", "下", "to fall"),
        ("一位老人来了。", "位", "classifier for people"),
        ("他在打篮球。", "打", "to play"),
        ("拼多多表示同意。", "表示", "of sb"),
    ],
)
def test_a_function_word_has_the_sense_of_its_place(text: str, word: str, meant: str) -> None:
    import re

    assert re.search(meant, sense(text, word), re.MULTILINE), sense(text, word)


def test_traditional_characters_make_no_difference() -> None:
    assert sense("他被老師批評了。", "被") == sense("他被老师批评了。", "被")
