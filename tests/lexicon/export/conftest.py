"""Headwords to export: all of them, and a few."""

from __future__ import annotations

import pytest

from lesson.lexicon.export.headword import Headword, headwords


@pytest.fixture(scope="session")
def all_of_them() -> list[Headword]:
    return headwords()


@pytest.fixture(scope="session")
def few(all_of_them: list[Headword]) -> list[Headword]:
    """Two scripts, two readings, one form for both scripts, a name, ü, vulgar ones."""
    chosen = {"伞", "干", "只", "里", "山", "绿茶", "地中海", "婊子", "重", "面"}
    return [one for one in all_of_them if one.simplified in chosen]
