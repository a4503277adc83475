"""The worksheet as a web page: the same data as on paper, set with HTML, to print or to edit in a word processor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from lesson.render.template import filled, filled_from

TRACED = 3  # faint models after the black one
PAPER_WIDTH = {"a4": 169, "letter": 174}  # millimetres between the margins
_PACKAGE = "lesson.worksheet"
_HANZI = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def page(data: Mapping[str, Any], templates: Path | None = None) -> str:
    """The page of what `Sheet.data` gives. Text in it is escaped where it is shown.

    `templates` is a folder that may have a `worksheet.html` or `worksheet.css` to use instead of the package's.
    Raises LessonError when they cannot be filled in.
    """
    fill = partial(filled, package=_PACKAGE) if templates is None else partial(filled_from, templates, package=_PACKAGE)
    text = fill(
        "worksheet.html",
        sheet=data,
        label=data["labels"],
        language="zh-Hans" if data["region"] == "cn" else "zh-Hant",
        other="zh-Hant" if data["region"] == "cn" else "zh-Hans",
        traced=TRACED,
        width=PAPER_WIDTH[data["paper"]],
        hanzi=_HANZI,
    )
    return str(text).lstrip()
