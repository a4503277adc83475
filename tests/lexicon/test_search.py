"""Words are found by how they are read and by what they mean."""

from __future__ import annotations

import re

import pytest

from lesson.lexicon.search import CLOSE, EXACT, WITHIN, Found, PinyinQuery, Search, gloss_fit
from lesson.text.syllable import parse_reading


def words(found: list[Found]) -> list[str]:
    return [one.simplified for one in found]


def fit(query: str, reading: str) -> int | None:
    asked = PinyinQuery.parse(query)
    assert asked is not None, query
    return asked.fit(parse_reading(reading))


@pytest.mark.parametrize(
    "query", ["zhidao", "zhi dao", "zhi1dao4", "zhi1 dao4", "zhi1dao", "zhīdào", "Zhīdào", "ZHIDAO", "zhīda\u0300o"]
)
def test_pinyin_may_be_typed_in_many_ways(query: str) -> None:
    assert fit(query, "zhi1 dao4") == EXACT


@pytest.mark.parametrize("query", ["zhi2dao4", "zhídào", "zhi da o", "zhidaoo", "zhida", "hidao"])
def test_another_tone_letter_or_division_is_another_word(query: str) -> None:
    assert fit(query, "zhi1 dao4") is None


def test_a_syllable_without_a_mark_beside_marked_ones_is_rather_neutral() -> None:
    assert fit("zhīdao", "zhi1 dao5") == EXACT and fit("zhīdao", "zhi1 dao4") == CLOSE


def test_a_division_that_is_typed_holds_and_one_that_is_not_may_be_anywhere() -> None:
    assert fit("xi'an", "xi1 an1") == EXACT and fit("xi'an", "xian1") is None
    assert fit("xian", "xi1 an1") == EXACT and fit("xian", "xian1") == EXACT
    assert fit("fangan", "fang1 an4") == EXACT and fit("fangan", "fan3 gan3") == EXACT


@pytest.mark.parametrize("query", ["nver", "nü'er", "nu:er", "nv3er2", "nǚér", "nǚ'ér"])
def test_ü_may_be_typed_as_one_can(query: str) -> None:
    assert fit(query, "nü3 er2") == EXACT


@pytest.mark.parametrize("query", ["", " ", "1", "to know (a person)", "知道", "zhīdao4", "=1", "%"])
def test_what_is_no_pinyin_is_not_looked_for(query: str) -> None:
    assert PinyinQuery.parse(query) is None and Search().by_pinyin(query) == []


def test_words_come_by_how_often_they_are_used() -> None:
    found = Search().by_pinyin("zhidao")
    assert words(found)[:3] == ["知道", "直到", "指导"]
    assert [one.uses for one in found] == sorted((one.uses for one in found), reverse=True)


def test_words_of_one_meaning_come_from_cc_cedict() -> None:
    [found] = Search().by_pinyin("yin2hang2")
    assert (found.simplified, found.pinyin, found.gloss) == ("银行", "yínháng", "bank")


def test_a_word_that_is_read_in_two_ways_is_found_with_its_meaning() -> None:
    glosses = {query: Search().by_pinyin(query) for query in ("zhong4", "chong2")}
    own = {query: [one.gloss for one in found if one.simplified == "重"] for query, found in glosses.items()}
    assert own["zhong4"] == ["heavy"] and "heavy" not in own["chong2"]


def test_vulgar_meanings_stand_for_a_word_only_where_it_has_no_others() -> None:
    assert "fuck" not in "".join(one.gloss for one in Search().by_pinyin("cao1"))
    assert words(Search().by_pinyin("biao3zi5")) == ["婊子"]


def test_english_finds_the_usual_word_first() -> None:
    assert words(Search().by_english("to know"))[:3] == ["知道", "知", "认识"]
    assert words(Search().by_english("umbrella"))[:2] == ["伞", "雨伞"]
    assert words(Search().by_english("Photosynthesis"))[0] == "光合作用"


def test_a_gloss_fits_as_a_whole_but_for_a_remark_or_with_more_words() -> None:
    def close(asked: str, gloss: str) -> int | None:
        return gloss_fit(asked, gloss, re.compile(rf"\b{asked.removeprefix('to ').removeprefix('the ')}\b"))

    assert close("to know", "to understand; to know") == EXACT
    assert close("know", "to know, be aware of") == EXACT
    assert close("to know", "to know (a person)") == CLOSE
    assert close("to sun", "sun") == CLOSE and close("the sun", "to sun") == CLOSE
    assert close("know", "to know by heart") == WITHIN
    assert close("know", "knowledge") is None


@pytest.mark.parametrize("query", ["", "%", "_", "(", "\\", "'", "知"])
def test_odd_queries_find_nothing_and_break_nothing(query: str) -> None:
    assert all(query.strip() in one.gloss for one in Search().by_english(query))


def test_a_word_has_the_traditional_form_of_its_meaning() -> None:
    assert [one.traditional for one in Search().by_pinyin("zhi1") if one.simplified == "只"] == ["隻"]
