"""The record of answers: on disk at once, taken up again, reviewed when due."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result
from quiz_player import LESSON, QUIZ

from lesson.cli.quiz import quiz as quiz_command
from lesson.cli.review import review as review_command
from lesson.cli.stats import stats as stats_command
from lesson.errors import LessonError
from lesson.quiz import QuizKind, dump
from lesson.quiz.play.ability import comprehension
from lesson.quiz.store import dump_quiz
from lesson.study.progress import progress
from lesson.study.record import FILE, Due, open_record, record_file
from lesson.study.review import due_items
from lesson.study.schedule import Recall, recalled
from lesson.study.sitting import Choice

WORDS = [item for item in QUIZ.items if item.kind.is_of_word]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def play(*arguments: str, keys: str = "") -> Result:
    done = CliRunner().invoke(quiz_command, ["sample", *arguments], input=keys)
    assert done.exception is None, done.exception
    return done


def rows() -> list[tuple[str, int | None]]:
    with sqlite3.connect(record_file()) as database:
        return database.execute("SELECT item, chosen FROM answer ORDER BY id").fetchall()


# the schedule


def test_a_missed_word_is_due_after_minutes_and_a_known_one_after_days() -> None:
    assert recalled(None, Recall.MISSED, NOW).due - NOW <= timedelta(minutes=10)
    assert recalled(None, Recall.RIGHT, NOW).due - NOW >= timedelta(days=1)


def test_each_time_a_word_is_known_again_it_is_due_after_longer() -> None:
    memory = recalled(None, Recall.RIGHT, NOW)
    waits = []
    for _ in range(4):
        at = memory.due
        memory = recalled(memory.state, Recall.RIGHT, at)
        waits.append(memory.due - at)
    assert waits == sorted(waits) and waits[0] < waits[-1]


def test_a_hint_makes_a_word_due_earlier() -> None:
    state = recalled(None, Recall.RIGHT, NOW)
    with_hint = recalled(state.state, Recall.WITH_HINT, state.due)
    assert with_hint.due < recalled(state.state, Recall.RIGHT, state.due).due


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no state"):
        recalled("{}", Recall.RIGHT, NOW)


# the record


def test_an_answer_is_on_disk_when_it_is_given(home_file: Path) -> None:
    with open_record() as record:
        record.answer("sample", WORDS[0], 1, False, NOW)
        assert rows() == [(WORDS[0].id, 1)]


@pytest.fixture
def home_file() -> Path:
    return record_file()


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    with open_record(tmp_path / "a" / "b" / FILE) as record:
        assert record.lessons() == ()


def test_a_newer_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(LessonError, match="newer version"), open_record(path):
        pass
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)


def test_an_older_file_is_brought_to_this_versions_form(tmp_path: Path) -> None:
    path = tmp_path / FILE
    sqlite3.connect(path).close()
    with open_record(path) as record:
        record.answer("sample", WORDS[0], None, False, NOW)
    with open_record(path) as record:
        assert [given.right for given in record.answers()] == [False]


def test_a_file_that_is_no_record_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("no database at all, but long enough to look like one" * 50)
    with pytest.raises(LessonError, match="LESSON_HOME") as fault, open_record(path):
        pass
    assert "\n" not in str(fault.value)


def test_questions_on_the_text_are_recorded_but_not_scheduled() -> None:
    item = next(item for item in QUIZ.items if not item.kind.is_of_word)
    with open_record() as record:
        record.answer("sample", item, item.answer, False, NOW)
        assert record.due(NOW + timedelta(days=365)) == ()
        assert len(list(record.answers())) == 1


# taking a round up again


def test_a_round_goes_on_where_it_was_stopped(quiz_home: Path) -> None:
    first = play("--count", "5", keys="1\n2\nq\n")
    assert "stopped after 2 of 5" in first.stdout
    second = play("--count", "5", keys="1\n1\n1\n")
    assert "Going on after 2 of 5" in second.stderr
    assert "3 of 5" in second.stdout and " 1 of 5   " not in second.stdout
    assert len(rows()) == 5
    assert "Going on" not in play("--count", "5", keys="q\n").stderr


def test_another_choice_is_another_round(quiz_home: Path) -> None:
    play("--count", "5", keys="1\nq\n")
    assert "Going on" not in play("--count", "6", keys="q\n").stderr
    assert "Going on after 1 of 5" in play("--count", "5", keys="q\n").stderr


def test_new_begins_a_new_round(quiz_home: Path) -> None:
    play("--count", "5", keys="1\nq\n")
    assert "Going on" not in play("--count", "5", "--new", keys="q\n").stderr


def test_an_adaptive_round_goes_on_with_the_same_questions(quiz_home: Path) -> None:
    whole = play("--adaptive", "--count", "6", "--seed", "3", "--no-record", keys="1\n" * 6)
    play("--adaptive", "--count", "6", "--seed", "3", keys="1\n1\nq\n")
    rest = play("--adaptive", "--count", "6", "--seed", "3", keys="1\n" * 4)
    third = whole.stdout[whole.stdout.index(" 3 of 6") :]
    assert third[: third.index("Press") if "Press" in third else 400][:400] in rest.stdout


def test_a_round_of_questions_that_are_gone_is_begun_anew(quiz_home: Path) -> None:
    play("--count", "3", keys="1\nq\n")
    with open_record() as record:
        stopped = record.stopped("sample", Choice(None, (), 3, None, False).key)
    assert stopped is not None
    kept = [item for item in QUIZ.items if item.id not in stopped.items]
    (quiz_home / "decks" / "sample" / "quiz.json").write_text(dump(LESSON, kept), encoding="utf-8")
    done = play("--count", "3", keys="q\n")
    assert "The questions have changed" in done.stderr and "1 of 3" in done.stdout


def test_without_a_record_nothing_is_left(quiz_home: Path) -> None:
    play("--count", "3", "--no-record", keys="1\n1\n1\n")
    assert not record_file().exists()


def test_who_has_no_data_folder_can_play_all_the_same(quiz_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (quiz_home / "file").write_text("")
    monkeypatch.setenv("LESSON_HOME", str(quiz_home / "file" / "x"))
    done = play("--count", "3", keys="1\n1\n1\n")
    assert "answers are not recorded" in done.stderr and "of 3 right" in done.stdout


def test_answers_can_be_read_from_a_file(quiz_home: Path) -> None:
    (quiz_home / "answers.txt").write_text("\ufeff1\n2\ns\n", encoding="utf-8")
    done = play("--count", "3", "--answers", "answers.txt")
    assert "1 skipped" in done.stdout and len(rows()) == 3


def test_a_file_of_answers_that_is_not_there_gives_one_line(quiz_home: Path) -> None:
    done = CliRunner().invoke(quiz_command, ["sample", "--answers", "none.txt"])
    assert isinstance(done.exception, LessonError) and "none.txt: cannot be read" in str(done.exception)


def test_kill_9_loses_at_most_the_answer_being_typed(quiz_home: Path) -> None:
    code = "import sys; from lesson.cli.quiz import quiz; quiz(sys.argv[1:])"
    child = pexpect.spawn(
        sys.executable, ["-c", code, "sample", "--count", "6"], env=dict(os.environ, TERM="xterm"), encoding="utf-8",
        timeout=20,
    )  # fmt: skip
    for _ in range(3):
        child.expect("save and quit")
        child.send("1")
    child.expect("4 of 6")
    child.kill(signal.SIGKILL)
    child.wait()
    assert [chosen for _, chosen in rows()] == [0, 0, 0]
    assert "Going on after 3 of 6" in play("--count", "6", keys="q\n").stderr


def test_the_record_and_the_schedule_are_not_loaded_for_help() -> None:
    code = (
        "import sys; import lesson.cli; from click.testing import CliRunner\n"
        "CliRunner().invoke(lesson.cli.cli, ['--help'])\n"
        "print([m for m in ('sqlite3', 'fsrs', 'jieba') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# glosses and the share of the text


def test_words_above_the_level_are_glossed_beside_the_question(quiz_home: Path) -> None:
    item = next(item for item in QUIZ.items if item.around and item.kind.name == "meaning")
    hard = [gloss for place in item.around if (gloss := QUIZ.glossary[place]).band > item.band]
    easy = [gloss for place in item.around if (gloss := QUIZ.glossary[place]).band <= item.band]
    assert hard
    shown = play("--plain", "--count", "1000", "--no-record", keys="s\n" * len(QUIZ.items)).stdout
    question = next(part for part in shown.split(". score")[0:] if item.prompt in part)
    told = question[: question.index(item.prompt)]
    assert all(f"{gloss.text} {gloss.pinyin} {gloss.meaning}" in told for gloss in hard)
    assert not any(f"{gloss.text} {gloss.pinyin} {gloss.meaning}" in told for gloss in easy)


def test_who_knows_more_understands_more() -> None:
    known = (0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 0.95)
    shares = [comprehension(ability, known) for ability in range(1, 9)]
    assert shares == sorted(shares) and 0 < shares[0] < shares[-1] <= 1


def test_the_report_tells_how_much_of_the_text_is_known(quiz_home: Path) -> None:
    quiz = replace(QUIZ, known=(0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 0.95))
    (quiz_home / "decks" / "sample" / "quiz.json").write_text(dump_quiz(quiz), encoding="utf-8")
    keys = "".join(f"{item.answer + 1}\n" for item in QUIZ.items)
    done = play("--count", "1000", keys=keys).stdout
    assert re.search(r"So you know about [89]\d % of the words of this text", done)


# review and progress


def test_the_review_asks_what_is_due_with_another_question_of_the_word() -> None:
    word = next(w for w in {i.word for i in WORDS} if len([i for i in WORDS if i.word == w]) > 1)
    first, *others = [item for item in WORDS if item.word == word]
    due = Due(word, first.kind, NOW, first.id)
    (asked,) = due_items([due], [QUIZ], 5)
    assert asked.item in others and asked.due is due


def test_a_word_with_one_question_is_asked_it_again() -> None:
    word = next(w for w in {i.word for i in WORDS} if len([i for i in WORDS if i.word == w]) == 1)
    (only,) = [item for item in WORDS if item.word == word]
    (asked,) = due_items([Due(word, only.kind, NOW, only.id)], [QUIZ], 5)
    assert asked.item is only


def test_a_word_is_asked_once_and_one_without_questions_not_at_all() -> None:
    item = WORDS[0]
    due = [Due(item.word, kind, NOW, "") for kind in (QuizKind.parse("reading"), QuizKind.parse("meaning"))]
    assert len(due_items([*due, Due("没有 mei2 you3", QuizKind.parse("reading"), NOW, "")], [QUIZ], 5)) == 1


def record_missed(quiz_home: Path, days_ago: int, count: int = 3) -> None:
    with open_record() as record:
        record.played("sample", quiz_home / "decks" / "sample" / "quiz.json", "Sample")
        for item in WORDS[:count]:
            wrong = (item.answer + 1) % len(item.options)
            record.answer("sample", item, wrong, False, datetime.now(UTC) - timedelta(days=days_ago))


def test_review_asks_over_all_lessons_and_then_nothing_is_due(quiz_home: Path) -> None:
    record_missed(quiz_home, days_ago=2)
    words = len({item.word for item in WORDS[:3]})
    done = CliRunner().invoke(review_command, [], input="1\n2\n3\n4\n1\n2\n3\n")
    assert done.exception is None and f"1 of {words}" in done.stdout
    again = CliRunner().invoke(review_command, [])
    assert "Nothing is due" in again.stdout or "of" in again.stdout
    assert len(rows()) == 3 + words


def test_review_without_answers_says_where_words_come_from() -> None:
    done = CliRunner().invoke(review_command, [])
    assert done.exit_code == 0 and "words come in by 'lesson quiz'" in done.stdout


def test_review_leaves_out_a_lesson_that_is_gone(quiz_home: Path) -> None:
    record_missed(quiz_home, days_ago=2)
    (quiz_home / "decks" / "sample" / "quiz.json").unlink()
    done = CliRunner().invoke(review_command, [])
    assert done.exit_code == 0 and "sample is left out" in done.stderr


def test_progress_counts_by_day_kind_and_band(quiz_home: Path) -> None:
    record_missed(quiz_home, days_ago=1)
    with open_record() as record:
        found = progress(list(record.answers()), record.due_dates(), datetime.now(UTC))
    assert found.total.asked == 3 and found.total.right == 0 and found.total.share == 0
    assert sum(count.asked for count in found.kinds.values()) == 3
    assert sum(count.asked for count in found.bands.values()) == 3
    assert [count.asked for _, count in found.days][-2:] == [3, 0]
    assert found.due[0] >= 1 and found.ability is None


def test_answers_to_a_kind_of_question_of_another_version_are_passed_over(quiz_home: Path) -> None:
    record_missed(quiz_home, days_ago=2)
    with sqlite3.connect(record_file()) as database:
        database.execute("UPDATE answer SET kind = 'riddle' WHERE id = 1")
        database.execute("UPDATE memory SET kind = 'riddle' WHERE word = ?", (WORDS[0].word,))
    with open_record() as record:
        assert len(list(record.answers())) == 2
        assert WORDS[0].word not in {due.word for due in record.due(datetime.now(UTC))}
    assert CliRunner().invoke(stats_command, []).exception is None


def test_stats_are_shown_printed_and_drawn(quiz_home: Path) -> None:
    play("--count", "8", keys="1\n" * 8)
    shown = CliRunner().invoke(stats_command, [])
    assert "of 8 right" in shown.stdout and "█" in shown.stdout and "Due for review" in shown.stdout
    plain = CliRunner().invoke(stats_command, ["--plain"])
    assert "█" not in plain.stdout
    data = json.loads(CliRunner().invoke(stats_command, ["--json"]).stdout)
    assert data["asked"] == 8 and len(data["due"]) == 7 and data["ability"] is not None
    CliRunner().invoke(stats_command, ["--svg", "p.svg"])
    drawn = (quiz_home / "p.svg").read_text("utf-8")
    assert "<title" in drawn and "of 8 answers right" in drawn
    assert "No answers of other yet" in CliRunner().invoke(stats_command, ["other"]).stderr
