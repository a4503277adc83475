"""Writing the file of the network that reads polyphones."""

from __future__ import annotations

import json
from pathlib import Path


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
