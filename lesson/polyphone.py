"""Readings of polyphonic characters in context.

A small bidirectional LSTM over the characters of a sentence (the weights of g2pM, trained on the CPP set; Park & Lee
2020, Apache-2.0) gives each reading a likelihood; `lesson.reading` weighs it against words and part of speech. The
network is run here on many sentences at once, which makes it some ten times quicker than one by one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lesson.syllable import Syllable

POLYPHONE_FILE = "polyphone.npz"
_DATA = Path(__file__).parent / "data"
_BATCH = 64
_UNKNOWN, _BEGIN, _END = "<UNK>", "시", "끝"

# A reading the network has never seen counts as this much less likely than the least likely one it knows.
_UNHEARD = 2.0

Likelihoods = dict[Syllable, float]


class _Network:
    """The weights, and what is computed from them once."""

    def __init__(self, path: Path) -> None:
        import numpy

        self.numpy = numpy
        with numpy.load(path) as data:
            tables = json.loads(bytes(data["tables"]).decode("utf-8"))
            self.number: dict[str, int] = tables["characters"]
            self.column = {Syllable.parse(text): at for at, text in enumerate(tables["readings"])}
            # The input half of each gate depends on the character alone: one row per character, computed once.
            self.inputs = [data["embedding"] @ data[f"input{way}"].T + data[f"bias{way}"] for way in "fb"]
            self.inner = [data[f"inner{way}"].T.copy() for way in "fb"]
            self.hidden, self.hidden_bias = data["hidden"].T.copy(), data["hidden_bias"]
            self.out, self.out_bias = data["out"].T.copy(), data["out_bias"]

    def judged(self, logits: Any, least: float, readings: Collection[Syllable]) -> Likelihoods:
        """The log-odds of some readings at one place."""
        return {
            reading: float(logits[self.column[reading]]) if reading in self.column else least for reading in readings
        }

    def states(self, numbers: Any, lengths: Any, way: int) -> Any:
        """Hidden states (sentence, place, unit) in one direction; numbers are padded on the right."""
        np = self.numpy
        count, longest = numbers.shape
        width = self.inner[way].shape[0]
        hidden, cell = np.zeros((count, width), np.float32), np.zeros((count, width), np.float32)
        found = np.zeros((count, longest, width), np.float32)
        for at in range(longest) if way == 0 else range(longest - 1, -1, -1):
            gates = self.inputs[way][numbers[:, at]] + hidden @ self.inner[way]
            keep = 1 / (1 + np.exp(-gates[:, : 2 * width]))
            new = np.tanh(gates[:, 2 * width : 3 * width])
            out = 1 / (1 + np.exp(-gates[:, 3 * width :]))
            live = (at < lengths)[:, None]
            cell = np.where(live, keep[:, width:] * cell + keep[:, :width] * new, 0)
            hidden = np.where(live, out * np.tanh(cell), 0)
            found[:, at] = hidden
        return found


@cache
def _network() -> _Network:
    return _Network(_DATA / POLYPHONE_FILE)


@cache
def trained() -> frozenset[str]:
    """The characters whose readings the network has learned; its outputs for any other mean nothing."""
    table = json.loads(files("lesson").joinpath("weights/polyphone.json").read_text("utf-8"))
    return frozenset(table["characters"])


def likelihoods(
    sentences: Sequence[str], places: Sequence[Mapping[int, Collection[Syllable]]]
) -> list[list[Likelihoods]]:
    """How likely readings are, for some code points of Simplified sentences: log-odds, comparable within a place.

    `places` gives for each sentence its code points, each with the readings to be judged. A reading the network does
    not know at all counts as less likely than the least likely one it knows.
    """
    found: list[list[Likelihoods]] = [[] for _ in sentences]
    wanted = sorted((at for at, inside in enumerate(places) if inside), key=lambda at: len(sentences[at]))
    for first in range(0, len(wanted), _BATCH):
        batch = wanted[first : first + _BATCH]
        for at, rows in zip(batch, _run([sentences[at] for at in batch], [places[at] for at in batch]), strict=True):
            found[at] = rows
    return found


def _run(sentences: Sequence[str], places: Sequence[Mapping[int, Collection[Syllable]]]) -> list[list[Likelihoods]]:
    network = _network()
    np = network.numpy
    unknown = network.number[_UNKNOWN]
    lengths = np.array([len(sentence) + 2 for sentence in sentences])
    numbers = np.zeros((len(sentences), int(lengths.max())), np.int64)
    for row, sentence in enumerate(sentences):
        inner = [network.number.get(character, unknown) for character in sentence]
        numbers[row, : len(inner) + 2] = [network.number[_BEGIN], *inner, network.number[_END]]
    states = np.concatenate([network.states(numbers, lengths, way) for way in (0, 1)], axis=2)
    rows = [row for row, inside in enumerate(places) for _ in inside]
    columns = [place + 1 for inside in places for place in inside]
    hidden = np.maximum(states[rows, columns] @ network.hidden + network.hidden_bias, 0)
    logits = hidden @ network.out + network.out_bias
    least = (logits.min(axis=1) - _UNHEARD).tolist()
    given = iter(range(len(rows)))
    return [
        [network.judged(logits[at], least[at], inside[place]) for place, at in zip(inside, given, strict=False)]
        for inside in places
    ]


def compile_polyphones(path: Path, weights: bytes, characters: bytes, classes: bytes) -> None:
    """Write the network file from g2pM's pickles (checked by hash before; unpickled when the package is built only)."""
    import pickle

    import numpy

    state, number, reading = (pickle.loads(data) for data in (weights, characters, classes))
    tables = {"characters": number, "readings": [text for text, _ in sorted(reading.items(), key=lambda pair: pair[1])]}
    arrays = {
        "tables": numpy.frombuffer(json.dumps(tables, ensure_ascii=False, sort_keys=True).encode("utf-8"), numpy.uint8),
        "embedding": state["embedding.weight"],
        "hidden": state["logit_layer.0.weight"],
        "hidden_bias": state["logit_layer.0.bias"],
        "out": state["logit_layer.2.weight"],
        "out_bias": state["logit_layer.2.bias"],
    }
    for way, suffix in (("f", ""), ("b", "_reverse")):
        arrays[f"input{way}"] = state[f"lstm.weight_ih_l0{suffix}"]
        arrays[f"inner{way}"] = state[f"lstm.weight_hh_l0{suffix}"]
        arrays[f"bias{way}"] = state[f"lstm.bias_ih_l0{suffix}"] + state[f"lstm.bias_hh_l0{suffix}"]
    numpy.savez(path, **arrays)
