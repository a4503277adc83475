"""Choosing and playing: what a player sees, types and gets."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result
from quiz_lesson import lesson as small_lesson

from lesson.cli.quiz import quiz as command
from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.quiz import Quiz, QuizItem, QuizKind, dump, load, make_items
from lesson.quiz.play.choose import choose, fitting
from lesson.quiz.play.player import Answer, InTurn, play, report, weakest
from lesson.quiz.play.player import Result as Round
from lesson.quiz.play.screen import PlainScreen

LESSON: Lesson = small_lesson()
QUIZ: Quiz = load(dump(LESSON, make_items(LESSON)), "quiz.json")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the built quiz of "sample", as the current one."""
    folder = tmp_path / "decks" / "sample"
    folder.mkdir(parents=True)
    (folder / "quiz.json").write_text(dump(LESSON, QUIZ.items), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(command, list(arguments), input=keys)


def right_keys(items: tuple[QuizItem, ...]) -> str:
    return "".join(f"{item.answer + 1}\n" for item in items)


# choosing


def test_a_level_takes_its_band_and_the_one_above() -> None:
    assert {item.band for item in fitting(QUIZ, 4, [])} == {4, 5}


def test_a_kind_takes_only_that_kind() -> None:
    assert {item.kind for item in fitting(QUIZ, None, [QuizKind.parse("cloze")])} == {QuizKind.parse("cloze")}


def test_a_level_without_questions_says_where_there_are_some() -> None:
    only = Quiz("sample", "", QUIZ.script, 5, tuple(item for item in QUIZ.items if item.band >= 5))
    with pytest.raises(LessonError, match="no questions at HSK 1 or just above; there are some at HSK 5, HSK 6"):
        fitting(only, 1, [])


def test_an_empty_quiz_says_that_the_text_is_too_short() -> None:
    with pytest.raises(LessonError, match="too short"):
        fitting(Quiz("sample", "", QUIZ.script, 5, ()), None, [])


def test_a_choice_is_balanced_over_kinds_and_follows_the_text() -> None:
    of_words = tuple(item for item in QUIZ.items if item.kind.name in ("meaning", "reading", "cloze"))
    chosen = choose(of_words, 6, seed=1)
    assert Counter(item.kind for item in chosen) == dict.fromkeys({item.kind for item in of_words}, 2)
    places = [QUIZ.items.index(item) for item in chosen]
    assert places == sorted(places)


def test_a_choice_has_no_word_twice_while_others_are_left() -> None:
    words = [item.word for item in choose(QUIZ.items, 8, seed=2) if item.kind.is_of_word]
    assert len(set(words)) == len(words)


def test_a_choice_shows_no_answer_of_a_cloze_while_others_are_left() -> None:
    for seed in range(20):
        chosen = choose(QUIZ.items, 4, seed=seed)
        clozes = [item for item in chosen if item.kind.name == "cloze"]
        for cloze in clozes:
            assert not any(cloze.sentence.text in other.sentence.text for other in chosen if other is not cloze)


def test_a_seed_makes_the_choice_repeatable() -> None:
    assert choose(QUIZ.items, 5, seed=7) == choose(QUIZ.items, 5, seed=7)
    assert len({choose(QUIZ.items, 5, seed=seed) for seed in range(5)}) > 1


def test_more_than_there_are_gives_all() -> None:
    assert choose(QUIZ.items, 1000) == QUIZ.items


# playing


def test_right_answers_score_and_are_told_at_once(home: Path) -> None:
    items = QUIZ.items
    done = run("sample", "--count", "1000", keys=right_keys(items))
    assert done.exit_code == 0
    assert done.stdout.count("✓ Right: ") == len(items)
    assert f"{len(items)} of {len(items)} right (100 %)" in done.stdout
    assert "Study these" not in done.stdout


def test_a_wrong_answer_is_explained_and_its_word_is_for_study(home: Path) -> None:
    item = QUIZ.items[0]
    wrong = (item.answer + 1) % 4
    done = run("sample", "--count", "1000", keys=f"{wrong + 1}\nq\n")
    assert f"✗ {wrong + 1} is wrong. The answer is {item.answer + 1}" in done.stdout
    assert item.reasons[wrong] in done.stdout
    assert item.explanation in done.stdout
    assert "0 of 1 right (0 %)." in done.stdout
    study = done.stdout[done.stdout.index("Study these:") :]
    assert item.pinyin in study and f"【{item.sentence.word}】" in study


def test_after_a_cloze_the_whole_sentence_is_shown(home: Path) -> None:
    item = next(item for item in QUIZ.items if item.kind.name == "cloze")
    done = run("sample", "--kind", "cloze", "--count", "1000", keys=f"{item.answer + 1}\n")
    before, after = done.stdout.split("✓ Right", 1)
    assert f"【{item.sentence.word}】" not in before
    assert f"【{item.sentence.word}】" in after


def test_the_running_score_is_in_the_heading(home: Path) -> None:
    keys = right_keys(QUIZ.items[:2]) + f"{(QUIZ.items[2].answer + 1) % 4 + 1}\n"
    done = run("sample", "--count", "1000", keys=keys)
    for score in ("score 1/1", "score 2/2", "score 2/3"):
        assert score in done.stdout


def test_a_hint_gives_the_pinyin_and_asks_again(home: Path) -> None:
    item = QUIZ.items[0]
    done = run("sample", "--plain", "--count", "1000", keys=f"h\n{item.answer + 1}\nq\n")
    assert item.hint in done.stdout
    assert "1 of 1 right" in done.stdout


def test_skipping_shows_the_answer_and_counts_as_skipped(home: Path) -> None:
    done = run("sample", "--count", "1000", keys="s\nq\n")
    assert "Skipped. The answer is " in done.stdout
    assert "0 of 1 right (0 %), 1 skipped." in done.stdout


def test_another_key_says_which_ones_there_are(home: Path) -> None:
    done = run("sample", "--count", "1000", keys="9\nbanana\n\nq\n")
    assert done.stdout.count("Press 1 to 4, h, s or q.") == 2
    assert done.exit_code == 0


def test_the_end_of_a_pipe_ends_politely_with_the_score(home: Path) -> None:
    item = QUIZ.items[0]
    done = run("sample", "--count", "1000", keys=f"{item.answer + 1}\n")
    assert done.exit_code == 0
    assert "1 of 1 right" in done.stdout
    assert f"stopped after 1 of {len(QUIZ.items)}" in done.stdout


def test_no_answer_at_all_is_no_score(home: Path) -> None:
    done = run("sample", keys="")
    assert done.exit_code == 0
    assert "No question answered." in done.stdout


def test_an_interrupt_ends_politely_with_the_score() -> None:
    keys: Iterator[str] = iter([str(QUIZ.items[0].answer + 1)])

    def press() -> str:
        for key in keys:
            return key
        raise KeyboardInterrupt

    result = play(InTurn(QUIZ.items), PlainScreen(), press)
    assert (result.right, len(result.answers)) == (1, 1)


def test_the_kind_missed_most_is_what_to_play_next(home: Path) -> None:
    cloze = [item for item in QUIZ.items if item.kind.name == "cloze"]
    reading = [item for item in QUIZ.items if item.kind.name == "reading"]
    result = Round(3, [Answer(cloze[0], None), Answer(reading[0], None), Answer(reading[1], reading[1].answer)])
    assert weakest(result) is QuizKind.parse("cloze")
    done = run("sample", "--kind", "cloze", "--count", "1", keys="s\n")
    assert "lesson quiz sample --kind cloze" in done.stdout


def test_the_deck_beside_the_quiz_is_named_when_there_is_one(home: Path) -> None:
    assert "Anki" not in run("sample", keys="q\n").stdout
    (home / "decks" / "sample" / "sample.apkg").write_bytes(b"")
    assert "import decks/sample/sample.apkg into Anki" in run("sample", keys="q\n").stdout


def test_a_word_missed_twice_is_studied_once(capsys: pytest.CaptureFixture[str]) -> None:
    item = QUIZ.items[0]
    report(QUIZ, Round(2, [Answer(item, None), Answer(item, None)]), PlainScreen(), [])
    assert capsys.readouterr().out.count(f"  {item.pinyin}  ") == 1


# the screen


def test_plain_mode_has_no_lines_boxes_or_colours(home: Path) -> None:
    done = run("sample", "--plain", keys="s\nq\n")
    assert "─" not in done.stdout and "\x1b" not in done.stdout
    assert "reading: 0 right, 0 wrong, 1 skipped." in done.stdout or "meaning: 0 right" in done.stdout


def test_no_line_is_wider_than_eighty_columns(home: Path) -> None:
    from lesson.quiz.play.layout import width

    done = run("sample", "--count", "1000", keys="h\n1\n" * 30)
    assert max(map(width, done.stdout.splitlines())) <= 80


def test_a_pipe_gets_no_colours(home: Path) -> None:
    assert "\x1b" not in run("sample", keys="1\n1\n").stdout


# the command


@pytest.mark.parametrize("where", ["sample", "decks/sample", "decks/sample/quiz.json"])
def test_a_quiz_is_found_by_name_folder_or_file(home: Path, where: str) -> None:
    assert run(where, keys="q\n").exit_code == 0


def test_json_prints_the_questions_and_plays_nothing(home: Path) -> None:
    done = run("sample", "--json", "--kind", "reading")
    data = json.loads(done.stdout)
    assert data["schema"] == 2
    assert {item["kind"] for item in data["items"]} == {"reading"}


def test_json_with_a_count_and_a_seed_is_repeatable(home: Path) -> None:
    one, two = (run("sample", "--json", "--count", "4", "--seed", "5").stdout for _ in range(2))
    assert one == two
    assert len(json.loads(one)["items"]) == 4


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none", None, "none: no quiz at decks/none/quiz.json; build it with 'lesson build seeds/none.txt'"),
        ("none.json", None, "no such file"),
        ("cut", dump(LESSON, QUIZ.items)[:300].encode(), "cut short"),
        ("other", b'{"schema": 1}', "has schema 1, this version reads 2"),
        ("binary", b"\xff\xfe\x00\x80", "no text in UTF-8"),
    ],
)
def test_a_quiz_that_cannot_be_read_gives_one_line(home: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (home / "decks" / name).mkdir()
        (home / "decks" / name / "quiz.json").write_bytes(content)
    done = run(name)
    assert isinstance(done.exception, LessonError)
    assert said in str(done.exception) and "\n" not in str(done.exception)


def test_a_folder_that_cannot_be_read_gives_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    done = run("sample")
    assert isinstance(done.exception, LessonError)
    assert "Permission denied" in str(done.exception)


@pytest.mark.parametrize("arguments", [("--count", "0"), ("--level", "hsk:12"), ("--kind", "riddle")])
def test_wrong_usage_exits_with_two(home: Path, arguments: tuple[str, str]) -> None:
    assert run("sample", *arguments).exit_code == 2


# a real terminal

PLAYER = "import sys; from lesson.cli.quiz import quiz; quiz(sys.argv[1:])"


def terminal(home: Path, **environment: str) -> pexpect.spawn:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    root = str(Path(__file__).parents[2])
    return pexpect.spawn(
        sys.executable,
        ["-c", PLAYER, "sample", "--count", "1000"],
        cwd=str(home),
        env={**kept, "TERM": "xterm-256color", "PYTHONPATH": root, **environment},
        encoding="utf-8",
        dimensions=(40, 80),
        timeout=20,
    )


def test_single_keys_are_enough_on_a_terminal(home: Path) -> None:
    item = QUIZ.items[0]
    game = terminal(home)
    game.expect("q save and quit")
    game.send(str(item.answer + 1))
    game.expect("Right")
    game.expect("q save and quit")
    game.send("q")
    game.expect("1 of 1 right")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0


def test_control_c_on_a_terminal_ends_with_the_score(home: Path) -> None:
    game = terminal(home)
    game.expect("q save and quit")
    game.send("s")
    game.expect("q save and quit")
    game.sendintr()
    game.expect("1 skipped")
    game.expect(pexpect.EOF)


def test_no_color_leaves_brackets_and_no_colour_codes(home: Path) -> None:
    game = terminal(home, NO_COLOR="1")
    game.expect("q save and quit")
    shown = game.before
    game.send("q")
    game.expect(pexpect.EOF)
    assert "\x1b[3" not in shown
    assert "【" in shown


def test_colour_marks_the_word_instead_of_brackets(home: Path) -> None:
    game = terminal(home)
    game.expect("q save and quit")
    shown = game.before
    game.send("q")
    game.expect(pexpect.EOF)
    assert "\x1b[1;4;33m" in shown
    assert "【" not in shown


def test_an_ascii_locale_shows_hanzi_all_the_same(home: Path) -> None:
    game = terminal(home, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    game.expect("q save and quit")
    assert QUIZ.items[0].sentence.word in game.before
    game.send("q")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0
