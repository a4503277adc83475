"""Compile the package's data when a wheel or an editable install is built.

    python hatch_build.py        the same by hand, with progress

What is written into lesson/data/ is a function of the pinned sources, the modules that compile it and the packages
they use. A stamp in build/ records all three, so that nothing is compiled twice.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Collection
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
STAMP = "build/data.json"
# Data that the compiling modules read beside the pinned sources; the modules themselves are found as they load.
INPUTS = (
    "lesson/compile/sources/pins.toml",
    "lesson/lexicon/english.json",
    "lesson/annotation/rules/part_of_speech.json",
    "lesson/annotation/weights/*",
    "lesson/dictionary/**/*.tsv",
)

Say = Callable[[str], None]


class DataHook(BuildHookInterface[Any]):
    """The build hook: asks for npm where there is none, and brings lesson/data/ up to date."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build needs besides the package's own dependencies."""
        from shutil import which

        extra: list[str] = self.metadata.core.optional_dependencies["npm"]
        return [] if which("npm") else extra

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before the files of a wheel (`version` "standard" or "editable") are collected."""
        sys.path.insert(0, self.root)
        from lesson.errors import LessonError

        try:
            bring_up_to_date(Path(self.root), self.app.display_info)
        except LessonError as fault:
            self.app.abort(str(fault))


def bring_up_to_date(root: Path, say: Say) -> None:
    """Compile lesson/data/ unless it is there and was made from what is here now."""
    data = root / "lesson" / "data"
    if _recorded(root):
        return
    before = frozenset(sys.modules)
    from lesson.compile.lexicon import compile_all
    from lesson.compile.sources import fetch
    from lesson.render.fonts import compile_fonts

    def read(name: str) -> bytes:
        return fetch.read(name, say)

    started = time.monotonic()
    fetch.all(say)
    data.mkdir(exist_ok=True)
    (root / STAMP).unlink(missing_ok=True)
    say("compiling the lexicon (a minute or two)")
    compile_all(data, read)
    say("compiling the fonts")
    compile_fonts(data / "fonts", read)
    _record(root, data, before)
    say(f"lesson/data compiled in {time.monotonic() - started:.0f} s")


def _record(root: Path, data: Path, before: Collection[str]) -> None:
    """Write the stamp: hashes of what was read and made, versions of the packages that were imported since `before`."""
    loaded = {name: module for name, module in sys.modules.items() if name not in before and not _fetches(name)}
    own = [Path(module.__file__) for name, module in loaded.items() if _top(name) == "lesson" and module.__file__]
    given = [path for pattern in INPUTS for path in root.glob(pattern)]
    made = [path for path in data.rglob("*") if path.is_file()]
    names = sorted({str(path.relative_to(root)) for path in (*own, *given, *made)})
    homes = packages_distributions()
    packages = sorted({home for name in loaded for home in homes.get(_top(name), ()) if home != "lesson"})
    files = {name: _sha256(root / name) for name in names}
    stamp = {"files": files, "packages": {name: version(name) for name in packages}}
    (root / STAMP).parent.mkdir(exist_ok=True)
    (root / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def _recorded(root: Path) -> bool:
    """Whether all that the stamp names is as it was."""
    try:
        stamp = json.loads((root / STAMP).read_text(encoding="utf-8"))
        same = all(version(name) == known for name, known in stamp["packages"].items())
        return same and all(_sha256(root / name) == known for name, known in stamp["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, PackageNotFoundError):
        return False


def _fetches(module: str) -> bool:
    """Whether it only brings the sources, whose bytes are pinned whoever brings them."""
    return module.startswith("lesson.compile.sources")


def _top(module: str) -> str:
    return module.partition(".")[0]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from lesson.errors import LessonError

    try:
        bring_up_to_date(ROOT, lambda line: print(f"  {line}", flush=True))
    except LessonError as fault:
        sys.exit(f"make: {fault}")
