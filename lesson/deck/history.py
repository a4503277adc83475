"""When each note last changed: a small file beside the deck.

Anki takes an imported note over its own when the imported one was changed later. A note must therefore carry the time
at which *its* content changed: were it the time of the build, every import would undo what the user wrote in Anki;
were it always the same, no correction would ever arrive.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lesson.errors import LessonError

SCHEMA = 1
FIRST_SEEN = 1_788_998_400
"""Time of a note that the history does not know: 2026-09-10 00:00:00 UTC, the day of the dictionary's data.

A constant, so that building an article in two empty folders gives the same bytes. It follows that whoever throws the
history away has to delete the notes in Anki, too, before a changed deck can bring its changes.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """The content of a note, as a hash, and the time in seconds since 1970 at which it became that."""

    content: str
    time: int


History = Mapping[str, Change]


def read_history(path: Path) -> dict[str, Change]:
    """The history in a file, empty when there is none. Raises LessonError when the file is cut or something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError("another schema")
        return {guid: Change(str(content), int(when)) for guid, (content, when) in data["notes"].items()}
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise LessonError(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise LessonError(
            f"{path}: no deck history as this version writes it; restore it, or delete it to start anew"
        ) from fault


def updated(history: History, contents: Iterable[tuple[str, str]], now: int) -> dict[str, Change]:
    """The history after a build whose notes have these (guid, content) pairs.

    A new note gets FIRST_SEEN, a changed one `now` (at least a second after its last change), others keep their time.
    Notes that are gone stay in it: should one come back changed, it must be newer than what users have.
    """
    after = dict(history)
    for guid, content in contents:
        known = history.get(guid)
        if known is None:
            after[guid] = Change(content, FIRST_SEEN)
        elif known.content != content:
            after[guid] = Change(content, max(now, known.time + 1))
    return after


def history_data(history: History) -> bytes:
    """A history as its file holds it, one line per note."""
    rows = ",\n".join(
        f"{json.dumps(guid)}: {json.dumps([change.content, change.time])}" for guid, change in sorted(history.items())
    )
    return f'{{\n"schema": {SCHEMA},\n"notes": {{\n{rows}\n}}\n}}\n'.encode()


def build_time() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH where the environment has it (reproducible builds), else the clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else int(time.time())
