"""Segmentation: the words of a sentence, as a dictionary counts words.

jieba's word graph over the lexicon (every headword, level-list word and frequent compound is an edge), and the best
path through it by a score of a few weights: frequency, length, what lists the word is in, and how far the tagger's
boundaries agree. The weights are learned by `tests/training/segmentation.py`.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lesson.lexicon import Flag, Lexicon
from lesson.lexicon.cedict import is_hanzi
from lesson.tagger import Tagged

NAME_TAGS = ("PER", "LOC", "ORG", "nz", "nw")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ſΑ-ωА-я]+(?:[-'’.&_][A-Za-z0-9À-ÿ]+)*\d*|[A-Za-z]+\d+[A-Za-z]*")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,:．：/][0-9０-９]+)*[%％‰℃]?")
# Numerals written in hanzi. One digit alone is a word; a run of them, or one with a unit, is a number.
_NUMERAL = re.compile(
    r"第?[〇零一二三四五六七八九十百千万亿两]*[〇零一二三四五六七八九十百千][〇零一二三四五六七八九十百千万亿两]*"
)


def atoms(text: str) -> dict[int, int]:
    """Stretches that are one token whatever the dictionary says: Latin words and figures, start to end."""
    found = {}
    at = 0
    while at < len(text):
        match = _LATIN.match(text, at) or _NUMBER.match(text, at)
        if match:
            found[at] = match.end()
            at = match.end()
        else:
            at += 1
    return found


def segment(
    text: str, tagged: Sequence[Tagged], lexicon: Lexicon, weights: Mapping[str, float] | None = None
) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the words of a Simplified sentence; they cover it. `tagged` may be empty."""
    graph = _graph(text, tagged, lexicon)
    weigh = weights if weights is not None else _weights(bool(tagged))
    return best_path(graph, weigh)


class _Frequencies:
    """The lexicon in the form of jieba's dictionary: a word has a frequency, a beginning of a word has 0."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __contains__(self, beginning: str) -> bool:
        return self.lexicon.begins(beginning)

    def __getitem__(self, word: str) -> int:
        return int(self.lexicon.offers(word))


@cache
def _tokenizer(lexicon: Lexicon) -> Any:
    """A Tokenizer of jieba over the lexicon. It reads no dictionary and writes no cache file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escapes in jieba's source
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.initialized = _Frequencies(lexicon), True
    return tokenizer


Graph = list[list[tuple[int, dict[str, float]]]]


def best_path(graph: Graph, weights: Mapping[str, float]) -> tuple[tuple[int, int], ...]:
    """The path of highest score through a graph of edges with features."""
    size = len(graph)
    score = [0.0] * (size + 1)
    follow = [0] * size
    for start in range(size - 1, -1, -1):
        best, best_end = float("-inf"), start + 1
        for end, features in graph[start]:
            value = score[end]
            for name, amount in features.items():
                value += weights.get(name, 0.0) * amount
            if value > best:
                best, best_end = value, end
        score[start], follow[start] = best, best_end
    spans, at = [], 0
    while at < size:
        spans.append((at, follow[at]))
        at = follow[at]
    return tuple(spans)


def _graph(text: str, tagged: Sequence[Tagged], lexicon: Lexicon) -> Graph:
    """Edges from each place, with the features of the word each edge would make."""
    size = len(text)
    fixed = atoms(text)
    words: dict[int, list[int]] = _tokenizer(lexicon).get_DAG(text)
    starts = {t.start for t in tagged}
    ends = {t.end: t for t in tagged}
    begin = {t.start: t for t in tagged}
    # boundaries[i]: how many tagged stretches begin before i
    boundaries = [0] * (size + 1)
    for at in range(size):
        boundaries[at + 1] = boundaries[at] + (at in starts)
    graph: Graph = []
    inside_until = 0
    for start in range(size):
        edges: dict[int, dict[str, float]] = {}
        if start < inside_until:
            graph.append([(start + 1, {"broken atom": 1.0})])
            continue
        if start in fixed:
            inside_until = fixed[start]
            edges[fixed[start]] = {}
            for last in words[start]:
                if last >= inside_until:
                    word = text[start : last + 1]
                    edges[last + 1] = _features(word, start, lexicon, begin, ends, boundaries, bool(tagged))
            graph.append(list(edges.items()))
            continue
        character = text[start]
        if not is_hanzi(character):
            graph.append([(start + 1, {})])
            continue
        for last in words[start]:
            word = text[start : last + 1]
            if lexicon.offers(word):
                edges[last + 1] = _features(word, start, lexicon, begin, ends, boundaries, bool(tagged))
        numeral = _NUMERAL.match(text, start)
        if numeral and numeral.end() - start > 1 and numeral.end() not in edges:
            edges[numeral.end()] = {"numeral": 1.0}
        name = begin.get(start)
        if name and name.end not in edges and _may_be_name(text, name):
            edges[name.end] = {f"name {name.tag}": 1.0, f"name length {min(name.end - start, 6)}": 1.0}
        if start + 1 not in edges:
            edges[start + 1] = {"unknown": 1.0, **_agreement(start, start + 1, begin, ends, boundaries, bool(tagged))}
        graph.append(list(edges.items()))
    return graph


def _may_be_name(text: str, tagged: Tagged) -> bool:
    size = tagged.end - tagged.start
    return (
        tagged.tag in NAME_TAGS and size <= 12 and all(is_hanzi(c) or c == "·" for c in text[tagged.start : tagged.end])
    )


def _features(
    word: str,
    start: int,
    lexicon: Lexicon,
    begin: Mapping[int, Tagged],
    ends: Mapping[int, Tagged],
    boundaries: Sequence[int],
    tagged: bool,
) -> dict[str, float]:
    features = dict(_word_features(word, lexicon))
    if tagged:
        features.update(_agreement(start, start + len(word), begin, ends, boundaries, tagged))
    return features


@cache
def _word_features(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    known = lexicon.known(word)
    if known is None:
        return {"unknown": 1.0}
    length = min(len(word), 5)
    listed = "headword" if known.flags & Flag.HEADWORD else "level" if known.flags & Flag.LEVEL else "jieba"
    features = {
        f"length {length}": 1.0,
        f"rarity {length}": max(0.0, 8.0 - known.zipf) if known.zipf else 8.0,
        f"{listed} {length}": 1.0,
    }
    if listed == "headword" and known.flags & (Flag.JIEBA | Flag.LEVEL):
        features[f"listed twice {length}"] = 1.0
    if not known.zipf:
        features["no frequency"] = 1.0
    if known.flags & Flag.PROPER and not known.flags & Flag.COMMON:
        features["proper"] = 1.0
    return features


def _agreement(
    start: int,
    end: int,
    begin: Mapping[int, Tagged],
    ends: Mapping[int, Tagged],
    boundaries: Sequence[int],
    tagged: bool,
) -> dict[str, float]:
    """How a word agrees with the tagger's stretches."""
    if not tagged:
        return {}
    features: dict[str, float] = {}
    length = min(end - start, 4)
    opens, closes = start in begin, end in ends
    inside = boundaries[end] - boundaries[start + 1]  # stretches that begin strictly inside the word
    if opens and closes and not inside:
        features[f"same {length}"] = 1.0
        if begin[start].tag in NAME_TAGS:
            features[f"same name {begin[start].tag}"] = 1.0
    elif opens and closes:
        features[f"joins {length}"] = float(inside)
    elif inside:
        features[f"crosses {length}"] = 1.0
    else:
        features[f"part {length}"] = 1.0
        whole = next((begin[at] for at in range(start, -1, -1) if at in begin), None)
        if whole and whole.tag in NAME_TAGS:
            features[f"part of {whole.tag}"] = 1.0
    return features


@cache
def _weights(tagged: bool) -> Mapping[str, float]:
    name = "context" if tagged else "plain"
    table: dict[str, dict[str, float]] = json.loads(
        files("lesson").joinpath("weights/segmentation.json").read_text("utf-8")
    )
    return table[name]
