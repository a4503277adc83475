"""Pictures of a lesson as accessible SVG: how much of the text each band knows, and where the hard passages are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lesson.model import Lesson
from lesson.reader.coverage import TARGETS, Passage, hardest, passages
from lesson.render.template import Markup, filled, resource

SHADES = (0.02, 0.05, 0.15, 0.3, 0.5, 0.7)
"""Upper bounds of the shades of the strip, as shares of unknown words; the last shade has no bound."""

# In units of about a pixel: a picture of 400 can be read on a phone.
_WHOLE = 400
_LEFT, _WIDTH = 64, 200  # where bars begin, and how wide the whole text is
_COLUMNS = (_WHOLE - 62, _WHOLE - 4)  # where the numbers beside the bars end
_ROW, _BAR = 28, 18
_STRIP_WIDTH = _WHOLE - _LEFT - 4
_STRIP_ROW = 16
_LEGEND_COLUMNS, _LEGEND_STEP = 4, 84
_OPENING = 14  # code points of a passage that a table quotes


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A bar of the coverage plot: where it lies, in units of the picture, and what it says."""

    band: int
    name: str
    y: int
    width: float
    percent: str
    to_95: int
    to_98: int


@dataclass(frozen=True, slots=True)
class StripRow:
    """A row of the strip: a band and where it lies."""

    band: int
    name: str
    y: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage in the table: the sentence to go to, its first characters, and its share of unknown words per band."""

    sentence: int
    opening: str
    unknown: tuple[str, ...]


def coverage_svg(lesson: Lesson, id: str = "coverage") -> Markup:
    """The coverage plot; `id` makes the names of its parts unique in a page."""
    rows = coverage_rows(lesson)
    return filled(
        "coverage.svg",
        id=id,
        rows=rows,
        left=_LEFT,
        right=_LEFT + _WIDTH,
        whole=_WHOLE,
        columns=list(zip(("to 95 %", "to 98 %"), _COLUMNS, strict=True)),
        bar=_BAR,
        height=44 + _ROW * len(rows),
        guides=[(_percent(share), _LEFT + share * _WIDTH) for share in TARGETS],
        said=coverage_text(lesson),
        title=lesson.article.title,
    )


def coverage_rows(lesson: Lesson) -> list[CoverageRow]:
    """The rows of the coverage plot, also for a table beside it."""
    return [
        CoverageRow(
            row.band, lesson.scale.printed(row.band), 40 + _ROW * at, round(row.known * _WIDTH, 1), _percent(row.known),
            row.to_95, row.to_98,
        )
        for at, row in enumerate(lesson.coverage)
    ]  # fmt: skip


def coverage_text(lesson: Lesson) -> str:
    """The coverage plot in a few sentences."""
    return " ".join(
        f"A reader of {row.name} knows {row.percent} of the words; {row.to_95} more words bring 95 %, "
        f"{row.to_98} bring 98 %."
        for row in coverage_rows(lesson)
    )


def strip_svg(lesson: Lesson, found: Sequence[Passage], id: str = "strip") -> Markup:
    """The strip of hard passages: the text from left to right, a row for each band, darker where more is unknown."""
    whole = sum(passage.running for passage in found) or 1
    scale = lesson.scale
    rows = [StripRow(band, scale.printed(band), 4 + _STRIP_ROW * at) for at, band in enumerate(scale.numbers)]
    paths = ["" for _ in range(len(SHADES) + 1)]
    x = float(_LEFT)
    for passage in found:
        width = passage.running / whole * _STRIP_WIDTH
        for row, unknown in zip(rows, passage.unknown, strict=True):
            paths[shade(unknown)] += f"M{x:.1f} {row.y}h{width:.1f}v{_STRIP_ROW - 2}h-{width:.1f}z"
        x += width
    bottom = 4 + _STRIP_ROW * lesson.scale.last
    bounds = ["0", *(f"{bound:.0%}".removesuffix("%") for bound in SHADES)]
    legend = [f"{low}–{high} %" for low, high in zip(bounds, bounds[1:], strict=False)] + [f"over {bounds[-1]} %"]
    return filled(
        "strip.svg",
        id=id,
        rows=rows,
        paths=paths,
        whole=_WHOLE,
        left=_LEFT,
        width=_STRIP_WIDTH,
        row=_STRIP_ROW,
        bottom=bottom,
        legend=[
            (at, _LEFT + at % _LEGEND_COLUMNS * _LEGEND_STEP, bottom + 28 + at // _LEGEND_COLUMNS * 20, text)
            for at, text in enumerate(legend)
        ],
        said=strip_text(lesson, found),
        title=lesson.article.title,
    )


def shade(unknown: float) -> int:
    """The shade, from 0, of a share of unknown words."""
    return sum(unknown > bound for bound in SHADES)


def strip_text(lesson: Lesson, found: Sequence[Passage]) -> str:
    """The strip in a few sentences: the hardest passage for each band."""
    said = []
    for at, band in enumerate(lesson.scale.numbers):
        for passage in hardest(found, band, 1):
            said.append(
                f"For {lesson.scale.printed(band)} the hardest passage begins “{opening(lesson, passage)}”, "
                f"with {_percent(passage.unknown[at])} of its words above the level."
            )
    return " ".join(said) or "No passage has words above any level."


def passage_rows(lesson: Lesson, found: Sequence[Passage]) -> list[PassageRow]:
    """The strip as rows of a table, in the order of the text."""
    return [
        PassageRow(
            passage.first,
            opening(lesson, passage),
            tuple(_percent(share) for share in passage.unknown),
        )
        for passage in found
    ]


def opening(lesson: Lesson, passage: Passage) -> str:
    """The first characters of a passage."""
    text = lesson.sentences[passage.first].text.strip()
    return text if len(text) <= _OPENING else text[:_OPENING] + "…"


def standalone_svg(lesson: Lesson) -> str:
    """Both pictures in one SVG file that needs no page around it."""
    found = passages(lesson)
    return str(
        filled(
            "pictures.svg",
            style=Markup(resource("templates", "picture.css")),
            coverage=coverage_svg(lesson),
            strip=strip_svg(lesson, found),
            whole=_WHOLE,
            split=60 + _ROW * len(lesson.coverage),
            height=60 + _ROW * len(lesson.coverage) + 4 + _STRIP_ROW * lesson.scale.last + 80,
            title=lesson.article.title,
            level=lesson.scale.printed(lesson.level),
            said=f"{coverage_text(lesson)} {strip_text(lesson, found)}",
        )
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
