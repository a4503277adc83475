"""Names: foreign names written by their sound."""

from __future__ import annotations

import pytest

from lesson.annotation.document import Tagged
from lesson.annotation.names.description import description
from lesson.annotation.names.find import name_spans
from lesson.annotation.names.kind import with_unit, written_by_sound
from lesson.annotation.pipeline import annotate
from lesson.lexicon import lexicon
from lesson.model import Kind, NameKind
from lesson.text.syllable import parse_reading


@pytest.mark.parametrize("name", ["桑托斯", "古斯塔夫", "伍德沃", "瓦尼亚", "利维", "麦肯齐"])
def test_a_foreign_name_is_known_by_the_characters_that_write_sounds(name: str) -> None:
    assert written_by_sound(name, lexicon())


@pytest.mark.parametrize("word", ["小木屋", "茶园", "县市", "丘陵区", "浙商", "亚冠", "受赠", "春夏", "尔后", "特大"])
def test_a_word_made_of_meanings_is_no_name(word: str) -> None:
    assert not written_by_sound(word, lexicon())


def test_a_word_of_the_dictionary_is_never_taken_for_one_written_by_sound() -> None:
    assert not written_by_sound("沙发", lexicon())
    assert not written_by_sound("巴士", lexicon())


def test_a_name_written_by_sound_is_not_taken_apart() -> None:
    (token,) = (t for s in annotate("瓦尼亚是一个小村庄。").sentences for t in s.tokens if t.text == "瓦尼亚")
    assert token.kind is Kind.NAME
    assert token.parts == ()
    assert token.sense is not None and token.sense.endswith(": Waniya")


@pytest.mark.parametrize(
    ("text", "surname", "called"),
    [
        ("赵女士的儿子上小学了。", "赵", "女士"),
        ("林阿嬤今年七十歲。", "林", "阿嬤"),
        ("昨天王老师没来。", "王", "老师"),
    ],
)
def test_what_people_are_called_by_is_no_part_of_their_name(text: str, surname: str, called: str) -> None:
    tokens = [t for s in annotate(text).sentences for t in s.tokens]
    assert [t.name_kind for t in tokens if t.text == surname] == [NameKind.PERSON]
    assert [t.kind for t in tokens if t.text == called] == [Kind.WORD]


@pytest.mark.parametrize("name", ["黃建華", "黃太"])
def test_a_surname_with_two_spellings_in_english_is_a_surname(name: str) -> None:
    found = [t for s in annotate(f"主任{name}表示同意。").sentences for t in s.tokens if t.text == name]
    assert [t.name_kind for t in found] == [NameKind.PERSON]


def test_days_of_the_week_are_no_names() -> None:
    assert [t.kind for s in annotate("他周六来。").sentences for t in s.tokens if t.text == "周六"] == [Kind.WORD]


def test_what_kind_of_body_it_is_is_no_name() -> None:
    tokens = [t for s in annotate("武警河南总队出动官兵2000余人。").sentences for t in s.tokens]
    assert [t.kind for t in tokens if t.text == "总队"] == [Kind.WORD]


def test_characters_of_foreign_names_are_likelier_there_than_in_words() -> None:
    sounds = lexicon().sounds
    assert all(sounds[character] > 0 for character in "奥巴马克林顿")
    assert all(sounds.get(character, -1.0) < 0 for character in "学工作人心手不有黄周")


@pytest.mark.parametrize(
    ("name", "reading", "wanted"),
    [
        ("刘晓峰", "liu2 xiao3 feng1", "Liu Xiaofeng"),
        ("欧阳海棠", "ou1 yang2 hai3 tang2", "Ouyang Haitang"),
        ("马丽娜", "ma3 li4 na4", "Ma Lina"),
        ("罗德曼", "luo2 de2 man4", "Luodeman"),
        ("瓦尼亚", "wa3 ni2 ya4", "Waniya"),
        ("菲斯·瑞恩", "fei1 si1 rui4 en1", "Feisi Ruien"),
    ],
)
def test_the_gloss_of_a_person_romanises_a_chinese_name_as_surname_and_rest(
    name: str, reading: str, wanted: str
) -> None:
    assert description(name, parse_reading(reading), NameKind.PERSON, lexicon()) == f"personal name: {wanted}"


@pytest.mark.parametrize("word", ["伊克昭盟", "左云县", "浦东新区", "周庄镇"])
def test_what_ends_in_an_administrative_unit_is_a_place_and_no_organisation(word: str) -> None:
    assert with_unit(word, NameKind.ORGANISATION) is NameKind.PLACE


@pytest.mark.parametrize(("word", "kind"), [("同盟", NameKind.ORGANISATION), ("王小村", NameKind.PERSON)])
def test_a_unit_alone_makes_no_place(word: str, kind: NameKind) -> None:
    assert with_unit(word, kind) is kind


def test_a_league_that_the_tagger_takes_for_a_body_is_a_place_in_the_lesson() -> None:
    tagged = (Tagged(0, 4, "ORG"), Tagged(4, 6, "v"), Tagged(6, 8, "n"))
    found = name_spans("伊克昭盟建立学校", [(0, 4), (4, 6), (6, 8)], tagged, lexicon())
    assert found[0].name is NameKind.PLACE
