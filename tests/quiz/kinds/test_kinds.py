"""The makers of questions."""

from __future__ import annotations

import pytest
from quiz_lesson import lesson as small_lesson

from lesson.kinds import KINDS, QuizKind
from lesson.quiz.kinds import drafts
from lesson.quiz.material import Material


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_is_made_by_the_module_of_its_name(kind: QuizKind) -> None:
    made = list(drafts(kind, Material(small_lesson())))
    assert all(draft.right.text not in [option.text for option in draft.wrong] for draft in made)
    assert all(bool(draft.candidate.key) is kind.is_of_word for draft in made)
