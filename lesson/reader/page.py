"""The page itself: template, styles, scripts and data in one HTML text, and the policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from lesson.item import QuizItem
from lesson.model import Kind, Lesson, Script, Word
from lesson.quiz.glossary import Glossary
from lesson.reader.bundle import script
from lesson.reader.coverage import passages
from lesson.reader.levels import level_rules
from lesson.reader.picture import coverage_rows, coverage_svg, passage_rows, strip_svg
from lesson.reader.questions import kinds, packed, quiz_parts
from lesson.reader.text import Block, Line, blocks, level_class, title_pieces
from lesson.reader.words import characters, meaning_pieces, word_level, word_table
from lesson.render.template import Markup, data_block, filled, resource
from lesson.text.pinyin import spelled

_LANGUAGES = {Script.TRADITIONAL: "zh-Hant", Script.SIMPLIFIED: "zh-Hans", Script.MIXED: "zh-Hans"}
_STYLES = ("style.css", "text.css", "zhuyin.css", "panel.css", "picture.css", "print.css")
_WORDS_PER_GROUP = 40
_BLOCKS_PER_PART = 16
CREDIT = (
    "Meanings: CC-CEDICT (MDBG), CC BY-SA 4.0, chosen and shortened; share alike. "
    "Levels: HSK 3.0, syllabus of 2025. The article belongs to its author."
)

FONT_CREDIT = "Type: Iansui and LXGW WenKai, under the SIL Open Font License 1.1."


def page(lesson: Lesson, items: Sequence[QuizItem], level: int, fonts: str = "") -> str:
    """The page of a lesson for a reader of band `level`; `fonts` are style rules that carry typefaces."""
    # The page's own text: no word of the article is in either.
    style = Markup("\n" + fonts + "".join(map(_plain_style, _STYLES)) + level_rules(lesson.scale))
    code = Markup(script())
    title, body = _title_and_body(lesson)
    found = passages(lesson)
    article = lesson.article
    return str(
        filled(
            "page.html",
            policy=_policy(style, code, bool(fonts)),
            style=style,
            script=code,
            article=article,
            lang=_LANGUAGES[article.script],
            mixed=article.script is Script.MIXED,
            title=title,
            parts=[body[at : at + _BLOCKS_PER_PART] for at in range(0, len(body), _BLOCKS_PER_PART)],
            level=level,
            level_name=lesson.scale.printed(lesson.level),
            scale=lesson.scale,
            coverage=coverage_svg(lesson) if lesson.coverage else "",
            coverage_rows=coverage_rows(lesson),
            strip=strip_svg(lesson, found) if found else "",
            passages=passage_rows(lesson, found),
            groups=_groups(lesson.words),
            meaning=meaning_pieces,
            spelled=spelled,
            level_class=level_class,
            word_level=lambda word: word_level(word, lesson.scale),
            facts=data_block(_facts(lesson, level)),
            words=data_block(word_table(lesson)),
            quiz=[packed(part) for part in quiz_parts(items, Glossary(lesson).glosses)],
            questions=len(items),
            credit=f"{CREDIT} {FONT_CREDIT}" if fonts else CREDIT,
        )
    )


def _facts(lesson: Lesson, level: int) -> dict[str, object]:
    article = lesson.article
    return {
        "id": article.id,
        "title": article.title,
        "script": article.script.value,
        "level": level,
        "bands": [lesson.scale.printed(band) for band in lesson.scale.numbers],
        "kinds": kinds(),
        "characters": characters(lesson),
    }


def _title_and_body(lesson: Lesson) -> tuple[tuple[Line, ...], tuple[Block, ...]]:
    """The heading of the page and what follows. A text that begins with its title does not say it twice."""
    found = blocks(lesson)
    if found and found[0].heading and lesson.article.paragraphs[0].strip() == lesson.article.title:
        return found[0].lines, found[1:]
    return (Line(None, title_pieces(lesson)),), found


def _groups(words: Sequence[Word]) -> list[list[tuple[int, Word]]]:
    """The words in learning order, names after them, each with its index, in groups that a browser can pass over."""
    listed = [(at, word) for at, word in enumerate(words) if word.kind is not Kind.NAME]
    listed += [(at, word) for at, word in enumerate(words) if word.kind is Kind.NAME]
    return [listed[at : at + _WORDS_PER_GROUP] for at in range(0, len(listed), _WORDS_PER_GROUP)]


def _policy(style: str, code: str, fonts: bool) -> str:
    """A content-security policy under which only this style and this script work, and nothing is fetched."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(code),
        "style-src": _hash(style),
        "img-src": "data:",
        "font-src": "data:" if fonts else "'none'",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _plain_style(name: str) -> str:
    """A style sheet without comments and indents."""
    return re.sub(r"/\*.*?\*/|^[ \t]+", "", resource("templates", name), flags=re.MULTILINE | re.DOTALL)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
