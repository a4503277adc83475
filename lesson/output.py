"""Writing files so that a reader sees the old one or the new one, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lesson.errors import LessonError


def write_whole(path: Path, data: bytes, advice: str) -> None:
    """Write a file beside its place and then put it there.

    Raises LessonError, ending in `advice` on what to do, when it cannot be written; what was there before is then as
    it was.
    """
    partial = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            partial = file.name
            file.write(data)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except OSError as fault:
        if partial is not None and os.path.exists(partial):
            os.unlink(partial)
        raise LessonError(f"{path}: cannot be written ({fault.strerror or fault}); {advice}") from fault
