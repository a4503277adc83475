"""The questions of a quiz as an Anki deck of their own: what is asked, the options, and why the right one is right."""

from __future__ import annotations

from pathlib import Path

from lesson.deck.history import build_time, history_data, read_history, updated
from lesson.deck.markup import element, language, text
from lesson.deck.notes import FIELDS, QUESTION, Note
from lesson.deck.package import Deck, guid, pack
from lesson.extras import require
from lesson.item import Quiz, QuizItem
from lesson.output import write_together


def question_notes(quiz: Quiz) -> tuple[Note, ...]:
    """A note for each item, in the order of the quiz."""
    return tuple(_note(quiz, item) for item in quiz.items)


def write_questions(quiz: Quiz, path: Path) -> int:
    """Write the Anki package of a quiz and say how many questions are in it.

    Beside it a file remembers when each question changed, as beside the deck of the words. Raises LessonError when that
    file is unusable or the package cannot be written; what was there is then as it was.
    """
    require("an Anki deck", "deck")
    history = path.with_name(f"{path.stem}-history.json")
    notes = question_notes(quiz)
    deck = Deck(f"{quiz.lesson} questions", f"Lesson::{_level(quiz)}::Questions", text(quiz.title), notes)
    before = read_history(history)
    after = updated(before, [(guid(note), note.content) for note in notes], build_time())
    package = pack([deck], {guid(note): after[guid(note)].time for note in notes})
    write_together({history: history_data(after), path: package.data}, "choose another place")
    return package.notes


def _level(quiz: Quiz) -> str:
    """The title as one level of a deck's name."""
    from lesson.deck import deck_name

    return deck_name(quiz.title or quiz.lesson)


def _note(quiz: Quiz, item: QuizItem) -> Note:
    lang = language(quiz.script)
    fields = {
        "Question": text(item.prompt),
        "Sentence": _sentence(item),
        "Options": _options(item, lang, answered=False),
        "Answer": _options(item, lang, answered=True),
        "Explanation": text(item.explanation),
        "Hint": text(item.hint),
        "Script": lang,
        "Source": text(quiz.title or quiz.lesson),
        "Key": text(f"{item.id} (question)"),
    }
    tags = (f"lesson::{quiz.lesson}", "kind::question", f"question::{item.kind}")
    chosen = tuple(fields[name] for name in FIELDS[QUESTION])
    return Note(f"{item.id} (question)", QUESTION, chosen, tuple("-".join(tag.split()) for tag in tags))


def _sentence(item: QuizItem) -> str:
    """What the question shows of the text, its word marked; empty when it shows none."""
    if item.mark is None:
        return text(item.shown)
    start, end = item.mark
    return text(item.shown[:start]) + element("b", text(item.shown[start:end]), "target") + text(item.shown[end:])


def _options(item: QuizItem, lang: str, *, answered: bool) -> str:
    """The options as a numbered list; once answered the right one is marked, and each has its reason."""
    rows = []
    for at, (option, reason) in enumerate(zip(item.options, item.reasons, strict=True)):
        shown = text(option) if option.isascii() else element("span", text(option), "hanzi-line", lang)
        told = f" {element('span', text(reason), 'built')}" if answered else ""
        rows.append(element("li", shown + told, "here" if answered and at == item.answer else ""))
    return element("ol", "".join(rows))
