"""What the model of characters makes of words."""

from __future__ import annotations

import pytest

from lesson.annotation.models.boundary import boundaries


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("请把门关上。", (3, 5), (1, 3)),  # 关上, not 把门
        ("我真的非常喜欢你。", (1, 3), (2, 4)),  # 真的, not 的非
        ("他站起来了。", (2, 4), (1, 3)),  # 起来, not 站起
        ("会议室内禁止吸烟。", (0, 3), (2, 4)),  # 会议室, not 室内
    ],
)
def test_what_is_a_word_scores_more_than_what_only_looks_like_one(
    text: str, one: tuple[int, int], two: tuple[int, int]
) -> None:
    (scored,) = boundaries([text])
    assert scored.of(*one) > scored.of(*two)


def test_a_sentence_scores_the_same_among_others() -> None:
    alone = boundaries(["门开了，血流了一地。"])[0]
    among = boundaries(["请把门关上。", "门开了，血流了一地。", "好"])[1]
    assert [alone.of(at, at + 2) for at in range(8)] == [among.of(at, at + 2) for at in range(8)]


def test_no_sentences_and_an_empty_one() -> None:
    assert boundaries([]) == []
    assert boundaries(["", "好"])[1].of(0, 1) == boundaries(["好"])[0].of(0, 1)


def test_two_words_are_told_from_one_by_the_sum_of_their_scores() -> None:
    (scored,) = boundaries(["我等了你半个小时了。"])
    assert scored.of(0, 1) + scored.of(1, 2) > scored.of(0, 2)  # 我|等, not 我等 "we"
    (scored,) = boundaries(["他们喜欢足球。"])
    assert scored.of(0, 2) > scored.of(0, 1) + scored.of(1, 2)
