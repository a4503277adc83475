"""The file of the model of word boundaries, written from wapic's."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from lesson.compile.models.boundary import compile_boundaries
from lesson.errors import LessonError

FEATURES = ["u02:我", "u05:_x-1/我", "b", "u06:我/们"]


def model(features: list[str], weights: dict[int, float], labels: str = "BMES") -> bytes:
    """A model file of wapic's with some features; `weights` by their place among all."""
    patterns = [f"u{number:02}:%x[0,0]," for number in range(10)] + ["b,"]
    data = f"#Patterns#{len(patterns)}#1\n" + "".join(f"{len(line)}:{line}\n" for line in patterns)
    packed = data.encode()
    for strings in (list(labels), features):
        packed += f"#TrieBin#{len(strings)}\n".encode()
        packed += b"".join(len(s.encode()).to_bytes(2, "little") + s.encode() for s in strings)
    packed += f"#ModelBin32#{len(weights)}\n".encode()
    last = -1
    for place, weight in sorted(weights.items()):
        step = place - last
        while step > 0x7F:
            packed += bytes([step & 0x7F | 0x80])
            step >>= 7
        packed += bytes([step]) + struct.pack("<f", weight)
        last = place
    return packed


def test_a_feature_keeps_how_its_scores_differ(tmp_path: Path) -> None:
    compile_boundaries(tmp_path / "b.npz", model(FEATURES, {0: 4.0, 24: 1.0, 27: 3.0}))
    with np.load(tmp_path / "b.npz") as written:
        scores = sorted(map(tuple, written["scores"].T.tolist()))
    assert scores == [(0, -8, -8, 16), (24, -8, -8, -8)]


def test_what_a_label_is_worth_behind_another_is_kept(tmp_path: Path) -> None:
    compile_boundaries(tmp_path / "b.npz", model(FEATURES, {0: 4.0, 8 + 4 * 3 + 3: 6.0}))
    with np.load(tmp_path / "b.npz") as written:
        assert written["behind"][3, 3] == 6.0 and written["behind"].sum() == 6.0


def test_a_weak_feature_is_left_out(tmp_path: Path) -> None:
    compile_boundaries(tmp_path / "b.npz", model(FEATURES, {0: 4.0, 4: 0.2}))
    with np.load(tmp_path / "b.npz") as written:
        assert written["scores"].shape == (4, 1)


def test_a_model_of_another_make_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="has other features"):
        compile_boundaries(tmp_path / "b.npz", model(FEATURES, {0: 4.0}, labels="BIES"))
