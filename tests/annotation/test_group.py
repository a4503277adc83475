"""Sense groups: which meaning of the learner's dictionary a word has, and how sure that is."""

from __future__ import annotations

import pytest

from lesson.annotation.pipeline import annotate, annotator
from lesson.model import Doubt, Token


def token(text: str, word: str) -> Token:
    return next(token for token in annotate(text).tokens() if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "gloss", "part_of_speech"),
    [
        ("爸爸给我打了个电话。", "打", "to make (a phone call)", "verb"),
        ("我们下午去打篮球吧。", "打", "to play (ball, cards)", "verb"),
        ("她的箱子很重。", "重", "heavy", "adjective"),
        ("老师教育学生要诚实。", "教育", "to educate", "verb"),
        ("他受到了良好的教育。", "教育", "education", "noun"),
        ("我买了两本书。", "本", "(counts books)", "measure word"),
    ],
)
def test_the_sentence_decides_the_group(text: str, word: str, gloss: str, part_of_speech: str) -> None:
    found = token(text, word)
    [word] = [word for word in annotate(text).words if word.key == found.key]
    assert (found.sense, word.pos) == (gloss, part_of_speech)


def test_the_senses_of_cc_cedict_behind_a_group_come_with_it_the_best_first() -> None:
    assert token("她的箱子很重。", "重").dictionary_senses[0] == "heavy"


def test_the_probabilities_of_a_words_groups_add_up() -> None:
    found = annotator().explain("我们下午去打篮球吧。", "打")
    assert sum(meaning.probability or 0.0 for meaning in found) == pytest.approx(1.0)
    assert [m.probability for m in found] == sorted((m.probability for m in found), reverse=True)  # type: ignore[type-var]


def test_the_reasons_tell_the_groups_apart_as_their_probabilities_do() -> None:
    found = annotator().explain("我们下午去打篮球吧。", "打")
    scores = [sum(value for _, value in meaning.reasons) for meaning in found]
    assert scores == sorted(scores, reverse=True)


def test_what_is_hardly_likelier_than_another_meaning_is_in_doubt() -> None:
    doubtful = [t for t in annotate("他打了抢球的孩子。").tokens() if t.certainty is not None and t.certainty < 0.7]
    assert doubtful and all(Doubt.SENSE in token.doubts for token in doubtful)


def test_a_vulgar_meaning_is_not_listed_where_the_text_does_not_use_it() -> None:
    [word] = [word for word in annotate("他在日记里写了今天的事。星期日下雨。这几日很忙。").words if word.text == "日"]
    assert not any("vulgar" in sense.labels for sense in word.senses)


def test_a_word_without_groups_has_the_senses_of_cc_cedict_shortened() -> None:
    found = token("昨天我们吃了自助餐。", "自助餐")
    assert found.sense and len(found.sense) <= 60 and found.dictionary_senses
