"""Writing a database of the package: the same rows give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_database(path: Path, page_size: int = 4096) -> Iterator[sqlite3.Connection]:
    """A new SQLite file in the place of an earlier one, to be filled; packed at the end, closed whatever happens."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    try:
        base.execute(f"PRAGMA page_size = {page_size}")
        yield base
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()
