"""What the finders of facts share."""

from __future__ import annotations

from lesson.annotation.pipeline import annotate
from lesson.quiz.fact.source import Source


def test_only_who_does_or_says_something_is_a_person_of_the_text() -> None:
    text = "教授李敏认为，路线很好。记者王丽说，新路线经过南宋御街。主任陈伟明表示，明年再办。副总裁九鼎说，很好。"
    text += "院士李春来说，月球背面的地壳很厚。嫦娥六号返回，嫦娥六号着陆，嫦娥六号采集样品。"
    assert set(Source(annotate(text)).people) == {"李敏", "王丽", "陈伟明", "九鼎"}
