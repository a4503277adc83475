"""Where the program keeps what belongs to its user over all lessons."""

from __future__ import annotations

import os
from pathlib import Path


def home_folder() -> Path:
    """The data folder: $LESSON_HOME, else the platform's folder for data of programs, with `lesson` in it.

    That is $XDG_DATA_HOME (~/.local/share) on Linux, ~/Library/Application Support on macOS, %APPDATA% on Windows.
    The folder need not exist.
    """
    given = os.environ.get("LESSON_HOME")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("lesson", appauthor=False, roaming=True)


def cache_folder() -> Path:
    """Where fetched data is kept: $LESSON_CACHE, else the platform's folder for caches, with `lesson/sources` in it.

    That is $XDG_CACHE_HOME (~/.cache) on Linux, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows.
    """
    given = os.environ.get("LESSON_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("lesson", appauthor=False) / "sources"
