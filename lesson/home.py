"""Where the program keeps what belongs to its user over all lessons."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home_folder() -> Path:
    """The data folder: $LESSON_HOME, else the platform's folder for data of programs, with `lesson` in it.

    That is $XDG_DATA_HOME (~/.local/share) on Linux, ~/Library/Application Support on macOS, %APPDATA% on Windows.
    The folder need not exist.
    """
    given = os.environ.get("LESSON_HOME")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "lesson"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "lesson"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "lesson"
