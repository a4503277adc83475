"""Sense groups: which meaning of the learner's dictionary a word has in its sentence, and how sure that is.

Each group gets a score, a sum of weighted features; the weights are learned from our corpus and the dictionary's
example sentences (lesson/annotation/weights/group.py and .json). The scores of a word's groups give probabilities. A
rule of grammar is a feature like any other. Words that the corpus has often have features of their own, too.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any, NamedTuple

from lesson.annotation.document import Document, Slot
from lesson.annotation.reading import settle
from lesson.annotation.sense import USED
from lesson.lexicon import Entry, Lexicon
from lesson.lexicon.dictionary import LearnersDictionary, SenseGroup
from lesson.model import Kind
from lesson.text.syllable import Reading

# Words of grammar whose place beside a word tells its part of speech.
_GRAMMAR = frozenset(
    ("的", "地", "得", "了", "着", "过", "很", "太", "最", "更", "不", "没", "没有", "在", "是", "有", "一", "这", "那",
     "个", "些", "把", "被", "给", "和", "跟", "对", "从", "向", "到", "就", "也", "都", "还", "再", "才", "要", "会",
     "能", "可以", "想", "上", "下", "里", "中", "来", "去", "吗", "吧", "呢", "啊", "几", "多", "两", "三", "所", "之",
     "以", "为", "与", "而")
)  # fmt: skip
# A share that the dictionary gives as 0 may still be met; percent.
LEAST_SHARE = 0.3
# A sense this far behind the best one by the scores of `lesson.annotation.sense` is as good as any farther behind.
_FARTHEST = 8.0
# A meaning must be so likely to speak against what is heard and what the words around say of the reading.
_CERTAIN = 0.65
# Log-odds of a reading that would be a surprise.
_UNLIKELY = -2.5


class Judged(NamedTuple):
    """A group with the probability that the word has its meaning here."""

    group: SenseGroup
    probability: float


class Place(NamedTuple):
    """What the place of a word tells of its part of speech: its tag, those of its neighbours, and the neighbours
    themselves where they are words of grammar.
    """

    tag: str
    before_tag: str
    after_tag: str
    before: str
    after: str


Features = list[tuple[str, float]]
"""Names and amounts of what speaks for a group."""


class GroupRanker:
    """Ranks the sense groups of each word, the likeliest first; the reading is that of the likeliest."""

    name = "group"
    reads = ("slots", "slots.ranked", "slots.reading")
    writes = ("slots.groups", "slots.reading")

    def __init__(self, lexicon: Lexicon, dictionary: LearnersDictionary) -> None:
        self.lexicon, self.dictionary = lexicon, dictionary

    def __call__(self, documents: Sequence[Document]) -> None:
        """Rank the groups of every slot that has entries."""
        for document in documents:
            for slot in document.slots:
                groups = candidates(slot, self.dictionary)
                if len(groups) == 1:
                    slot.groups = (Judged(groups[0], 1.0),)
                elif groups:
                    slot.groups = judged(slot, groups, self.lexicon, weights())
                    if slot.groups[0].group.reading != slot.reading:
                        _read_again(slot)


def _read_again(slot: Slot) -> None:
    """Give a word the reading of its likeliest group where that is likely enough, else the likeliest group of the
    reading that it has.
    """
    other = slot.groups[0].group.reading
    own = [judged for judged in slot.groups if judged.group.reading == slot.reading]
    if not own or sum(judged.probability for judged in slot.groups if judged.group.reading == other) >= _CERTAIN:
        settle(slot, other)
    else:
        slot.groups = (*own, *(judged for judged in slot.groups if judged.group.reading != slot.reading))


def candidates(slot: Slot, dictionary: LearnersDictionary) -> tuple[SenseGroup, ...]:
    """The groups that a word can stand for: those of the readings of its entries, of names only where it is one."""
    if not slot.entries or slot.context.whole is not None:
        return ()
    groups = dictionary.groups(slot.entries[0].simplified)
    readings = (slot.reading or (),) if slot.ruled or not slot.reading_odds else tuple(slot.reading_odds)
    return _fitting(groups, readings, slot.kind is Kind.NAME) if groups else ()


@lru_cache(maxsize=32768)
def _fitting(groups: tuple[SenseGroup, ...], readings: tuple[Reading, ...], name: bool) -> tuple[SenseGroup, ...]:
    return tuple(group for group in groups if group.reading in readings and group.is_name is name)


def judged(
    slot: Slot, groups: tuple[SenseGroup, ...], lexicon: Lexicon, weight: Mapping[str, float]
) -> tuple[Judged, ...]:
    """Some groups with their probabilities, the likeliest first."""
    known = weight.get
    word = slot.simplified if slot.simplified in frequent() else ""
    scores = [
        score + sum([known(name, 0.0) * value for name, value in features])
        for score, features in zip(
            _by_place(groups, place_of(slot), word), local_features(slot, groups, lexicon), strict=True
        )
    ]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    order = sorted(range(len(groups)), key=lambda at: -odds[at])
    return tuple([Judged(groups[at], odds[at] / total) for at in order])


def reasons(slot: Slot, group: SenseGroup, lexicon: Lexicon) -> list[tuple[str, float]]:
    """What speaks for and against a group among those of its word, in log-odds, by the name of the feature."""
    groups = tuple(judged.group for judged in slot.groups)
    at = groups.index(group)
    features = features_of(slot, groups, frequent(), lexicon)[at]
    weight = weights()
    return [(name, weight[name] * value) for name, value in features if weight.get(name)]


def features_of(slot: Slot, groups: tuple[SenseGroup, ...], words: Collection[str], lexicon: Lexicon) -> list[Features]:
    """All features of each of some groups of a word; `words` are those that have features of their own."""
    word = slot.simplified if slot.simplified in words else ""
    by_place = place_features(groups, place_of(slot), word)
    return [one + more for one, more in zip(by_place, local_features(slot, groups, lexicon), strict=True)]


def place_of(slot: Slot) -> Place:
    """The place of a word."""
    context = slot.context
    before, after = context.before, context.after
    return Place(
        context.tag,
        context.before_tag,
        context.after_tag,
        before if before in _GRAMMAR else "",
        after if after in _GRAMMAR else "",
    )


@lru_cache(maxsize=65536)
def _by_place(groups: tuple[SenseGroup, ...], place: Place, word: str) -> tuple[float, ...]:
    """The part of the scores that comes again and again."""
    known = weights().get
    return tuple(
        sum(known(name, 0.0) * value for name, value in features) for features in place_features(groups, place, word)
    )


def place_features(groups: Sequence[SenseGroup], place: Place, word: str) -> Iterator[Features]:
    """The features of each group that its shares, its labels and the place of the word give.

    share: log share among the groups; tag, before, behind: what the tagger calls the word and its neighbours, against
    the group's part of speech, and the neighbour itself where it is a word of grammar; label: what the dictionary says
    of its use. A word that the corpus has often (`word`, else empty) has its groups themselves and their places, too.
    """
    tag, before_tag, after_tag, before, after = place
    whole = sum(max(group.share, LEAST_SHARE) for group in groups)
    for group in groups:
        kind = group.part_of_speech
        features = [
            ("share", math.log(max(group.share, LEAST_SHARE) / whole)),
            (f"tag {tag} {kind}", 1.0),
            (f"before {before_tag} {kind}", 1.0),
            (f"behind {after_tag} {kind}", 1.0),
        ]
        if before:
            features.append((f"before {before} {kind}", 1.0))
        if after:
            features.append((f"behind {after} {kind}", 1.0))
        features += [(f"label {label}", 1.0) for label in group.labels]
        if word:
            own = f"{word} {group.id}"
            features += [(own, 1.0), (f"{own} tag {tag}", 1.0)]
            features += [(f"{own} before {before or before_tag}", 1.0), (f"{own} behind {after or after_tag}", 1.0)]
        yield features


def local_features(slot: Slot, groups: tuple[SenseGroup, ...], lexicon: Lexicon) -> Iterator[Features]:
    """The features of each group that the clause of the word gives.

    cue: a word of the dictionary's that goes with this use stands next to it or in its clause; sense: how far the
    group's best sense is behind the best of all (`lesson.annotation.sense`); rule: the group has the sense that grammar
    asks for; reading: how far its reading is behind the likeliest (`lesson.annotation.reading`), and whether grammar
    asks for it.
    """
    context = slot.context
    before, behind = "".join(context.clause_before()), "".join(context.clause_behind())
    use = slot.evidence.use if slot.evidence is not None else None
    entries = lexicon.entries(slot.entries[0].simplified)
    home = _home(groups, entries)
    highest: dict[int, float] = {}
    asked: set[int] = set()
    for scored in chain(slot.ranked, slot.unread):
        score = scored.score
        own = home.get((id(scored.entry), scored.number), ())
        if use is not None and use.search(scored.entry.senses[scored.number].gloss):
            score -= USED  # what grammar asks for is a feature of its own
            asked.update(own)
        for at in own:
            highest[at] = max(score, highest.get(at, score))
    best = max(highest.values(), default=0.0)
    for at, group in enumerate(groups):
        features: Features = []
        cues_before, cues_behind, around = _cues(group)
        if cues_before:
            if before.endswith(cues_before):
                features.append(("cue right before", 1.0))
            elif before and any([cue in before for cue in cues_before]):
                features.append(("cue before", 1.0))
        if cues_behind:
            if behind.startswith(cues_behind):
                features.append(("cue right behind", 1.0))
            elif behind and any([cue in behind for cue in cues_behind]):
                features.append(("cue behind", 1.0))
        if around and any([cue in before or cue in behind for cue in around]):
            features.append(("cue around", 1.0))
        if at in highest:
            features.append(("sense", max(highest[at] - best, -_FARTHEST)))
        else:
            features.append(("no sense", 1.0))
        if slot.reading_odds:
            odds = slot.reading_odds[group.reading]
            features.append(("reading", odds))
            if odds < 0:
                features.append(("reading behind", 1.0))
            if odds < _UNLIKELY:
                features.append(("reading far behind", 1.0))
            if slot.ruled and group.reading == slot.reading:
                features.append(("reading rule", 1.0))
        if at in asked:
            features += [("rule", 1.0), (f"rule {group.part_of_speech}", 1.0), (f"rule {slot.simplified}", 1.0)]
        yield features


@lru_cache(maxsize=32768)
def _home(groups: tuple[SenseGroup, ...], entries: tuple[Entry, ...]) -> dict[tuple[int, int], tuple[int, ...]]:
    """Which groups stand for a sense, by the identity of its entry and its number there."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for at, group in enumerate(groups):
        for rank, number in group.senses:
            key = id(entries[rank]), number
            found[key] = (*found.get(key, ()), at)
    return found


@lru_cache(maxsize=65536)
def _cues(group: SenseGroup) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(group.before)), tuple(sorted(group.behind)), tuple(sorted(group.around))


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(files("lesson.annotation").joinpath("weights/group.json").read_text("utf-8"))
    return table


@cache
def weights() -> Mapping[str, float]:
    """The learned weights of the features."""
    learned: Mapping[str, float] = _table()["weights"]
    return learned


@cache
def frequent() -> frozenset[str]:
    """The words that have features of their own."""
    return frozenset(_table()["frequent"])
