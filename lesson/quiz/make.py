"""From a lesson to its quiz: every item kind makes drafts, the best of each sentence are kept and put in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lesson.item import QuizItem
from lesson.kinds import KINDS, QuizKind
from lesson.model import Kind, Lesson, Token
from lesson.quiz.draft import Draft, Option
from lesson.quiz.glossary import Glossary
from lesson.quiz.kinds import drafts
from lesson.quiz.material import Material, band_of
from lesson.quiz.passage import place
from lesson.quiz.stable import quick_hash, stable_hash

# One item of a kind for each so many characters of a sentence, and one more: a quiz follows the text, not its longest
# sentence.
CHARACTERS_PER_ITEM = 30
_MEANING, _CLOZE = QuizKind.parse("meaning"), QuizKind.parse("cloze")
_UNEVEN = 2  # a place may have the key once oftener than another


def make_items(lesson: Lesson) -> tuple[QuizItem, ...]:
    """All items of a lesson in the order of the text; the same items for the same lesson, always.

    Empty when the lesson is too small to give wrong options that are wrong for a reason.
    """
    material, glossary = Material(lesson), Glossary(lesson)
    made = {kind: list(drafts(kind, material)) for kind in KINDS}
    made[_MEANING], made[_CLOZE] = _shared(made[_MEANING], made[_CLOZE])
    kept = [(kind, draft) for kind in KINDS for draft in _kept(lesson, kind, made[kind])]
    kept.sort(key=lambda one: (one[1].occurrence.sentence, one[1].occurrence.token, KINDS.index(one[0])))
    places: dict[int, Counter[int]] = defaultdict(Counter)
    return tuple(_item(material, glossary, kind, draft, places[len(draft.wrong)]) for kind, draft in kept)


def _shared(meanings: list[Draft], clozes: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Each word to one of the two kinds: a question about its meaning would give its cloze away."""
    both = {draft.candidate.key for draft in meanings} & {draft.candidate.key for draft in clozes}
    for_meaning = {key for key in both if quick_hash("kind", key) % 2}
    return (
        [draft for draft in meanings if draft.candidate.key not in both - for_meaning],
        [draft for draft in clozes if draft.candidate.key not in for_meaning],
    )


def _kept(lesson: Lesson, kind: QuizKind, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts of a kind most worth asking, no more of them from one sentence than its length bears."""
    room = {i: 1 + len(s.text) // CHARACTERS_PER_ITEM for i, s in enumerate(lesson.sentences)}
    taken: Counter[int] = Counter()
    for draft in sorted(drafts, key=lambda d: (-d.worth, stable_hash(kind, d.candidate.key, d.occurrence.token))):
        if taken[draft.occurrence.sentence] < room[draft.occurrence.sentence]:
            taken[draft.occurrence.sentence] += 1
            yield draft


def _item(material: Material, glossary: Glossary, kind: QuizKind, draft: Draft, places: Counter[int]) -> QuizItem:
    """The item of a draft; `places` counts where the keys of items with as many options are."""
    candidate = draft.candidate
    where = place(material.lesson.sentences[draft.occurrence.sentence], material.token(draft.occurrence))
    number = stable_hash(kind, candidate.key, where, *([draft.about] if draft.about else []))
    options = _arranged(draft, number, places)
    return QuizItem(
        id=f"{number:016x}",
        kind=kind,
        band=candidate.band,
        difficulty=_difficulty(material, draft),
        word=candidate.key,
        pinyin=candidate.pinyin,
        meaning=candidate.label,
        prompt=draft.prompt,
        options=tuple(option.text for option in options),
        answer=options.index(draft.right),
        reasons=tuple(option.reason for option in options),
        explanation=draft.explanation,
        hint=draft.hint,
        sentence=draft.excerpt,
        around=glossary.around(_tokens(material, draft), draft.kept_back | {candidate.key}),
    )


def _tokens(material: Material, draft: Draft) -> Sequence[Token]:
    """The tokens of a draft's excerpt."""
    passage = None if draft.tokens else material.passage(draft.occurrence)
    return draft.tokens if passage is None else passage.tokens


def _arranged(draft: Draft, number: int, places: Counter[int]) -> tuple[Option, ...]:
    """The options in the order of the draft, or with the right one at the place that its hash gives.

    Where that place has had the right option oftener than another, it goes to the one that has had it least.
    """
    if draft.arranged:
        return tuple(sorted((draft.right, *draft.wrong), key=lambda option: draft.arranged.index(option.text)))
    size = len(draft.wrong) + 1
    answer = number % size
    least = min(range(size), key=lambda place: (places[place], (place - answer) % size))
    if places[answer] - places[least] >= _UNEVEN:
        answer = least
    places[answer] += 1
    wrong = sorted(draft.wrong, key=lambda option: stable_hash(number, option.text))
    return (*wrong[:answer], draft.right, *wrong[answer:])


def _difficulty(material: Material, draft: Draft) -> float:
    """Band of the word plus the share of words in the excerpt that are harder than it."""
    around = [token for token in _tokens(material, draft) if token.kind is Kind.WORD]
    harder = sum(band_of(token.level, material.lesson.scale) > draft.candidate.band for token in around)
    return round(draft.candidate.band + (harder / len(around) if around else 0.0), 2)
