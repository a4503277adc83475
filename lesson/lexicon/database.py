"""Databases of the package: compiled files of SQLite, opened read only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from lesson.errors import LessonError


def opened(path: Path, subject: str, probe: str) -> sqlite3.Connection:
    """A compiled file, open for reading from any thread.

    `probe` is a query that only such a file answers: SQLite reads nothing before the first. Raises LessonError, which
    begins with `subject` ("the lexicon is"), when the file is missing or broken.
    """
    try:
        # `immutable`: nobody writes it while it is open, so SQLite needs no locks and no write access.
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        base.execute(probe).fetchone()
    except sqlite3.Error as fault:
        raise LessonError(f"{path}: {subject} missing or broken; install the package again") from fault
    return base
