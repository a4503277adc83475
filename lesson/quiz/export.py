"""A quiz for classrooms: Moodle XML, GIFT and CSV. The same questions, options and keys as in the terminal.

Moodle XML: https://docs.moodle.org/en/Moodle_XML_format; GIFT: https://docs.moodle.org/en/GIFT_format. All text of the
quiz is data in them: escaped as HTML first, then as each format asks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from html import escape
from xml.etree import ElementTree

from lesson.item import Quiz, QuizItem
from lesson.model import Script
from lesson.scale import Scale
from lesson.text.safe import cell, one_line, printable


class Classroom(StrEnum):
    """A format that programs for classrooms read."""

    MOODLE = "moodle"
    GIFT = "gift"
    CSV = "csv"


COLUMNS = (
    "id", "kind", "level", "difficulty", "question", "sentence", "option 1", "option 2", "option 3", "option 4",
    "answer", "explanation", "hint",
)  # fmt: skip
"""The columns of the CSV table; `answer` is the number of the right option, 1 to 4."""

_GIFT_MARKS = re.compile(r"([~=#{}:\\])")
# From a hanzi to the last one, or the mark that closes the sentence, before any Latin letter.
_CHINESE = re.compile(
    r"[\d.%“「《]*[\u3400-\u9fff\U00020000-\U0003ffff](?:[^A-Za-z\u00c0-\u024f<>&]*[\u3400-\u9fff。？！”」》])?"
)
_HANT, _HANS = "zh-Hant", "zh-Hans"


def export(quiz: Quiz, format: Classroom) -> str:
    """The text of a quiz in a format, in UTF-8 with `\\n` at the end of lines; the same text for the same quiz."""
    return _FORMATS[format](quiz)


def moodle(quiz: Quiz) -> str:
    """Moodle XML: a category with the lesson's name and a multiple-choice question for each item."""
    root = ElementTree.Element("quiz")
    category = ElementTree.SubElement(root, "question", type="category")
    # A slash parts the levels of a category; two of them are one in its name.
    name = (quiz.title or quiz.lesson).replace("/", "//")
    _text(ElementTree.SubElement(category, "category"), f"$course$/top/{name}")
    for item in quiz.items:
        root.append(_moodle_question(quiz, item))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def gift(quiz: Quiz) -> str:
    """GIFT: a category and a question for each item, with feedback for each option."""
    lines = [f"$CATEGORY: {one_line(quiz.title or quiz.lesson)}", ""]
    for item in quiz.items:
        lines += [f"// {_kind(item, quiz.scale)}", f"::{_gift(item.id)}::[html]{_gift(_question(quiz, item))}{{"]
        for at, (option, reason) in enumerate(zip(item.options, item.reasons, strict=True)):
            mark = "=" if at == item.answer else "~"
            lines.append(f"{mark}{_gift(_hanzi(quiz, option))}#{_gift(escape(reason, quote=False))}")
        lines += [f"####{_gift(escape(item.explanation, quote=False))}", "}", ""]
    return "\n".join(lines)


def table(quiz: Quiz) -> str:
    """A table for spreadsheets: a line for each item, the columns as in COLUMNS."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for item in quiz.items:
        options = [*item.options, "", "", "", ""][:4]
        graded = (item.id, str(item.kind), quiz.scale.label(item.band), str(item.difficulty))
        asked = (item.prompt, item.shown, *options, str(item.answer + 1), item.explanation, item.hint)
        rows.writerow([cell(value.replace("\r", "\n")) for value in (*graded, *asked)])  # the writer quotes no \r
    return out.getvalue()


def _moodle_question(quiz: Quiz, item: QuizItem) -> ElementTree.Element:
    question = ElementTree.Element("question", type="multichoice")
    _text(ElementTree.SubElement(question, "name"), f"{_kind(item, quiz.scale)} {item.id}")
    _text(ElementTree.SubElement(question, "questiontext", format="html"), _question(quiz, item))
    _text(ElementTree.SubElement(question, "generalfeedback", format="html"), escape(item.explanation, quote=False))
    for name, value in (
        ("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"), ("idnumber", item.id), ("single", "true"),
        ("shuffleanswers", "true"), ("answernumbering", "123"),
    ):  # fmt: skip
        ElementTree.SubElement(question, name).text = value
    for at, (option, reason) in enumerate(zip(item.options, item.reasons, strict=True)):
        fraction = "100" if at == item.answer else "0"
        answer = ElementTree.SubElement(question, "answer", fraction=fraction, format="html")
        _text(answer, _hanzi(quiz, option))
        _text(ElementTree.SubElement(answer, "feedback", format="html"), escape(reason, quote=False))
    hint = ElementTree.SubElement(question, "hint", format="html")
    _text(hint, escape(item.hint, quote=False))
    return question


def _text(parent: ElementTree.Element, text: str) -> None:
    ElementTree.SubElement(parent, "text").text = printable(text)


def _question(quiz: Quiz, item: QuizItem) -> str:
    """The excerpt as the question shows it, its word marked, and the question, as HTML."""
    asked = f"<p>{_hanzi(quiz, item.prompt)}</p>"
    if not item.shown:
        return asked
    start, end = item.mark or (0, 0)
    parts = (item.shown[:start], item.shown[start:end], item.shown[end:])
    before, word, after = (escape(part, quote=False) for part in parts)
    sentence = f"{before}<b>{word}</b>{after}" if item.mark else after
    return f'<p lang="{_language(quiz)}">{sentence}</p>{asked}'


def _hanzi(quiz: Quiz, option: str) -> str:
    """An option or a question as HTML, its hanzi (not its English or pinyin) with their language, and so its glyphs."""
    return _CHINESE.sub(rf'<span lang="{_language(quiz)}">\g<0></span>', escape(option, quote=False))


def _language(quiz: Quiz) -> str:
    return _HANT if quiz.script is Script.TRADITIONAL else _HANS


def _kind(item: QuizItem, scale: Scale) -> str:
    return f"{item.kind} {scale.label(item.band)}"


def _gift(text: str) -> str:
    """Text with a backslash before each of GIFT's own marks, on one line."""
    return _GIFT_MARKS.sub(r"\\\1", one_line(text))


_FORMATS: Mapping[Classroom, Callable[[Quiz], str]] = {
    Classroom.MOODLE: moodle,
    Classroom.GIFT: gift,
    Classroom.CSV: table,
}
