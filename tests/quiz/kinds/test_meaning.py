"""Questions about the meaning of a word."""

from __future__ import annotations

from quiz_lesson import entry
from quiz_lesson import lesson as small_lesson

from lesson.model import Lesson, Word
from lesson.quiz.draft import Draft
from lesson.quiz.kinds import meaning
from lesson.quiz.material import Material


def drafts(lesson: Lesson | None = None) -> dict[str, Draft]:
    """All drafts of the kind, by the word as printed."""
    return {draft.excerpt.word: draft for draft in meaning.drafts(Material(lesson or small_lesson()))}


def word(text: str, lesson: Lesson | None = None) -> Word:
    return next(word for word in (lesson or small_lesson()).words if word.text == text)


def test_the_right_meaning_is_the_sense_in_context() -> None:
    draft = drafts()["農民"]
    assert draft.prompt == "What does 農民 mean here?"
    assert draft.right.text == "peasant; farmer"


def test_wrong_meanings_say_whose_they_are() -> None:
    for option in drafts()["農民"].wrong:
        assert option.reason.startswith(f"“{option.text}” is ")


def test_options_for_a_verb_are_all_verbs() -> None:
    draft = drafts()["克服"]
    assert all(option.text.startswith("to ") for option in (draft.right, *draft.wrong))


def test_a_word_with_a_gloss_in_common_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("改善", senses=("*to assist; to make better",)))
    wrong = {option.text for option in drafts(lesson)["幫助"].wrong}
    assert not any("assist" in text for text in wrong)


def test_a_meaning_from_zoology_is_a_wrong_option_of_its_own_word() -> None:
    draft = drafts()["環境"]
    assert "(zoology) habitat ring" in [option.text for option in draft.wrong]
    assert "Elsewhere" in draft.explanation


def test_synonyms_of_the_entry_are_never_wrong_options() -> None:
    draft = drafts()["宣布"]
    assert draft.right.text == "to declare"
    assert not {"to announce", "to proclaim"} & {option.text for option in draft.wrong}


def test_the_options_are_all_of_one_sort(ordos: Lesson) -> None:
    sorts = {word.key: word.pos for word in ordos.words}
    material = Material(ordos)
    of = {candidate.label: candidate.word for candidate in material.candidates}
    for draft in meaning.drafts(material):
        others = [of[option.text].pos for option in draft.wrong if option.text in of]
        if sorts[draft.candidate.key] in ("time word", "verb"):
            assert set(others) <= {sorts[draft.candidate.key]}, draft.candidate.key
