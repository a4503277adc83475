"""The worksheet as a web page: the same data as on paper, set with HTML, to print or to edit in a word processor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lesson.reader.template import filled

TRACED = 3  # faint models after the black one
PAPER_WIDTH = {"a4": 169, "letter": 174}  # millimetres between the margins


def page(data: Mapping[str, Any]) -> str:
    """The page of what `Sheet.data` gives. Text in it is escaped where it is shown."""
    text = filled(
        "worksheet.html",
        package="lesson.worksheet",
        sheet=data,
        label=data["labels"],
        language="zh-Hans" if data["region"] == "cn" else "zh-Hant",
        other="zh-Hant" if data["region"] == "cn" else "zh-Hans",
        traced=TRACED,
        width=PAPER_WIDTH[data["paper"]],
    )
    return str(text).lstrip()
