"""The exercises of the worksheet and its key: one right answer each, numbered alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import Printed, lesson, squeezed

from lesson.learner import learner_band
from lesson.model import Kind, Lesson, Script
from lesson.quiz import QuizItem, QuizKind, make_items
from lesson.worksheet import Section, WorksheetOptions, write_worksheet
from lesson.worksheet.exercises.distinct import Distinct
from lesson.worksheet.exercises.words import cloze, match
from lesson.worksheet.exercises.writing import writing
from lesson.worksheet.gloss import printable
from lesson.worksheet.learner import Learner, syllables


@pytest.fixture(scope="module")
def made() -> Lesson:
    return quiz_lesson()


@pytest.fixture(scope="module")
def items(made: Lesson) -> tuple[QuizItem, ...]:
    return make_items(made)


@pytest.fixture(scope="module")
def printed(made: Lesson, items: tuple[QuizItem, ...], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path: Path = tmp_path_factory.mktemp("exercises") / "worksheet.pdf"
    write_worksheet(made, items, path, WorksheetOptions(level=4, sections=(Section.MATCH, Section.CLOZE)))
    return Printed(path)


def key_page(printed: Printed) -> str:
    return squeezed(printed.reader.pages[-1].extract_text())


def test_every_gap_is_an_item_of_the_quiz_in_the_order_of_the_text(made: Lesson, items: tuple[QuizItem, ...]) -> None:
    exercise = cloze(Learner.of(made, 4), items, Distinct(made), 10)
    assert exercise is not None
    assert [item for item in items if item in exercise.items] == list(exercise.items)
    assert {item.kind for item in exercise.items} == {QuizKind.parse("cloze")}


def test_the_word_bank_holds_the_answers_and_nothing_else(made: Lesson, items: tuple[QuizItem, ...]) -> None:
    exercise = cloze(Learner.of(made, 4), items, Distinct(made), 10)
    assert exercise is not None
    assert sorted(exercise.bank) == sorted(item.options[item.answer] for item in exercise.items)
    assert len(set(exercise.bank)) == len(exercise.bank)


def test_no_sentence_shows_the_answer_of_another(made: Lesson, items: tuple[QuizItem, ...]) -> None:
    exercise = cloze(Learner.of(made, 4), items, Distinct(made), 10)
    assert exercise is not None
    for item in exercise.items:
        for other in exercise.items:
            if other is not item:
                assert other.options[other.answer] not in item.sentence.text


def test_words_to_match_mean_different_things(made: Lesson) -> None:
    distinct = Distinct(made)
    exercise = match(Learner.of(made, 4), made.words, distinct, 10)
    assert exercise is not None
    assert len(set(exercise.meanings)) == len(exercise.words) == 10
    for word in exercise.words:
        assert all(distinct.meanings(word.key, other.key) for other in exercise.words if other is not word)


def test_words_near_in_meaning_are_never_matched_together(made: Lesson) -> None:
    by_text = {word.text: word.key for word in made.words}
    distinct = Distinct(made)
    assert not distinct.meanings(by_text["造成"], by_text["造成"])
    assert not distinct.meanings(by_text["居民"], by_text["農民"])
    assert distinct.meanings(by_text["政府"], by_text["睡眠"])


def test_letters_name_the_right_meaning(made: Lesson) -> None:
    distinct = Distinct(made)
    exercise = match(Learner.of(made, 4), made.words, distinct, 10)
    assert exercise is not None
    for word, letter in zip(exercise.words, exercise.answers, strict=True):
        assert exercise.meanings["ABCDEFGHIJ".index(letter)] == distinct.candidates[word.key].label
    assert list(exercise.answers) != sorted(exercise.answers)


def test_new_words_are_asked_before_known_ones(made: Lesson, items: tuple[QuizItem, ...]) -> None:
    reader = Learner.of(made, 4)
    gaps = cloze(reader, items, Distinct(made), 4)
    pairs = match(reader, made.words, Distinct(made), 4)
    assert gaps is not None and pairs is not None
    assert all(item.band > 4 for item in gaps.items)
    assert not any(reader.knows(word) for word in pairs.words)


def test_an_exercise_of_too_few_words_is_left_out(made: Lesson, items: tuple[QuizItem, ...]) -> None:
    short = lesson(["說"], headings=())
    assert match(Learner.of(short, 4), short.words, Distinct(short), 10) is None
    assert cloze(Learner.of(made, 4), items[:2], Distinct(made), 10) is None


def test_the_key_answers_every_question_with_its_number(
    printed: Printed, made: Lesson, items: tuple[QuizItem, ...]
) -> None:
    reader, distinct = Learner.of(made, 4), Distinct(made)
    gaps = cloze(reader, items, distinct, 10)
    assert gaps is not None
    pairs = match(reader, made.words, distinct, 10, [item.word for item in gaps.items])
    assert pairs is not None
    first, second = key_page(printed).split("選詞填空")
    for number, (word, letter) in enumerate(zip(pairs.words, pairs.answers, strict=True), start=1):
        assert f"{number}.{letter}{word.text}" in first
    assert all(f"{n}.{item.options[item.answer]}" in second for n, item in enumerate(gaps.items, start=1))


def test_the_gapped_sentence_is_printed_with_its_cue_and_without_its_word(
    printed: Printed, made: Lesson, items: tuple[QuizItem, ...]
) -> None:
    gaps = cloze(Learner.of(made, 4), items, Distinct(made), 10)
    assert gaps is not None
    sheet = squeezed("".join(page.extract_text() for page in printed.reader.pages[:-1]))
    for number, item in enumerate(gaps.items, start=1):
        before, after = item.sentence.text[: item.sentence.start], item.sentence.text[item.sentence.end :]
        cue = re.escape(f"({squeezed(item.meaning)})")
        assert re.search(rf"{number}\.…?{re.escape(before + after)}…?{cue}", sheet)


def test_points_are_the_number_of_questions(made: Lesson, items: tuple[QuizItem, ...], tmp_path: Path) -> None:
    path = tmp_path / "worksheet.pdf"
    write_worksheet(made, items, path, WorksheetOptions(level=4, sections=("header", "match"), questions=6))  # type: ignore[arg-type]
    assert "分數Score/6" in Printed(path).text
    write_worksheet(made, items, path, WorksheetOptions(level=4, sections=("header",)))  # type: ignore[arg-type]
    assert "班級Class" in Printed(path).text


@pytest.mark.parametrize(("level", "reader"), [(1, 1), (2, 1), (5, 4), (7, 6)])
def test_the_reader_is_one_band_below_the_lesson(level: int, reader: int) -> None:
    assert learner_band(lesson(level=level), None) == reader
    assert learner_band(lesson(level=level), 3) == 3


def test_words_in_no_list_are_new_to_every_reader() -> None:
    assert [word.text for word in Learner.of(lesson(), 7).new] == ["羊絨", "常委", "生產總值"]


def test_a_character_is_written_in_its_most_useful_word() -> None:
    made = lesson(["羊絨 簽約 很 高"], headings=())
    found = writing(Learner.of(made, 6), made.words, 10)
    assert found is not None
    assert [(row.character, row.pinyin, row.word.text) for row in found.rows] == [
        ("羊", "yáng", "羊絨"), ("絨", "róng", "羊絨"), ("簽", "qiān", "簽約"), ("約", "yuē", "簽約"),
    ]  # fmt: skip


def test_nothing_to_write_when_nothing_is_new() -> None:
    made = lesson(["很 高"], headings=())
    assert writing(Learner.of(made, 6), made.words, 10) is None


def test_a_syllable_belongs_to_a_hanzi_only() -> None:
    assert syllables("e購", ("gòu",)) == [("e", ""), ("購", "gòu")]
    assert syllables("簽約", ("qiān", "yuē")) == [("簽", "qiān"), ("約", "yuē")]


@pytest.mark.parametrize(
    ("gloss", "script", "shown"),
    [
        ("to buy", Script.TRADITIONAL, "to buy"),
        ("abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4]", Script.TRADITIONAL, "abbr. for 電子商務"),
        ("abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4]", Script.SIMPLIFIED, "abbr. for 电子商务"),
        ("Ningbo in Zhejiang Province 浙江省[Zhe4 jiang1 Sheng3]", Script.TRADITIONAL, "Ningbo in Zhejiang Province"),
        ("Ordos in Inner Mongolia 內蒙古|内蒙古[Nei4 meng3 gu3]", Script.SIMPLIFIED, "Ordos in Inner Mongolia"),
        (
            "autonomous region – a provincial-level administrative division of China with self-governance",
            Script.TRADITIONAL,
            "autonomous region",
        ),
        (
            "to undergo fundamental change; to change over from one state to another; to transform oneself",
            Script.TRADITIONAL,
            "to undergo fundamental change",
        ),
        (
            "to officially launch a product (of a policy, a program, a measure, a reform or anything else)",
            Script.TRADITIONAL,
            "to officially launch a product",
        ),
    ],
)
def test_a_gloss_on_paper(gloss: str, script: Script, shown: str) -> None:
    assert printable(gloss, script) == shown


def test_names_are_no_vocabulary(made: Lesson) -> None:
    reader = Learner.of(made, 4)
    assert [word.text for word in reader.names] == ["王明"]
    assert all(word.kind is Kind.WORD for word in reader.new)
