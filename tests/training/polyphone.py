"""List the characters whose readings the network of `lesson.polyphone` was trained on, and check it.

    python tests/training/polyphone.py ../shared/bench/data/polyphones-dev.sent ../shared/bench/data/polyphones-dev.lb

The CPP set has sentences for some 620 characters; for any other the network's outputs mean nothing. Prints the share
of readings the network alone gets right and writes lesson/weights/polyphone.json. Tried beside it and left out, for it
added nothing in five-fold cross-validation: a logistic model over the tags, words and characters around the place.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lesson.polyphone import likelihoods
from lesson.syllable import Syllable


def main() -> None:
    marked, labels = (Path(path).read_text("utf-8").splitlines() for path in sys.argv[1:3])
    sentences = [line.replace("▁", "") for line in marked]
    places = [line.index("▁") for line in marked]
    known = {Syllable.parse(label) for label in labels}
    heard = likelihoods(sentences, [{place: known} for place in places])
    right = sum(
        max(likely, key=lambda reading: likely[reading]) == Syllable.parse(label)
        for (likely,), label in zip(heard, labels, strict=True)
    )
    characters = sorted({text[place] for text, place in zip(sentences, places, strict=True)})
    print(f"the network alone: {right / len(labels):.4f} of {len(labels)}, {len(characters)} characters")
    out = Path(__file__).parents[2] / "lesson/weights/polyphone.json"
    out.write_text(
        json.dumps({"characters": "".join(characters)}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
