"""Options that several commands take."""

from __future__ import annotations

from typing import Any

import click


class Band(click.ParamType[int]):
    """A reader's level as people write it: `hsk:4`, `HSK4`, `4`, `7-9`."""

    name = "hsk:N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).lower().replace("hsk", "").strip(" :")
        if text in ("7-9", "8", "9"):
            return 7
        if text in ("1", "2", "3", "4", "5", "6", "7"):
            return int(text)
        self.fail(f"{value!r} is no level; write hsk:1 to hsk:6, or hsk:7-9", param, ctx)
