"""A disk on which a file cannot be written."""

from __future__ import annotations

import tempfile
from typing import Any

import pytest


def full_disk(monkeypatch: pytest.MonkeyPatch, prefix: str) -> None:
    """Let every temporary file whose name begins so find no space left on the disk."""
    real = tempfile.NamedTemporaryFile

    def open_file(*args: Any, **options: Any) -> Any:
        if str(options.get("prefix", "")).startswith(prefix):
            raise OSError(28, "No space left on device")
        return real(*args, **options)

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", open_file)
