"""The worksheet as data: what the templates set, and nothing that they would have to work out.

Text of the article stands here as strings only; the templates never read it as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lesson.model import Kind, Lesson, Script, Word, level_name
from lesson.pinyin import division, pieces
from lesson.quiz.item import QuizItem
from lesson.worksheet.distinct import Distinct
from lesson.worksheet.exercise import cloze, letter, match
from lesson.worksheet.gloss import printable
from lesson.worksheet.label import CREDIT, band, labels, printed_level
from lesson.worksheet.options import Pinyin, Section, WorksheetOptions, reader_level
from lesson.worksheet.reader import Reader, other_script
from lesson.worksheet.text import paragraphs, plain
from lesson.worksheet.writing import writing

Data = dict[str, Any]

LONGEST_PINYIN = 15  # letters that fit into the column of the vocabulary table


class Sheet:
    """The parts of one worksheet. Exercises are made once: the page and its key show the same."""

    def __init__(self, lesson: Lesson, items: Sequence[QuizItem], options: WorksheetOptions) -> None:
        self.lesson = lesson
        self.options = options
        self.script = lesson.article.script
        self.reader = Reader.of(lesson, reader_level(lesson, options))
        self.paragraphs = paragraphs(lesson, self.reader, options.pinyin, options.sandhi)
        distinct = Distinct(lesson)
        wanted = options.sections
        self.cloze = cloze(self.reader, items, distinct, options.questions) if Section.CLOZE in wanted else None
        asked = [item.word for item in self.cloze.items] if self.cloze else []
        self.match = (
            match(self.reader, lesson.words, distinct, options.questions, asked) if Section.MATCH in wanted else None
        )

    def data(self) -> Data:
        """Everything the templates need, as JSON data."""
        makers: dict[Section, Callable[[], Data | None]] = {
            Section.HEADER: self._header,
            Section.TEXT: self._text,
            Section.VOCABULARY: self._vocabulary,
            Section.WRITING: self._writing,
            Section.MATCH: self._match,
            Section.CLOZE: self._cloze,
        }
        sections = [{"kind": section.value, **made} for section in self.options.sections if (made := makers[section]())]
        return {
            "title": self.lesson.article.title,
            "keywords": ["Chinese", level_name(self.lesson.level), *(word.text for word in self.reader.new[:10])],
            "region": "cn" if self.script is Script.SIMPLIFIED else "tw",
            "paper": self.options.paper.value,
            "labels": labels(self.script),
            "credit": CREDIT,
            "sections": sections,
            "key": self._key() if self.options.key else [],
        }

    def _header(self) -> Data:
        points = (len(self.match.words) if self.match else 0) + (len(self.cloze.items) if self.cloze else 0)
        return {
            "title": self.paragraphs[0]["runs"] if self._begins_with_title() else [self.lesson.article.title],
            "level": printed_level(self.lesson.level),
            "reader": printed_level(self.reader.level),
            "new": len(self.reader.new),
            "points": points,
        }

    def _text(self) -> Data:
        titled = Section.HEADER in self.options.sections and self._begins_with_title()
        return {
            "paragraphs": self.paragraphs[1:] if titled else self.paragraphs,
            "ruby": self.options.pinyin is not Pinyin.NONE,
            "numbered": self.options.line_numbers,
        }

    def _begins_with_title(self) -> bool:
        """Whether the first line is the article's heading: the header prints it then, the text does not repeat it."""
        first = self.paragraphs[0]
        return first["heading"] and plain(first["runs"]) == self.lesson.article.title

    def _vocabulary(self) -> Data | None:
        if not self.reader.new and not self.reader.names:
            return None
        return {
            "words": [self._row(word) for word in self.reader.new],
            "names": [self._row(word) for word in self.reader.names],
        }

    def _row(self, word: Word) -> Data:
        return {
            "word": word.text,
            "other": other_script(word, self.script),
            "pinyin": _spelled(word),
            "meaning": printable(word.meaning, self.script),
            "level": band(word.level, word.level_estimated),
        }

    def _writing(self) -> Data | None:
        found = writing(self.reader, self.lesson.words, self.options.characters)
        if found is None:
            return None
        rows = [{"character": row.character, "pinyin": row.pinyin, "learnt": self._row(row.word)} for row in found.rows]
        return {"rows": rows, "rest": list(found.rest)}

    def _match(self) -> Data | None:
        if self.match is None:
            return None
        return {"words": [word.text for word in self.match.words], "meanings": list(self.match.meanings)}

    def _cloze(self) -> Data | None:
        if self.cloze is None:
            return None
        return {"bank": list(self.cloze.bank), "items": [_gap(item) for item in self.cloze.items]}

    def _key(self) -> list[Data]:
        rows = {Section.MATCH: self._match_key, Section.CLOZE: self._cloze_key}
        sections = [section for section in self.options.sections if section in rows]
        return [{"kind": section.value, "rows": made} for section in sections if (made := rows[section]())]

    def _match_key(self) -> list[Data]:
        if self.match is None:
            return []
        by_letter = {letter(at): meaning for at, meaning in enumerate(self.match.meanings)}
        return [
            {"word": word.text, "pinyin": _spelled(word), "meaning": by_letter[answer], "answer": answer}
            for word, answer in zip(self.match.words, self.match.answers, strict=True)
        ]

    def _cloze_key(self) -> list[Data]:
        if self.cloze is None:
            return []
        return [
            {"word": item.options[item.answer], "pinyin": item.pinyin, "meaning": item.meaning}
            for item in self.cloze.items
        ]


def _spelled(word: Word) -> str:
    """The pinyin of a word; a long one may be broken between syllables, at a space of no width."""
    spelled = pieces(word.reading, word.kind is Kind.NAME, division(word))
    return ("\u200b" if sum(map(len, spelled)) > LONGEST_PINYIN else "").join(spelled)


def _gap(item: QuizItem) -> Data:
    """A sentence in two halves around its gap, and what the missing word means."""
    sentence = item.sentence
    return {
        "before": "…" * sentence.cut_before + sentence.text[: sentence.start],
        "after": sentence.text[sentence.end :] + "…" * sentence.cut_after,
        "cue": item.meaning,
    }
