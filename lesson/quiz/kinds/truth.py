"""Items of the kind "truth": is the statement right or wrong?

A statement of the text is kept, or changed in one thing: another number, date, rank, direction, person or post, or
是 made 不是. What is changed so is false by the text; lists ("… and others") and aims are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lesson.item import GAP
from lesson.model import Kind, Occurrence, Script, Token
from lesson.quiz.draft import Draft, Option, Stretch
from lesson.quiz.extract import band_that_reads, extract, fact_tokens
from lesson.quiz.fact.source import Piece, pieces, pinyin_of, text_of, with_full_stop
from lesson.quiz.fact.statement import statement
from lesson.quiz.material import Material
from lesson.quiz.stable import quick_hash, stable_hash

_NOT_TURNED = frozenset(
    (
        "也", "就", "还", "便", "都", "却", "若", "如果", "要", "总", "才", "将", "会", "可能",
    )
)  # fmt: skip  # before 是: turning it would not be plain Chinese


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement of the text, its false form, and what of it is changed: tokens [first, last) of a sentence."""

    sentence: int
    first: int
    last: int
    true: str
    false: str
    read: tuple[Token, ...]
    why: str
    hint: str
    about: str


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each statement that can be turned; half of them are kept as they are."""
    right, wrong = ("对", "错") if material.lesson.article.script is Script.SIMPLIFIED else ("對", "錯")
    statements = {said.true: said for said in (*_turned(material), *_changed(material))}
    ranked = sorted(statements, key=lambda true: stable_hash("truth", true))
    kept = frozenset(ranked[: len(ranked) // 2])
    for true, said in statements.items():
        holds = true in kept
        key, other = (right, wrong) if holds else (wrong, right)
        reason = f"The text says: {with_full_stop(said.true)}"
        excerpt, tokens = extract(material.lesson, said.sentence, said.first, said.last)
        yield Draft(
            candidate=Stretch(band_that_reads(said.read, material.lesson.scale)),
            occurrence=Occurrence(said.sentence, said.first),
            excerpt=excerpt,
            prompt=f"True or false? {with_full_stop(said.true if holds else said.false)}",
            right=Option(key, reason),
            wrong=(Option(other, "The text says just that." if holds else said.why),),
            explanation=reason,
            hint=said.hint,
            tokens=tokens,
            about=said.about,
            arranged=(right, wrong),
        )


def _changed(material: Material) -> Iterator[_Statement]:
    """Statements with a fact that can be exchanged for a wrong one."""
    for fact in material.facts:
        around = "".join(piece.text for piece in (*fact.before, *fact.after))
        unsaid = [text for text in fact.wrong if text not in around]  # 從3.2元降到了3.2元 is no statement
        if fact.exact and unsaid:
            wrong = unsaid[quick_hash("changed", fact.answer) % len(unsaid)]
            read = fact_tokens(material.lesson, fact)
            why = f"It is {fact.answer}, not {wrong}."
            true, false = fact.stated(fact.answer), fact.stated(wrong)
            hint = pinyin_of((*fact.before, Piece(GAP, None, GAP), *fact.after))
            yield _Statement(
                fact.sentence, fact.place, fact.place + fact.size, true, false, read, why, hint, fact.asked.text
            )


def _turned(material: Material) -> Iterator[_Statement]:
    """Statements with one 是 or 不是, which can be turned into the other."""
    headings = material.lesson.article.headings
    for number, sentence in enumerate(material.lesson.sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            before = next((t for t in reversed(tokens[:at]) if t.kind is not Kind.PUNCTUATION), None)
            plain = token.text in ("是", "不是") and before is not None and before.simplified not in _NOT_TURNED
            said = statement(tokens, at, at + 1) if plain and sentence.paragraph not in headings else None
            if said is None or sum("是" in t.text for t in said) > 1 or said[-1] is token:
                continue
            place = said.index(token)
            other = "不是" if token.text == "是" else "是"
            false = text_of(said[:place]) + other + text_of(said[place + 1 :])
            why = f"It says {token.text}, not {other}."
            hint = pinyin_of((*pieces(said[:place]), Piece(GAP, None, GAP), *pieces(said[place + 1 :])))
            yield _Statement(number, at, at + 1, text_of(said), false, said, why, hint, token.text)
