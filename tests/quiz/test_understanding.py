"""Questions on the text: detail, truth, gist and order."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from lesson.annotate.pipeline import annotate
from lesson.item import Showing
from lesson.model import Lesson
from lesson.quiz import QuizItem, make_items
from lesson.quiz.glossary import Glossary
from lesson.quiz.kinds import order, truth
from lesson.quiz.material import Material


@pytest.fixture(scope="module")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


def of(items: tuple[QuizItem, ...], kind: str) -> list[QuizItem]:
    found = [item for item in items if item.kind.name == kind]
    assert found
    return found


def test_a_detail_is_asked_with_the_passage_that_has_it(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, "detail"):
        assert item.kind.showing is Showing.PASSAGE and item.mark is None
        assert item.options[item.answer].strip("“”") in item.shown, item.prompt
        assert item.prompt.endswith("？")


def test_the_facts_that_a_teacher_would_ask_are_asked(items: tuple[QuizItem, ...]) -> None:
    keys = {item.options[item.answer] for item in of(items, "detail")}
    assert keys >= {
        "6月30日",
        "3605億元",
        "8.67萬平方公里",
        "內蒙古自治區西南部",
        "20世紀70年代",
        "79家",
        "55%",
        "600萬件",
    }


def test_a_statement_is_true_when_it_stands_in_the_text_and_half_are(
    items: tuple[QuizItem, ...], ordos: Lesson
) -> None:
    found = of(items, "truth")
    for item in found:
        assert item.options == ("對", "錯")
    share = Counter(item.options[item.answer] for item in found)["對"] / len(found)
    assert 0.3 <= share <= 0.7


def test_a_false_statement_stands_nowhere_in_the_text(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    text = re.sub("[“”]", "", "".join(ordos.article.paragraphs))
    for item in of(items, "truth"):
        said = re.sub("[“”]", "", item.prompt.removeprefix("True or false? ").removesuffix("。"))
        if item.options[item.answer] == "錯":
            assert said not in text, said


def test_simplified_text_is_judged_in_simplified_characters() -> None:
    made = make_items(annotate("2019年他去了北京。小王今年25岁。长城位于北京市西北部。"))
    found = [item for item in made if item.kind.name == "truth"]
    assert found and all(item.options == ("对", "错") for item in found)


def test_the_key_words_of_a_paragraph_are_in_it_and_those_of_the_wrong_options_are_not(
    items: tuple[QuizItem, ...],
) -> None:
    for item in of(items, "gist"):
        for at, reason in enumerate(item.reasons):
            if at == item.answer:
                words = re.findall(r"[\u4e00-\u9fff]+", reason)
                assert len(words) == 3 and all(word in item.shown for word in words)
            else:
                assert not any(word in item.shown for word in reason.split(":")[0].split("、"))


def test_no_gloss_gives_a_key_word_away(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in of(items, "gist"):
        told = {glossary[place].text for place in item.around}
        assert not told & set(re.findall(r"[\u4e00-\u9fff]+", item.reasons[item.answer]))


def test_the_parts_in_their_order_are_the_sentence(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, "order"):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        assert "".join(parts[letter] for letter in item.options[item.answer].split()) == item.sentence.text
        assert item.shown == ""


def test_a_wrong_order_ends_with_what_needs_something_after_it(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, "order"):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        for at, option in enumerate(item.options):
            if at != item.answer:
                first, *_, last = option.split()
                assert item.reasons[at].startswith((parts[first], parts[last]))


def test_parts_are_not_given_in_their_right_order(items: tuple[QuizItem, ...]) -> None:
    assert all(item.options[item.answer] != "A B C D" for item in of(items, "order"))


def test_an_elliptical_end_with_的_is_no_wrong_order() -> None:
    made = make_items(annotate("他租的房子只有20平方米，每个月要付4500元。"))
    assert [item for item in made if item.kind.name == "order"] == []


def test_every_word_around_is_a_word_of_the_excerpt(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in items:
        assert all(glossary[place].text in item.sentence.text for place in item.around)
        assert item.kind.name == "gist" or not any(
            glossary[place].text == item.sentence.word and item.kind.is_of_word for place in item.around
        )


@pytest.mark.parametrize(
    "clause",
    [
        "鄂尔多斯市政府宣布与拼多多达成战略合作。",  # 拼多多 and 市政府 may change places
        "许多企业仍处在低附加值的生产加工环节。",  # 生产加工, 加工生产
        "快递网点的增加也改变了农民卖东西的方式。",  # 农民的增加, 网点的方式
    ],
)
def test_parts_that_could_change_places_are_not_put_in_order(clause: str) -> None:
    for draft in order.drafts(Material(annotate(clause))):
        parts = [part.split(" ", 1)[1] for part in draft.prompt.split(": ", 1)[1].split(" · ")]
        assert sum(part.endswith("的") for part in parts) < 2
        assert not {"拼多多", "鄂尔多斯市政府"} <= set(parts) and not {"生产", "加工"} & set(parts)


def test_no_statement_is_asked_about_twice(items: tuple[QuizItem, ...]) -> None:
    told = [item.explanation for item in items if item.kind.name == "truth"]
    assert len(told) == len(set(told)) > 20


def test_half_of_the_statements_are_true(items: tuple[QuizItem, ...]) -> None:
    keys = [item.options[item.answer] for item in items if item.kind.name == "truth"]
    assert 0.35 < keys.count("對") / len(keys) < 0.65


@pytest.mark.parametrize(
    "text",
    [
        "这里的羊绒衫年产曾超过600万件，远销海内外。",  # they may be more than 700
        "中国人将在2030年以前登上月球。",
    ],
)
def test_what_the_text_only_leaves_open_is_not_called_wrong(text: str) -> None:
    assert not list(truth.drafts(Material(annotate(text))))


def test_a_changed_number_does_not_repeat_the_other_one() -> None:
    text = "每件快递的平均成本从3.2元降到了2.1元。他买了一本1.8元的书。"
    for draft in truth.drafts(Material(annotate(text))):
        assert len(set(re.findall(r"[\d.]+元", draft.prompt))) == len(re.findall(r"[\d.]+元", draft.prompt))


def test_a_statement_that_ends_in_a_quotation_has_one_full_stop() -> None:
    (draft,) = truth.drafts(Material(annotate("他说：“没关系，我们是朋友。”")))
    assert draft.prompt.endswith("朋友。”") and not draft.explanation.endswith("。”。")


def test_the_key_is_in_each_place_equally_often(items: tuple[QuizItem, ...]) -> None:
    free = [item for item in items if len(item.options) == 4]
    used = Counter(item.answer for item in free)
    assert len(free) > 200 and max(used.values()) - min(used[place] for place in range(4)) <= 2
