"""The picture of a character's strokes."""

from __future__ import annotations

import re

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from lesson.deck.strokes import picture
from lesson.lexicon.stroke import strokes


def drawn(path: str) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    """What an SVG path draws, in absolute coordinates."""
    pen = RecordingPen()
    parse_path(path, pen)
    return pen.value  # type: ignore[no-any-return]


@pytest.mark.parametrize("character", "市鄂龍凹")
def test_every_stroke_has_the_outline_of_the_data_told_in_fewer_bytes(character: str) -> None:
    of = strokes(character)
    assert of is not None
    shown = re.findall(r'<path id="p\d+" d="([^"]*)"', picture(of).decode())
    assert [drawn(path) for path in shown] == [drawn(outline) for outline in of.outlines]
    assert sum(map(len, shown)) < sum(map(len, of.outlines))
