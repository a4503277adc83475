"""Writing files so that a reader sees the old one or the new one, never a part. No other module replaces files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lesson.errors import LessonError

ELSEWHERE = "choose another folder"


def write_whole(path: Path, data: bytes, advice: str = ELSEWHERE) -> None:
    """Write a file beside its place and then put it there.

    Raises LessonError, ending in `advice` on what to do, when it cannot be written; what was there before is then as
    it was.
    """
    write_together({path: data}, advice)


def write_together(files: Mapping[Path, bytes], advice: str = ELSEWHERE) -> None:
    """Write files that belong together: all beside their places first, then each put there in the order given.

    Raises LessonError as `write_whole` does; what was there before is then as it was, unless the disk breaks between
    two renamings.
    """
    partial: dict[Path, str] = {}
    path = next(iter(files))
    try:
        for path, data in files.items():
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
                partial[path] = file.name
                file.write(data)
            os.chmod(partial[path], 0o644)
        for path in files:
            os.replace(partial[path], path)
    except OSError as fault:
        for name in partial.values():
            with suppress(OSError):
                os.unlink(name)
        raise LessonError(f"{path}: cannot be written ({fault.strerror or fault}); {advice}") from fault


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of the members in their order, without the clock or the system in it."""
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=6)
    return buffer.getvalue()
