"""Tone sandhi: citation tones as they are spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.annotation.pipeline import annotate
from lesson.model import Kind, Token
from lesson.text.sandhi import Sandhi, in_a_word, spoken
from lesson.text.syllable import Reading, parse_reading


def sentence(*words: tuple[str, str]) -> list[Token]:
    """Tokens of words with their citation tones; a word without a reading is a pause."""
    tokens, at = [], 0
    for text, pinyin in words:
        reading = parse_reading(pinyin)
        kind = Kind.WORD if reading else Kind.PUNCTUATION
        tokens.append(Token(text, at, kind, text, text, reading, pos="verb" if text == "想想" else None))
        at += len(text)
    return tokens


def said(tokens: list[Token], sandhi: Sandhi) -> str:
    return " ".join("".join(map(str, reading)) for reading in spoken(tokens, sandhi) if reading)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("一定", "yi1 ding4")], "yi2ding4"),
        ([("一", "yi1"), ("个", "ge4"), ("人", "ren2")], "yi2 ge4 ren2"),
        ([("一", "yi1"), ("个", "ge5"), ("人", "ren2")], "yi2 ge5 ren2"),
        ([("一起", "yi1 qi3")], "yi4qi3"),
        ([("一", "yi1"), ("年", "nian2")], "yi4 nian2"),
        ([("一", "yi1"), ("张", "zhang1")], "yi4 zhang1"),
        ([("第一", "di4 yi1"), ("次", "ci4")], "di4yi1 ci4"),
        ([("一月", "yi1 yue4")], "yi1yue4"),
        ([("十一", "shi2 yi1"), ("岁", "sui4")], "shi2yi1 sui4"),
        ([("一", "yi1"), ("百", "bai3")], "yi4 bai3"),
        ([("一", "yi1"), ("万", "wan4")], "yi2 wan4"),
        ([("统一", "tong3 yi1"), ("战线", "zhan4 xian4")], "tong3yi1 zhan4xian4"),
        ([("之", "zhi1"), ("一", "yi1"), ("。", "")], "zhi1 yi1"),
        ([("看", "kan4"), ("一", "yi1"), ("看", "kan4")], "kan4 yi5 kan4"),
        ([("不", "bu4"), ("是", "shi4")], "bu2 shi4"),
        ([("不", "bu4"), ("好", "hao3")], "bu4 hao3"),
        ([("是不是", "shi4 bu4 shi4")], "shi4bu5shi4"),
        ([("不", "bu4"), ("，", ""), ("是", "shi4")], "bu4 shi4"),
        ([("很", "hen3"), ("好", "hao3")], "hen3 hao3"),
    ],
)
def test_yi_and_bu_change_before_what_follows(words: list[tuple[str, str]], expected: str) -> None:
    assert said(sentence(*words), Sandhi.YI_BU) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("你好", "ni3 hao3")], "ni2hao3"),
        ([("很", "hen3"), ("好", "hao3")], "hen2 hao3"),
        ([("我", "wo3"), ("很", "hen3"), ("好", "hao3")], "wo3 hen2 hao3"),
        ([("我", "wo3"), ("也", "ye3"), ("想", "xiang3"), ("买", "mai3")], "wo2 ye3 xiang2 mai3"),
        ([("展览馆", "zhan3 lan3 guan3")], "zhan2lan2guan3"),
        ([("小老虎", "xiao3 lao3 hu3")], "xiao3lao2hu3"),
        ([("老李", "lao3 li3"), ("买", "mai3"), ("好", "hao3"), ("酒", "jiu3")], "lao2li3 mai3 hao2 jiu3"),
        ([("我", "wo3"), ("，", ""), ("你", "ni3")], "wo3 ni3"),
        ([("想想", "xiang3 xiang5")], "xiang2xiang5"),
        ([("姐姐", "jie3 jie5")], "jie3jie5"),
        ([("椅子", "yi3 zi5")], "yi3zi5"),
        ([("不", "bu4"), ("是", "shi4")], "bu2 shi4"),
    ],
)
def test_third_tones_change_before_third_tones(words: list[tuple[str, str]], expected: str) -> None:
    assert said(sentence(*words), Sandhi.ALL) == expected


def test_a_name_keeps_its_yi() -> None:
    token = Token("王一博", 0, Kind.NAME, "王一博", "王一博", parse_reading("wang2 yi1 bo2"))
    assert spoken([token], Sandhi.YI_BU) == (token.reading,)


def test_it_is_a_matter_of_display_only() -> None:
    [annotated] = annotate("我很好，一定不去。").sentences
    assert spoken(annotated.tokens, Sandhi.NONE) == tuple(token.reading for token in annotated.tokens)


syllables = st.sampled_from(
    ["一 yi1", "不 bu4", "很 hen3", "好 hao3", "我 wo3", "看 kan4", "人 ren2", "个 ge5", "张 zhang1", "， "]
)


@given(st.lists(syllables, max_size=12))
def test_only_tones_change_and_only_of_yi_bu_and_third_tones(given: list[str]) -> None:
    tokens = sentence(*((one.partition(" ")[0], one.partition(" ")[2]) for one in given))
    for token, reading in zip(tokens, spoken(tokens, Sandhi.ALL), strict=True):
        assert [s.base for s in reading] == [s.base for s in token.reading]
        for before, after, hanzi in zip(token.reading, reading, token.simplified, strict=False):
            assert before == after or hanzi in "一不" or before.tone == 3


@given(st.lists(syllables, max_size=6), st.lists(syllables, max_size=6))
def test_a_pause_parts_what_is_before_it_from_what_is_behind(left: list[str], right: list[str]) -> None:
    def words(given: list[str]) -> list[tuple[str, str]]:
        return [(one.partition(" ")[0], one.partition(" ")[2]) for one in given]

    def tones(tokens: list[Token]) -> tuple[Reading, ...]:
        return spoken(tokens, Sandhi.ALL)

    pause = [("，", "")]
    together = tones(sentence(*words(left), *pause, *words(right)))
    assert together == (*tones(sentence(*words(left))), (), *tones(sentence(*words(right))))


def test_a_third_tone_of_a_word_alone_rises_before_a_third_tone() -> None:
    assert in_a_word(parse_reading("li3 jie3")) == parse_reading("li2 jie3")
    assert in_a_word(parse_reading("ke3 neng2")) == parse_reading("ke3 neng2")
