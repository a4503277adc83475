"""The worksheet as data: what the templates set, and nothing that they would have to work out.

Text of the article stands here as strings only; the templates never read it as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from lesson.item import QuizItem
from lesson.learner import learner_band
from lesson.model import Kind, Lesson, Script, Word
from lesson.text.pinyin import division, pieces, spelled
from lesson.worksheet.exercises.distinct import Distinct
from lesson.worksheet.exercises.practice import pinyin_practice, toneless, translations
from lesson.worksheet.exercises.question import GIST, beginning, orders, questions
from lesson.worksheet.exercises.question import options as options_of
from lesson.worksheet.exercises.words import cloze, letter, match
from lesson.worksheet.exercises.writing import Writing, WritingRow, writing
from lesson.worksheet.gloss import component, printable
from lesson.worksheet.label import CREDIT, EXAMPLES, STROKES, band, labels
from lesson.worksheet.learner import Learner, main_script, other_script
from lesson.worksheet.options import Pinyin, Section, WorksheetOptions, pinyin_above
from lesson.worksheet.text import paragraphs, plain

Data = dict[str, Any]

LONGEST_PINYIN = 15  # letters that fit into the column of the vocabulary table
_INSTRUCTIONS = {
    frozenset({True}): "Answer with the text.",
    frozenset({False}): "Tick the right answer.",
    frozenset({True, False}): "Answer with the text: write, or tick the right one.",
}
SENTENCES = 5  # to order or to translate: they take more time than words


class Sheet:
    """The parts of one worksheet. Exercises are made once: the page and its key show the same."""

    def __init__(self, lesson: Lesson, items: Sequence[QuizItem], options: WorksheetOptions) -> None:
        self.lesson = lesson
        self.learner = learner = Learner.of(lesson, learner_band(lesson, options.level))
        self.options = options = replace(options, pinyin=pinyin_above(learner.level, options))
        self.script = main_script(lesson)
        self.paragraphs = paragraphs(lesson, learner, options)
        wanted, most, version = set(options.sections), options.questions, options.version
        distinct = Distinct(lesson)
        self.cloze = cloze(learner, items, distinct, most, version) if Section.CLOZE in wanted else None
        asked = [item.word for item in self.cloze.items] if self.cloze else []
        self.match = match(learner, lesson.words, distinct, most, asked, version) if Section.MATCH in wanted else None
        self.pinyin = pinyin_practice(learner, lesson.words, items, most, version) if Section.PINYIN in wanted else None
        few = min(most, SENTENCES)
        self.orders = orders(items, few, version) if Section.ORDER in wanted else ()
        self.questions = questions(items, most, version) if Section.QUESTIONS in wanted else ()
        self.translate = (
            translations(learner, lesson.words, self.script, few, version) if Section.TRANSLATE in wanted else ()
        )
        self.writing: Writing | None = (
            writing(learner, lesson.words, options.characters, lesson.characters) if Section.WRITING in wanted else None
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
            Section.PINYIN: self._pinyin,
            Section.ORDER: self._order,
            Section.QUESTIONS: self._questions,
            Section.TRANSLATE: self._translate,
            Section.FLASHCARDS: self._flashcards,
        }
        sections = [{"kind": section.value, **made} for section in self.options.sections if (made := makers[section]())]
        scale = self.lesson.scale
        return {
            "title": self.lesson.article.title,
            "keywords": ["Chinese", scale.label(self.lesson.level), *(word.text for word in self.learner.new[:10])],
            "region": "cn" if self.script is Script.SIMPLIFIED else "tw",
            "paper": self.options.paper.value,
            "version": self.options.version,
            "labels": labels(self.script),
            "credit": self._credit(),
            "sections": sections,
            "key": self._key() if self.options.key else [],
        }

    def _credit(self) -> str:
        strokes = self.writing is not None and any(row.strokes for row in self.writing.rows)
        return " ".join([CREDIT, *[STROKES] * strokes, *[EXAMPLES] * bool(self.translate)])

    def _header(self) -> Data:
        return {
            "title": self.paragraphs[0]["runs"] if self._begins_with_title() else [self.lesson.article.title],
            "level": self.lesson.scale.printed(self.lesson.level),
            "reader": self.lesson.scale.printed(self.learner.level),
            "all": self.options.pinyin is Pinyin.ALL,
            "new": len(self.learner.new),
            "points": self._points(),
        }

    def _points(self) -> int:
        """One for each thing that has an answer in the key."""
        return (
            (len(self.match.words) if self.match else 0)
            + (len(self.cloze.items) if self.cloze else 0)
            + (len(self.pinyin.marks) + len(self.pinyin.spell) if self.pinyin else 0)
            + len(self.orders)
            + len(self.questions)
            + len(self.translate)
        )

    def _text(self) -> Data:
        titled = Section.HEADER in self.options.sections and self._begins_with_title()
        return {
            "paragraphs": self.paragraphs[1:] if titled else self.paragraphs,
            "ruby": self.options.pinyin is not Pinyin.NONE,
            "all": self.options.pinyin is Pinyin.ALL,
            "numbered": self.options.line_numbers,
        }

    def _begins_with_title(self) -> bool:
        """Whether the first line is the article's heading: the header prints it then, the text does not repeat it."""
        first = self.paragraphs[0]
        return first["heading"] and plain(first["runs"]) == self.lesson.article.title

    def _vocabulary(self) -> Data | None:
        if not self.learner.new and not self.learner.names:
            return None
        return {
            "words": [self._row(word) for word in self._in_order(self.learner.new)],
            "by_level": self.options.by_level,
            "names": [self._row(word) for word in self.learner.names],
        }

    def _in_order(self, words: Sequence[Word]) -> list[Word]:
        """Words in the order of the text, or by level, those that no list has last."""
        if not self.options.by_level:
            return list(words)
        return sorted(words, key=lambda word: word.level or self.lesson.scale.last + 1)

    def _row(self, word: Word) -> Data:
        return {
            "word": word.text,
            "other": other_script(word, self.lesson.article.script),
            "pinyin": _spelled(word),
            "meaning": printable(word.meaning, self.script),
            "level": band(word.level, self.lesson.scale, word.level_estimated),
        }

    def _writing(self) -> Data | None:
        if self.writing is None:
            return None
        return {
            "rows": [self._writing_row(row) for row in self.writing.rows],
            "rest": list(self.writing.rest),
            "grid": self.options.grid.value,
            "cell": self.options.cell,
            "per_page": self.options.per_page,
            "drawn": any(row.strokes for row in self.writing.rows),
        }

    def _writing_row(self, row: WritingRow) -> Data:
        parts = [(part.text, component(part.gloss)) for part in row.parts]
        radical = None if row.radical is None else {"text": row.radical.text, "meaning": component(row.radical.gloss)}
        return {
            "character": row.character,
            "pinyin": row.pinyin,
            "radical": radical if radical and radical["meaning"] else None,
            "learnt": self._row(row.word),
            "meaning": printable(row.meaning, self.script),
            "parts": [{"text": text, "meaning": meaning} for text, meaning in parts]
            if all(dict(parts).values())
            else [],
            "strokes": list(row.strokes.outlines) if row.strokes else [],
            # The strokes of a regional form are those of its standard form: the page has to say so.
            "drawn_as": row.strokes.character if row.strokes and row.strokes.character != row.character else "",
        }

    def _match(self) -> Data | None:
        if self.match is None:
            return None
        return {"words": [word.text for word in self.match.words], "meanings": list(self.match.meanings)}

    def _cloze(self) -> Data | None:
        if self.cloze is None:
            return None
        return {"bank": list(self.cloze.bank), "items": [_gap(item) for item in self.cloze.items]}

    def _pinyin(self) -> Data | None:
        if self.pinyin is None:
            return None
        return {
            "marks": [{"word": word.text, "toneless": toneless(word)} for word in self.pinyin.marks],
            "spell": [word.text for word in self.pinyin.spell],
        }

    def _order(self) -> Data | None:
        if not self.orders:
            return None
        version = self.options.version
        return {
            "items": [
                {"prompt": item.prompt.partition(": ")[2] or item.prompt, "options": list(options_of(item, version))}
                for item in self.orders
            ]
        }

    def _questions(self) -> Data | None:
        if not self.questions:
            return None
        return {
            "instruction": _INSTRUCTIONS[frozenset(map(self._is_open, self.questions))],
            "items": [self._question(item) for item in self.questions],
        }

    def _question(self, item: QuizItem) -> Data:
        return {
            "prompt": item.prompt,
            "about": beginning(item),
            "options": list(options_of(item, self.options.version)),
            "lines": 2 if self._is_open(item) else 0,
        }

    def _is_open(self, item: QuizItem) -> bool:
        """Whether an item is answered on lines; what only makes sense with its options is always ticked: true or false,
        and which of some key words are those of a passage."""
        return self.options.open_questions and len(item.options) > 2 and item.kind.name != GIST

    def _translate(self) -> Data | None:
        if not self.translate:
            return None
        return {"items": [{"text": one.text, "word": one.word.text} for one in self.translate]}

    def _flashcards(self) -> Data | None:
        words = [*self.learner.new, *self.learner.names]
        return {"cards": [self._row(word) for word in words]} if words else None

    def _key(self) -> list[Data]:
        rows: dict[Section, Callable[[], list[Data]]] = {
            Section.MATCH: self._match_key,
            Section.CLOZE: self._cloze_key,
            Section.PINYIN: self._pinyin_key,
            Section.ORDER: self._order_key,
            Section.QUESTIONS: self._questions_key,
            Section.TRANSLATE: self._translate_key,
        }
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

    def _pinyin_key(self) -> list[Data]:
        if self.pinyin is None:
            return []
        return [
            {"word": word.text, "pinyin": spelled(word), "meaning": printable(word.meaning, self.script)}
            for word in (*self.pinyin.marks, *self.pinyin.spell)
        ]

    def _order_key(self) -> list[Data]:
        return [_answer(item.options[item.answer], item.sentence.text) for item in self.orders]

    def _questions_key(self) -> list[Data]:
        rows = []
        for item in self.questions:
            right = item.options[item.answer]
            at = options_of(item, self.options.version).index(right)
            # What is false has no answer in itself: the teacher is told what the text says.
            false = len(item.options) == 2 and item.answer == 1
            rows.append(_answer("" if self._is_open(item) else letter(at), right, item.explanation * false))
        return rows

    def _translate_key(self) -> list[Data]:
        return [_answer("", one.translation) for one in self.translate]


def _spelled(word: Word) -> str:
    """The pinyin of a word; a long one may be broken between syllables, at a space of no width."""
    syllables = pieces(word.reading, word.kind is Kind.NAME or word.proper, division(word))
    return ("\u200b" if sum(map(len, syllables)) > LONGEST_PINYIN else "").join(syllables)


def _answer(answer: str, text: str, note: str = "") -> Data:
    """A line of the key: the letters to write, if any, the answer in words, and what a teacher may say to it."""
    return {"answer": answer, "text": text, "note": note}


def _gap(item: QuizItem) -> Data:
    """A sentence in two halves around its gap, and what the missing word means."""
    sentence = item.sentence
    return {
        "before": "…" * sentence.cut_before + sentence.text[: sentence.start],
        "after": sentence.text[sentence.end :] + "…" * sentence.cut_after,
        "cue": item.meaning,
    }
