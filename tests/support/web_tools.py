"""What the tests need of npm: axe-core judges accessibility, TypeScript checks types, gift-pegjs reads GIFT.

    python tests/web_tools.py        brings them, once; `make test` does it

The archives are pinned by hash and kept beside the sources of the lexicon (see lesson/compile/sources/fetch.py).
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import tempfile
from pathlib import Path

from lesson.compile.sources.clients import download
from lesson.compile.sources.pins import Kind, Manager, Package
from lesson.errors import LessonError
from lesson.home import cache_folder

AXE = Package(
    "axe-core", "4.14.1", Manager.NPM, Kind.TARBALL, "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745"
)
TYPESCRIPT = Package(
    "typescript", "5.9.3", Manager.NPM, Kind.TARBALL, "10e108c9cf7d5f2879053dff18515fb405abf2ccef63eaaf017d9c571687a1d3"
)

GIFT = Package(
    "gift-pegjs", "1.0.2", Manager.NPM, Kind.TARBALL, "b15e322e9f9145c753bee378a12c31b9f45526f472ac81186a0ff706722f1c7d"
)


def archive(package: Package) -> bytes:
    """The package's archive, from the cache or from npm. Raises LessonError when it cannot be had, or is another."""
    kept = cache_folder() / package.sha256
    if kept.is_file() and _is(package, data := kept.read_bytes()):
        return data
    with tempfile.TemporaryDirectory() as folder:
        data = download(package, Path(folder)).read_bytes()
    if not _is(package, data):
        raise LessonError(f"{package}: the archive is not the pinned one; do not use it")
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".part-{os.getpid()}")
    partial.write_bytes(data)
    os.replace(partial, kept)
    return data


def unpack(package: Package, folder: Path) -> Path:
    """Unpack a package's archive into a folder; gives the folder of its files."""
    with tarfile.open(fileobj=io.BytesIO(archive(package))) as tarball:
        # Python 3.11.2, which is Debian 12's, has no filters yet; the archive is the pinned one.
        tarball.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return folder / "package"


def _is(package: Package, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == package.sha256


if __name__ == "__main__":
    for wanted in (AXE, TYPESCRIPT, GIFT):
        archive(wanted)
