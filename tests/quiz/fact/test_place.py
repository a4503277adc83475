"""Facts of where something lies."""

from __future__ import annotations

from quiz_texts import asked, library


def test_a_place_is_mistaken_for_one_in_another_direction() -> None:
    found = asked(library())["长城位于什么地方"]
    assert set(found.wrong) == {"北京市西南部", "北京市东北部", "北京市东南部"}
