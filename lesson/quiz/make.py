"""From a lesson to its quiz: every item kind makes drafts, the best of each sentence are kept and put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from lesson.model import Kind, Lesson
from lesson.quiz import cloze, meaning, reading, shape
from lesson.quiz.draft import Draft
from lesson.quiz.item import ItemKind, QuizItem
from lesson.quiz.material import Material, band_of, shuffle, stable
from lesson.quiz.passage import marked, place

# A new kind of item is a module with such a function, named here.
KINDS: Mapping[ItemKind, Callable[[Material], Iterable[Draft]]] = {
    ItemKind.MEANING: meaning.drafts,
    ItemKind.READING: reading.drafts,
    ItemKind.CLOZE: cloze.drafts,
    ItemKind.FORM: shape.drafts,
}
# One item of a kind for each so many characters of a sentence, and one more: a quiz follows the text, not its longest
# sentence.
CHARACTERS_PER_ITEM = 30


def make_items(lesson: Lesson) -> tuple[QuizItem, ...]:
    """All items of a lesson in the order of the text; the same items for the same lesson, always.

    Empty when the lesson is too small to give wrong options that are wrong for a reason.
    """
    material = Material(lesson)
    made = {kind: list(make(material)) for kind, make in KINDS.items()}
    made[ItemKind.MEANING], made[ItemKind.CLOZE] = _shared(made[ItemKind.MEANING], made[ItemKind.CLOZE])
    drafts = [draft for found in made.values() for draft in _kept(lesson, found)]
    drafts.sort(key=lambda d: (d.occurrence.sentence, d.occurrence.token, list(KINDS).index(d.kind)))
    return tuple(_item(material, draft) for draft in drafts)


def _shared(meanings: list[Draft], clozes: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Each word to one of the two kinds: a question about its meaning would give its cloze away."""
    both = {draft.candidate.key for draft in meanings} & {draft.candidate.key for draft in clozes}
    for_meaning = {key for key in both if shuffle("kind", key) % 2}
    return (
        [draft for draft in meanings if draft.candidate.key not in both - for_meaning],
        [draft for draft in clozes if draft.candidate.key not in for_meaning],
    )


def _kept(lesson: Lesson, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts most worth asking, no more of them from one sentence than its length bears."""
    room = {i: 1 + len(s.text) // CHARACTERS_PER_ITEM for i, s in enumerate(lesson.sentences)}
    taken: Counter[int] = Counter()
    for draft in sorted(drafts, key=lambda d: (-d.worth, stable(d.kind, d.candidate.key))):
        if taken[draft.occurrence.sentence] < room[draft.occurrence.sentence]:
            taken[draft.occurrence.sentence] += 1
            yield draft


def _item(material: Material, draft: Draft) -> QuizItem:
    candidate = draft.candidate
    where = place(material.lesson.sentences[draft.occurrence.sentence], material.token(draft.occurrence))
    number = stable(draft.kind, candidate.key, where)
    answer = number % (len(draft.wrong) + 1)
    wrong = sorted(draft.wrong, key=lambda option: stable(number, option.text))
    options = (*wrong[:answer], draft.right, *wrong[answer:])
    return QuizItem(
        id=f"{number:016x}",
        kind=draft.kind,
        band=candidate.band,
        difficulty=_difficulty(material, draft),
        word=candidate.key,
        pinyin=marked(candidate.word.reading),
        meaning=candidate.label,
        prompt=draft.prompt,
        options=tuple(option.text for option in options),
        answer=answer,
        reasons=tuple(option.reason for option in options),
        explanation=draft.explanation,
        hint=draft.hint,
        sentence=draft.excerpt,
    )


def _difficulty(material: Material, draft: Draft) -> float:
    """Band of the word plus the share of words in the excerpt that are harder than it."""
    passage = material.passage(draft.occurrence)
    around = [token for token in passage.tokens if token.kind is Kind.WORD] if passage else []
    harder = sum(band_of(token.level) > draft.candidate.band for token in around)
    return draft.candidate.band + (round(harder / len(around), 2) if around else 0.0)
