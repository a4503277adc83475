"""The record: every answer and every round of questions, in one SQLite file in the user's data folder.

An answer is on disk before the next question is shown; the program may be killed at any moment.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lesson.errors import LessonError
from lesson.home import home_folder
from lesson.item import QuizItem
from lesson.kinds import KINDS, QuizKind
from lesson.study.schedule import Memory, Recall, recalled

FILE = "study.sqlite"
_HELP = "name another folder in LESSON_HOME"
_BUSY_S = 5.0  # how long to wait for another program that writes
_KINDS = frozenset(kind.name for kind in KINDS)  # of others, from another version, nothing is told

# The statements that lead from each version of the file to the next; never change one that was released.
_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE lesson (name TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE round (
            id INTEGER PRIMARY KEY, lesson TEXT NOT NULL, choice TEXT NOT NULL, seed INTEGER NOT NULL,
            items TEXT NOT NULL, begun TEXT NOT NULL, ended TEXT)""",
        "CREATE INDEX open_round ON round (lesson, choice) WHERE ended IS NULL",
        """CREATE TABLE answer (
            id INTEGER PRIMARY KEY, round INTEGER, lesson TEXT NOT NULL, item TEXT NOT NULL, word TEXT NOT NULL,
            kind TEXT NOT NULL, band INTEGER NOT NULL, difficulty REAL NOT NULL, options INTEGER NOT NULL,
            chosen INTEGER, hinted INTEGER NOT NULL, is_right INTEGER NOT NULL, at TEXT NOT NULL)""",
        "CREATE INDEX answer_of_round ON answer (round)",
        "CREATE INDEX answer_of_word ON answer (word, id)",
        """CREATE TABLE memory (
            word TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL,
            PRIMARY KEY (word, kind)) WITHOUT ROWID""",
        "CREATE INDEX memory_due ON memory (due)",
    ),
)


@dataclass(frozen=True, slots=True)
class Round:
    """A round of questions: the ids of its items where they were chosen beforehand, and the answers so far.

    An answer is the id of the item and the option taken, None when it was skipped. `seed` repeats the choice.
    """

    id: int
    seed: int
    items: tuple[str, ...]
    answers: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A word to be reviewed with a kind of question, since when, and the item it was asked with last."""

    word: str
    kind: QuizKind
    since: datetime
    last_item: str


@dataclass(frozen=True, slots=True)
class Known:
    """A lesson that was played: its quiz file and title."""

    name: str
    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was recorded."""

    lesson: str
    kind: QuizKind
    band: int
    difficulty: float
    options: int
    right: bool
    at: datetime


class Record:
    """The open record. Every method that writes has written to disk when it returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def played(self, name: str, path: Path, title: str) -> None:
        """Remember where the quiz of a lesson is, for the review."""
        with self._db:
            self._db.execute(
                "INSERT INTO lesson VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET path = excluded.path, "
                "title = excluded.title",
                (name, str(path.resolve()), title),
            )

    def lessons(self) -> tuple[Known, ...]:
        """The lessons that were played, by name."""
        rows = self._db.execute("SELECT name, path, title FROM lesson ORDER BY name")
        return tuple(Known(name, Path(path), title) for name, path, title in rows)

    def begin(self, lesson: str, choice: str, seed: int, items: Sequence[str], at: datetime) -> Round:
        """A new round; one of the same lesson and choice that is still open is given up."""
        with self._db:
            self._db.execute(
                "UPDATE round SET ended = ? WHERE lesson = ? AND choice = ? AND ended IS NULL",
                (_time(at), lesson, choice),
            )
            made = self._db.execute(
                "INSERT INTO round (lesson, choice, seed, items, begun) VALUES (?, ?, ?, ?, ?)",
                (lesson, choice, seed, json.dumps(list(items)), _time(at)),
            )
        return Round(made.lastrowid or 0, seed, tuple(items), ())

    def stopped(self, lesson: str, choice: str) -> Round | None:
        """The round of a lesson and choice that was begun and not ended."""
        row = self._db.execute(
            "SELECT id, seed, items FROM round WHERE lesson = ? AND choice = ? AND ended IS NULL ORDER BY id DESC",
            (lesson, choice),
        ).fetchone()
        if row is None:
            return None
        answers = self._db.execute("SELECT item, chosen FROM answer WHERE round = ? ORDER BY id", (row[0],))
        return Round(row[0], row[1], tuple(json.loads(row[2])), tuple(answers))

    def end(self, round: Round, at: datetime) -> None:
        """The round is over."""
        with self._db:
            self._db.execute("UPDATE round SET ended = ? WHERE id = ?", (_time(at), round.id))

    def answer(
        self,
        lesson: str,
        item: QuizItem,
        chosen: int | None,
        hinted: bool,
        at: datetime,
        *,
        round: Round | None = None,
        due: Due | None = None,
    ) -> None:
        """Record an answer, and when its word is to be asked again; both or, if the program is killed, neither.

        `due` is what the answer was a review of: it may have been asked with another kind of question.
        """
        right = chosen == item.answer
        recall = Recall.MISSED if not right else Recall.WITH_HINT if hinted else Recall.RIGHT
        words = [(item.word, item.kind)] if due is None else [(due.word, due.kind)]
        with self._db:
            self._db.execute(
                "INSERT INTO answer (round, lesson, item, word, kind, band, difficulty, options, chosen, hinted, "
                "is_right, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    None if round is None else round.id, lesson, item.id, item.word, item.kind.name, item.band,
                    item.difficulty, len(item.options), chosen, hinted, right, _time(at),
                ),
            )  # fmt: skip
            for word, kind in words if item.kind.is_of_word else ():
                self._remember(word, kind, recall, at)

    def _remember(self, word: str, kind: QuizKind, recall: Recall, at: datetime) -> None:
        row = self._db.execute("SELECT state FROM memory WHERE word = ? AND kind = ?", (word, kind.name)).fetchone()
        memory = _after(None if row is None else row[0], recall, at)
        self._db.execute(
            "INSERT INTO memory VALUES (?, ?, ?, ?) ON CONFLICT (word, kind) DO UPDATE SET state = excluded.state, "
            "due = excluded.due",
            (word, kind.name, memory.state, _time(memory.due)),
        )

    def due(self, at: datetime) -> tuple[Due, ...]:
        """What is to be reviewed at a time, the longest due first."""
        rows = self._db.execute(
            "SELECT word, kind, due, coalesce((SELECT item FROM answer WHERE answer.word = memory.word "
            "ORDER BY id DESC LIMIT 1), '') FROM memory WHERE due <= ? ORDER BY due, word, kind",
            (_time(at),),
        )
        return tuple(
            Due(word, QuizKind.parse(kind), datetime.fromisoformat(since), last)
            for word, kind, since, last in rows
            if kind in _KINDS
        )

    def next_due(self, at: datetime) -> datetime | None:
        """When the next review is due after a time, None when nothing is scheduled."""
        row = self._db.execute("SELECT min(due) FROM memory WHERE due > ?", (_time(at),)).fetchone()
        return None if row[0] is None else datetime.fromisoformat(row[0])

    def due_dates(self) -> tuple[datetime, ...]:
        """When each word is due, the earliest first."""
        return tuple(datetime.fromisoformat(due) for (due,) in self._db.execute("SELECT due FROM memory ORDER BY due"))

    def answers(self, lesson: str | None = None) -> Iterator[Given]:
        """All answers, or those of a lesson, in the order they were given."""
        where, values = ("", ()) if lesson is None else (" WHERE lesson = ?", (lesson,))
        rows: Iterable[tuple[str, str, int, float, int, int, str]] = self._db.execute(
            f"SELECT lesson, kind, band, difficulty, options, is_right, at FROM answer{where} ORDER BY id", values
        )
        for name, kind, band, difficulty, options, right, at in rows:
            if kind in _KINDS:
                given = datetime.fromisoformat(at)
                yield Given(name, QuizKind.parse(kind), band, difficulty, options, bool(right), given)


def record_file() -> Path:
    """Where the record is."""
    return home_folder() / FILE


@contextmanager
def open_record(path: Path | None = None) -> Iterator[Record]:
    """The record, made when there is none yet and brought to this version's form when it is older.

    Raises LessonError when the folder cannot be written, when the file is no record, or is a newer version's.
    """
    path = record_file() if path is None else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_S)
    except (OSError, sqlite3.Error) as fault:
        raise LessonError(f"{path}: cannot be opened ({fault}); {_HELP}") from fault
    try:
        _prepare(connection, path)
        yield Record(connection)
    except sqlite3.Error as fault:
        raise LessonError(f"{path}: {fault}; {_HELP}") from fault
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise LessonError(f"{path}: written by a newer version of this program; update it, or {_HELP}")
    if version == len(_MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()  # another program may have been faster
        for statements in _MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")


def _time(at: datetime) -> str:
    """A time as text that sorts: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _after(state: str | None, recall: Recall, at: datetime) -> Memory:
    """The memory after an answer; one that cannot be read begins anew."""
    try:
        return recalled(state, recall, at)
    except ValueError:
        return recalled(None, recall, at)
