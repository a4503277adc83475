"""Text from outside as data."""

from __future__ import annotations

import pytest

from lesson.text.safe import cell, one_line, printable, visible


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-ful; -ed", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", " =1+1", "\u3000＝1+1",
        "\u00a0=1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\tplain", "\rplain", "\nplain", "\ufeff=1+1", "\u200b=1+1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "面積8.67萬平方公里", "a=b", "3-5", "“=”是等號", " 內蒙古", "1＋1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_file_can_carry_is_replaced(bad: str) -> None:
    assert printable(f"鄂爾{bad}多斯") == cell(f"鄂爾{bad}多斯") == "鄂爾\ufffd多斯"


def test_white_space_hanzi_and_emoji_are_printable() -> None:
    assert printable("鄂爾多斯\t👩‍🌾\n𠮷") == "鄂爾多斯\t👩‍🌾\n𠮷"


def test_one_line_has_one_space_where_there_was_white_space() -> None:
    assert one_line(" 羊絨\u3000衫 \n 100%\x00 ") == "羊絨 衫 100%\ufffd"


def test_a_visible_line_has_nothing_that_cannot_be_seen() -> None:
    assert visible("羊\u202e絨\u200b衫\x00\n👍") == "羊 絨 衫 👍"
