"""What annotation is not sure of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lesson.annotation.doubt import SURE, with_doubts
from lesson.annotation.pipeline import annotate
from lesson.model import Article, Doubt, Kind, Lesson, Occurrence, Script, Sense, Sentence, Token, Word


def segmented(text: str, **senses: str) -> Lesson:
    """A lesson of one sentence cut at "/"; a word is a noun with a meaning unless `senses` says otherwise.

    A sense is "part of speech: gloss", or "name", or "new" for a word that no dictionary has.
    """
    tokens: list[Token] = []
    words: dict[str, Word] = {}
    for at, part in enumerate(text.split("/")):
        told = senses.get(part, "noun: thing")
        pos, _, gloss = told.partition(": ")
        kind = Kind.NAME if pos == "name" else Kind.PUNCTUATION if part in "，。、《》" else Kind.WORD
        start = sum(len(token.text) for token in tokens)
        token = Token(part, start, kind, part, part, (), pos, gloss or None)
        tokens.append(token)
        if kind is not Kind.PUNCTUATION:
            place = Occurrence(0, at)
            glossed = (Sense(gloss, (gloss,)),) if gloss else ()
            words[token.key] = Word(
                kind, part, part, part, (), glossed, None, (place,), place, pos=pos, level_estimated=pos == "new"
            )
    article = Article("text", "text", (text.replace("/", ""),), (), Script.SIMPLIFIED, "text")
    return Lesson(article, (Sentence(0, 0, tuple(tokens)),), tuple(words.values()), (), 1)


def doubts(text: str, word: str, **senses: str) -> set[Doubt]:
    """The doubts about a word of a sentence, at all its places."""
    return {
        doubt
        for token in with_doubts(segmented(text, **senses)).tokens()
        if token.text == word
        for doubt in token.doubts
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("外婆/老/了/，/机器/在外/婆家", "婆家"),
        ("外婆/老/了/，/机器/在外/婆家", "在外"),
        ("银行/很/大/，/这/银/行业/也/大", "银"),
    ],
)
def test_a_word_that_another_of_the_text_lies_across_is_straddled(text: str, word: str) -> None:
    assert doubts(text, word) == {Doubt.STRADDLED}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("体温/三十/八度", "八度"),  # 38 degrees, and no octave
        ("星期/一早/上学", "一早"),
        ("两/个人/来/了", "个人"),  # two people, and no individual
        ("有/一/天下/雪", "天下"),
        ("第/三者/是/他", "三者"),
    ],
)
def test_a_number_may_go_on_in_the_word_behind_it(text: str, word: str) -> None:
    assert doubts(text, word) == {Doubt.NUMERAL}


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("台北/市/中正/区", "中正", {}),
        ("《/肘/后备/急/方/》/的/启发", "后备", {}),
        ("中通/、/圆通/、/韵达/等/企业", "圆通", {"中通": "name"}),  # a company like those beside it
        ("圆通/、/韵达/等/企业", "圆通", {"韵达": "noun"}),
    ],
)
def test_a_word_before_a_kind_of_place_in_a_title_or_among_names_may_be_a_name(
    text: str, word: str, other: dict[str, str]
) -> None:
    assert doubts(text, word, **other) == {Doubt.NAME}


def test_a_word_that_no_list_has_may_be_two_that_stand_alone_elsewhere() -> None:
    text = "他/还/给/猫/水/，/还给/它/名字"  # also, for it; nothing is returned
    assert doubts(text, "还给", 还给="new: to return") == {Doubt.LOOSE}
    assert doubts(text, "还给") == set()


@pytest.mark.parametrize(
    ("word", "sense"),
    [("都会", "verb: city; metropolis"), ("家常", "adverb: the daily life of a family")],
)
def test_a_word_without_a_meaning_of_its_part_of_speech_is_misread(word: str, sense: str) -> None:
    assert doubts(f"他们/{word}/说", word, **{word: sense}) == {Doubt.MISREAD}


@pytest.mark.parametrize(
    "sense", ["verb: to be able to", "verb: (of a ship) to leave port", "verb: (try to) win", "adverb: often"]
)
def test_a_word_with_such_a_meaning_is_not(sense: str) -> None:
    assert doubts("他们/都会/说", "都会", 都会=sense) == set()


def test_a_name_may_go_on_before_a_verb_of_saying() -> None:
    senses = {"李春": "name", "来": "verb: to come", "说": "verb: to say"}
    assert doubts("院士/李春/来/说/，/好", "李春", **senses) == {Doubt.CUT}
    assert doubts("院士/李春/来/了/，/好", "李春", **senses) == set()


@pytest.mark.parametrize(("margin", "found"), [(0.3, (Doubt.SENSE,)), (SURE, ()), (None, ())])
def test_a_sense_that_is_hardly_ahead_of_another_is_in_doubt(margin: float | None, found: tuple[Doubt, ...]) -> None:
    lesson = segmented("保险/公司")
    (sentence,) = lesson.sentences
    tokens = (replace(sentence.tokens[0], sense_margin=margin), sentence.tokens[1])
    changed = with_doubts(replace(lesson, sentences=(replace(sentence, tokens=tokens),)))
    assert changed.sentences[0].tokens[0].doubts == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("外婆老了。她常常在家。", "外婆"),
        ("她买了《圆通经》，又去了学校。", "学校"),  # behind a title
        ("今年油气总储量为10.2亿吨。", "亿"),
        ("农民希望改善环境。", "农民"),
    ],
)
def test_an_ordinary_word_is_in_no_doubt(text: str, word: str) -> None:
    found = [token for token in annotate(text).tokens() if token.text == word]
    assert found and not {doubt for token in found for doubt in token.doubts} - {Doubt.SENSE}


def test_marks_and_spaces_are_never_in_doubt(ordos: Lesson) -> None:
    marks = [token for token in ordos.tokens() if token.kind in (Kind.PUNCTUATION, Kind.SPACE)]
    assert marks and not any(token.doubts for token in marks)


def test_what_is_said_of_a_word_is_said_wherever_it_stands() -> None:
    text = "他给小猫买吃的,还给它起了一个名字。他还想给它洗澡。她还给我起了名字。"
    places = [token for token in annotate(text).tokens() if token.text == "还给"]
    assert len(places) > 1 and all(Doubt.LOOSE in token.doubts for token in places)


def test_doubts_are_worked_out_anew_and_change_nothing_else(ordos: Lesson) -> None:
    assert with_doubts(ordos) == ordos


def test_doubts_stand_in_the_file_where_there_are_some(ordos: Lesson) -> None:
    assert Lesson.from_json(ordos.to_json()) == ordos
    assert '"doubts":["sense"]' in ordos.to_json() and '"doubts":[]' not in ordos.to_json()
