"""quiz.json: the file that the player reads."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest
from quiz_lesson import lesson as small_lesson

from lesson.errors import LessonError
from lesson.kinds import KINDS
from lesson.quiz import dump, load, make_items
from lesson.quiz.schema import FILE, schema
from lesson.quiz.schema import text as schema_text


def text() -> str:
    lesson = small_lesson()
    return dump(lesson, make_items(lesson))


def broken(change: str, to: object) -> str:
    data = json.loads(text())
    data["items"][0][change] = to
    return json.dumps(data)


def test_a_quiz_round_trips() -> None:
    lesson = small_lesson()
    items = make_items(lesson)
    quiz = load(dump(lesson, items), "quiz.json")
    assert quiz.items == items
    assert (quiz.lesson, quiz.title, quiz.script, quiz.level) == ("sample", "銀行的計劃", "traditional", 5)


def test_the_same_quiz_has_the_same_bytes() -> None:
    assert text() == text()


def test_a_quiz_has_one_line_per_item() -> None:
    lines = text().splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == len(json.loads(text())["items"])


def test_a_quiz_follows_its_schema() -> None:
    schema = json.loads(files("lesson.quiz").joinpath("quiz.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(text()), schema)


def test_the_schema_in_the_file_has_the_kinds_that_there_are() -> None:
    assert FILE.read_text("utf-8") == schema_text()
    assert schema()["$defs"]["item"]["properties"]["kind"]["enum"] == [kind.name for kind in KINDS]


def test_the_schema_refuses_an_item_without_options() -> None:
    schema = json.loads(files("lesson.quiz").joinpath("quiz.schema.json").read_text(encoding="utf-8"))
    data = json.loads(text())
    del data["items"][0]["options"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_an_empty_quiz_can_be_written_and_read() -> None:
    assert load(dump(small_lesson(), ()), "quiz.json").items == ()


def test_a_cloze_is_shown_with_its_gap_and_the_cuts() -> None:
    item = next(item for item in make_items(small_lesson()) if item.kind.name == "cloze")
    assert item.shown == item.sentence.text.replace(item.sentence.word, "____")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "cut short"),
        (text()[:500], "cut short"),
        ("[]", "no file of this program"),
        ("{}", "no file of this program"),
        ('{"schema": 99, "items": []}', "has schema 99"),
        ('{"schema": 2}', "not a quiz"),
        ('{"schema": 2, "lesson": "a", "title": "", "script": "runic", "level": 3, "items": []}', "not a quiz"),
        (broken("answer", 4), "not a quiz"),
        (broken("answer", -1), "not a quiz"),
        (broken("around", [9999]), "not a quiz"),
        (broken("reasons", ["one"]), "not a quiz"),
        (broken("kind", "riddle"), "not a quiz"),
        (broken("sentence", {"text": "山", "start": 0, "end": 2, "paragraph": 0}), "not a quiz"),
    ],
)
def test_a_file_that_is_no_quiz_is_refused_in_one_line(data: str, said: str) -> None:
    with pytest.raises(LessonError) as fault:
        load(data, "decks/x/quiz.json")
    message = str(fault.value)
    assert said in message
    assert message.startswith("decks/x/quiz.json: ")
    assert "\n" not in message


def test_reading_a_quiz_imports_nothing_heavy() -> None:
    heavy = (
        "jieba",
        "pypinyin",
        "genanki",
        "opencc",
        "typst",
        "numpy",
        "sqlite3",
        "lesson.annotation.pipeline",
        "lesson.quiz.make",
        "lesson.quiz.material",
        *(f"lesson.quiz.kinds.{kind.name}" for kind in KINDS),
    )
    code = (
        "import sys, lesson.cli.quiz, lesson.quiz, lesson.quiz.play.player;"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
