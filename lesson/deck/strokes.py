"""Stroke order as a picture: an SVG file that draws a character stroke by stroke, with nothing but CSS."""

from __future__ import annotations

import re

from lesson.lexicon.stroke import Strokes, strokes

LICENCE = "_lesson-strokes-licence.txt"
"""The file in the deck's media that holds the licence of the strokes; Anki keeps a file with `_` that no card names."""

_STROKE, _PAUSE, _REST = 0.5, 0.2, 1.8  # seconds a stroke takes, between two, and before it begins again


def file_name(character: str) -> str:
    """The media file of a character, the same in every lesson."""
    return f"lesson-strokes-{ord(character):05x}.svg"


def has_strokes(text: str) -> bool:
    """Whether the order of strokes is known for every character."""
    return bool(text) and all(strokes(character) is not None for character in text)


def picture(drawn: Strokes) -> bytes:
    """An SVG file that shows the character in grey and writes it over and over in black.

    Each stroke is a thick line along the middle of its outline, clipped to it, and drawn by its dash offset. Those who
    asked their system for less motion see the whole character.
    """
    count = len(drawn.outlines)
    whole = count * (_STROKE + _PAUSE) + _REST
    frames = "".join(
        f"@keyframes k{at}{{0%,{_percent(start, whole)}{{stroke-dashoffset:1.2}}"
        f"{_percent(start + _STROKE, whole)},to{{stroke-dashoffset:0}}}}"
        for at, start in ((at, at * (_STROKE + _PAUSE) + _PAUSE) for at in range(count))
    )
    style = (
        ".g{fill:#d5d5d5}.s{fill:none;stroke:#1c1c1c;stroke-width:150;stroke-linecap:round;stroke-linejoin:round;"
        f"stroke-dasharray:1.1 3;animation:{whole:.1f}s linear infinite}}{frames}"
        "@media(prefers-reduced-motion:reduce){.s{animation:none}}"
    )
    shapes = "".join(
        f'<path id="p{at}" d="{_relative(outline)}"/><clipPath id="c{at}"><use href="#p{at}"/></clipPath>'
        for at, outline in enumerate(drawn.outlines)
    )
    ghost = "".join(f'<use href="#p{at}"/>' for at in range(count))
    lines = "".join(
        f'<g clip-path="url(#c{at})">'
        f'<path class="s" style="animation-name:k{at}" pathLength="1" d="{_line(middle)}"/></g>'
        for at, middle in enumerate(drawn.middles)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">'
        f"<!-- {drawn.character}: hanzi-writer-data, Arphic Public License, see {LICENCE} -->"
        f'<style>{style}</style><g transform="translate(0 900)scale(1 -1)"><defs>{shapes}</defs>'
        f'<g class="g">{ghost}</g>{lines}</g></svg>\n'
    ).encode()


def _percent(seconds: float, whole: float) -> str:
    return f"{100 * seconds / whole:.1f}%"


def _relative(outline: str) -> str:
    """An outline of absolute M, L, Q and C commands with its points told from where each command begins: shorter."""
    told: list[str] = []
    x = y = 0.0
    for command, given in re.findall(r"([MLQCZ])([-\d.\s]*)", outline):
        if command == "Z":  # one shape a stroke: nothing comes after
            told.append("z")
            continue
        points = [float(number) for number in given.split()]
        steps = [f"{point - (y if at % 2 else x):g}" for at, point in enumerate(points)]
        told.append(command.lower() + steps[0] + "".join(s if s[0] == "-" else f" {s}" for s in steps[1:]))
        x, y = points[-2:]
    return "".join(told)


def _line(points: tuple[tuple[int, int], ...]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)
