"""Items of the kind "detail": what does the text say of when, how many, who, where, what for?"""

from __future__ import annotations

from collections.abc import Iterator

from lesson.model import Occurrence
from lesson.quiz.draft import Draft, Option, Stretch
from lesson.quiz.extract import band_that_reads, extract, fact_tokens
from lesson.quiz.fact.source import pinyin_of, with_full_stop
from lesson.quiz.material import Material


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each fact of the text."""
    for fact in material.facts:
        excerpt, tokens = extract(material.lesson, fact.sentence, fact.place, fact.place + fact.size)
        asked = "".join(piece.text for piece in fact.question)
        yield Draft(
            candidate=Stretch(band_that_reads(fact_tokens(material.lesson, fact), material.lesson.scale)),
            occurrence=Occurrence(fact.sentence, fact.place),
            excerpt=excerpt,
            prompt=f"{asked}？",
            right=Option(fact.answer, f"The text says: {with_full_stop(fact.stated(fact.answer))}"),
            wrong=tuple(Option(text, f"Not {text}: the text says {fact.answer} here.") for text in fact.wrong),
            explanation=with_full_stop(fact.stated(fact.answer)),
            hint=f"{pinyin_of(fact.question)}?",
            worth=float(len(fact.wrong)),
            tokens=tokens,
            about=fact.asked.text,
        )
