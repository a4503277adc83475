"""Versions of a worksheet: the same exercises, their items and options in another order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def shuffled(things: Iterable[T], identity: Callable[[T], str], *salt: str) -> list[T]:
    """The things in an order that looks random, depends on them and `salt` only, and is the same on every machine."""
    return sorted(things, key=lambda thing: place(*salt, identity(thing)))


def versioned(things: Iterable[T], identity: Callable[[T], str], version: str, *salt: str) -> list[T]:
    """The things as they stand in the first version, in an order of its own in each further one."""
    return list(things) if version in ("", "A") else shuffled(things, identity, version, *salt)


def place(*parts: str) -> str:
    """A place in such an order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
