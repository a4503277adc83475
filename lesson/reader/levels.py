"""Style rules for the levels of a scale: what the page hides when its slider stands at a band."""

from __future__ import annotations

from lesson.scale import Scale


def level_rules(scale: Scale) -> str:
    """Style rules by the position of the slider: 0 is "all words", the bands follow, the last is "none".

    Pinyin is hidden over words up to the band (`l1` to `lN`, but for those with a mark of the reader's, `g`), the list
    of words leaves them out, and the row of the band stands out in the pictures.
    """
    hidden, listed, lines, names = [], [], [], []
    for band in scale.numbers:
        at = f'[data-level="{band}"]'
        known = ", ".join(f".l{number}" for number in range(1, band + 1))
        hidden.append(f"{at} :is({known}):not(.g) > rt")
        listed.append(f"{at} .words :is({known})")
        lines.append(f"{at} .row{band} .mine")
        names.append(f"{at} .row{band} text")
    none = f'[data-level="{scale.last + 1}"]'
    hidden.append(f"{none} .w:not(.g) > rt")
    listed.append(f"{none} .words li")
    rules = (
        (hidden, "display: none"),
        (listed, "display: none"),
        (lines, "stroke: var(--link); stroke-width: 2"),
        (names, "font-weight: 700"),
    )
    return "".join(f"{', '.join(where)} {{ {what}; }}\n" for where, what in rules)
