"""Learn the weights of segmentation: an averaged structured perceptron over the word graph.

    python lesson/annotation/weights/segmentation.py ../shared/bench/data/segmentation-dev.conllu

Data: the training part of the corpus (tests/corpus, ours) and the development part of UD Chinese GSD (CC BY-SA 4.0),
whose sentences are cut whole, and the example sentences of the learner's dictionary (ours; without prefixes and
suffixes), of which only the marked word is known: where the best path has another, it is drawn to the best path that
has this one. The sentences cut whole are met several times a round.

Prints, by five-fold cross-validation (a headword's fold is its SHA-256 modulo five), the word F1 on the sentences cut
whole and how many of the marked words are found, and the word F1 on the development part of the corpus; writes
lesson/annotation/weights/segmentation.json. The same data give the same weights.
"""

from __future__ import annotations

import collections
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lesson.annotation.models.boundary import boundaries
from lesson.annotation.segment import CHARACTERS, Graph, Scores, best_path, word_graph
from lesson.annotation.segment import features as features_of
from lesson.annotation.tag import tag_all
from lesson.compile.corpus import FOLDS, corpus, fold_of
from lesson.compile.dictionary import example_lines, lines
from lesson.lexicon import Flag, Lexicon, lexicon
from lesson.text.characters import is_hanzi
from lesson.text.script import simplify

# One example in so many is learned from. Each marks a headword, and too many teach that whatever is one is a word: from
# all of them the development part of the corpus was cut no better, and 我等 "we" was found in 我等了半天.
EXAMPLES = 10
ROUNDS = 8
STEP = 0.1
LEAST = 0.3  # what is learned of a single word is not written where it is weaker
COUNTS = {"treebank": 1, "corpus": 3, "examples": 1}  # times that a sentence is met in a round
# Held, not learned: the treebank has too few words that begin in one stretch of the tagger's and end inside another to
# learn what that is worth. -1.3 was learned; -3, -5 and -8 are better on the treebank and part 外婆|家, 老人家|常.
# Headwords of two characters that no list of frequencies has are seldom words of today (我等 "we", for 我|等); the
# examples, each of which marks a headword, cannot teach that.
HELD = {"crosses 2": -8.0, "crosses 3": -8.0, "never met 2": -8.0}
# What the weights are before anything is learned.
BEGIN = {f"rarity {length}": -1.0 for length in range(1, 6)} | {"unknown": -9.0} | HELD

Span = tuple[int, int]
Gold = list[tuple[str, str]]


def sentences(path: str) -> list[Gold]:
    """Words with their XPOS tag, by sentence, of a CoNLL-U file; words in Simplified."""
    found: list[Gold] = [[]]
    for line in Path(path).read_text("utf-8").split("\n"):
        if not line.strip():
            found.append([])
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            column = line.split("\t")
            found[-1].append((column[1], column[4]))
    return [words for words in found if words]


def dictionary_words(gold: Gold, known: Lexicon) -> list[str]:
    """The treebank's words as a dictionary counts them.

    GSD cuts affixes off (市|長, 競爭|力) and joins what no dictionary lists (都是, 一批). Neighbours with an affix that
    make a headword are joined, and so are three or more characters that make one in a second list, too (有限公司,
    but not 軍事行動); a word that is no headword and no name falls into headwords.
    """
    words: list[str] = []
    at = 0
    while at < len(gold):
        size = next((n for n in (4, 3, 2) if _joined(gold[at : at + n], n, known)), 1)
        text = "".join(word for word, _ in gold[at : at + size])
        words += [text] if size > 1 or gold[at][1] in ("NNP", "CD", "FW") else _split(text, known)
        at += size
    return words


def _headword(text: str, known: Lexicon) -> bool:
    found = known.known(text)
    return found is not None and bool(found.flags & (Flag.HEADWORD | Flag.LEVEL))


def _joined(part: Gold, size: int, known: Lexicon) -> bool:
    text = "".join(word for word, _ in part)
    if len(part) < size or not _headword(text, known):
        return False
    if any(tag in ("SFN", "SFV", "SFA", "PFA", "PFN") for _, tag in part):
        return True
    found = known.known(text)
    listed_twice = found is not None and bool(found.flags & (Flag.JIEBA | Flag.LEVEL))
    return len(text) > 2 and listed_twice and all(tag not in ("DEC", "UH", "AS") for _, tag in part)


def _split(text: str, known: Lexicon) -> list[str]:
    if len(text) == 1 or _headword(text, known) or not all(map(is_hanzi, text)):
        return [text]
    graph = word_graph(text, (), boundaries([text])[0], known)
    inner = [[edge for edge in edges if start or edge[0] < len(text)] for start, edges in enumerate(graph)]
    weights = (
        dict.fromkeys((f"headword {n}" for n in range(1, 6)), -5.0)
        | {f"jieba {n}": -50.0 for n in range(1, 6)}
        | {f"rarity {n}": -1.0 for n in range(1, 6)}
        | {"unknown": -50.0}
    )
    cuts = best_path(inner, Scores(weights, known))
    return [text[a:b] for a, b in cuts]


def spans(words: list[str]) -> list[Span]:
    """The places of words that stand one behind the other."""
    at, out = 0, []
    for word in words:
        out.append((at, at + len(word)))
        at += len(word)
    return out


Row = list[tuple[int, list[tuple[int, float]]]]
"""The words that begin at a place: their ends, and their features by number with amounts."""


@dataclass(slots=True)
class Case:
    """A sentence as words could cut it. `words` are its words where `whole`, else some of them."""

    rows: list[Row]
    words: frozenset[Span]
    source: str
    fold: int

    @property
    def whole(self) -> bool:
        """Whether all its words are known."""
        return self.source != "examples"


class Features(dict[str, int]):
    """The numbers of features, given as they are met."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]

    def rows(self, graph: Graph) -> list[Row]:
        """A graph with the features of each of its words."""
        return [[(end, list(self._of(groups, own))) for end, groups, own in row] for row in graph]

    def _of(self, groups: Iterable[tuple[str | int, ...]], own: float) -> Iterator[tuple[int, float]]:
        for group in groups:
            for name, amount in features_of(group, lexicon()).items():
                yield self[name], amount
        if own:
            yield self[CHARACTERS], own


Way = list[tuple[int, int]]
"""A path through rows: where each word begins, and which one of its row it is."""


def best(rows: list[Row], weights: list[float], case: Case | None = None) -> Way | None:
    """The best path; with a case, the best of those that have its words, or most of them where it is cut whole. None
    when there is no such path.
    """
    size, none = len(rows), float("-inf")
    score, follow = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        highest = none
        for number, (end, amounts) in enumerate(rows[start]):
            value = score[end]
            if case is not None:
                if case.whole:
                    value += 1000.0 * ((start, end) in case.words)
                elif any(start < b and a < end and (start, end) != (a, b) for a, b in case.words):
                    continue
            for feature, amount in amounts:
                value += weights[feature] * amount
            if value > highest:
                highest, follow[start] = value, number
        score[start] = highest
    if score[0] == none:
        return None
    path, at = [], 0
    while at < size:
        path.append((at, follow[at]))
        at = rows[at][follow[at]][0]
    return path


def found(rows: list[Row], path: Way) -> set[Span]:
    """The words of a path."""
    return {(start, rows[start][number][0]) for start, number in path}


def train(cases: list[Case], names: Features) -> dict[str, float]:
    """The weights, averaged over all steps."""
    weights = [BEGIN.get(name, 0.0) for name in names]
    held = {names[name] for name in HELD if name in names}
    total, since, step = [0.0] * len(weights), [0] * len(weights), 0
    order = [at for at, case in enumerate(cases) for _ in range(COUNTS[case.source])]
    rng = random.Random(7)
    for _ in range(ROUNDS):
        rng.shuffle(order)
        for at in order:
            step += 1
            case = cases[at]
            mine = best(case.rows, weights)
            assert mine is not None
            if case.words <= found(case.rows, mine):
                continue
            for sign, path in ((1, best(case.rows, weights, case)), (-1, mine)):
                if path is None:
                    break  # the graph has no such word
                for start, number in path:
                    for feature, amount in case.rows[start][number][1]:
                        if feature not in held:
                            total[feature] += weights[feature] * (step - since[feature])
                            since[feature] = step
                            weights[feature] += sign * amount * STEP
    for feature, weight in enumerate(weights):
        total[feature] += weight * (step - since[feature])
    averaged = {name: round(total[number] / step, 3) for name, number in sorted(names.items())}
    return {name: weight for name, weight in averaged.items() if abs(weight) >= LEAST or not name.startswith("word ")}


def judge(cases: Iterable[Case], weights: Mapping[str, float], names: Features) -> collections.Counter[str]:
    """Counts by source: words that are found, that there are, and that were cut."""
    counts: collections.Counter[str] = collections.Counter()
    row = [weights.get(name, 0.0) for name in names]
    for case in cases:
        path = best(case.rows, row)
        assert path is not None
        mine = found(case.rows, path)
        told = {"found": len(mine & case.words), "words": len(case.words), "cut": len(mine)}
        counts.update({f"{case.source} {name}": count for name, count in told.items()})
    return counts


def told(counts: Mapping[str, int]) -> str:
    """The figures of some counts."""
    f1 = {
        source: 2 * counts[f"{source} found"] / (counts[f"{source} words"] + counts[f"{source} cut"])
        for source in ("treebank", "corpus")
        if counts[f"{source} words"]
    }
    figures = [f"word F1 on the {source} {value:.4f}" for source, value in f1.items()]
    if counts["examples words"]:
        figures.append(f"marked words found {counts['examples found'] / counts['examples words']:.4f}")
    return ", ".join(figures)


def given(path: str, known: Lexicon) -> Iterator[tuple[str, frozenset[Span], str, int]]:
    """Each sentence (Simplified) with its known words, where it is from, and its fold; -1 for development."""
    for at, gold in enumerate(sentences(path)):
        text = simplify("".join(word for word, _ in gold))
        places = spans([word for word, _ in gold])
        plain = [(text[a:b], xpos) for (a, b), (_, xpos) in zip(places, gold, strict=True)]
        yield text, frozenset(spans(dictionary_words(plain, known))), "treebank", at % FOLDS
    for sentence in corpus():
        if sentence.part != "test":
            words = [token.simplified for token in sentence.tokens]
            fold = fold_of(sentence.name) if sentence.part == "train" else -1
            yield "".join(words), frozenset(spans(words)), "corpus", fold
    inside = {(line.headword, line.id) for line in lines() if line.part_of_speech in ("prefix", "suffix")}
    for number, line in enumerate(example_lines()):
        if number % EXAMPLES or (line.headword, line.id) in inside:
            continue  # 孩子们 is one word
        start = line.sentence.index("【")
        word = frozenset({(start, start + len(line.headword))})
        yield line.text, word, "examples", fold_of(line.headword)


def main() -> None:
    known = lexicon()
    data = list(given(sys.argv[1], known))
    texts = [text for text, *_ in data]
    tagged, scored = tag_all(texts), boundaries(texts)
    table = {}
    for name in ("plain", "context"):
        names = Features()
        cases = []
        for (text, words, source, fold), tags, its in zip(data, tagged, scored, strict=True):
            graph = word_graph(text, tags if name == "context" else (), its, known)
            cases.append(Case(names.rows(graph), words, source, fold))
        counts: collections.Counter[str] = collections.Counter()
        for fold in range(FOLDS):
            weights = train([case for case in cases if case.fold not in (fold, -1)], names)
            counts += judge((case for case in cases if case.fold == fold), weights, names)
        print(f"{name}, five-fold: {told(counts)}")
        table[name] = train([case for case in cases if case.fold >= 0], names)
        counts = judge((case for case in cases if case.fold == -1), table[name], names)
        print(f"{name}, development: {told(counts)}", flush=True)
    out = Path(__file__).with_name("segmentation.json")
    out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
