"""Items of the kind "meaning": which meaning has the marked word in this sentence?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lesson.quiz.draft import Draft, Option, by_likeness
from lesson.quiz.gloss import stems
from lesson.quiz.material import Candidate, Material
from lesson.text.pinyin import joined


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each word that can be asked.

    Wrong options are what other words of the text mean here, in the same outer form, and at most one other meaning of
    the word itself; none is near the right one.
    """
    for candidate in material.candidates:
        place = next(material.typical(candidate.word), None)
        if place is None:
            continue
        occurrence, passage = place
        wrong = _other_meanings(candidate)[:1]
        for other in by_likeness(candidate, material.candidates, "meaning"):
            if len(wrong) == 3:
                break
            if material.apart(candidate, other) and _clear(other.label, (candidate.label, *(o.text for o in wrong))):
                reason = f"“{other.label}” is {other.word.text} {other.pinyin}."
                wrong.append(Option(other.label, reason))
        if len(wrong) < 3:
            continue
        yield Draft(
            candidate=candidate,
            occurrence=occurrence,
            excerpt=passage.excerpt,
            prompt=f"What does {passage.excerpt.word} mean here?",
            right=Option(candidate.label, f"{passage.excerpt.word} {candidate.pinyin} means “{candidate.label}” here."),
            wrong=tuple(wrong),
            explanation=_explanation(candidate),
            hint=passage.pinyin(joined(candidate.word.reading)),
            worth=candidate.sure + min(candidate.band, 6) / 3,
        )


def _explanation(candidate: Candidate) -> str:
    """The word, its pinyin, its meaning here, and a meaning it has elsewhere."""
    text = f"{candidate.word.text} {candidate.pinyin}: {candidate.full_meaning}."
    return f"{text} Elsewhere it can mean “{candidate.remote[0]}”." if candidate.remote else text


def _other_meanings(candidate: Candidate) -> list[Option]:
    """Meanings of the same word that no plain modern text has: an old use, a term of zoology.

    Its other meanings are never wrong options: neighbouring lines of an entry are often synonyms ("to declare",
    "to announce"), and which of two unlike ones is meant is not certain enough.
    """
    return [
        Option(text, f"{candidate.word.text} can mean “{text}”, but not in this sentence.")
        for text in candidate.remote
        if _clear(text, (candidate.label,))
    ]


def _clear(text: str, others: Sequence[str]) -> bool:
    """True when an option shares no content with the others and none is a part of another."""
    content = stems(text, remarks=True)
    return all(
        not content & stems(other, remarks=True)
        and text.lower() not in other.lower()
        and other.lower() not in text.lower()
        for other in others
    )
