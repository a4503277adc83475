"""The JSON Schema of lesson.json, made from the types it holds.

python -m lesson.schema > lesson/lesson.schema.json
"""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lesson.model import SCHEMA_VERSION, Lesson
from lesson.scale import Levels
from lesson.serialization import is_written
from lesson.text.syllable import Syllable

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `Lesson.to_json` writes."""
    definitions: dict[str, Any] = {}
    _describe(Lesson, definitions)
    top = definitions.pop("Lesson")
    top["properties"] = {"schema": {"const": SCHEMA_VERSION}, **top["properties"]}
    top["required"] = ["schema", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson made from a Chinese article",
        "description": "Bands are numbers on its scale (7 is HSK 7-9). Offsets are code points. Defaults are left out.",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is Syllable:
        return {"type": "string", "pattern": "^[a-zêü]+[1-5]$", "description": "numbered pinyin, 5 is the neutral tone"}
    if kind is Levels:
        return {"type": "object", "additionalProperties": {"type": "integer"}, "description": "band by scale"}
    if get_origin(kind) in (Union, UnionType):
        inner = next(part for part in get_args(kind) if part is not NoneType)
        return {"anyOf": [_describe(inner, definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _describe(get_args(kind)[0], definitions)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": _SCALARS[kind]}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if is_written(field)]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0].strip(),
        "additionalProperties": False,
        "properties": {field.name: _describe(hints[field.name], definitions) for field in fields},
        "required": [field.name for field in fields if field.default is dataclasses.MISSING],
    }


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=1))
