"""The JSON Schema of quiz.json: its bounds are written by hand in the file, its kinds are `lesson.kinds.KINDS`.

python -m lesson.quiz.schema
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lesson.kinds import KINDS

FILE = Path(__file__).with_name("quiz.schema.json")


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `lesson.quiz.dump` writes."""
    described: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    described["$defs"]["item"]["properties"]["kind"]["enum"] = [kind.name for kind in KINDS]
    return described


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
