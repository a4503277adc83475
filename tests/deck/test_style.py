"""The look of the cards, as far as it can be computed: contrast, colour-blind readers, the recorded revision."""

from __future__ import annotations

import itertools
import re

import pytest

from lesson.deck.package import revision, template, templates_hash

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

MODES = ("day", "night")
TEXT = ("ink", "quiet", "link", "tone1", "tone2", "tone3", "tone4", "tone5")
# How linear sRGB looks to a reader without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.
EYES: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Oklab (Ottosson 2020): distances in it are about even to the eye; 0.02 can just be told apart side by side.
TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)  # fmt: skip
TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)  # fmt: skip


def palette(mode: str) -> dict[str, Colour]:
    """The colours that the style sheet sets for day or night, as linear sRGB."""
    blocks = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", template("style.css"))
    assert len(blocks) == len(MODES)
    found = re.findall(r"--(\w+): #([0-9a-f]{6});", blocks[MODES.index(mode)])
    return {name: _linear(digits) for name, digits in found}


def _linear(digits: str) -> Colour:
    values = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, other))
    return (light + 0.05) / (dark + 0.05)


def apply(matrix: Matrix, colour: Colour) -> Colour:
    red, green, blue = (sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue


def lab(colour: Colour, eyes: str) -> Colour:
    seen = apply(EYES[eyes], colour)
    red, green, blue = (min(max(part, 0.0), 1.0) for part in seen)
    long, middle, short = (max(part, 0.0) ** (1 / 3) for part in apply(TO_CONES, (red, green, blue)))
    return apply(TO_LAB, (long, middle, short))


@pytest.mark.parametrize("mode", MODES)
def test_all_text_has_enough_contrast_with_the_paper(mode: str) -> None:
    colours = palette(mode)
    found = {name: contrast(colours[name], colours["paper"]) for name in TEXT}
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
def test_a_marked_word_has_enough_contrast_with_its_mark(mode: str) -> None:
    assert contrast(palette(mode)["ink"], palette(mode)["mark"]) >= 4.5


def test_no_text_has_a_colour_that_is_not_checked() -> None:
    used = set(re.findall(r"(?:^|[\s;{])color: ([^;]+);", template("style.css")))
    assert used == {f"var(--{name})" for name in TEXT}
    assert "opacity" not in template("style.css")


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("mode", MODES)
def test_the_colours_of_the_tones_can_be_told_apart(mode: str, eyes: str) -> None:
    seen = [lab(palette(mode)[f"tone{tone}"], eyes) for tone in range(1, 6)]
    apart = [sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in itertools.combinations(seen, 2)]
    assert min(apart) >= 0.1


def test_the_recorded_revision_is_that_of_the_templates() -> None:
    assert revision().content == templates_hash(), (
        "fields, templates or style have changed: put the present time and this hash into "
        "lesson/deck/templates/revision.json, or Anki will keep the old look"
    )
