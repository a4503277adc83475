"""Segmentation: the words of a sentence, as a dictionary counts words.

jieba's word graph over the lexicon (every headword, level-list word and frequent compound is an edge), and the best
path through it by a score of a few weights: frequency, length, what lists the word is in, how far the tagger's
boundaries agree, and what a model of characters makes of it (`lesson.annotation.models.boundary`). The weights are
learned by `lesson/annotation/weights/segmentation.py`.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import ModuleType

from lesson.annotation.document import Document, Tagged, sentences_of
from lesson.annotation.models.boundary import Boundaries, boundaries
from lesson.annotation.names.kind import addressed
from lesson.annotation.rules.boundary import IN_NUMBERS, behind_number, of_fraction, parted
from lesson.lexicon import Flag, Lexicon
from lesson.text.characters import is_hanzi
from lesson.text.numerals import NUMERALS, ORDINAL, SMALL_NUMERALS, UNITS, class_of

NAME_TAGS = ("PER", "LOC", "ORG", "nz", "nw")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ſΑ-ωА-я]+(?:[-'’.&_][A-Za-z0-9À-ÿ]+)*\d*|[A-Za-z]+\d+[A-Za-z]*")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,:．：/][0-9０-９]+)*[%％‰℃]?")
_ATOM = re.compile(f"{_LATIN.pattern}|{_NUMBER.pattern}")
# Numerals written in hanzi. One digit alone is a word; a run of them, or one with a unit, is a number.
_NUMERAL = re.compile(f"{ORDINAL}?{class_of(NUMERALS)}*{class_of(SMALL_NUMERALS)}{class_of(NUMERALS)}*")

# Administrative units.
_UNITS = frozenset("省市县区州旗盟郡")


class Segmenter:
    """Cuts each sentence into words, with the tagger's stretches as evidence where it has any."""

    name = "segment"
    reads = ()
    writes = ("words",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Cut every sentence."""
        sentences = sentences_of(documents)
        scored = boundaries([sentence.simplified for sentence in sentences])
        for sentence, its in zip(sentences, scored, strict=True):
            sentence.words = segment(sentence.simplified, sentence.tagged, its, self.lexicon)


def atoms(text: str) -> dict[int, int]:
    """Stretches that are one token whatever the dictionary says: Latin words and figures, start to end."""
    found = {}
    for match in _ATOM.finditer(text):
        found[match.start()] = match.end()
    return found


def segment(text: str, tagged: Sequence[Tagged], scored: Boundaries, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the words of a Simplified sentence; they cover it. `tagged` may be empty."""
    spans = best_path(word_graph(text, tagged, scored, lexicon), _scores(lexicon, bool(tagged)))
    if _UNITS.isdisjoint(text):
        return spans
    return tuple(part for start, end in spans for part in _without_unit(text, start, end, lexicon))


def _without_unit(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Part the name of a place and what kind of place it is, where the name alone is a headword, too (上海|市).

    GB/T 16159 writes Shànghǎi Shì. The whole is looked for in the graph, else 上|海市 could be found in it.
    """
    if end - start < 3 or text[end - 1] not in _UNITS:
        return ((start, end),)
    whole, alone = lexicon.known(text[start:end]), lexicon.known(text[start : end - 1])
    if whole is None or alone is None or whole.flags & Flag.COMMON or not whole.flags & alone.flags & Flag.PROPER:
        return ((start, end),)
    return (start, end - 1), (end - 1, end)


# What an edge is scored by, in groups that come again and again: ("word", 銀行), ("same", 2, "n") ...
Group = tuple[str | int, ...]
# The end of a word, its groups, and what the model of characters thinks of it.
Edge = tuple[int, tuple[Group, ...], float]
Graph = list[list[Edge]]
CHARACTERS = "characters"
"""The feature that weighs the model of characters."""


class Scores(dict[Group, float]):
    """The score of each group of features under some weights, worked out when it is first asked for."""

    def __init__(self, weights: Mapping[str, float], lexicon: Lexicon) -> None:
        super().__init__()
        self.weights, self.lexicon = weights, lexicon
        self.characters = weights.get(CHARACTERS, 0.0)

    def __missing__(self, group: Group) -> float:
        score = sum(self.weights.get(name, 0.0) * amount for name, amount in features(group, self.lexicon).items())
        self[group] = score
        return score


def best_path(graph: Graph, scores: Scores) -> tuple[tuple[int, int], ...]:
    """The path of highest score through a graph."""
    size = len(graph)
    score = [0.0] * (size + 1)
    follow = [0] * size
    characters = scores.characters
    for start in range(size - 1, -1, -1):
        best, best_end = float("-inf"), start + 1
        for end, groups, own in graph[start]:
            value = score[end] + characters * own
            for group in groups:
                value += scores[group]
            if value > best:
                best, best_end = value, end
        score[start], follow[start] = best, best_end
    spans, at = [], 0
    while at < size:
        spans.append((at, follow[at]))
        at = follow[at]
    return tuple(spans)


def _words(text: str, lexicon: Lexicon) -> dict[int, list[int]]:
    """jieba's word graph over the lexicon: for each place the last places of the words that begin there.

    jieba's part is its algorithm, `get_DAG`; its own dictionary and model are not asked, because they know neither
    readings nor senses. It looks every beginning of a word up, so it is given those that this text can need.
    """
    frequencies: dict[str, int] = {}
    for start in range(len(text)):
        for word in lexicon.words_from(text, start):
            for length in range(1, len(word)):
                frequencies.setdefault(word[:length], 0)
            frequencies[word] = 1
    tokenizer = _jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.initialized = frequencies, True
    graph: dict[int, list[int]] = tokenizer.get_DAG(text)
    return graph


@cache
def _jieba() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escapes in jieba's source
        import jieba
    module: ModuleType = jieba
    return module


def word_graph(text: str, tagged: Sequence[Tagged], scored: Boundaries, lexicon: Lexicon) -> Graph:
    """Edges from each place of a Simplified sentence, with the groups of features of the word each would make."""
    size = len(text)
    fixed = atoms(text)
    words = _words(text, lexicon)
    begin = {stretch.start: stretch for stretch in tagged}
    place = _Place(size, tagged)
    graph: Graph = []
    inside_until = 0
    for start in range(size):
        if start < inside_until:
            graph.append([(start + 1, (("broken atom",),), 0.0)])
            continue
        character = text[start]
        until = fixed.get(start)
        if until is None and not is_hanzi(character):
            graph.append([(start + 1, (), 0.0)])
            continue
        edges: dict[int, tuple[Group, ...]] = {}
        if until is not None:
            inside_until = until
            edges[until] = ()
        for last in words[start]:
            end = last + 1
            if end < inside_until or end == start + 1 and not lexicon.offers(character):
                continue
            if end - start > 1 and parted(text, start, end, begin, lexicon):
                continue
            word: Group = ("word", text[start:end])
            edges[end] = (word, place.agreement(start, end)) if tagged else (word,)
        if until is None:
            numeral = _NUMERAL.match(text, start) if character in IN_NUMBERS else None
            whole = 0
            if numeral and numeral.end() - start > 1:
                if not behind_number(text, start) and not UNITS.isdisjoint(numeral[0]):
                    whole = numeral.end()  # 一万五千 is one number, never 一|万五千
                    edges = {end: groups for end, groups in edges.items() if end >= whole}
                edges.setdefault(numeral.end(), (("numeral",),))
            name = begin.get(start)
            if name and name.end not in edges and _may_be_name(text, name) and not addressed(text, name, lexicon):
                edges[name.end] = (("name", name.tag, min(name.end - start, 6)),)
            if character == "分" and of_fraction(text, start):
                edges = {end: groups for end, groups in edges.items() if end == start + 2}
            elif start + 1 not in edges and not whole:
                unknown: Group = ("unknown",)
                edges[start + 1] = (unknown, place.agreement(start, start + 1)) if tagged else (unknown,)
        graph.append([(end, groups, scored.of(start, end) if groups else 0.0) for end, groups in edges.items()])
    return graph


def _may_be_name(text: str, tagged: Tagged) -> bool:
    size = tagged.end - tagged.start
    return (
        tagged.tag in NAME_TAGS and size <= 12 and all(is_hanzi(c) or c == "·" for c in text[tagged.start : tagged.end])
    )


class _Place:
    """How a word would stand to the tagger's stretches."""

    def __init__(self, size: int, tagged: Sequence[Tagged]) -> None:
        self.tag_at = [""] * size
        self.starts = [False] * (size + 1)
        self.ends = [False] * (size + 1)
        # before[i]: how many stretches begin before i
        self.before = [0] * (size + 1)
        for stretch in tagged:
            self.starts[stretch.start] = self.ends[stretch.end] = True
            tag = stretch.tag if stretch.tag in NAME_TAGS else ""
            self.tag_at[stretch.start : stretch.end] = [tag] * (stretch.end - stretch.start)
        for at in range(size):
            self.before[at + 1] = self.before[at] + self.starts[at]

    def agreement(self, start: int, end: int) -> Group:
        """The group of features for how a word agrees with the stretches."""
        length = min(end - start, 4)
        inside = self.before[end] - self.before[start + 1]  # stretches that begin strictly inside the word
        if self.starts[start] and self.ends[end]:
            return ("joins", length, inside) if inside else ("same", length, self.tag_at[start])
        return ("crosses", length) if inside else ("part", length, self.tag_at[start])


def features(group: Group, lexicon: Lexicon) -> Mapping[str, float]:
    """The features of a group, by name."""
    kind = group[0]
    if kind == "word":
        return _word_features(str(group[1]), lexicon)
    if kind == "name":
        return {f"name {group[1]}": 1.0, f"name length {group[2]}": 1.0}
    if kind == "joins":
        return {f"joins {group[1]}": float(group[2])}
    if kind == "same":
        return {f"same {group[1]}": 1.0} | ({f"same name {group[2]}": 1.0} if group[2] else {})
    if kind == "part":
        return {f"part {group[1]}": 1.0} | ({f"part of {group[2]}": 1.0} if group[2] else {})
    return {" ".join(map(str, group)): 1.0}


def _word_features(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    known = lexicon.known(word)
    if known is None:
        return {"unknown": 1.0}
    length = min(len(word), 5)
    listed = "headword" if known.flags & Flag.HEADWORD else "level" if known.flags & Flag.LEVEL else "jieba"
    features = {
        f"word {word}": 1.0,  # what is learned of this word alone
        f"length {length}": 1.0,
        f"rarity {length}": max(0.0, 8.0 - known.zipf) if known.zipf else 8.0,
        f"{listed} {length}": 1.0,
    }
    if listed == "headword" and known.flags & (Flag.JIEBA | Flag.LEVEL):
        features[f"listed twice {length}"] = 1.0
    if known.flags & Flag.TAUGHT:
        features[f"taught {length}"] = 1.0
    if not known.zipf:
        features["no frequency"] = 1.0
        if not known.flags & Flag.TAUGHT:
            features[f"never met {length}"] = 1.0
    if known.flags & Flag.PROPER and not known.flags & Flag.COMMON:
        features["proper"] = 1.0
    return features


@cache
def _scores(lexicon: Lexicon, tagged: bool) -> Scores:
    return Scores(weights()["context" if tagged else "plain"], lexicon)


@cache
def weights() -> dict[str, dict[str, float]]:
    """The learned weights: with the tagger ("context") and without ("plain")."""
    table: dict[str, dict[str, float]] = json.loads(
        files("lesson.annotation").joinpath("weights/segmentation.json").read_text("utf-8")
    )
    return table
