"""The annotator: a list of components over a document, from which the lesson and its explanation both come."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from lesson.annotation.document import Document, sentences_of
from lesson.annotation.pipeline import Annotator, annotator, standard_components
from lesson.annotation.segment import Segmenter
from lesson.annotation.sense import SenseRanker
from lesson.lexicon import lexicon
from lesson.model import Kind, Lesson

TEXTS = ["他昨天去银行取钱。", "这条河很长。", "“好！”", "爸爸在厨房做饭，妈妈看报纸。", "董事長說，公司很好。"] * 8
BAI_YUN = "昨天白云没有来开会。董事长白云介绍说，公司很好。"


class ByCharacter:
    """A segmenter for which each character is a word."""

    name = "by character"
    reads = ()
    writes = ("words",)

    def __call__(self, documents: Sequence[Document]) -> None:
        for sentence in sentences_of(documents):
            sentence.words = tuple((at, at + 1) for at in range(len(sentence.simplified)))


def test_many_texts_at_once_give_the_lessons_that_they_give_one_by_one() -> None:
    assert list(annotator().pipe(TEXTS)) == [annotator().annotate(text) for text in TEXTS]


def test_lessons_come_out_before_all_texts_are_read() -> None:
    read = 0

    def texts() -> object:
        nonlocal read
        for _ in range(60):
            read += 1
            yield "这是一个很长的句子，说的是河边的风景。" * 50

    next(annotator().pipe(texts()))  # type: ignore[arg-type]
    assert read < 60


def test_another_segmenter_takes_the_place_of_ours() -> None:
    known = lexicon()
    components = [ByCharacter() if isinstance(each, Segmenter) else each for each in standard_components(known)]
    lesson = Annotator(known, components=components).annotate("银行开门了。")
    assert [token.text for token in lesson.tokens()] == list("银行开门了。")


def test_components_in_an_order_that_cannot_work_are_refused_with_what_is_missing() -> None:
    with pytest.raises(ValueError, match="'sense' reads slots, which none before it writes"):
        Annotator(components=[SenseRanker()])


def test_a_list_that_makes_no_lesson_says_so() -> None:
    short = Annotator(components=standard_components(lexicon())[:-2])
    with pytest.raises(ValueError, match="makes no lesson"):
        short.annotate("你好。")


def test_what_is_explained_is_what_the_lesson_says_of_every_word() -> None:
    text = "他把门打开了，外面的空气很好。这是公司的出口，也是出口商品的地方。"
    seen = set()
    for token in annotator().annotate(text).tokens():
        if token.kind is Kind.WORD and token.sense is not None and token.text not in seen and not token.parts:
            seen.add(token.text)
            best = annotator().explain(text, token.text)[0]
            assert (best.sense.gloss, best.reading) == (token.sense, token.reading)


def test_a_person_of_the_lesson_is_no_cloud_to_the_explanation() -> None:
    tokens = [token for token in annotator().annotate(BAI_YUN).tokens() if token.text == "白云"]
    assert [token.kind for token in tokens] == [Kind.NAME, Kind.NAME]
    assert annotator().explain(BAI_YUN, "白云") == []


def test_threads_share_an_annotator() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(annotator().annotate, TEXTS))
    assert made == [annotator().annotate(text) for text in TEXTS]


def test_the_cycle_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def toggled() -> None:
        raise AssertionError("annotation is a guest in its process")

    for name in ("disable", "enable", "freeze", "set_threshold"):
        monkeypatch.setattr(gc, name, toggled)
    assert isinstance(annotator().annotate("你好。"), Lesson)
