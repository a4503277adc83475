"""Questions on the text: detail, truth, gist and order."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from lesson.annotation import annotate
from lesson.model import Lesson
from lesson.quiz import ItemKind, QuizItem, make_items
from lesson.quiz.glossary import Glossary
from lesson.quiz.item import Showing


@pytest.fixture(scope="module")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


def of(items: tuple[QuizItem, ...], kind: ItemKind) -> list[QuizItem]:
    found = [item for item in items if item.kind is kind]
    assert found
    return found


def test_a_detail_is_asked_with_the_passage_that_has_it(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, ItemKind.DETAIL):
        assert item.kind.showing is Showing.PASSAGE and item.mark is None
        assert item.options[item.answer].strip("“”") in item.shown, item.prompt
        assert item.prompt.endswith("？")


def test_the_facts_that_a_teacher_would_ask_are_asked(items: tuple[QuizItem, ...]) -> None:
    keys = {item.options[item.answer] for item in of(items, ItemKind.DETAIL)}
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
    found = of(items, ItemKind.TRUTH)
    for item in found:
        assert item.options == ("對", "錯")
    share = Counter(item.options[item.answer] for item in found)["對"] / len(found)
    assert 0.3 <= share <= 0.7


def test_a_false_statement_stands_nowhere_in_the_text(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    text = re.sub("[“”]", "", "".join(ordos.article.paragraphs))
    for item in of(items, ItemKind.TRUTH):
        said = re.sub("[“”]", "", item.prompt.removeprefix("True or false? ").removesuffix("。"))
        if item.options[item.answer] == "錯":
            assert said not in text, said


def test_simplified_text_is_judged_in_simplified_characters() -> None:
    made = make_items(annotate("2019年他去了北京。小王今年25岁。长城位于北京市西北部。"))
    found = [item for item in made if item.kind is ItemKind.TRUTH]
    assert found and all(item.options == ("对", "错") for item in found)


def test_the_key_words_of_a_paragraph_are_in_it_and_those_of_the_wrong_options_are_not(
    items: tuple[QuizItem, ...],
) -> None:
    for item in of(items, ItemKind.GIST):
        for at, reason in enumerate(item.reasons):
            if at == item.answer:
                words = re.findall(r"[\u4e00-\u9fff]+", reason)
                assert len(words) == 3 and all(word in item.shown for word in words)
            else:
                assert not any(word in item.shown for word in reason.split(":")[0].split("、"))


def test_no_gloss_gives_a_key_word_away(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in of(items, ItemKind.GIST):
        told = {glossary[place].text for place in item.around}
        assert not told & set(re.findall(r"[\u4e00-\u9fff]+", item.reasons[item.answer]))


def test_the_parts_in_their_order_are_the_sentence(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, ItemKind.ORDER):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        assert "".join(parts[letter] for letter in item.options[item.answer].split()) == item.sentence.text
        assert item.shown == ""


def test_a_wrong_order_ends_with_what_needs_something_after_it(items: tuple[QuizItem, ...]) -> None:
    for item in of(items, ItemKind.ORDER):
        parts = dict(part.split(" ", 1) for part in item.prompt.removeprefix("Put the parts in order: ").split(" · "))
        for at, option in enumerate(item.options):
            if at != item.answer:
                first, *_, last = option.split()
                assert item.reasons[at].startswith((parts[first], parts[last]))


def test_parts_are_not_given_in_their_right_order(items: tuple[QuizItem, ...]) -> None:
    assert all(item.options[item.answer] != "A B C D" for item in of(items, ItemKind.ORDER))


def test_an_elliptical_end_with_的_is_no_wrong_order() -> None:
    made = make_items(annotate("他租的房子只有20平方米，每个月要付4500元。"))
    assert [item for item in made if item.kind is ItemKind.ORDER] == []


def test_every_word_around_is_a_word_of_the_excerpt(items: tuple[QuizItem, ...], ordos: Lesson) -> None:
    glossary = Glossary(ordos).glosses
    for item in items:
        assert all(glossary[place].text in item.sentence.text for place in item.around)
        assert item.kind is ItemKind.GIST or not any(
            glossary[place].text == item.sentence.word and item.kind.is_of_word for place in item.around
        )
