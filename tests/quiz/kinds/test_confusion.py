"""What learners mishear and misspell in pinyin."""

from __future__ import annotations

import pytest

from lesson.quiz.kinds.confusion import confusions


@pytest.mark.parametrize(
    ("base", "confused"),
    [("zhan", "zan"), ("zhan", "jian"), ("jian", "zhan"), ("chu", "qu"), ("shi", "xi"), ("xin", "xing"), ("lü", "lu")],
)
def test_the_confusions_of_learners(base: str, confused: str) -> None:
    assert confused in list(confusions(base))
