"""A syllable is data: numbered pinyin in, tone marks and zhuyin out."""

import pytest

from lesson.text.syllable import Syllable, parse_reading, parse_run


@pytest.mark.parametrize(
    ("numbered", "marked", "zhuyin"),
    [
        ("zhong4", "zhòng", "ㄓㄨㄥˋ"),
        ("lü4", "lǜ", "ㄌㄩˋ"),
        ("lüe4", "lüè", "ㄌㄩㄝˋ"),
        ("jue2", "jué", "ㄐㄩㄝˊ"),
        ("liu2", "liú", "ㄌㄧㄡˊ"),
        ("gui4", "guì", "ㄍㄨㄟˋ"),
        ("xiong1", "xiōng", "ㄒㄩㄥ"),
        ("shi5", "shi", "˙ㄕ"),
        ("er2", "ér", "ㄦˊ"),
        ("yuan3", "yuǎn", "ㄩㄢˇ"),
        ("weng1", "wēng", "ㄨㄥ"),
        ("ê4", "ề", "ㄝˋ"),
        ("ng2", "ńg", "ㄫˊ"),
    ],
)
def test_display_forms(numbered: str, marked: str, zhuyin: str) -> None:
    syllable = Syllable.parse(numbered)
    assert (syllable.marked, syllable.zhuyin) == (marked, zhuyin)


@pytest.mark.parametrize("spelling", ["lü4", "lv4", "lu:4", "Lu:4", "LÜ4"])
def test_every_spelling_of_ü_is_one_syllable(spelling: str) -> None:
    assert str(Syllable.parse(spelling)) == "lü4"


def test_a_missing_tone_is_neutral() -> None:
    assert str(Syllable.parse("de")) == "de5"


@pytest.mark.parametrize("text", ["", "4", "zhong6", "zh-ong4", "中", "a1b"])
def test_what_is_no_syllable_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no pinyin syllable"):
        Syllable.parse(text)


def test_a_reading_is_one_syllable_per_hanzi() -> None:
    assert [str(s) for s in parse_reading("re4 nao5")] == ["re4", "nao5"]


def test_syllables_may_stand_without_blanks() -> None:
    assert parse_run("zhong1guo2") == parse_reading("zhong1 guo2")
    assert parse_run("lu:4se4") == parse_run("lü4se4") == parse_reading("lü4 se4")


@pytest.mark.parametrize("text", ["zhong1 guo2", "zhong1guo", "Zhong1", "1"])
def test_what_is_no_run_of_syllables_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no numbered pinyin"):
        parse_run(text)
