"""lesson.json: round-trips, has a published schema, and says clearly when it cannot be read."""

import json
from pathlib import Path

import jsonschema
import pytest

from lesson.errors import LessonError
from lesson.model import SCHEMA_VERSION, Lesson
from lesson.schema import schema

SCHEMA = Path(__file__).parents[1] / "lesson" / "lesson.schema.json"


def test_a_lesson_round_trips_exactly(ordos: Lesson) -> None:
    assert Lesson.from_json(ordos.to_json()) == ordos


def test_the_same_lesson_is_the_same_bytes(ordos: Lesson) -> None:
    assert ordos.to_json() == Lesson.from_json(ordos.to_json()).to_json()


def test_the_file_follows_its_schema(ordos: Lesson) -> None:
    jsonschema.validate(json.loads(ordos.to_json()), json.loads(SCHEMA.read_text("utf-8")))


def test_the_published_schema_is_that_of_the_types() -> None:
    """Refresh it with: python -m lesson.schema > lesson/lesson.schema.json"""
    published = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    assert published == schema()


def test_the_schema_refuses_what_is_no_lesson(ordos: Lesson) -> None:
    data = json.loads(ordos.to_json())
    data["words"][0]["reading"] = ["de6"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())


def test_a_file_cut_in_half_is_refused(ordos: Lesson) -> None:
    text = ordos.to_json()
    with pytest.raises(LessonError, match="x.json: cut short") as caught:
        Lesson.from_json(text[: len(text) // 2], "x.json")
    assert "\n" not in str(caught.value)


def test_another_schema_version_is_refused(ordos: Lesson) -> None:
    text = ordos.to_json().replace(f'"schema": {SCHEMA_VERSION}', '"schema": 99', 1)
    with pytest.raises(LessonError, match="has schema 99, this version reads"):
        Lesson.from_json(text, "x.json")


@pytest.mark.parametrize("text", ["[]", "{}", '"lesson"', '{"schema": 1}', '{"schema": 1, "article": 3}'])
def test_json_that_is_no_lesson_is_refused(text: str) -> None:
    with pytest.raises(LessonError, match="build it"):
        Lesson.from_json(text, "x.json")
