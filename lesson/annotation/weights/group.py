"""Learn what tells the sense group of a word: writes lesson/annotation/weights/group.json.

    python lesson/annotation/weights/group.py

Data: the example sentences of the learner's dictionary (ours), each a labelled use of a group. A group has as many
examples as the next one, so that an example counts by the share of its group: together they stand for running text.
A softmax over the groups of a word that have its reading, fitted by gradient descent with a Gaussian prior.

Reported by five-fold cross-validation, a headword's fold being its SHA-256 modulo five, so that no word is judged by
weights it helped to fit: the share of uses (weighted as in running text) whose group is right, and that of the
likeliest group for the part of speech. How well the probabilities are calibrated is told by the mean difference between
what was promised and what was right over ten bands of probability.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np

from lesson.annotation.group import LEAST_SHARE, GroupRanker, candidates, local_features, place_features, place_of
from lesson.annotation.pipeline import Annotator, standard_components
from lesson.compile.dictionary import example_lines
from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import learners_dictionary
from lesson.text.article import article_of

FOLDS = 5
SPREAD = 1.0  # standard deviation of a weight before anything is seen
LEAST = 0.02  # weights weaker than this are not written
BATCH = 400


@dataclass(slots=True)
class Case:
    """A use of a word: its groups' features, which group is right, and what it counts."""

    headword: str
    features: list[list[tuple[str, float]]]
    right: int
    counts: float
    usual: int


def cases() -> list[Case]:
    """The examples whose headword is a word to segmentation, with its reading right."""
    known, dictionary = lexicon(), learners_dictionary()
    before = list(takewhile(lambda component: component.name != GroupRanker.name, standard_components(known)))
    annotator = Annotator(known, components=before)
    lines = list(example_lines())
    per_group = Counter((line.headword, line.id) for line in lines)
    found: list[Case] = []
    for first in range(0, len(lines), BATCH):
        batch = lines[first : first + BATCH]
        documents = annotator.documents([article_of(line.text, "text", "text", furniture=True) for line in batch])
        for line, document in zip(batch, documents, strict=True):
            at = line.sentence.index("【")
            for sentence in document.sentences:
                for span, slot in zip(sentence.spans, sentence.slots, strict=True):
                    if sentence.start + span.start == at and span.end - span.start == len(line.headword):
                        groups = candidates(slot, dictionary)
                        ids = [group.id for group in groups]
                        if len(groups) > 1 and line.id in ids:
                            right = ids.index(line.id)
                            by_place = place_features(groups, *place_of(slot))
                            local = local_features(slot, groups, known)
                            features = [one + more for one, more in zip(by_place, local, strict=True)]
                            share = max(groups[right].share, LEAST_SHARE) / 100
                            usual = max(range(len(groups)), key=lambda n: groups[n].share)
                            counts = share / per_group[line.headword, line.id]
                            found.append(Case(line.headword, features, right, counts, usual))
    return found


def fit(given: list[Case]) -> dict[str, float]:
    """The weights that make the right groups likeliest."""
    names: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    starts, right, counts = [], [], []
    row = 0
    for case in given:
        starts.append(row)
        right.append(row + case.right)
        counts.append(case.counts)
        for features in case.features:
            for name, value in features:
                rows.append(row)
                columns.append(names.setdefault(name, len(names)))
                values.append(value)
            row += 1
    matrix = _Sparse(np.array(rows), np.array(columns), np.array(values), row, len(names))
    start, weight = np.array(starts), np.zeros(len(names))
    owner = np.repeat(np.arange(len(given)), np.diff([*starts, row]))
    each = np.array(counts) * len(counts) / sum(counts)
    wanted = np.zeros(row)
    wanted[np.array(right)] = 1.0
    first, second = np.zeros_like(weight), np.zeros_like(weight)
    steps = 400
    for step in range(1, steps + 1):  # Adam, all cases at once
        scores = matrix.times(weight)
        odds = np.exp(scores - np.maximum.reduceat(scores, start)[owner])
        error = each[owner] * (odds / np.add.reduceat(odds, start)[owner] - wanted)
        slope = matrix.transposed_times(error) + weight / SPREAD**2
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.08 * (1 - step / (steps + 1))
        weight = weight - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(weight[at]) for name, at in names.items()}


@dataclass(slots=True)
class _Sparse:
    """A sparse matrix as lists of rows, columns and values."""

    rows: Any
    columns: Any
    values: Any
    height: int
    width: int

    def times(self, vector: Any) -> Any:
        return np.bincount(self.rows, self.values * vector[self.columns], self.height)

    def transposed_times(self, vector: Any) -> Any:
        return np.bincount(self.columns, self.values * vector[self.rows], self.width)


def probabilities(case: Case, weight: dict[str, float]) -> list[float]:
    """The probability of each group."""
    scores = np.array([sum(weight.get(n, 0.0) * v for n, v in features) for features in case.features])
    odds = np.exp(scores - scores.max())
    return [float(one) for one in odds / odds.sum()]


def main() -> None:
    given = cases()
    fold = {case.headword: int(hashlib.sha256(case.headword.encode()).hexdigest(), 16) % FOLDS for case in given}
    total = sum(case.counts for case in given)
    right = usual = plain = 0.0
    bands: dict[int, list[tuple[float, bool, float]]] = defaultdict(list)
    for held in range(FOLDS):
        weight = fit([case for case in given if fold[case.headword] != held])
        for case in given:
            if fold[case.headword] == held:
                chances = probabilities(case, weight)
                best = max(range(len(chances)), key=chances.__getitem__)
                right += case.counts * (best == case.right)
                plain += best == case.right
                usual += case.counts * (case.usual == case.right)
                bands[min(int(chances[best] * 10), 9)].append((chances[best], best == case.right, case.counts))
    off = 0.0
    for band, seen in sorted(bands.items()):
        mass = sum(c for _, _, c in seen)
        promised, kept = (sum(c * x for x, _, c in seen) / mass, sum(c * ok for _, ok, c in seen) / mass)
        off += mass / total * abs(promised - kept)
        print(f"probability {band / 10:.1f} and more: promised {promised:.3f}, right {kept:.3f}, {mass / total:.1%}")
    figure = (
        f"{len(given)} examples, five-fold over headwords, weighted by share: {right / total:.3f} right, "
        f"likeliest group {usual / total:.3f}; unweighted {plain / len(given):.3f}; calibration error {off:.3f}"
    )
    print(figure)
    weight = fit(given)
    table = {
        "made by": "lesson/annotation/weights/group.py from the examples of the learner's dictionary",
        "figure": figure,
        "weights": {name: round(value, 3) for name, value in sorted(weight.items()) if abs(value) >= LEAST},
    }
    out = Path(__file__).with_name("group.json")
    out.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
