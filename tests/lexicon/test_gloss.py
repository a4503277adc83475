"""Dictionary glosses made readable."""

from __future__ import annotations

import re

import pytest

from lesson.lexicon import lexicon
from lesson.lexicon.gloss import Reference, brief, marked, parsed, readable, short, tells
from lesson.model import Sense, SenseKind


def test_a_reference_is_shown_in_one_script_with_tone_marks() -> None:
    gloss = "e-commerce (abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4])"
    assert readable(gloss, simplified=False) == "e-commerce (abbr. for 電子商務 diàn zǐ shāng wù)"
    assert readable(gloss, simplified=True) == "e-commerce (abbr. for 电子商务 diàn zǐ shāng wù)"


def test_a_reference_may_lack_the_second_script_or_the_pinyin_or_the_hanzi() -> None:
    assert parsed("see 百強[bai3 qiang2]")[1] == Reference("百強", "百強", "bǎiqiáng")
    assert parsed("short for 項|项")[1] == Reference("項", "项", "")
    assert readable("commonly pr. [zhei4]", simplified=True) == "commonly pr. zhèi"


def test_brackets_without_pinyin_stay() -> None:
    assert readable("see [1], a[i]", simplified=True) == "see [1], a[i]"


@pytest.mark.parametrize(
    ("numbered", "shown"),
    [
        ("Guang3 dong1 Sheng3", "Guǎngdōng Shěng"),
        ("Nei4 meng3 gu3 Zi4 zhi4 qu1", "Nèiměnggǔ Zìzhìqū"),
        ("Xi1 an1", "Xī'ān"),
        ("lu:4 se4", "lǜsè"),
        ("pao3 tang2 r5 de5", "pǎo tángr de"),
        ("ka3 la1 O K", "kǎlā O K"),
        ("xx5", "xx5"),
        ("yi1 xin1 , yi1 yi4", "yīxīn, yīyì"),
        ("Ma3 ding1 · Lu4 de2", "Mǎdīng·Lùdé"),
    ],
)
def test_numbered_pinyin_gets_marks_and_a_capital_begins_a_word(numbered: str, shown: str) -> None:
    assert marked(numbered) == shown


def test_asides_about_other_words_are_left_out_of_the_brief_gloss() -> None:
    said = Sense('(formal) with; from (e.g. 與他握手|与他握手[yu3 ta1 wo4 shou3] "shake hands with him")', ())
    assert brief(said) == "(formal) with; from"


def test_a_gloss_that_is_all_aside_stays_whole() -> None:
    said = Sense("(used in the same way as 把[ba3])", ())
    assert brief(said) == "(used in the same way as 把[ba3])"


def test_a_cross_reference_does_not_tell_what_a_word_means() -> None:
    assert not tells(Sense("variant of 為|为[wei4]", (), SenseKind.REFERENCE))
    assert tells(Sense("classifier for families or businesses", (), SenseKind.MEASURE_WORD))


def test_a_gloss_without_chinese_stays_as_it_is() -> None:
    assert readable("to push; 50% a < b", simplified=True) == "to push; 50% a < b"


@pytest.mark.parametrize(
    ("gloss", "card"),
    [
        ("to face sth; to be confronted with", "to face something; to be confronted with"),
        ("(bound form) to economize; to save", "to economize; to save"),
        ("abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4], e-commerce", "abbr. for diàn zǐ shāng wù, e-commerce"),
        ("Ordos, prefecture-level city in Inner Mongolia Autonomous Region 內蒙古自治區|内蒙古自治区", "Ordos"),
        ("to know; to become aware of", "to know; to become aware of"),
    ],
)
def test_a_gloss_on_a_card_has_no_chinese_and_no_dictionary_prose(gloss: str, card: str) -> None:
    assert short(gloss) == card


def test_no_gloss_of_a_word_of_the_level_lists_is_too_long_for_a_card() -> None:
    rows = lexicon()._base.execute("SELECT DISTINCT simplified FROM level").fetchall()
    glosses = {s.gloss for (word,) in rows for entry in lexicon().entries(word) for s in entry.senses}
    told = [short(gloss) for gloss in sorted(glosses)]
    assert len(told) > 10_000
    assert [one for one in told if len(one) > 62 or re.search("[\u3400-\u9fff]", one)] == []
