"""lesson lookup: by hanzi, by pinyin, in English."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from lesson.cli import cli
from lesson.errors import LessonError


def output(*args: str) -> str:
    result = CliRunner().invoke(cli, ["lookup", *args], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_several_words_that_fit_are_a_list_of_ten_lines_at_most() -> None:
    lines = output("zhi", "dao").splitlines()
    assert lines[0] == "知道  zhīdào  to know  HSK 1"
    assert "指导  指導  zhǐdǎo" in "\n".join(lines)
    assert len(output("shi").splitlines()) == 10


def test_one_word_that_fits_is_shown_whole() -> None:
    assert output("zhǐdǎo") == output("指导")
    assert output("zhi1dao4", "--full") == output("知道", "--full")


def test_others_that_fit_less_stand_below_it() -> None:
    assert output("schoolbag").startswith(output("书包"))


def test_english_is_asked_in_one_word_or_several() -> None:
    assert output("to know") == output("to", "know") and output("to know").startswith("知道")


def test_what_is_pinyin_and_english_is_looked_up_as_both() -> None:
    lines = output("women").splitlines()
    assert lines[0].startswith("我们") and any("women" in line for line in lines)


def test_a_vulgar_word_that_is_asked_for_is_told() -> None:
    assert "vulgar" in output("婊子") and "fuck" not in output("操")


@pytest.mark.parametrize("args", [("xyzzy",), ("zhidao", "--in", "我知道。"), ("不存在的词",)])
def test_what_is_not_found_is_one_line(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, ["lookup", *args])
    assert isinstance(result.exception, LessonError) and "no headword of the dictionary" in str(result.exception)


def test_a_choice_is_explained_by_what_the_word_means_elsewhere() -> None:
    assert "for it: what it means elsewhere in such a place" in output("在", "--in", "他住在三层。")
