"""Learn what tells the sense group of a word: writes lesson/annotation/weights/group.json.

    python lesson/annotation/weights/group.py ../shared/bench/data/polyphones-dev.sent \\
                                              ../shared/bench/data/polyphones-dev.lb

Data: the training part of the corpus (tests/corpus, ours), and the example sentences of the learner's dictionary
(ours), each a labelled use of a group. A group has as many examples as the next one, so that an example counts by the
share of its group: together they stand for running text. Besides, the development part of CPP (Park & Lee 2020,
Apache-2.0), of whose marked characters the reading is known: one of the groups that have it is right. A softmax over
the groups of a word, fitted by gradient descent with a Gaussian prior. Words that the corpus has often have features
of their own.

Reported by five-fold cross-validation (a headword's fold is its SHA-256 modulo five, a text's that of its name), so
that no example and no text is judged by weights it helped to fit: the share of uses whose group is right, of examples
weighted as in running text, and that of the likeliest group for the part of speech; and the same on the development
part of the corpus. How well the probabilities are calibrated is told by the mean difference between what was promised
and what was right over ten bands of probability.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any

import numpy as np

from lesson.annotation.document import placed
from lesson.annotation.group import LEAST_SHARE, Features, GroupRanker, candidates, features_of
from lesson.annotation.pipeline import Annotator, standard_components
from lesson.compile.corpus import FOLDS, corpus, fold_of
from lesson.compile.dictionary import example_lines
from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import SenseGroup, learners_dictionary
from lesson.text.article import article_of
from lesson.text.script import simplify
from lesson.text.syllable import Syllable

POLYPHONES = 1.0  # what a marked character counts
OFTEN = 5  # uses in the training part of the corpus
SPREAD = 0.5  # standard deviation of a weight before anything is seen
LEAST = 0.04  # weights weaker than this are not written
BATCH = 400


@dataclass(slots=True)
class Case:
    """A use of a word: its groups' features, which are right, what it counts, which one is usual, its fold.

    `source` is "examples", "corpus", "polyphones" or "development".
    """

    source: str
    features: list[Features]
    right: tuple[int, ...]
    counts: float
    usual: int
    fold: int


@dataclass(frozen=True, slots=True)
class Use:
    """A word of which something is known: its paragraph, its place in it, the id of its group (0 where only the reading
    is known), what it counts; the reading of the character at `at`, where that is known.
    """

    paragraph: int
    start: int
    end: int
    id: int
    counts: float
    reading: Syllable | None = None


Text = tuple[str, str, int, list[Use]]
"""A text, its source (see Case), its fold, and the uses in it."""


def texts() -> list[Text]:
    """The examples, and the texts of the corpus but for its test part."""
    dictionary = learners_dictionary()
    found: list[Text] = []
    lines = list(example_lines())
    per_group = Counter((line.headword, line.id) for line in lines)
    for line in lines:
        group = next(group for group in dictionary.groups(line.headword) if group.id == line.id)
        counts = max(group.share, LEAST_SHARE) / 100 / per_group[line.headword, line.id]
        start = line.sentence.index("【")
        use = Use(0, start, start + len(line.headword), line.id, counts)
        found.append((line.text, "examples", fold_of(line.headword), [use]))
    for name, sentences in groupby(corpus(), key=lambda sentence: sentence.name):
        whole = list(sentences)
        if whole[0].part == "test":
            continue
        uses = []
        for paragraph, sentence in enumerate(whole):
            for start, end, token in sentence.placed:
                if token.group:
                    uses.append(Use(paragraph, start, end, token.group, 1.0))
        source = "corpus" if whole[0].part == "train" else "development"
        found.append(("\n".join(sentence.text for sentence in whole), source, fold_of(name), uses))
    return found


def heard(sentences: Path, labels: Path) -> Iterator[Text]:
    """Sentences in which one character is marked, with the reading that it has there."""
    for marked, label in zip(
        sentences.read_text("utf-8").splitlines(), labels.read_text("utf-8").splitlines(), strict=True
    ):
        text, at = marked.replace("▁", ""), marked.index("▁")
        use = Use(0, at, at + 1, 0, POLYPHONES, Syllable.parse(label))
        yield text, "polyphones", fold_of(text), [use]


def often(given: list[Text]) -> frozenset[str]:
    """The words that the training part of the corpus has often."""
    counts: Counter[str] = Counter()
    for text, source, _, uses in given:
        if source == "corpus":
            lines = text.split("\n")
            counts.update(simplify(lines[use.paragraph][use.start : use.end]) for use in uses)
    return frozenset(word for word, count in counts.items() if count >= OFTEN)


def cases(given: list[Text], words: frozenset[str]) -> list[Case]:
    """The uses whose word is one to segmentation, with its reading right; `words` have features of their own."""
    known, dictionary = lexicon(), learners_dictionary()
    before = list(takewhile(lambda component: component.name != GroupRanker.name, standard_components(known)))
    annotator = Annotator(known, components=before)
    found: list[Case] = []
    for first in range(0, len(given), BATCH):
        batch = given[first : first + BATCH]
        articles = [article_of(text, "text", "text", furniture=True) for text, *_ in batch]
        for (_, source, fold, uses), document in zip(batch, annotator.documents(articles), strict=True):
            places = {(use.paragraph, use.start, use.end): use for use in uses}
            heard = next((use for use in uses if use.reading is not None), None)
            for paragraph, start, end, slot in placed(document):
                of_character = heard is not None and start <= heard.start < end
                use = heard if of_character else places.get((paragraph, start, end))
                if use is None:
                    continue
                groups = candidates(slot, dictionary)
                right = tuple(at for at, group in enumerate(groups) if _is_right(group, use, start))
                if not 0 < len(right) < len(groups):
                    continue  # nothing to tell apart, or nothing right to choose
                features = features_of(slot, groups, words, known)
                usual = max(range(len(groups)), key=lambda n: groups[n].share)
                found.append(Case(source, features, right, use.counts, usual, fold))
    return found


def _is_right(group: SenseGroup, use: Use, start: int) -> bool:
    """Whether a group of the word that begins at `start` is what is known of a use."""
    if use.reading is None:
        return group.id == use.id
    at = use.start - start
    return at < len(group.reading) and group.reading[at] == use.reading


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
        right += [row + at for at in case.right]
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
    among = np.zeros(row)
    among[np.array(right)] = 1.0
    first, second = np.zeros_like(weight), np.zeros_like(weight)
    steps = 400
    for step in range(1, steps + 1):  # Adam, all cases at once
        scores = matrix.times(weight)
        odds = np.exp(scores - np.maximum.reduceat(scores, start)[owner])
        # Where several groups have the reading that is known, each is wanted as much as it is likely among them.
        wanted = odds * among
        wanted /= np.add.reduceat(wanted, start)[owner]
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


@dataclass(slots=True)
class Tally:
    """What was right, by weight."""

    cases: int = 0
    total: float = 0.0
    right: float = 0.0
    usual: float = 0.0
    bands: dict[int, list[tuple[float, bool, float]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, case: Case, weight: dict[str, float]) -> None:
        """Judge a case by weights."""
        chances = probabilities(case, weight)
        best = max(range(len(chances)), key=chances.__getitem__)
        self.cases += 1
        self.total += case.counts
        self.right += case.counts * (best in case.right)
        self.usual += case.counts * (case.usual in case.right)
        self.bands[min(int(chances[best] * 10), 9)].append((chances[best], best in case.right, case.counts))

    def told(self) -> str:
        """The figures; calibration by bands."""
        off = sum(abs(sum(c * (x - ok) for x, ok, c in seen)) for seen in self.bands.values()) / self.total
        return (
            f"{self.cases} uses, {self.right / self.total:.3f} right, likeliest group {self.usual / self.total:.3f}, "
            f"calibration error {off:.3f}"
        )


def main() -> None:
    given = [*texts(), *heard(Path(sys.argv[1]), Path(sys.argv[2]))]
    words = often(given)
    found = cases(given, words)
    learned = [case for case in found if case.source != "development"]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for held in range(FOLDS):
        weight = fit([case for case in learned if case.fold != held])
        for case in learned:
            if case.fold == held:
                tallies[f"{case.source}, five-fold"].add(case, weight)
    weight = fit(learned)
    for case in found:
        if case.source == "development":
            tallies["corpus, development part"].add(case, weight)
    figures = {name: tally.told() for name, tally in tallies.items()}
    for name, told in figures.items():
        print(f"{name}: {told}")
    table = {
        "made by": "lesson/annotation/weights/group.py from the corpus and the examples of the learner's dictionary",
        "figures": figures,
        "frequent": sorted(words),
        "weights": {name: round(value, 3) for name, value in sorted(weight.items()) if abs(value) >= LEAST},
    }
    out = Path(__file__).with_name("group.json")
    out.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
