"""A quiz for classrooms and for Anki, read back by parsers that are not ours."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import anki.collection  # noqa: F401 (before anki.cards, which alone imports in a circle)
import playwright
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from click.testing import CliRunner
from quiz_lesson import lesson as small_lesson
from web_tools import GIFT, unpack

from lesson.cli import cli
from lesson.deck.question import write_questions
from lesson.errors import LessonError
from lesson.quiz import Quiz, dump, load, make_items
from lesson.quiz.export import COLUMNS, Classroom, export

HOSTILE = (
    "<script>alert(1)</script>",
    "]]>&amp;<!--",
    "{=right ~wrong #feedback} ####all",
    "// a comment\n::title:: $CATEGORY: other",
    "a\\b \\n c:d",
    "=1+2",
    "\x00\x0b\ufffe",
    "𠮷 “quoted”, and; more",
)


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    lesson = small_lesson()
    return load(dump(lesson, make_items(lesson)), "quiz.json")


def spoilt(quiz: Quiz, bad: str) -> Quiz:
    """The quiz with hostile text in its title and in everything its first item shows."""
    first = quiz.items[0]
    options = (bad, *first.options[1:])
    item = replace(first, prompt=bad, options=options, reasons=(bad,) * 4, explanation=bad, hint=bad)
    return replace(quiz, title=f"{quiz.title} {bad}", items=(item, *quiz.items[1:]))


def shown(markup: str) -> str:
    """What a reader sees of HTML, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def plain(text: str) -> str:
    """A text as it can be shown: on one line, without what XML cannot hold."""
    return " ".join(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text).split())


def read_gift(text: str, folder: Path) -> list[dict[str, Any]]:
    """Have the parser made from the grammar of GIFT read a file."""
    source = folder / "quiz.gift"
    source.write_text(text, encoding="utf-8")
    program = (
        "const parser = require(process.argv[1]); const fs = require('fs');"
        "process.stdout.write(JSON.stringify(parser.parse(fs.readFileSync(process.argv[2], 'utf8'))))"
    )
    node = Path(playwright.__file__).parent / "driver" / "node"
    parser = unpack(GIFT, folder) / "lib/gift-parser.js"
    done = subprocess.run([node, "-e", program, str(parser), str(source)], capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def moodle_questions(text: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(text).findall("question[@type='multichoice']")


def test_moodle_reads_every_question_with_one_right_answer(quiz: Quiz) -> None:
    found = moodle_questions(export(quiz, Classroom.MOODLE))
    assert len(found) == len(quiz.items)
    for question, item in zip(found, quiz.items, strict=True):
        answers = question.findall("answer")
        assert [shown(a.findtext("text", "")) for a in answers] == list(item.options)
        assert [a.get("fraction") for a in answers].index("100") == item.answer
        assert sorted(a.get("fraction", "") for a in answers) == ["0"] * (len(answers) - 1) + ["100"]
        assert [shown(a.findtext("feedback/text", "")) for a in answers] == list(item.reasons)
        assert question.findtext("single") == "true"
        assert shown(question.findtext("questiontext/text", "")) == f"{item.shown}{item.prompt}"


def test_only_chinese_is_marked_as_chinese(quiz: Quiz) -> None:
    marked = re.findall(r"<span lang=\"zh-Han.\">(.*?)</span>", html.unescape(export(quiz, Classroom.MOODLE)))
    assert len(marked) > len(quiz.items)
    assert not [text for text in marked if re.search(r"[a-zā-ǜ]", text)]


def test_moodle_puts_the_questions_into_a_category_of_the_lessons_name(quiz: Quiz) -> None:
    root = ElementTree.fromstring(export(replace(quiz, title="甲/乙"), Classroom.MOODLE))
    assert root.findtext("question[@type='category']/category/text") == "$course$/top/甲//乙"


def test_a_reader_of_gift_finds_every_question_with_one_right_answer(quiz: Quiz, tmp_path: Path) -> None:
    category, *found = read_gift(export(quiz, Classroom.GIFT), tmp_path)
    assert (category["type"], category["title"]) == ("Category", quiz.title)
    assert len(found) == len(quiz.items)
    for question, item in zip(found, quiz.items, strict=True):
        assert (question["type"], question["title"], question["stem"]["format"]) == ("MC", item.id, "html")
        assert shown(question["stem"]["text"]) == f"{item.shown}{item.prompt}"
        assert [shown(choice["text"]["text"]) for choice in question["choices"]] == list(item.options)
        assert [choice["isCorrect"] for choice in question["choices"]].index(True) == item.answer
        assert [shown(choice["feedback"]["text"]) for choice in question["choices"]] == list(item.reasons)
        assert shown(question["globalFeedback"]["text"]) == item.explanation


def test_a_table_has_a_line_for_every_question(quiz: Quiz) -> None:
    rows = list(csv.DictReader(export(quiz, Classroom.CSV).splitlines(), strict=True))
    assert len(rows) == len(quiz.items) and tuple(rows[0]) == COLUMNS
    for row, item in zip(rows, quiz.items, strict=True):
        assert row["sentence"] == item.shown and row["question"] == item.prompt
        assert row[f"option {row['answer']}"] == item.options[item.answer]


@pytest.mark.parametrize("format", Classroom)
def test_the_same_quiz_gives_the_same_text(quiz: Quiz, format: Classroom) -> None:
    assert export(quiz, format) == export(quiz, format)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_text_in_every_format(quiz: Quiz, bad: str, tmp_path: Path) -> None:
    bent = spoilt(quiz, bad)
    first = moodle_questions(export(bent, Classroom.MOODLE))[0]
    assert shown(first.findtext("answer/text", "")) == plain(bad)
    assert shown(first.findtext("generalfeedback/text", "")) == plain(bad)
    _, gift, *rest = read_gift(export(bent, Classroom.GIFT), tmp_path)
    assert len(rest) == len(quiz.items) - 1
    assert shown(gift["choices"][0]["text"]["text"]) == plain(bad)
    assert shown(gift["globalFeedback"]["text"]) == plain(bad)
    row = next(csv.DictReader(io.StringIO(export(bent, Classroom.CSV), newline=""), strict=True))
    assert plain(row["question"].removeprefix("'")) == plain(bad) and not row["question"].startswith("=")


@pytest.mark.parametrize("formula", ["=1+1", "＝1+1", "＠SUM(A1)", " =1+1", "\t=1+1", "\r=1+1", "\u3000＝1+1"])
def test_no_cell_of_a_table_is_a_formula(quiz: Quiz, formula: str) -> None:
    rows = csv.DictReader(io.StringIO(export(spoilt(quiz, formula), Classroom.CSV), newline=""), strict=True)
    assert next(rows)["question"] == f"'{formula}".replace("\r", "\n")


def imported(quiz: Quiz, folder: Path, times: int = 1) -> Collection:
    write_questions(quiz, folder / "quiz.apkg")
    collection = Collection(str(folder / "collection.anki2"))
    for _ in range(times):
        request = ImportAnkiPackageRequest(package_path=str(folder / "quiz.apkg"), options=ImportAnkiPackageOptions())
        collection.import_anki_package(request)
    return collection


def test_anki_asks_every_question_and_shows_the_right_option_on_the_back(quiz: Quiz, tmp_path: Path) -> None:
    collection = imported(quiz, tmp_path, times=2)
    try:
        cards = [collection.get_card(number) for number in collection.find_cards("", order="c.due")]
        assert len(cards) == len(quiz.items) and not collection.get_empty_cards().notes
        for card, item in zip(cards, quiz.items, strict=True):
            rendered = card.render_output()
            front, back = shown(rendered.question_text), shown(rendered.answer_text)
            assert item.prompt in front and item.reasons[item.answer] not in front
            assert item.reasons[item.answer] in back
            right = re.findall(r'<li class="here">(.*?)</li>', rendered.answer_text)
            assert len(right) == 1 and shown(right[0]).startswith(item.options[item.answer])
            assert not re.search('class="here"', rendered.question_text)
    finally:
        collection.close()


def test_hostile_text_is_text_in_anki(quiz: Quiz, tmp_path: Path) -> None:
    collection = imported(spoilt(quiz, "<script>x</script>{{c1::y}}[sound:z.mp3]"), tmp_path)
    try:
        (number, *_) = collection.find_cards("", order="c.due")
        rendered = collection.get_card(number).render_output()
        assert "<script" not in rendered.answer_text and not rendered.answer_av_tags
        assert "<script>x</script>{{c1::y}}[sound:z.mp3]" in shown(rendered.answer_text)
    finally:
        collection.close()


def run(*args: str) -> Any:
    return CliRunner().invoke(cli, ["quiz", *args])


def test_the_command_writes_each_format(quiz: Quiz, tmp_path: Path) -> None:
    lesson = small_lesson()
    (tmp_path / "quiz.json").write_text(dump(lesson, make_items(lesson)), encoding="utf-8")
    for form in ("moodle", "gift", "csv", "anki"):
        done = run(str(tmp_path), "--export", form, "--out", str(tmp_path / f"q.{form}"))
        assert done.exit_code == 0 and f"{len(quiz.items)} questions" in done.output
    assert (tmp_path / "q.gift").read_text(encoding="utf-8") == export(quiz, Classroom.GIFT)
    assert run(str(tmp_path), "--export", "csv").stdout == export(quiz, Classroom.CSV)
    assert run(str(tmp_path), "--export", "anki").exit_code != 0
    assert run(str(tmp_path), "--out", "x").exit_code != 0


def test_a_place_that_cannot_be_written_is_one_line(quiz: Quiz, tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="cannot be written"):
        write_questions(quiz, tmp_path / "none" / "quiz.apkg")
