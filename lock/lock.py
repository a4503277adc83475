"""Write the lock files: `make lock`.

build.txt    what building the package needs, installed first
lesson.txt   what `make lesson` needs besides: the package's own dependencies, and those of all its outputs
test.txt     what `make test` needs besides
npm.txt      npm, for machines that have none

Each pins every package with its hashes, for every platform and Python from 3.11 on; pip takes nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
OPTIONS = "--quiet --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade --custom-compile-command"


def main() -> None:
    """Resolve everything together, then write each file with those versions."""
    with open(HERE.parent / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)
    build, extras = project["build-system"]["requires"], project["project"]["optional-dependencies"]
    own = project["project"]["dependencies"]
    for outputs in ("deck", "docx", "reader", "worksheet"):
        own += extras[outputs]
    everything = HERE / "everything.tmp"
    compile_lock([*build, *own, *extras["test"], *extras["npm"]], everything)
    compile_lock(build, HERE / "build.txt", everything)
    compile_lock([*build, *own], HERE / "lesson.txt", everything)
    compile_lock([*build, *own, *extras["test"]], HERE / "test.txt", everything)
    compile_lock(extras["npm"], HERE / "npm.txt", everything)
    everything.unlink()


def compile_lock(requirements: list[str], lock: Path, within: Path | None = None) -> None:
    """Write a lock file for some requirements, with the versions of another lock file if one is given."""
    command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", *OPTIONS.split(), "make lock"]
    command += ["--constraint", str(within)] if within else []
    lock.unlink(missing_ok=True)
    subprocess.run([*command, "--output-file", str(lock), "-"], input="\n".join(requirements), text=True, check=True)


if __name__ == "__main__":
    main()
