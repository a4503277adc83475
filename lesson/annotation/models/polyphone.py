"""Readings of polyphonic characters in context.

A small bidirectional LSTM over characters (the weights of g2pM, trained on the CPP set; Park & Lee 2020, Apache-2.0)
gives each reading a likelihood; `lesson.annotation.reading` weighs it against words and part of speech.

The network is run here on the characters around each open place, all places of an article at once. What it makes of a
place hangs on its neighbours alone: of the 3,603 open places of the development set
(lesson/annotation/weights/polyphone.py) it reads 3,455 right from whole sentences, 3,457 from twelve characters either
side, 3,456 from eight, 3,454 from five.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lesson.lexicon import DATA
from lesson.text.syllable import Syllable

POLYPHONE_FILE = "polyphone.npz"

_AROUND = 10  # characters on either side of a place that the network is given
_BATCH = (
    128  # places run at once: few enough for the processor's cache, and for the algebra library to stay on one core
)
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
            self.inputs = [_halved(data["embedding"] @ data[f"input{way}"].T + data[f"bias{way}"]) for way in "fb"]
            self.inner = [_halved(data[f"inner{way}"].T.copy()) for way in "fb"]
            self.hidden, self.hidden_bias = data["hidden"].T.copy(), data["hidden_bias"]
            self.out, self.out_bias = data["out"], data["out_bias"]

    def state(self, numbers: Any, way: int) -> Any:
        """The hidden state (place, unit) after the characters of each row, read from left to right.

        `numbers` has a row per place; -1 is a place before the text, where the state is still zero.
        """
        np = self.numpy
        count, width = len(numbers), self.inner[way].shape[0]
        hidden, cell = np.zeros((count, width), np.float32), np.zeros((count, width), np.float32)
        for column in numbers.T:
            gates = self.inputs[way][column]
            gates += hidden @ self.inner[way]
            np.tanh(gates, out=gates)
            gates[:, : 2 * width] += 1.0  # sigmoid(x) = (1 + tanh(x / 2)) / 2; the halving of x is in the weights
            gates[:, 3 * width :] += 1.0
            cell *= gates[:, width : 2 * width]
            cell += gates[:, :width] * gates[:, 2 * width : 3 * width]
            cell *= 0.5
            hidden = np.tanh(cell)
            hidden *= gates[:, 3 * width :]
            hidden *= 0.5
            before = column < 0
            if before.any():
                hidden[before] = cell[before] = 0.0
        return hidden

    def judged(self, hidden: Any, readings: Collection[Syllable]) -> Likelihoods:
        """The log-odds of some readings at one place; nothing when the network knows none of them."""
        known = [reading for reading in readings if reading in self.column]
        if not known:
            return {}
        columns = [self.column[reading] for reading in known]
        found = dict(zip(known, (self.out[columns] @ hidden + self.out_bias[columns]).tolist(), strict=True))
        least = min(found.values()) - _UNHEARD
        return {reading: found.get(reading, least) for reading in readings}


def _halved(gates: Any) -> Any:
    """Weights whose sigmoid gates (in, forget and out, but not the third, the new content) take half their input."""
    quarter = gates.shape[1] // 4
    gates[:, : 2 * quarter] *= 0.5
    gates[:, 3 * quarter :] *= 0.5
    return gates


@cache
def _network() -> _Network:
    return _Network(DATA / POLYPHONE_FILE)


@cache
def trained() -> frozenset[str]:
    """The characters whose readings the network has learned; its outputs for any other mean nothing."""
    table = json.loads(files("lesson.annotation").joinpath("weights/polyphone.json").read_text("utf-8"))
    return frozenset(table["characters"])


def likelihoods(
    sentences: Sequence[str], places: Sequence[Mapping[int, Collection[Syllable]]]
) -> list[list[Likelihoods]]:
    """How likely readings are, for some code points of Simplified sentences: log-odds, comparable within a place.

    `places` gives for each sentence its code points, each with the readings to be judged. A reading the network does
    not know counts as less likely than the least likely one it knows; where it knows none, nothing comes back.
    """
    wanted = [(number, at) for number, inside in enumerate(places) for at in inside]
    if not wanted:
        return [[] for _ in sentences]
    network = _network()
    np = network.numpy
    rows = dict(_rows(sentences, {number for number, _ in wanted}, network))
    before = np.stack([rows[number][at : at + _AROUND + 1] for number, at in wanted])
    behind = np.stack([rows[number][at + _AROUND : at + 2 * _AROUND + 1][::-1] for number, at in wanted])
    states = [
        np.concatenate(
            [network.state(side[at : at + _BATCH], way) for way, side in enumerate((before, behind))], axis=1
        )
        for at in range(0, len(wanted), _BATCH)
    ]
    hidden = np.maximum(np.concatenate(states) @ network.hidden + network.hidden_bias, 0)
    given = iter(hidden)
    return [[network.judged(next(given), readings) for readings in inside.values()] for inside in places]


def _rows(sentences: Sequence[str], wanted: Collection[int], network: _Network) -> Iterator[tuple[int, Any]]:
    """The numbers of the characters of each wanted sentence, with what the network is given before and behind it."""
    np = network.numpy
    number, unknown = network.number, network.number[_UNKNOWN]
    margin = [-1] * (_AROUND - 1)
    for at in wanted:
        inner = [number.get(character, unknown) for character in sentences[at]]
        yield at, np.array([*margin, number[_BEGIN], *inner, number[_END], *margin], np.int32)
