"""The further sections of the worksheet: writing by strokes, pinyin, order, questions, translation, cards, versions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from quiz_lesson import lesson as quiz_lesson
from worksheet_lesson import ITEMS, Press, Printed, lesson, printing, squeezed

from lesson.errors import LessonError
from lesson.model import Example, Kind, Lesson, Script, Word
from lesson.quiz import make_items
from lesson.text.pinyin import spelled
from lesson.text.syllable import parse_reading
from lesson.worksheet import Grid, Section, WorksheetOptions, write_worksheet
from lesson.worksheet.exercises.practice import pinyin_practice, toneless, translations
from lesson.worksheet.exercises.question import options as options_of
from lesson.worksheet.exercises.writing import writing
from lesson.worksheet.gloss import component
from lesson.worksheet.learner import Learner, main_script
from lesson.worksheet.sheet import Sheet


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return printing(tmp_path)


def test_stroke_order_is_built_up_one_stroke_a_picture(press: Press) -> None:
    sheet = Sheet(lesson(), (), WorksheetOptions(level=6, sections=("writing",)))  # type: ignore[arg-type]
    rows = {row["character"]: row for row in sheet.data()["sections"][0]["rows"]}
    assert len(rows["約"]["strokes"]) == 9
    assert rows["約"]["drawn_as"] == ""
    described = _alternatives(press(lesson(), level=6, sections=("writing",)))
    assert "約: the order of its 9 strokes" in described
    assert len(described) == len(rows)


def _alternatives(printed: Printed) -> set[str]:
    """Texts that stand for pictures."""
    found = set()
    for number in range(1, len(printed.reader.xref[0]) + 1):
        thing = printed.reader.get_object(number)
        if isinstance(thing, dict) and "/Alt" in thing:
            found.add(str(thing["/Alt"]))
    return found


def test_a_character_without_strokes_is_drawn_from_the_font_and_marked(press: Press) -> None:
    made = lesson()
    rare = Lesson.from_json(made.to_json().replace("簽約", "𡃁約").replace("签约", "𡃁约"))
    text = press(rare, level=6, sections=("writing",)).text
    assert "(strokeordernotknown:copytheprintedform)𡃁𡃁𡃁𡃁" in text


def test_a_form_whose_strokes_are_those_of_another_says_so(press: Press) -> None:
    made = lesson(["劉曉峯 說 生產總值"], headings=())
    rare = Lesson.from_json(made.to_json().replace("生產總值", "生產總爲"))
    found = writing(Learner.of(rare, 6), rare.words, 9, rare.characters)
    assert found is not None
    by_character = {row.character: row.strokes for row in found.rows}
    drawn = by_character["爲"]
    assert drawn is not None
    note = f"Strokeorderoftheform{drawn.character}:"
    assert (note in press(rare, level=6, sections=("writing",)).text) == (drawn.character != "爲")


def test_squares_are_as_large_as_asked_for(press: Press) -> None:
    small = press(lesson(), level=6, sections=("writing",), cell=10)
    large = press(lesson(), level=6, sections=("writing",), cell=30)
    sizes = [{round(p.size, 1) for p in printed.pieces if p.text.strip() == "簽"} for printed in (small, large)]
    assert max(sizes[0]) == pytest.approx(10 * 72 / 25.4 * 0.82, abs=0.1)
    assert max(sizes[1]) == pytest.approx(30 * 72 / 25.4 * 0.82, abs=0.1)


def test_the_squares_of_both_grids_differ(press: Press, tmp_path: Path) -> None:
    for grid in Grid:
        write_worksheet(lesson(), (), tmp_path / grid, WorksheetOptions(level=6, sections=("writing",), grid=grid))  # type: ignore[arg-type]
    assert (tmp_path / "tian").stat().st_size < (tmp_path / "mi").stat().st_size


def test_a_page_has_as_many_characters_as_asked_for(press: Press) -> None:
    pages = press(lesson(), level=6, sections=("writing",), characters=10, per_page=4).reader.pages
    rows = [squeezed(page.extract_text()) for page in pages]
    assert [len(set(re.findall(r"(\w)\1\1\1", text))) for text in rows] == [4, 4, 2]


def test_a_character_to_write_has_its_radical_and_what_that_means(ordos: Lesson) -> None:
    data = Sheet(ordos, (), WorksheetOptions(sections=(Section.WRITING,))).data()
    rows = {row["character"]: row["radical"] for row in data["sections"][0]["rows"]}
    assert rows["腹"] == {"text": "肉", "meaning": "meat"}
    assert sum(radical is not None for radical in rows.values()) > 15


def test_the_vocabulary_is_set_by_level_on_request(ordos: Lesson) -> None:
    def levels(by_level: bool) -> list[str]:
        options = WorksheetOptions(sections=(Section.VOCABULARY,), level=4, by_level=by_level)
        return [row["level"].strip("()") for row in Sheet(ordos, (), options).data()["sections"][0]["words"]]

    wanted = {"5": 5, "6": 6, "7–9": 7, "7-9": 7, "–": 8, "": 8}
    by_level = [wanted[level] for level in levels(True)]
    assert by_level == sorted(by_level) and sorted(levels(True)) == sorted(levels(False)) != levels(False)


def test_what_a_component_means_is_said_in_a_word() -> None:
    assert component("grass") == "grass"
    assert component("to walk (side part of split character); to go") == "to walk"
    assert component("second of the ten Heavenly Stems 十天干[shi2 tian1 gan1]") == "second of the ten Heavenly Stems"
    assert component("5th earthly branch: 7-9 a.m., 3rd solar month, year of the Dragon") == "5th earthly branch"
    assert component("lower form of animal life, including insects, worms etc") == "lower form of animal life"
    assert component("used in transliteration") == ""


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_head_of_a_table_never_stands_alone_at_the_end_of_a_page(press: Press, ordos: Lesson, paper: str) -> None:
    for level in (2, 3, 4, 5, 6):
        printed = press(ordos, level=level, sections=("vocabulary",), paper=paper)
        names = [word.text for word in Learner.of(ordos, level).names]
        page = next(text for page in printed.reader.pages if "專名Names" in (text := squeezed(page.extract_text())))
        below = page.partition("專名Names")[2]
        assert sum(name in below for name in names[:3]) == 3


def test_a_mixed_article_has_the_script_of_most_of_its_words() -> None:
    made = lesson()
    mixed = replace(made, article=replace(made.article, script=Script.MIXED))
    assert main_script(mixed) is Script.TRADITIONAL
    assert Sheet(mixed, (), WorksheetOptions()).data()["region"] == "tw"
    simplified = lesson(script=Script.SIMPLIFIED)
    mixed = replace(simplified, article=replace(simplified.article, script=Script.MIXED))
    assert main_script(mixed) is Script.SIMPLIFIED
    assert translations(Learner.of(made, 4), with_example(made).words, main_script(mixed), 5)[0].text == "我们签约了。"


def test_pinyin_is_asked_of_words_whose_reading_the_quiz_asks() -> None:
    made = quiz_lesson()
    items = make_items(made)
    found = pinyin_practice(Learner.of(made, 4), made.words, items, 6)
    assert found is not None
    sure = {item.word for item in items if item.kind.name == "reading"}
    assert {word.key for word in (*found.marks, *found.spell)} <= sure
    assert (len(found.marks), len(found.spell)) == (2, 3)
    assert pinyin_practice(Learner.of(made, 4), made.words, (), 6) is None


def test_a_beginner_writes_tone_marks_only() -> None:
    made = quiz_lesson()
    found = pinyin_practice(Learner.of(made, 2), made.words, make_items(made), 6)
    assert found is not None
    assert found.spell == ()


def word(simplified: str, reading: str, kind: Kind = Kind.WORD) -> Word:
    example = lesson().words[0]
    return replace(
        example,
        kind=kind,
        text=simplified,
        simplified=simplified,
        reading=parse_reading(reading),
        senses=(),
        sense=None,
    )


@pytest.mark.parametrize(
    ("text", "reading", "shown"),
    [("女儿", "nü3 er2", "nü'er"), ("产业", "chan3 ye4", "chanye"), ("东西", "dong1 xi5", "dongxi")],
)
def test_pinyin_without_tones_keeps_its_letters(text: str, reading: str, shown: str) -> None:
    assert toneless(word(text, reading)) == shown


def test_the_key_of_the_pinyin_numbers_both_parts_through(press: Press) -> None:
    made = quiz_lesson()
    items = make_items(made)
    printed = press(made, items, level=4, sections=("pinyin",), questions=6)
    student = press(made, items, level=4, sections=("pinyin",), questions=6, key=False).text
    found = pinyin_practice(Learner.of(made, 4), made.words, items, 6)
    assert found is not None
    key = squeezed(printed.reader.pages[-1].extract_text())
    for number, one in enumerate((*found.marks, *found.spell), start=1):
        assert f"{number}.{one.text}{spelled(one)}" in key
        assert f"{number}.{one.text}" in student
        assert spelled(one) not in student


def with_example(made: Lesson) -> Lesson:
    example = Example("我們簽約了。", "我们签约了。", "We signed the contract.", "Tatoeba 1")
    return replace(
        made, words=tuple(replace(w, example=example) if w.text in ("簽約", "签约") else w for w in made.words)
    )


@pytest.mark.parametrize(
    ("script", "text"), [(Script.TRADITIONAL, "我們簽約了。"), (Script.SIMPLIFIED, "我们签约了。")]
)
def test_sentences_to_translate_have_a_translation_in_the_key(press: Press, script: Script, text: str) -> None:
    made = with_example(lesson(script=script))
    student = press(made, sections=("translate",), key=False).text
    assert f"1.{text}" in student and "Wesigned" not in student
    assert "Tatoeba(CCBY2.0FR)" in student
    assert "1.Wesignedthecontract." in press(made, sections=("translate",)).text
    assert translations(Learner.of(lesson(), 4), lesson().words, script, 5) == ()


def test_backs_of_cards_lie_behind_their_fronts(press: Press) -> None:
    printed = press(lesson(), level=6, sections=("header", "flashcards"), key=False)
    pages = printed.reader.pages
    fronts, backs = _placed(pages[2]), _placed(pages[3])
    width = float(pages[2].mediabox.width)
    for hanzi, reading in (("簽約", "qiānyuē"), ("購", "gòu"), ("羊絨", "yángróng"), ("常委", "chángwěi")):
        (x, y), (back_x, back_y) = fronts[hanzi], backs[reading]
        assert (x < width / 3, x > width * 0.6) == (back_x > width * 0.6, back_x < width / 3)
        assert abs(y - back_y) < 60


def _placed(page: Any) -> dict[str, tuple[float, float]]:
    """Where each text of a page begins."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, user: list[float], matrix: list[float], *_: Any) -> None:
        if text.strip():
            found.setdefault(squeezed(text), (matrix[4] * user[0] + user[4], matrix[5] * user[3] + user[5]))

    page.extract_text(visitor_text=visit)
    return found


def test_versions_ask_the_same_in_another_order_and_have_a_key_each() -> None:
    made = quiz_lesson()
    items = (*make_items(made), *ITEMS)
    sheets = {v: Sheet(made, items, WorksheetOptions(level=4, version=v)).data() for v in ("", "A", "B", "C")}
    parts = {v: {part["kind"]: part for part in data["sections"]} for v, data in sheets.items()}
    assert parts[""]["cloze"] == parts["A"]["cloze"]
    for one, other in (("A", "B"), ("B", "C"), ("A", "C")):
        assert parts[one]["match"] != parts[other]["match"]
        assert sorted(parts[one]["match"]["words"]) == sorted(parts[other]["match"]["words"])
        assert sorted(parts[one]["cloze"]["bank"]) == sorted(parts[other]["cloze"]["bank"])
        assert parts[one]["cloze"]["items"] != parts[other]["cloze"]["items"]
    for version in ("B", "C"):
        key = {part["kind"]: part["rows"] for part in sheets[version]["key"]}
        match = parts[version]["match"]
        for text, row in zip(match["words"], key["match"], strict=True):
            assert row["word"] == text
            assert match["meanings"]["ABCDEFGHIJ".index(row["answer"])] == row["meaning"]
        for asked, row in zip(parts[version]["questions"]["items"], key["questions"], strict=True):
            assert asked["options"]["ABCD".index(row["answer"])] == row["text"]


def test_right_and_wrong_keep_their_places_in_all_versions() -> None:
    assert options_of(ITEMS[1], "C") == ("對", "錯")
    assert {options_of(ITEMS[0], v) for v in "ABCDEF"} != {ITEMS[0].options}


def test_a_version_is_named_on_every_page(press: Press) -> None:
    printed = press(lesson(), version="B", sections=("header", "vocabulary"))
    assert all("B·page" in squeezed(page.extract_text()) for page in printed.reader.pages)


def test_names_are_underlined_on_request() -> None:
    def runs(**options: Any) -> list[Any]:
        data = Sheet(lesson(), (), WorksheetOptions(sections=("text",), **options)).data()  # type: ignore[arg-type]
        return [run for part in data["sections"][0]["paragraphs"] for run in part["runs"] if not isinstance(run, str)]

    named = [run for run in runs(names=True, pinyin="none") if run["name"]]
    assert [run["text"] for run in named] == ["鄂爾多斯", "鄂爾多斯", "鄂爾多斯市", "劉曉峯", "鄂爾多斯"]
    assert not any(run["name"] for run in runs(pinyin="all"))
    parts = [run for run in runs(names=True, pinyin="all") if run["name"]]
    assert [(run["text"], run["first"], run["last"]) for run in parts[4:6]] == [
        ("鄂爾", True, False), ("多斯市", False, True),
    ]  # fmt: skip


def test_tones_have_their_colours_on_request(press: Press) -> None:
    def syllables(tones: bool) -> list[Any]:
        data = Sheet(lesson(["羊絨"], headings=()), (), WorksheetOptions(sections=("text",), tones=tones)).data()  # type: ignore[arg-type]
        return data["sections"][0]["paragraphs"][0]["runs"][0]["syllables"]

    assert syllables(True) == [["yáng", "tone2"], ["róng", "tone2"]]
    assert syllables(False) == []
    assert [line for _, _, line in press(lesson(), sections=("text",), tones=True, level=6).lines(7.54)] == [
        line for _, _, line in press(lesson(), sections=("text",), level=6).lines(7.54)
    ]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"cell": 5}, "cell of 5 mm"),
        ({"grid": "round"}, "no grid 'round'"),
        ({"per_page": 0}, "per_page is 0"),
        ({"version": "AB"}, "no version 'AB'"),
    ],
)
def test_wrong_wishes_are_one_clear_line(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(LessonError, match=why):
        WorksheetOptions(**wrong)


def test_a_title_of_forty_characters_and_hostile_words_are_printed_in_all_sections(press: Press) -> None:
    title = "鄂爾多斯的羊絨產業與企業簽約啓動活動拓展市場" * 2
    made = with_example(lesson(title=title[:40]))
    text = made.to_json().replace("購", "𠮷").replace("cashmere", "#panic *b* $x$ <b> 😀 " + "a" * 90)
    printed = press(Lesson.from_json(text), ITEMS, level=6, sections=tuple(Section), names=True, tones=True)
    assert title[:40] in printed.text
    assert "#panic*b*$x$<b>😀" + "a" * 90 in printed.text
    assert "𠮷𠮷𠮷𠮷" in printed.text


def test_a_character_that_no_typeface_has_does_not_stop_the_press(press: Press) -> None:
    text = lesson().to_json().replace("購", "㐖")
    assert "簽約" in press(Lesson.from_json(text), level=6, sections=tuple(Section)).text


def test_every_new_word_is_printed_in_each_list_of_words(press: Press) -> None:
    made = quiz_lesson()
    new = [word.text for word in Learner.of(made, 4).new]
    for section in ("vocabulary", "flashcards"):
        text = press(made, level=4, sections=(section,)).text
        assert [word for word in new if word not in text] == []


def test_the_order_of_strokes_and_of_the_grid_is_the_same_in_every_run(press: Press) -> None:
    options = {"level": 6, "sections": tuple(Section), "names": True, "tones": True}
    first, second = press(lesson(), ITEMS, **options), press(lesson(), ITEMS, **options)
    assert first.path != second.path and first.path.read_bytes() == second.path.read_bytes()
