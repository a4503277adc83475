"""Learn the weights of segmentation: an averaged structured perceptron over the word graph.

    python lesson/annotation/weights/segmentation.py ../shared/bench/data/segmentation-dev.conllu

Data: the development part of UD Chinese GSD (CC BY-SA 4.0), four fifths to learn from, one fifth to check on. Prints
the word F1 on the fifth left out and writes lesson/annotation/weights/segmentation.json. The same data
give the same weights.
"""

from __future__ import annotations

import collections
import json
import random
import sys
from pathlib import Path

from lesson.annotation.segment import Graph, Scores, best_path, word_graph
from lesson.annotation.segment import features as features_of
from lesson.annotation.tag import tag
from lesson.lexicon import Flag, Lexicon, lexicon
from lesson.text.characters import is_hanzi
from lesson.text.script import simplify

ROUNDS = 12
# Held, not learned: the treebank has too few words that begin in one stretch of the tagger's and end inside another to
# learn what that is worth. -1.3 was learned; -3, -5 and -8 are better on the treebank and part 外婆|家, 老人家|常.
HELD = {"crosses 2": -8.0, "crosses 3": -8.0}


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
    graph = word_graph(text, (), known)
    inner = [[edge for edge in edges if start or edge[0] < len(text)] for start, edges in enumerate(graph)]
    weights = (
        dict.fromkeys((f"headword {n}" for n in range(1, 6)), -5.0)
        | {f"jieba {n}": -50.0 for n in range(1, 6)}
        | {f"rarity {n}": -1.0 for n in range(1, 6)}
        | {"unknown": -50.0}
    )
    cuts = best_path(inner, Scores(weights, known))
    return [text[a:b] for a, b in cuts]


def spans(words: list[str]) -> list[tuple[int, int]]:
    at, out = 0, []
    for word in words:
        out.append((at, at + len(word)))
        at += len(word)
    return out


def features(graph: Graph, path: list[tuple[int, int]]) -> dict[str, float]:
    total: dict[str, float] = collections.defaultdict(float)
    for start, end in path:
        for at, edge in graph[start]:
            if at == end:
                for group in edge:
                    for name, amount in features_of(group, lexicon()).items():
                        total[name] += amount
    return total


def reachable(graph: Graph, gold: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The path with most gold words that the graph offers (a gold word may be no word of ours)."""
    size = len(graph)
    score, follow = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        options = [(score[end] + (1.0 if (start, end) in gold else -0.01), end) for end, _ in graph[start]]
        score[start], follow[start] = max(options)
    out, at = [], 0
    while at < size:
        out.append((at, follow[at]))
        at = follow[at]
    return out


def f1(graphs: list[tuple[Graph, set[tuple[int, int]]]], weights: dict[str, float]) -> float:
    hit = a = b = 0
    scores = Scores(weights, lexicon())
    for graph, gold in graphs:
        mine = set(best_path(graph, scores))
        hit, a, b = hit + len(mine & gold), a + len(mine), b + len(gold)
    return 2 * hit / (a + b)


def train(cases: list[tuple[Graph, set[tuple[int, int]]]], rounds: int) -> dict[str, float]:
    weights: dict[str, float] = collections.defaultdict(float)
    for length in range(1, 6):
        weights[f"rarity {length}"] = -1.0
    weights["unknown"] = -9.0
    weights |= HELD
    total: dict[str, float] = collections.defaultdict(float)
    order, count, rng = list(range(len(cases))), 0, random.Random(7)
    targets = [reachable(graph, gold) for graph, gold in cases]
    for _ in range(rounds):
        rng.shuffle(order)
        for at in order:
            graph, target = cases[at][0], targets[at]
            mine = list(best_path(graph, Scores(weights, lexicon())))
            if mine != target:
                for sign, path in ((1, target), (-1, mine)):
                    for name, amount in features(graph, path).items():
                        weights[name] += 0.0 if name in HELD else sign * amount * 0.1
            count += 1
            for name, value in weights.items():
                total[name] += value
    return {name: round(value / count, 3) for name, value in sorted(total.items())}


def main() -> None:
    words, known = sentences(sys.argv[1]), lexicon()
    table = {}
    for name in ("plain", "context"):
        cases = []
        raw = []
        for gold in words:
            text = simplify("".join(word for word, _ in gold))
            plain = [(text[a:b], xpos) for (a, b), (_, xpos) in zip(spans([w for w, _ in gold]), gold, strict=True)]
            graph = word_graph(text, tag(text) if name == "context" else (), known)
            cases.append((graph, set(spans(dictionary_words(plain, known)))))
            raw.append((graph, set(spans([w for w, _ in gold]))))
        held = cases[::5]
        learn = [case for at, case in enumerate(cases) if at % 5]
        fitted = train(learn, ROUNDS)
        print(
            name,
            "F1 on the fifth left out:",
            round(f1(held, fitted), 4),
            "against the treebank's own words:",
            round(f1(raw[::5], fitted), 4),
        )
        table[name] = train(cases, ROUNDS)
        print(name, "F1 on all:", round(f1(cases, table[name]), 4))
    out = Path(__file__).with_name("segmentation.json")
    out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
