"""Readings: what decides between the readings of a word in its sentence."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

import lesson
from lesson.annotation.document import Span
from lesson.annotation.models.polyphone import likelihoods, trained
from lesson.annotation.pipeline import annotator
from lesson.annotation.reading import (
    odds_of_readings,
    overlapping,
    reading_of_name,
    reading_scores,
    reading_without_entry,
)
from lesson.annotation.rules.reading import places
from lesson.lexicon import lexicon
from lesson.model import NameKind
from lesson.text.article import article_of
from lesson.text.syllable import Reading, Syllable, parse_reading


def best(total: dict[Reading, float]) -> Reading:
    return max(total, key=lambda reading: total[reading])


def _read(text: str, word: str) -> str:
    """The reading of a word of an annotated text."""
    tokens = [token for sentence in lesson.annotate(text).sentences for token in sentence.tokens]
    return " ".join(map(str, next(token.reading for token in tokens if token.text == word)))


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("他们还得再等几个月。", "得", "dei3"),
        ("地方官员还得向上级汇报。", "得", "dei3"),
        ("他跑得快。", "得", "de5"),
        ("他累得喘不过气来。", "累", "lei4"),
        ("质量太差。", "差", "cha4"),
        ("这条河很长。", "长", "chang2"),
        ("老师教学生们唱歌。", "教", "jiao1"),
        ("队员们中了对方的埋伏。", "中", "zhong4"),
        ("他量了量身高。", "量", "liang2"),
    ],
)
def test_part_of_speech_decides_where_it_can(text: str, word: str, reading: str) -> None:
    assert _read(text, word) == reading


def test_a_place_and_local() -> None:
    assert _read("这个地方很重要。", "地方") == "di4 fang5"
    assert _read("地方政府投入更多资金。", "地方") == "di4 fang1"


@pytest.mark.parametrize(
    ("text", "name", "reading"),
    [
        ("解先生叫解晓东。", "解", "xie4"),
        ("他姓曾。", "曾", "zeng1"),
        ("单雄信是隋末人。", "单雄信", "shan4 xiong2 xin4"),
        ("查良镛就是金庸。", "查良镛", "zha1 liang2 yong1"),
        ("盖叫天是京剧演员。", "盖叫天", "ge3 jiao4 tian1"),
        ("任正非创办了公司。", "任正非", "ren2 zheng4 fei1"),
    ],
)
def test_a_surname_is_read_as_a_surname(text: str, name: str, reading: str) -> None:
    assert _read(text, name) == reading


def test_a_word_with_one_reading_keeps_it_whatever_the_sentence_says() -> None:
    entries = lexicon().entries("黄陂")
    heard = [{Syllable("huang", 2): 0.0}, {Syllable("pi", 2): 0.0, Syllable("bei", 1): 50.0}]
    assert best(odds_of_readings(entries, heard, True, {})) == parse_reading("huang2 pi2")


def test_grammar_goes_before_what_is_heard() -> None:
    slot = next(s for s in annotator().document(article_of("我得走了。", "text", "text")).slots if s.text == "得")
    assert slot.ruled and slot.reading == parse_reading("dei3")


def test_the_sense_that_fits_tips_the_balance() -> None:
    entries = lexicon().entries("重")
    heavy, again = parse_reading("zhong4"), parse_reading("chong2")
    heard = [{heavy[0]: 0.0, again[0]: 0.0}]
    assert best(odds_of_readings(entries, heard, False, {heavy: 1.0, again: -1.0})) == heavy
    assert best(odds_of_readings(entries, heard, False, {heavy: -1.0, again: 1.0})) == again


def test_somebody_called_like_a_name_in_the_dictionary_is_read_like_it() -> None:
    assert reading_of_name("塞缪尔", NameKind.PERSON, (), lexicon()) == parse_reading("sai4 miu4 er3")


def test_a_phrase_without_an_entry_is_read_as_the_table_of_phrases_has_it() -> None:
    sounds = reading_scores([("百姓风声鹤唳撒豆成兵。", [Span(6, 10)])], lexicon())[0]
    assert reading_without_entry("撒豆成兵", sounds[6], lexicon()) == parse_reading("sa3 dou4 cheng2 bing1")


def test_overlapping_words_are_those_that_segmentation_did_not_choose() -> None:
    assert list(overlapping("会弹琴", 1, Span(1, 2), lexicon())) == [(2, Syllable("tan", 2))]
    assert list(overlapping("会弹琴", 1, Span(1, 3), lexicon())) == []


def test_the_network_tells_readings_apart_by_their_neighbours() -> None:
    long, grow = Syllable("chang", 2), Syllable("zhang", 3)
    (he,), (river,) = likelihoods(["他长大了。", "长江流经十一个省。"], [{1: (long, grow)}, {0: (long, grow)}])
    assert he[grow] > he[long]
    assert river[long] > river[grow]


def test_a_place_is_judged_alike_alone_and_among_many() -> None:
    texts = ["他长大了。", "这条河很长，他们沿着河走了很久很久，一直走到海边的小镇。", "重"]
    places = [{1: (Syllable("chang", 2), Syllable("zhang", 3))}, {4: (Syllable("chang", 2), Syllable("zhang", 3))}, {}]
    together = likelihoods(texts, places)
    alone = [likelihoods([text], [inside])[0] for text, inside in zip(texts, places, strict=True)]
    for one, other in zip(together, alone, strict=True):
        for mine, theirs in zip(one, other, strict=True):
            assert mine == pytest.approx(theirs, abs=1e-3)


def test_readings_that_the_network_does_not_know_are_not_judged() -> None:
    assert likelihoods(["他长大了。"], [{1: (Syllable("ka", 5),)}])[0][0].keys() <= {Syllable("ka", 5)}


def test_fast_annotation_does_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("lesson.annotation.reading.likelihoods", refuse)
    tokens = lesson.annotate("他长大了，头发很长。", fast=True).sentences[0].tokens
    assert all(len(token.reading) == len(token.simplified) for token in tokens if token.reading)


def test_the_weights_say_what_made_them() -> None:
    table = json.loads(files("lesson.annotation").joinpath("weights/polyphone.json").read_text("utf-8"))
    assert "lesson/annotation/weights/polyphone.py" in table["made by"]
    assert "five-fold" in table["figure"]
    assert len(trained()) > 600


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("他是唐朝的大将，战功很多。", "大将", "da4 jiang4"),
        ("曹操告诉诸将：“明日出发。”", "将", "jiang4"),
        ("导演将《红楼梦》搬上了舞台。", "将", "jiang1"),
        ("第二年他被罢相。", "相", "xiang4"),
        ("两组数据相吻合。", "相", "xiang1"),
        ("你把书还我。", "还", "huan2"),
        ("他还我行我素。", "还", "hai2"),
        ("请倒一杯茶。", "倒", "dao4"),
        ("大树被风吹倒了。", "倒", "dao3"),
        ("她倒很可爱。", "倒", "dao4"),
        ("我吃完饭再重写一遍。", "重", "chong2"),
        ("金子比水重得多。", "重", "zhong4"),
        ("他得了重感冒。", "重", "zhong4"),
        ("地上铺了一层稻草。", "铺", "pu1"),
        ("你的手太脏。", "脏", "zang1"),
        ("他把钱藏进了山洞。", "藏", "cang2"),
        ("妹妹会弹钢琴。", "弹", "tan2"),
        ("警察找来了拆弹专家。", "弹", "dan4"),
        ("他被洪水卷走了。", "卷", "juan3"),
        ("有问题应及时解决。", "应", "ying1"),
        ("应李先生之请，他来到北京。", "应", "ying4"),
        ("退单率下降了。", "率", "lü4"),
        ("《史记》载：“黄帝者，少典之子。”", "载", "zai3"),
        ("他尽了全力。", "尽", "jin4"),
        ("他是我的同行。", "同行", "tong2 hang2"),
        ("医生从他身上取出两块弹片。", "弹片", "dan4 pian4"),
        ("他憎恶战争。", "憎恶", "zeng1 wu4"),
        ("孩子背着书包去上学。", "背着", "bei1 zhe5"),
        ("这里的东西一点也不便宜。", "便宜", "pian2 yi5"),
        ("老师为学生买了很多书。", "为", "wei4"),
        ("人们以他为榜样学习。", "为", "wei2"),
        ("兔子长着长长的耳朵。", "长", "zhang3"),
        ("牛奶洒得满地都是。", "地", "di4"),
        ("他一滴一滴地喝完了。", "地", "de5"),
        ("这位侍卫长的房间里有很多旧书。", "长", "zhang3"),
    ],
)
def test_the_words_around_decide_where_they_leave_one_reading(text: str, word: str, reading: str) -> None:
    assert _read(text, word) == reading


def test_every_reading_of_the_tables_is_one_the_dictionary_has() -> None:
    for word, rules in places().items():
        known = {entry.reading for entry in lexicon().entries(word)}
        assert len(known) > 1, word
        assert {rule.told for rule in rules} <= known, word


@pytest.mark.parametrize(
    ("name", "kind", "reading"),
    [
        ("盖茨堡", NameKind.PERSON, "gai4 ci2 bao3"),  # written by sound: no surname
        ("盖叫天", NameKind.PERSON, "ge3 jiao4 tian1"),
        ("朝天观", NameKind.PLACE, "chao2 tian1 guan4"),
        ("沙头涌", NameKind.PLACE, "sha1 tou2 chong1"),
        ("福德弄", NameKind.PLACE, "fu2 de2 long4"),
        ("阿卜杜拉汗", NameKind.PERSON, "a1 bu3 du4 la1 han2"),
    ],
)
def test_a_name_is_read_by_what_begins_and_ends_it(name: str, kind: NameKind, reading: str) -> None:
    heard = reading_scores([(name, [Span(0, len(name), kind)])], lexicon())[0].get(0, ())
    assert " ".join(map(str, reading_of_name(name, kind, heard, lexicon()))) == reading


def test_a_table_of_phrases_says_nothing_of_neutral_tones() -> None:
    entries = lexicon().entries("东西")
    heard = [{Syllable("dong", 1): 0.0}, {Syllable("xi", 1): 0.0, Syllable("xi", 5): 0.0}]
    thing, ways = parse_reading("dong1 xi5"), parse_reading("dong1 xi1")
    assert best(odds_of_readings(entries, heard, False, {thing: 0.1, ways: 0.0})) == thing
    assert best(odds_of_readings(entries, heard, False, {thing: 0.0, ways: 0.1})) == ways
