"""Senses: which meaning of a word its sentence has."""

import re
from collections.abc import Sequence

import pytest
from meanings import shown

from lesson.annotation.context import Context
from lesson.annotation.models.similarity import pull, vectors_around
from lesson.annotation.pipeline import annotate, annotator
from lesson.annotation.sense import Scored, explain
from lesson.lexicon import lexicon
from lesson.text.article import article_of


def sense(text: str, word: str) -> str:
    """The sense a word has in a sentence."""
    for sentence in annotate(text).sentences:
        for token in sentence.tokens:
            if token.simplified == word:
                return shown(token)
    raise AssertionError(f"{word} is no word of {text}")


def ranked(text: str, word: str) -> Sequence[Scored]:
    """The senses of CC-CEDICT that a word can have in a text, the likeliest first, with the reasons."""
    document = annotator().document(article_of(text, "text", "text", furniture=True))
    slot = next(slot for sentence in document.sentences for slot in sentence.slots if slot.simplified == word)
    return explain(slot.entries, slot.context)


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("去年中国的出口增长了百分之十，进口也增加了。", "出口", "export"),
        ("公司通过新的销售渠道把产品卖到国外。", "渠道", "channel"),
        ("他受过良好的教育。", "教育", "^education"),
        ("老师教育学生要诚实。", "教育", "to educate|to teach"),
        ("他的研究很重要。", "研究", "research|study"),
        ("请给我一杯水。", "杯", "classifier"),
        ("他住在一座大城市里。", "座", "classifier"),
        ("这是一个非常重要的问题。", "问题", "problem|question|issue"),
    ],
)
def test_the_sentence_decides_the_sense(text: str, word: str, meant: str) -> None:
    assert re.search(meant, sense(text, word), re.MULTILINE), sense(text, word)


def test_the_reasons_of_a_sense_add_up_to_its_score() -> None:
    for scored in ranked("去年中国的出口增长了。", "出口"):
        assert scored.score == pytest.approx(sum(value for _, value in scored.reasons))


def test_all_senses_are_explained_and_the_chosen_one_comes_first() -> None:
    found = ranked("去年中国的出口增长了。", "出口")
    senses = [s for entry in lexicon().entries("出口") for s in entry.senses]
    assert len(found) == len(senses)
    assert found[0].entry.senses[found[0].number].gloss == "to export"


def test_the_words_around_pull_a_sense_their_way() -> None:
    known = lexicon()
    words = ["贸易", "出口", "商品", "外贸"]
    around = vectors_around(words, ["n", "vn", "n", "n"], known)
    [entry] = known.entries("出口")
    pulled = pull(entry, around[1])
    glosses = [s.gloss for s in entry.senses]
    assert pulled[glosses.index("to export")] > pulled[glosses.index("an exit")]


def test_a_word_alone_in_its_sentence_is_not_pulled() -> None:
    [around] = vectors_around(["出口"], ["n"], lexicon())
    assert not around.any()


def test_a_name_is_not_taken_for_a_function_word() -> None:
    entries = lexicon().entries("于")
    named = explain(entries, Context(["于", "丹"], ["PER", "PER"], 0, name=True))
    assert not any(reason == "function word" for scored in named for reason, _ in scored.reasons)


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("我们做了很多准备。", "准备", "preparation"),
        ("这是新生活的开始。", "开始", "beginning"),
        ("在政府的引导下，企业发展得很快。", "引导", "to guide; to lead"),
    ],
)
def test_a_verb_that_stands_as_a_noun_has_its_own_noun_and_no_other(text: str, word: str, meant: str) -> None:
    (token,) = (t for s in annotate(text).sentences for t in s.tokens if t.text == word)
    assert token.sense == meant


def test_a_sense_that_only_points_elsewhere_is_never_shown_beside_one_that_tells() -> None:
    (token,) = (t for s in annotate("上海、寧波、佛山、東莞等地。").sentences for t in s.tokens if t.text == "佛山")
    assert token.sense is not None and token.sense.startswith("Foshan")


def reasons(text: str, word: str) -> dict[str, dict[str, float]]:
    """The reasons for each sense of a word in a sentence, by gloss."""
    return {s.entry.senses[s.number].gloss: dict(s.reasons) for s in ranked(text, word)}


@pytest.mark.parametrize(
    ("text", "word", "remote", "cost"),
    [
        ("他们的组织很大。", "组织", "(biology) tissue", -0.3),
        ("王先生来了。", "先生", "(dialect) doctor", -0.3),
        ("我打了一打鸡蛋。", "打", "(loanword) dozen", -0.18),
    ],
)
def test_a_sense_of_a_field_or_a_dialect_costs_something(text: str, word: str, remote: str, cost: float) -> None:
    told = reasons(text, word)
    assert told[remote]["label"] == pytest.approx(cost)


def test_a_sense_of_plain_modern_text_costs_nothing() -> None:
    assert "label" not in reasons("他们的组织很大。", "组织")["organization"]
