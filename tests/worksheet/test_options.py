"""What a worksheet can be asked for, and what is said where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesson.errors import LessonError
from lesson.worksheet import WorksheetOptions


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"paper": "a5"}, "no paper 'a5'; choose from a4, letter"),
        ({"pinyin": "some"}, "no pinyin 'some'"),
        ({"sections": ("text", "songs")}, "no section 'songs'"),
        ({"characters": 0}, "characters is 0"),
        ({"questions": 0}, "questions is 0"),
    ],
)
def test_an_option_that_does_not_exist_is_one_clear_line(options: dict[str, object], said: str) -> None:
    with pytest.raises(LessonError, match=said):
        WorksheetOptions(**options)  # type: ignore[arg-type]


def test_a_broken_template_is_one_clear_line(tmp_path: Path) -> None:
    from lesson.worksheet.press import press

    (tmp_path / "worksheet.typ").write_text("#nothing(", encoding="utf-8")
    with pytest.raises(LessonError, match="cannot be set .*correct the template"):
        press({}, tmp_path)
