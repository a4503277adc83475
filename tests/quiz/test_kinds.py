"""The kinds of items, one behaviour each, on sentences made for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from quiz_lesson import ENTRIES, PARAGRAPHS, Entry, entry
from quiz_lesson import lesson as small_lesson

from lesson.annotate.pipeline import annotate
from lesson.model import Lesson, Word
from lesson.quiz import ItemKind
from lesson.quiz.certainty import taught
from lesson.quiz.draft import Draft
from lesson.quiz.kinds import cloze as cloze_kind
from lesson.quiz.kinds import meaning as meaning_kind
from lesson.quiz.kinds import reading as reading_kind
from lesson.quiz.kinds.slips import slips, sound_pair, voices
from lesson.quiz.material import Material
from lesson.text.pinyin import joined
from lesson.text.syllable import Syllable, parse_reading


def drafts(kind: ItemKind, lesson: Lesson | None = None) -> dict[str, Draft]:
    """All drafts of a kind, by the word as printed."""
    make = {
        ItemKind.MEANING: meaning_kind.drafts,
        ItemKind.READING: reading_kind.drafts,
        ItemKind.CLOZE: cloze_kind.drafts,
    }[kind]
    return {draft.excerpt.word: draft for draft in make(Material(lesson or small_lesson()))}


def word(text: str, lesson: Lesson | None = None) -> Word:
    return next(word for word in (lesson or small_lesson()).words if word.text == text)


# meaning


def test_the_right_meaning_is_the_sense_in_context() -> None:
    draft = drafts(ItemKind.MEANING)["農民"]
    assert draft.prompt == "What does 農民 mean here?"
    assert draft.right.text == "peasant; farmer"


def test_wrong_meanings_say_whose_they_are() -> None:
    for option in drafts(ItemKind.MEANING)["農民"].wrong:
        assert option.reason.startswith(f"“{option.text}” is ")


def test_options_for_a_verb_are_all_verbs() -> None:
    draft = drafts(ItemKind.MEANING)["克服"]
    assert all(option.text.startswith("to ") for option in (draft.right, *draft.wrong))


def test_a_word_with_a_gloss_in_common_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("改善", senses=("*to assist; to make better",)))
    wrong = {option.text for option in drafts(ItemKind.MEANING, lesson)["幫助"].wrong}
    assert not any("assist" in text for text in wrong)


def test_words_linked_through_a_third_are_near_in_meaning() -> None:
    lesson = small_lesson(
        **entry("改善", senses=("*to spur; to drive",)),
        **entry("建設", senses=("*to drive; to promote",)),
        **entry("幫助", senses=("*to promote; to assist",)),
    )
    kin = Material(lesson).kin
    assert word("改善", lesson).key in kin[word("幫助", lesson).key]


def test_a_meaning_from_zoology_is_a_wrong_option_of_its_own_word() -> None:
    draft = drafts(ItemKind.MEANING)["環境"]
    assert "(zoology) habitat ring" in [option.text for option in draft.wrong]
    assert "Elsewhere" in draft.explanation


def test_synonyms_of_the_entry_are_never_wrong_options() -> None:
    draft = drafts(ItemKind.MEANING)["宣布"]
    assert draft.right.text == "to declare"
    assert not {"to announce", "to proclaim"} & {option.text for option in draft.wrong}


@pytest.mark.parametrize(
    ("senses", "label"),
    [
        (("*goal", "target", "objective"), "goal; target"),
        (("*irrigation ditch", "(fig.) channel; avenue"), None),
        (("*an exit", "to export"), None),
        (("*to accumulate", "accumulation"), "to accumulate"),
        (("lit. one morning", "fig. in a short time"), None),
        (("*lit. one morning and one evening", "fig. in a short time"), "in a short time"),
        (("*e-commerce (abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4])",), "e-commerce"),
        (("*variant of 著|着[zhe5]",), None),
        (("*goal", "colloquial pr. [mu4 biao5]"), "goal"),
        (("*(vulgar) to fool around",), None),
        (("*to promote (an idea or cause); to advance",), "to promote; to advance"),
    ],
)
def test_only_a_certain_meaning_is_taught(senses: tuple[str, ...], label: str | None) -> None:
    lesson = small_lesson(**entry("計劃", senses=senses))
    found = taught(word("計劃", lesson))
    assert (found.label if found else None) == label


def test_a_sense_that_is_far_ahead_is_not_joined_with_its_neighbour() -> None:
    insurance = word("計劃", small_lesson(**entry("計劃", senses=("*insurance", "safe", "secure"))))
    assert (joined := taught(insurance, 0.3)) and joined.label == "insurance; safe"
    assert (alone := taught(insurance, 1.7)) and alone.label == "insurance"
    unlike = ("*to give a discount", "to be of less value than anticipated")
    assert taught(word("計劃", small_lesson(**entry("計劃", senses=unlike))), 0.3) is None


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("外婆老了。那台机器在外婆家的窗户下面。", "婆家"),  # 在外 | 婆家
        ("当地政府和中通、圆通、韵达等企业合作。", "圆通"),  # a company like those beside it
        ("我小时候最爱回家，阿嬷都会塞给我一大袋青菜。", "都会"),  # both, and no metropolis
        ("我穿着它在镜子前面站了很久。", "穿着"),  # wore it, and no attire
        ("他给小猫买吃的,还给它起了一个名字。他还想给它洗澡。", "还给"),  # also, for it; nothing is returned
        ("老人家常说遇到熊要绕路。", "家常"),  # 老人家 often say
        ("刘医生给他量了体温，三十八度二。", "八度"),  # 38 degrees, and no octave
        ("星期一早上，他又站在了教室里。", "一早"),
        ("有一天下大雪，路滑，我们两个人一起摔进了沟里。", "个人"),  # two people, and no individual
        ("有一天下大雪，路滑，我们两个人一起摔进了沟里。", "天下"),
        ("这家店位于台北市中正区，生意很好。", "中正"),
        ("她从葛洪的《肘后备急方》里得到启发。", "后备"),
    ],
)
def test_a_word_that_may_be_none_where_it_stands_is_not_asked_about(text: str, cut: str) -> None:
    material = Material(annotate(text))
    assert cut not in {candidate.word.text for candidate in material.candidates}
    assert not [draft for draft in reading_kind.drafts(material) if draft.excerpt.word == cut]


def test_the_options_are_all_of_one_sort(ordos: Lesson) -> None:
    sorts = {word.key: word.pos for word in ordos.words}
    material = Material(ordos)
    of = {candidate.label: candidate.word for candidate in material.candidates}
    for draft in meaning_kind.drafts(material):
        others = [of[option.text].pos for option in draft.wrong if option.text in of]
        if sorts[draft.candidate.key] in ("time word", "verb"):
            assert set(others) <= {sorts[draft.candidate.key]}, draft.candidate.key


@pytest.mark.parametrize(
    "gloss", ["*(of the weather) to warm up again", "*to cast (pour metal into a mold)", "*express (train, bus etc)"]
)
def test_a_gloss_about_what_the_text_does_not_speak_of_is_not_asked(gloss: str) -> None:
    assert "增長" not in drafts(ItemKind.MEANING, small_lesson(**entry("增長", senses=(gloss,))))


@pytest.mark.parametrize("gloss", ["*growth (of population)", "*gross product (GDP)"])
def test_a_gloss_with_a_remark_that_is_at_home_in_the_text_is_asked(gloss: str) -> None:
    assert "增長" in drafts(ItemKind.MEANING, small_lesson(**entry("增長", senses=(gloss,))))


# reading


def test_a_polyphone_is_offered_its_other_reading_with_the_word_that_has_it() -> None:
    draft = drafts(ItemKind.READING)["長期"]
    wrong = {option.text: option.reason for option in draft.wrong}
    assert "zhǎngqī" in wrong
    assert "增長 zēngzhǎng" in wrong["zhǎngqī"]
    assert "it is zhǎng in 增長 zēngzhǎng" in draft.explanation


def test_the_reading_of_taiwan_is_no_wrong_option() -> None:
    offered = {option.text for option in drafts(ItemKind.READING)["長期"].wrong}
    assert not any(text.endswith("qí") for text in offered)


def test_a_reading_of_taiwan_counts_for_the_character_in_other_words_too() -> None:
    lesson = small_lesson((*PARAGRAPHS, "長期/計劃/重要/。"), **{"計劃": replace(ENTRIES["計劃"], reading="qi1 hua4")})
    known = voices(lesson.words)
    assert Syllable("qi", 2) in known.taiwan["期"]


def test_another_reading_of_the_whole_word_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("計劃", others=("zhi4 hua4",)))
    assert all(option.text != "zhìhuà" for option in drafts(ItemKind.READING, lesson)["計劃"].wrong)


def test_neutral_syllables_and_those_that_change_their_tone_are_left_alone() -> None:
    lesson = small_lesson()
    known = voices(lesson.words)
    assert {slip.at for slip in slips(word("不是", lesson), known)} == {1}
    assert {slip.at for slip in slips(word("困難", lesson), known)} == {0}


def test_a_third_tone_that_sounds_like_a_second_is_not_held_against_the_learner() -> None:
    lesson = small_lesson(**entry("計劃", reading="li3 jie3"))
    known = voices(lesson.words)
    target = word("計劃", lesson)
    found = list(slips(target, known))
    risen = next(slip for slip in found if slip.at == 0 and slip.base is None and slip.tone == 2)
    other = next(slip for slip in found if slip.at == 1 and slip.base is not None)
    assert joined(risen.apply(target.reading)) == "líjiě"
    assert not sound_pair(target, risen, other)


def test_every_slip_is_a_syllable_of_mandarin() -> None:
    from lesson.quiz.kinds.syllables import exists

    lesson = small_lesson()
    known = voices(lesson.words)
    for target in lesson.words:
        if len(target.text) == len(target.reading):
            assert all(exists(slip.apply(target.reading)[slip.at]) for slip in slips(target, known))


# cloze


def test_a_cloze_says_what_the_missing_word_means() -> None:
    draft = drafts(ItemKind.CLOZE)["克服"]
    assert draft.prompt == "Which word fills the gap? It means “to overcome (hardships etc); to conquer”."
    assert "____" in draft.hint


def test_wrong_words_of_a_cloze_have_the_same_part_of_speech_and_length() -> None:
    lesson = small_lesson()
    draft = drafts(ItemKind.CLOZE, lesson)["克服"]
    for option in draft.wrong:
        other = word(option.text, lesson)
        assert (other.pos, len(other.text)) == ("verb", 2)


def test_a_word_that_stands_in_the_same_place_elsewhere_is_no_wrong_option() -> None:
    lesson = small_lesson((*PARAGRAPHS, "居民/改善/困難/。"))
    wrong = {option.text for option in drafts(ItemKind.CLOZE, lesson)["克服"].wrong}
    assert "改善" not in wrong


def test_a_word_that_is_visible_in_the_sentence_is_no_wrong_option() -> None:
    wrong = {option.text for option in drafts(ItemKind.CLOZE)["克服"].wrong}
    assert not wrong & {"宣布", "希望", "幫助"}


def test_a_word_that_occurs_twice_in_the_excerpt_is_not_gapped_there() -> None:
    lesson = small_lesson(("居民/希望/專家/幫助/居民/。", *PARAGRAPHS))
    assert drafts(ItemKind.CLOZE, lesson)["居民"].excerpt.text.count("居民") == 1


def test_a_measure_word_is_gapped_where_the_noun_fixes_it() -> None:
    draft = drafts(ItemKind.CLOZE)["條"]
    assert draft.prompt == "Which measure word fills the gap? It counts 圍巾."
    assert draft.right.reason == "條 tiáo counts 圍巾 wéijīn."
    assert {option.text for option in draft.wrong} == {"張", "件", "座"}


def test_a_measure_word_that_the_noun_takes_too_is_no_wrong_option() -> None:
    lesson = small_lesson(**entry("圍巾", measure_words=("條", "件")))
    assert "條" not in drafts(ItemKind.CLOZE, lesson)


def test_a_measure_word_for_groups_is_never_an_option() -> None:
    groups = Entry("pi1", "measure word", 5, ("*#m classifier for batches, lots, military flights",))
    lesson = small_lesson(**{"座": groups})
    assert "條" not in drafts(ItemKind.CLOZE, lesson)


def test_readings_of_the_sample_parse() -> None:
    assert all(parse_reading(known.reading) for known in ENTRIES.values())


def test_no_reading_is_explained_by_a_neutral_tone(ordos: Lesson) -> None:
    # 占地面积 zhàndìmiànji is no other reading of 积 jī.
    lessons = [ordos, annotate("占地面积很大。他有很多积蓄，也有积极的朋友。")]
    told = [draft.explanation for lesson in lessons for draft in reading_kind.drafts(Material(lesson))]
    assert any("here; it is" in text for text in told)
    assert not [text for text in told if re.search(r" is [a-z]+ here; it is", text)]


def test_what_takes_a_number_elsewhere_could_take_this_one() -> None:
    text = "产值达到3605亿元。产量超过600万件。他促进合作，推动改革，宣布计划，扩大市场，保护环境，解决问题。"
    found = {draft.excerpt.word: draft for draft in cloze_kind.drafts(Material(annotate(text)))}
    for word_, rival in (("达到", "超过"), ("超过", "达到")):
        assert rival not in {option.text for option in found[word_].wrong}
