"""Playing: what a player sees, types and gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from quiz_player import QUIZ, right_keys, run

from lesson.quiz import QuizKind
from lesson.quiz.play.player import Answer, InTurn, play, report, weakest
from lesson.quiz.play.player import Result as Round
from lesson.quiz.play.screen import PlainScreen


def test_right_answers_score_and_are_told_at_once(quiz_home: Path) -> None:
    items = QUIZ.items
    done = run("sample", "--count", "1000", keys=right_keys(items))
    assert done.exit_code == 0
    assert done.stdout.count("✓ Right: ") == len(items)
    assert f"{len(items)} of {len(items)} right (100 %)" in done.stdout
    assert "Study these" not in done.stdout


def test_a_wrong_answer_is_explained_and_its_word_is_for_study(quiz_home: Path) -> None:
    item = QUIZ.items[0]
    wrong = (item.answer + 1) % 4
    done = run("sample", "--count", "1000", keys=f"{wrong + 1}\nq\n")
    assert f"✗ {wrong + 1} is wrong. The answer is {item.answer + 1}" in done.stdout
    assert item.reasons[wrong] in done.stdout
    assert item.explanation in done.stdout
    assert "0 of 1 right (0 %)." in done.stdout
    study = done.stdout[done.stdout.index("Study these:") :]
    assert item.pinyin in study and f"【{item.sentence.word}】" in study


def test_after_a_cloze_the_whole_sentence_is_shown(quiz_home: Path) -> None:
    item = next(item for item in QUIZ.items if item.kind.name == "cloze")
    done = run("sample", "--kind", "cloze", "--count", "1000", keys=f"{item.answer + 1}\n")
    before, after = done.stdout.split("✓ Right", 1)
    assert f"【{item.sentence.word}】" not in before
    assert f"【{item.sentence.word}】" in after


def test_the_running_score_is_in_the_heading(quiz_home: Path) -> None:
    keys = right_keys(QUIZ.items[:2]) + f"{(QUIZ.items[2].answer + 1) % 4 + 1}\n"
    done = run("sample", "--count", "1000", keys=keys)
    for score in ("score 1/1", "score 2/2", "score 2/3"):
        assert score in done.stdout


def test_a_hint_gives_the_pinyin_and_asks_again(quiz_home: Path) -> None:
    item = QUIZ.items[0]
    done = run("sample", "--plain", "--count", "1000", keys=f"h\n{item.answer + 1}\nq\n")
    assert item.hint in done.stdout
    assert "1 of 1 right" in done.stdout


def test_skipping_shows_the_answer_and_counts_as_skipped(quiz_home: Path) -> None:
    done = run("sample", "--count", "1000", keys="s\nq\n")
    assert "Skipped. The answer is " in done.stdout
    assert "0 of 1 right (0 %), 1 skipped." in done.stdout


def test_another_key_says_which_ones_there_are(quiz_home: Path) -> None:
    done = run("sample", "--count", "1000", keys="9\nbanana\n\nq\n")
    assert done.stdout.count("Press 1 to 4, h, s or q.") == 2
    assert done.exit_code == 0


def test_the_end_of_a_pipe_ends_politely_with_the_score(quiz_home: Path) -> None:
    item = QUIZ.items[0]
    done = run("sample", "--count", "1000", keys=f"{item.answer + 1}\n")
    assert done.exit_code == 0
    assert "1 of 1 right" in done.stdout
    assert f"stopped after 1 of {len(QUIZ.items)}" in done.stdout


def test_no_answer_at_all_is_no_score(quiz_home: Path) -> None:
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


def test_the_kind_missed_most_is_what_to_play_next(quiz_home: Path) -> None:
    cloze = [item for item in QUIZ.items if item.kind.name == "cloze"]
    reading = [item for item in QUIZ.items if item.kind.name == "reading"]
    result = Round(3, [Answer(cloze[0], None), Answer(reading[0], None), Answer(reading[1], reading[1].answer)])
    assert weakest(result) is QuizKind.parse("cloze")
    done = run("sample", "--kind", "cloze", "--count", "1", keys="s\n")
    assert "lesson quiz sample --kind cloze" in done.stdout


def test_the_deck_beside_the_quiz_is_named_when_there_is_one(quiz_home: Path) -> None:
    assert "Anki" not in run("sample", keys="q\n").stdout
    (quiz_home / "decks" / "sample" / "sample.apkg").write_bytes(b"")
    assert "import decks/sample/sample.apkg into Anki" in run("sample", keys="q\n").stdout


def test_a_word_missed_twice_is_studied_once(capsys: pytest.CaptureFixture[str]) -> None:
    item = QUIZ.items[0]
    report(QUIZ, Round(2, [Answer(item, None), Answer(item, None)]), PlainScreen(), [])
    assert capsys.readouterr().out.count(f"  {item.pinyin}  ") == 1
