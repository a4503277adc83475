"""The registry of the kinds of questions."""

from __future__ import annotations

import pytest
from quiz_lesson import lesson as small_lesson

from lesson.item import KINDS, QuizKind, Showing
from lesson.quiz.kinds import drafts
from lesson.quiz.material import Material
from lesson.serialization import decode, encode


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_is_made_by_the_module_of_its_name(kind: QuizKind) -> None:
    made = list(drafts(kind, Material(small_lesson())))
    assert all(draft.right.text not in [option.text for option in draft.wrong] for draft in made)
    assert all(bool(draft.candidate.key) is kind.is_of_word for draft in made)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_kind_is_its_name_in_a_file(kind: QuizKind) -> None:
    assert encode(kind) == kind.name == str(kind)
    assert decode(QuizKind, kind.name) is kind


def test_no_two_kinds_have_one_name() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_a_kind_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'riddle' is no kind of question: meaning, reading,"):
        QuizKind.parse("riddle")


def test_only_a_kind_with_a_gap_hides_the_word() -> None:
    assert [kind.name for kind in KINDS if kind.has_gap] == ["cloze", "form"]
    assert all(kind.is_of_word for kind in KINDS if kind.showing in (Showing.WORD, Showing.GAP))
