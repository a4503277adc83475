"""Writing the file of the model that knows where words begin and end."""

from __future__ import annotations

import struct
from pathlib import Path

from lesson.annotation.models.boundary import BEFORE, BEHIND, SCALE, TEMPLATES, hashed
from lesson.errors import LessonError

_LABELS = [b"B", b"M", b"E", b"S"]
_EDGES = {"_x-2": BEFORE[0], "_x-1": BEFORE[1], "_x+1": BEHIND[0], "_x+2": BEHIND[1]}
# Features none of whose scores is farther from their mean are left out: a third of them. Those that stay find 99 in 100
# of the words that the whole model finds in the texts of ../shared/field.
_LEAST = 0.4


def compile_boundaries(path: Path, model: bytes) -> None:
    """Write the model's features and scores. Raises LessonError when it is not laid out as it was."""
    import numpy

    reader = _Reader(model)
    names, labels = reader.patterns(), reader.strings()
    if len(names) != len(TEMPLATES) + 1 or labels != _LABELS:
        raise LessonError("the model of word boundaries has other features; see lesson/compile/models/boundary.py")
    features = reader.strings()
    sizes = numpy.array([len(_LABELS) ** (2 if name[:1] == b"b" else 1) for name in features])
    places, weights = reader.weights()
    everything = numpy.zeros(sizes.sum(), numpy.float32)
    everything[places] = weights
    starts = numpy.cumsum(sizes) - sizes
    # "b": one label behind another, whatever the characters.
    behind = everything[starts[features.index(b"b")] :][: len(_LABELS) ** 2].reshape(len(_LABELS), len(_LABELS))
    single = numpy.flatnonzero(sizes == len(_LABELS))
    own = everything[starts[single][:, None] + numpy.arange(len(_LABELS))]
    own -= own.mean(axis=1, keepdims=True)
    kept = numpy.abs(own).max(axis=1) >= _LEAST
    number, first, second = [], [], []
    for at in single[kept]:
        template, codes = _codes(features[at].decode("utf-8"))
        number.append(template)
        first.append(codes[0])
        second.append(codes[1] if len(codes) > 1 else 0)
    ones, twos = numpy.array(first, numpy.uint64), numpy.array(second, numpy.uint64)
    kinds = numpy.array(number)
    keys = numpy.zeros(len(kinds), numpy.uint32)
    for template in range(len(TEMPLATES)):
        its = kinds == template
        keys[its] = hashed(numpy, template, ones[its], twos[its])
    order = numpy.argsort(keys, kind="stable")
    small = numpy.clip(numpy.rint(own[kept] * SCALE), -127, 127).astype(numpy.int8)
    steps = numpy.diff(keys[order], prepend=numpy.uint32(0)).astype("<u4")
    # Byte by byte and label by label: so the wheel, which is a zip file, takes half the room.
    numpy.savez(path, steps=steps.view(numpy.uint8).reshape(-1, 4).T, scores=small[order].T, behind=behind)


def _codes(name: str) -> tuple[int, list[int]]:
    """The number of a feature's template and the code points it looks for: `u05:我/们` is 5, [我, 们]."""
    template, text = int(name[1:3]), name[4:]
    codes = []
    while text:
        size = 4 if text[:2] == "_x" else 1
        codes.append(_EDGES[text[:4]] if size == 4 else ord(text[0]))
        text = text[size + 1 :]  # behind it a stroke
    if len(codes) != len(TEMPLATES[template]):
        raise LessonError(f"the model of word boundaries has a feature {name!r}; see lesson/compile/models/boundary.py")
    return template, codes


class _Reader:
    """Reads a model file of wapic: patterns, labels, features, and those weights that are not 0."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def _heading(self) -> int:
        """The last number of a line like `#TrieBin#4`: how many there are."""
        end = self.data.index(b"\n", self.at)
        fields, self.at = self.data[self.at : end].split(b"#"), end + 1
        return int(fields[2])

    def patterns(self) -> list[bytes]:
        """The templates, `12:u00:%x[-2,0],` a line, without their length."""
        lines = []
        for _ in range(self._heading()):
            end = self.data.index(b"\n", self.at)
            lines.append(self.data[self.at : end].partition(b":")[2])
            self.at = end + 1
        return lines

    def strings(self) -> list[bytes]:
        """A list of strings, each behind its length in two bytes."""
        found = []
        for _ in range(self._heading()):
            start = self.at + 2
            self.at = start + int.from_bytes(self.data[self.at : start], "little")
            found.append(self.data[start : self.at])
        return found

    def weights(self) -> tuple[list[int], list[float]]:
        """The places of the numbers that are not 0, and the numbers. A place is written as the distance from the last,
        seven bits to a byte.
        """
        count = self._heading()
        data, at, place = self.data, self.at, -1
        places, weights = [], []
        unpack = struct.Struct("<f").unpack_from
        for _ in range(count):
            step = data[at]
            at += 1
            if step >= 0x80:
                step &= 0x7F
                shift = 7
                while True:
                    byte = data[at]
                    at += 1
                    step |= (byte & 0x7F) << shift
                    shift += 7
                    if byte < 0x80:
                        break
            place += step
            places.append(place)
            weights.append(unpack(data, at)[0])
            at += 4
        self.at = at
        return places, weights
