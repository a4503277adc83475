"""One Simplified form, several Traditional ones: the meaning tells which."""

from __future__ import annotations

from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import learners_dictionary
from lesson.lexicon.spelling import traditional_forms


def forms(word: str, gloss: str) -> tuple[str, ...]:
    group = next(group for group in learners_dictionary().groups(word) if gloss in group.gloss)
    return traditional_forms(word, group, lexicon())


def test_each_meaning_has_its_form() -> None:
    assert forms("干", "to do")[0] == "幹" and forms("干", "dry")[0] == "乾"
    assert forms("面", "noodles")[0] == "麵" and forms("面", "aspect") == ("面",)


def test_a_variant_of_another_form_comes_behind_it() -> None:
    assert forms("只", "animals") == ("隻", "只")


def test_of_regional_spellings_taiwans_comes_first() -> None:
    assert forms("里", "inside") == ("裡", "裏")


def test_a_meaning_that_cc_cedict_lacks_has_the_form_that_opencc_knows() -> None:
    assert forms("面", "to face") == ("面",) and forms("后", "last; latter") == ("後",)
