"""Levels, compounds and part of speech of single words."""

import pytest

from lesson.annotation.level import band
from lesson.annotation.morphology.compound import parts_of
from lesson.annotation.part_of_speech import label
from lesson.annotation.pipeline import annotate
from lesson.lexicon import lexicon
from lesson.text.syllable import parse_reading

KNOWN = lexicon()


@pytest.mark.parametrize(
    ("word", "parts", "wanted"),
    [
        ("我", (), (1, False)),
        ("吃饭", (), (1, True)),  # listed in 2021 only
        ("羊绒", ("羊", "绒"), (None, False)),  # 绒 is in no list
        ("拼多多", (), (None, False)),
    ],
)
def test_the_band_of_a_word(word: str, parts: tuple[str, ...], wanted: tuple[int | None, bool]) -> None:
    assert band(word, parts, KNOWN) == wanted


def test_a_compound_of_listed_words_takes_the_highest_of_their_bands() -> None:
    level, estimated = band("人口大国", ("人口", "大", "国"), KNOWN)
    assert estimated and level == max(KNOWN.levels(part).get("hsk2025", 0) for part in ("人口", "大", "国"))


def test_erhua_is_the_same_word() -> None:
    assert band("一会", (), KNOWN)[0] == KNOWN.levels("一会儿")["hsk2025"]


def test_a_compound_is_taken_apart_into_headwords_with_its_reading() -> None:
    parts = parts_of("羊绒", parse_reading("yang2 rong2"), KNOWN)
    assert [(part.text, str(part.reading[0])) for part in parts] == [("羊", "yang2"), ("绒", "rong2")]
    assert parts[0].gloss == "sheep"


def test_parts_of_speech_have_names_for_readers() -> None:
    assert (label("q"), label("vn"), label("f"), label("w")) == ("measure word", "noun", "direction word", None)


def test_words_that_occur_often_are_learned_first() -> None:
    made = annotate("苹果很好。我买苹果，他也买苹果。经济很好。")
    words = [word.text for word in made.words]
    assert words.index("苹果") < words.index("经济")


def test_of_words_that_occur_once_those_of_a_lower_level_are_learned_first() -> None:
    words = [word.text for word in annotate("他对繁荣感到高兴。").words]
    levels = [word.level or 99 for word in annotate("他对繁荣感到高兴。").words]
    assert levels == sorted(levels)
    assert words.index("高兴") < words.index("繁荣")


def test_of_words_of_one_level_the_commoner_is_learned_first() -> None:
    made = [word for word in annotate("弟弟要书包，妹妹要杯子，我要苹果。").words if word.level == 1]
    once = [word for word in made if len(word.occurrences) == 1]
    assert len(once) > 3 and [w.frequency for w in once] == sorted((w.frequency for w in once), reverse=True)


def test_the_best_sentence_of_a_word_is_neither_a_cry_nor_a_page() -> None:
    short, middling = "下雨了！", "昨天晚上又下雨了，所以我们没有去公园散步。"
    long = "他说如果明天不下雨，" + "我们就先去学校旁边的书店买两本书，" * 6 + "然后回家吃饭。"
    made = annotate(f"{short}{long}{middling}")
    [rain] = [word for word in made.words if word.text == "下雨"]
    assert made.sentences[rain.best.sentence].text == middling
