"""The kinds of questions."""

from __future__ import annotations

import pytest

from lesson.kinds import KINDS, QuizKind, Showing
from lesson.serialization import decode, encode


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
