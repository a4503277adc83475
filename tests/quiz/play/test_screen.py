"""Where a quiz is shown."""

from __future__ import annotations

from pathlib import Path

from quiz_player import run


def test_plain_mode_has_no_lines_boxes_or_colours(quiz_home: Path) -> None:
    done = run("sample", "--plain", keys="s\nq\n")
    assert "─" not in done.stdout and "\x1b" not in done.stdout
    assert "reading: 0 right, 0 wrong, 1 skipped." in done.stdout or "meaning: 0 right" in done.stdout


def test_no_line_is_wider_than_eighty_columns(quiz_home: Path) -> None:
    from lesson.quiz.play.layout import width

    done = run("sample", "--count", "1000", keys="h\n1\n" * 30)
    assert max(map(width, done.stdout.splitlines())) <= 80


def test_a_pipe_gets_no_colours(quiz_home: Path) -> None:
    assert "\x1b" not in run("sample", keys="1\n1\n").stdout
