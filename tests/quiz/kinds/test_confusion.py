"""What learners mishear and misspell in pinyin."""

from __future__ import annotations

import pytest

from lesson.quiz.kinds.confusion import confusions, sandhi
from lesson.text.syllable import parse_reading


@pytest.mark.parametrize(
    ("base", "confused"),
    [("zhan", "zan"), ("zhan", "jian"), ("jian", "zhan"), ("chu", "qu"), ("shi", "xi"), ("xin", "xing"), ("lü", "lu")],
)
def test_the_confusions_of_learners(base: str, confused: str) -> None:
    assert confused in list(confusions(base))


def test_a_third_tone_rises_before_a_third_tone() -> None:
    assert sandhi(parse_reading("li3 jie3")) == parse_reading("li2 jie3")
    assert sandhi(parse_reading("ke3 neng2")) == parse_reading("ke3 neng2")
