"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lesson.errors import LessonError
from lesson.scale import HSK2025, SHIPPED, Scale


def level_option(help: str) -> Callable[[Any], Any]:
    """`--level`: a band as people write it (`hsk:4`, `HSK4`, `4`, `7-9`), to be read by the scale of the lesson."""
    return click.option("--level", metavar="LEVEL", help=help)


scale_option = click.option(
    "--scale",
    metavar="NAME|FILE",
    default=HSK2025.name,
    show_default=True,
    help=f"Where levels come from: {', '.join(SHIPPED)}, or a file with a word and its level on each line.",
)


def band_of(level: str | None, scale: Scale) -> int | None:
    """The band that `--level` means on a scale, None where it was not given. Wrong usage for one it lacks."""
    try:
        return None if level is None else scale.band(level)
    except LessonError as fault:
        raise click.BadParameter(str(fault), param_hint="--level") from None


def scale_of(given: str) -> Scale:
    """The scale that `--scale` names. Raises LessonError when it is neither shipped nor a readable list."""
    from lesson.scale import read_scale

    return SHIPPED[given] if given in SHIPPED else read_scale(Path(given))
