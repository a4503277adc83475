"""Lines of mixed Chinese and English in a terminal."""

from __future__ import annotations

from lesson.quiz.play.layout import line_spans, width


def test_hanzi_take_two_cells() -> None:
    assert width("漢字ab") == 6
    assert width("lǜ") == 2


def test_a_line_does_not_begin_with_a_comma() -> None:
    text = "隨着國外疫情持續蔓延,鄂爾多斯的外貿壓力持續加大。"
    lines = [text[start:end] for start, end in line_spans(text, 20)]
    assert "".join(lines) == text
    assert all(width(line) <= 20 for line in lines)
    assert not any(line[0] in ",。" for line in lines)


def test_a_line_does_not_end_with_an_opening_quotation_mark() -> None:
    text = "他說了“有溫度的城市”這句話"
    assert not any(text[start:end].endswith("“") for start, end in line_spans(text, 7))


def test_english_words_stay_whole() -> None:
    text = "to bring about; to create; to cause"
    assert [text[s:e] for s, e in line_spans(text, 16)] == ["to bring about;", "to create; to", "cause"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert [e - s for s, e in line_spans("a" * 25, 10)] == [10, 10, 5]


def test_an_empty_text_is_one_empty_line() -> None:
    assert line_spans("", 10) == [(0, 0)]
