"""lesson quiz, in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest
from places import ROOT
from quiz_player import LESSON, QUIZ, run

from lesson.errors import LessonError
from lesson.quiz import dump


@pytest.mark.parametrize("where", ["sample", "decks/sample", "decks/sample/quiz.json"])
def test_a_quiz_is_found_by_name_folder_or_file(quiz_home: Path, where: str) -> None:
    assert run(where, keys="q\n").exit_code == 0


def test_json_prints_the_questions_and_plays_nothing(quiz_home: Path) -> None:
    done = run("sample", "--json", "--kind", "reading")
    data = json.loads(done.stdout)
    assert data["schema"] == 2
    assert {item["kind"] for item in data["items"]} == {"reading"}


def test_json_with_a_count_and_a_seed_is_repeatable(quiz_home: Path) -> None:
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
def test_a_quiz_that_cannot_be_read_gives_one_line(
    quiz_home: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (quiz_home / "decks" / name).mkdir()
        (quiz_home / "decks" / name / "quiz.json").write_bytes(content)
    done = run(name)
    assert isinstance(done.exception, LessonError)
    assert said in str(done.exception) and "\n" not in str(done.exception)


def test_a_folder_that_cannot_be_read_gives_one_line(quiz_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    done = run("sample")
    assert isinstance(done.exception, LessonError)
    assert "Permission denied" in str(done.exception)


@pytest.mark.parametrize("arguments", [("--count", "0"), ("--level", "hsk:12"), ("--kind", "riddle")])
def test_wrong_usage_exits_with_two(quiz_home: Path, arguments: tuple[str, str]) -> None:
    assert run("sample", *arguments).exit_code == 2


PLAYER = "import sys; from lesson.cli.quiz import quiz; quiz(sys.argv[1:])"


def terminal(quiz_home: Path, **environment: str) -> pexpect.spawn:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return pexpect.spawn(
        sys.executable,
        ["-c", PLAYER, "sample", "--count", "1000"],
        cwd=str(quiz_home),
        env={**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environment},
        encoding="utf-8",
        dimensions=(40, 80),
        timeout=20,
    )


def test_single_keys_are_enough_on_a_terminal(quiz_home: Path) -> None:
    item = QUIZ.items[0]
    game = terminal(quiz_home)
    game.expect("q save and quit")
    game.send(str(item.answer + 1))
    game.expect("Right")
    game.expect("q save and quit")
    game.send("q")
    game.expect("1 of 1 right")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0


def test_control_c_on_a_terminal_ends_with_the_score(quiz_home: Path) -> None:
    game = terminal(quiz_home)
    game.expect("q save and quit")
    game.send("s")
    game.expect("q save and quit")
    game.sendintr()
    game.expect("1 skipped")
    game.expect(pexpect.EOF)


def test_no_color_leaves_brackets_and_no_colour_codes(quiz_home: Path) -> None:
    game = terminal(quiz_home, NO_COLOR="1")
    game.expect("q save and quit")
    shown = game.before
    game.send("q")
    game.expect(pexpect.EOF)
    assert "\x1b[3" not in shown
    assert "【" in shown


def test_colour_marks_the_word_instead_of_brackets(quiz_home: Path) -> None:
    game = terminal(quiz_home)
    game.expect("q save and quit")
    shown = game.before
    game.send("q")
    game.expect(pexpect.EOF)
    assert "\x1b[1;4;33m" in shown
    assert "【" not in shown


def test_an_ascii_locale_shows_hanzi_all_the_same(quiz_home: Path) -> None:
    game = terminal(quiz_home, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    game.expect("q save and quit")
    assert QUIZ.items[0].sentence.word in game.before
    game.send("q")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0
