"""Pinyin as it is printed (GB/T 16159-2012)."""

from __future__ import annotations

import pytest

from lesson.model import Kind, NameKind, Occurrence, Sense, Token, Word
from lesson.text.pinyin import classes, division, joined, phrase, pieces, running, spelled, spelled_token, text_of
from lesson.text.syllable import parse_reading


def name(text: str, reading: str, gloss: str) -> Word:
    place = Occurrence(0, 0)
    return Word(
        Kind.NAME, text, text, text, parse_reading(reading), (Sense(gloss, (gloss,)),), 0, (place,), place,
        name_kind=NameKind.PERSON,
    )  # fmt: skip


def token(text: str, reading: str = "", kind: Kind = Kind.WORD, pos: str | None = None) -> Token:
    return Token(text, 0, kind, text, text, parse_reading(reading), pos=pos)


@pytest.mark.parametrize(
    ("reading", "shown"),
    [
        ("chan3 ye4", "chǎnyè"),
        ("nü3 er2", "nǚ'ér"),
        ("pi2 ao3", "pí'ǎo"),
        ("hai3 ou1", "hǎi'ōu"),
        ("an1 quan2", "ānquán"),
        ("na3 r5", "nǎr"),
        ("wan2 r5", "wánr"),
        ("ma1 ma5", "māma"),
        ("zhan4 lüe4", "zhànlüè"),
        ("fang1 an4", "fāng'àn"),
    ],
)
def test_syllables_of_a_word_are_joined_with_an_apostrophe_before_a_o_e(reading: str, shown: str) -> None:
    assert joined(parse_reading(reading)) == shown


@pytest.mark.parametrize(
    ("reading", "shown"),
    [("xi1 an1", "Xī'ān"), ("e4 er3 duo1 si1", "È'ěrduōsī"), ("shang4 hai3", "Shànghǎi"), ("ou1 mei3", "Ōuměi")],
)
def test_a_name_has_a_capital(reading: str, shown: str) -> None:
    assert joined(parse_reading(reading), name=True) == shown


def test_pieces_are_one_per_syllable_and_join_to_the_word() -> None:
    reading = parse_reading("xi1 an1")
    assert pieces(reading, name=True) == ("Xī", "'ān")


def test_an_empty_reading_is_an_empty_string() -> None:
    assert joined(()) == ""


def test_tone_classes_follow_the_tones_and_erhua_goes_with_its_syllable() -> None:
    assert classes(parse_reading("yi1 hui4 r5")) == ("tone1", "tone4", "tone4")
    assert classes(parse_reading("ma1 ma5")) == ("tone1", "tone5")


def test_a_persons_surname_and_given_name_are_two_words_with_capitals() -> None:
    assert spelled(name("刘晓峰", "liu2 xiao3 feng1", "personal name: Liu Xiaofeng")) == "Liú Xiǎofēng"
    assert spelled(name("欧阳修", "ou1 yang2 xiu1", "Ouyang Xiu (1007-1072), Song poet")) == "Ōuyáng Xiū"


def test_an_apostrophe_in_the_gloss_is_no_division() -> None:
    assert division(name("西安", "xi1 an1", "Xi'an, city in Shaanxi")) == ()


def test_a_name_with_an_english_form_stays_one_word() -> None:
    assert spelled(name("内蒙古", "nei4 meng3 gu3", "Inner Mongolia")) == "Nèiměnggǔ"


def test_a_sentence_is_spaced_by_words_with_latin_punctuation_and_a_capital() -> None:
    mark = Kind.PUNCTUATION
    sentence = [
        token("“", kind=mark), token("我", "wo3"), token("看", "kan4", pos="verb"), token("了", "le5", pos="particle"),
        token("3", kind=Kind.NUMBER), token("本", "ben3"), token("书", "shu1"), token("，", kind=mark),
        token("都", "dou1"), token("还", "huan2", pos="verb"), token("了", "le5", pos="particle"),
        token("。", kind=mark), token("”", kind=mark),
    ]  # fmt: skip
    assert text_of(running(sentence, {})) == "“Wǒ kànle 3 běn shū, dōu huán le.”"


def test_names_in_a_sentence_divide_as_the_lesson_says() -> None:
    person = name("刘晓峰", "liu2 xiao3 feng1", "personal name: Liu Xiaofeng")
    sentence = [
        token("刘晓峰", "liu2 xiao3 feng1", Kind.NAME),
        token("说", "shuo1", pos="verb"),
        token("：", kind=Kind.PUNCTUATION),
    ]
    assert text_of(running(sentence, {person.key: person})) == "Liú Xiǎofēng shuō:"


def test_every_syllable_of_a_sentence_bears_its_tone_class() -> None:
    runs = running([token("妈妈", "ma1 ma5"), token("好", "hao3")], {})
    assert [(run.text, run.tone) for run in runs] == [("Mā", "tone1"), ("ma", "tone5"), (" ", ""), ("hǎo", "tone3")]


def test_a_part_of_a_sentence_has_no_capital_and_keeps_its_gap() -> None:
    parts = [
        token("“", kind=Kind.PUNCTUATION), token("我", "wo3"), "____", token(" ", kind=Kind.SPACE),
        token("3", kind=Kind.NUMBER), token("本", "ben3"), token("书", "shu1"), token("。", kind=Kind.PUNCTUATION),
        token("”", kind=Kind.PUNCTUATION),
    ]  # fmt: skip
    assert phrase(parts) == "“wǒ ____ 3 běn shū.”"


def test_letters_among_hanzi_are_spelled_as_they_are() -> None:
    assert spelled_token(token("AA制", "zhi4")) == "AAzhì"
    assert spelled_token(token("HSK", kind=Kind.LATIN)) == "HSK"


def test_an_e_with_a_circumflex_begins_a_syllable_like_any_vowel() -> None:
    assert joined(parse_reading("ê2 ê4")) == spelled_token(token("欸欸", "ê2 ê4")) == "ế'ề"
