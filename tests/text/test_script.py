"""Any regional spelling is aligned to Simplified code point by code point; what is shown never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.model import Script
from lesson.text.script import script_of, simplify, traditionalise


@pytest.mark.parametrize(
    ("spelled", "simplified"),
    [
        ("隨着草原", "随着草原"),
        ("隨著草原", "随着草原"),
        ("中國著名的羊絨", "中国著名的羊绒"),
        ("藉助平臺", "借助平台"),
        ("沖擊與衝擊", "冲击与冲击"),
        ("啓動和啟動", "启动和启动"),
        ("峯峰羣群裏裡爲為", "峰峰群群里里为为"),
        ("據瞭解", "据了解"),
        ("宣佈佔據", "宣布占据"),
        ("衞生署與衛生署", "卫生署与卫生署"),
        ("乾隆皇帝的頭髮乾了", "乾隆皇帝的头发干了"),
        ("皇后在後面", "皇后在后面"),
        ("这里有著名的隨著", "这里有著名的随着"),
    ],
)
def test_every_regional_spelling_gives_the_simplified_one(spelled: str, simplified: str) -> None:
    assert simplify(spelled) == simplified


def test_simplified_text_stays_as_it_is() -> None:
    text = "著名的企业随着后来的发展，里面只有干净的面条。"
    assert simplify(text) == text


@given(st.text())
def test_aligning_keeps_the_number_of_code_points_of_any_text(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert len(traditionalise(text)) == len(text)


@given(st.text(st.characters(categories=["Cs", "Lo", "So"])))
def test_aligning_survives_lone_surrogates_and_rare_characters(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_the_script_of_a_text_is_told_by_characters_of_one_script_only() -> None:
    assert script_of("鄂爾多斯市政府宣佈") is Script.TRADITIONAL
    assert script_of("鄂尔多斯市政府宣布") is Script.SIMPLIFIED
    assert script_of("鄂爾多斯市政府宣布与拼多多达成合作") is Script.MIXED
