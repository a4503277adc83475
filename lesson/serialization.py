"""The wire form of a lesson: JSON with a version, one line per sentence and word, round-trips exactly."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from lesson.errors import LessonError
from lesson.model import SCHEMA_VERSION, Lesson
from lesson.output import write_whole
from lesson.scale import Levels
from lesson.text.syllable import Syllable
from lesson.view import Making, View, Written, at_once

T = TypeVar("T")
_readers: dict[object, Callable[[Any], Any]] = {}


def encode(value: object) -> Any:
    """Plain JSON data of a model value; fields at their default are left out.

    A value whose type has `parse` is its text: a syllable its numbered pinyin, a kind of question its name.
    """
    if isinstance(value, Syllable):  # most values
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Levels):
        return dict(value)
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if hasattr(type(value), "parse"):
        return str(value)
    if dataclasses.is_dataclass(value):
        return {
            field.name: encode(part)
            for field in dataclasses.fields(value)
            if is_written(field) and (part := getattr(value, field.name)) != field.default
        }
    return value


def is_written(field: dataclasses.Field[Any]) -> bool:
    """Whether a field of a model type is in the file; `words` of a scale is not."""
    return bool(field.metadata.get("written", True))


def decode(kind: type[T], data: Any) -> T:
    """The model value of type `kind` that `encode` wrote; raises KeyError, TypeError or ValueError on other data."""
    value: T = _reader(kind)(data)
    return value


def dump(lesson: Lesson) -> str:
    """JSON text of a lesson: one line per sentence and per word, so that a diff of two builds can be read."""
    data = encode(lesson)
    lines = ["{", f'"schema": {SCHEMA_VERSION},']
    for name, value in data.items():
        comma = "" if name == next(reversed(data)) else ","
        if name in ("sentences", "words"):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in value)
            lines.append(f'"{name}": [\n{rows}\n]{comma}')
        else:
            lines.append(f'"{name}": {json.dumps(value, ensure_ascii=False)}{comma}')
    return "\n".join([*lines, "}", ""])


def load(text: str, where: str) -> Lesson:
    """The lesson that `dump` wrote. Raises LessonError, naming the file `where`, when it is something else."""
    data = read_versioned(text, where, SCHEMA_VERSION)
    try:
        return decode(Lesson, data)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise LessonError(
            f"{where}: not a lesson as this version writes it; build it again with 'lesson build'"
        ) from fault


def read_versioned(text: str, where: str, version: int) -> dict[str, Any]:
    """A JSON object with a "schema" number equal to `version`. Raises LessonError in one line otherwise."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        raise LessonError(f"{where}: cut short or no JSON; build it again with 'lesson build'") from fault
    found = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(data, dict) or found is None:
        raise LessonError(f"{where}: no file of this program; build it with 'lesson build'")
    if found != version:
        raise LessonError(
            f"{where}: has schema {found}, this version reads {version}; build it again with 'lesson build'"
        )
    return data


def _reader(kind: Any) -> Callable[[Any], Any]:
    """The function that reads values of a type, made once per type."""
    if kind not in _readers:
        _readers[kind] = _make_reader(kind)
    return _readers[kind]


def _make_reader(kind: Any) -> Callable[[Any], Any]:
    if kind is Levels:
        return _levels
    if isinstance(kind, type) and hasattr(kind, "parse"):
        parse: Callable[[Any], Any] = kind.parse
        return parse
    if get_origin(kind) in (Union, UnionType):
        inner = _reader(next(part for part in get_args(kind) if part is not NoneType))
        return lambda data: None if data is None else inner(data)
    if get_origin(kind) is tuple:
        item = _reader(get_args(kind)[0])
        return lambda data: tuple([item(part) for part in data])
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    return _scalar(kind)


def _levels(data: Any) -> Levels:
    if not isinstance(data, dict) or not all(type(band) is int for band in data.values()):
        raise TypeError(f"{data!r} are no levels")
    return Levels(data)


def _one_of(allowed: tuple[object, ...]) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if data not in allowed:
            raise ValueError(f"{data!r} is none of {allowed}")
        return data

    return read


def _scalar(kind: Any) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if kind is float and type(data) is int:
            return float(data)
        if type(data) is not kind:
            raise TypeError(f"{data!r} is no {kind}")
        return data

    return read


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    fields: Mapping[str, Any] = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if is_written(field)]
    required = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    readers = {name: _reader(fields[name]) for name in names}

    def read(data: Any) -> Any:
        missing = [name for name in required if name not in data]
        if missing:
            raise KeyError(f"{kind.__name__} without {', '.join(missing)}")
        return kind(**{name: readers[name](data[name]) for name in names if name in data})

    return read


def _write(making: Making) -> list[Written]:
    lesson = making.lesson
    write_whole(making.folder / "lesson.json", lesson.to_json().encode("utf-8"))
    return [Written("lesson.json", f"{len(lesson.words)} words and names, {len(lesson.sentences)} sentences")]


VIEW = View("lesson", "writing the lesson", at_once(_write))
