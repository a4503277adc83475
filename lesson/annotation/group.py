"""Sense groups: which meaning of the learner's dictionary a word has in its sentence, and how sure that is.

Each group gets a score, a sum of weighted features; the weights are learned from the dictionary's example sentences
(lesson/annotation/weights/group.py and .json). The scores of a word's groups give probabilities. A rule of grammar is a
feature like any other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lesson.annotation.document import Document, Slot
from lesson.annotation.sense import Scored
from lesson.lexicon import Lexicon
from lesson.lexicon.dictionary import LearnersDictionary, SenseGroup
from lesson.model import Kind

# A share that the dictionary gives as 0 may still be met; percent.
_LEAST_SHARE = 0.3
# A sense this far behind the best one by the scores of `lesson.annotation.sense` is as good as any farther behind.
_FARTHEST = 8.0


class Judged(NamedTuple):
    """A group with the probability that the word has its meaning here."""

    group: SenseGroup
    probability: float


class GroupRanker:
    """Ranks the sense groups of each word that has its reading, the likeliest first."""

    name = "group"
    reads = ("slots", "slots.ranked", "slots.reading")
    writes = ("slots.groups",)

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


def candidates(slot: Slot, dictionary: LearnersDictionary) -> tuple[SenseGroup, ...]:
    """The groups that a word can stand for: those of its reading, of names only where it is one."""
    if not slot.entries or slot.context.whole is not None:
        return ()
    name = slot.kind is Kind.NAME
    groups = dictionary.groups(slot.entries[0].simplified)
    return tuple(group for group in groups if group.reading == slot.reading and group.is_name is name)


def judged(
    slot: Slot, groups: Sequence[SenseGroup], lexicon: Lexicon, weight: Mapping[str, float]
) -> tuple[Judged, ...]:
    """Some groups with their probabilities, the likeliest first."""
    scores = [
        sum(weight.get(name, 0.0) * value for name, value in features)
        for features in features_of(slot, groups, lexicon)
    ]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    found = [Judged(group, each / total) for group, each in zip(groups, odds, strict=True)]
    return tuple(sorted(found, key=lambda one: -one.probability))


def features_of(
    slot: Slot, groups: Sequence[SenseGroup], lexicon: Lexicon
) -> Iterator[list[tuple[str, float]]]:
    """The features of each group of a word, with their values.

    share: log share among the groups; tag: what the tagger calls the word against the group's part of speech; cue: a
    word of the dictionary's that goes with this use stands next to it or in its clause; sense: how far the group's best
    sense is behind the best of all (`lesson.annotation.sense`); rule: the group has the sense that grammar asks for;
    label: what the dictionary says of its use.
    """
    context = slot.context
    before, behind = "".join(context.clause_before()), "".join(context.clause_behind())
    whole = sum(max(group.share, _LEAST_SHARE) for group in groups)
    standing = _standing(slot.ranked, slot, lexicon)
    use = slot.evidence.use if slot.evidence is not None else None
    for group in groups:
        features = [
            ("share", math.log(max(group.share, _LEAST_SHARE) / whole)),
            (f"tag {context.tag} {group.part_of_speech}", 1.0),
        ]
        if group.before:
            if before.endswith(tuple(group.before)):
                features.append(("cue right before", 1.0))
            elif any(cue in before for cue in group.before):
                features.append(("cue before", 1.0))
        if group.behind:
            if behind.startswith(tuple(group.behind)):
                features.append(("cue right behind", 1.0))
            elif any(cue in behind for cue in group.behind):
                features.append(("cue behind", 1.0))
        if group.around and any(cue in before or cue in behind for cue in group.around):
            features.append(("cue around", 1.0))
        behind_best = [standing[sense] for sense in group.senses if sense in standing]
        if behind_best:
            features.append(("sense", max(behind_best)))
        else:
            features.append(("no sense", 1.0))
        if use is not None and any(sense in standing and _matches(slot, sense, lexicon) for sense in group.senses):
            features.append(("rule", 1.0))
        features += [(f"label {label}", 1.0) for label in group.labels]
        yield features


def _standing(ranked: Sequence[Scored], slot: Slot, lexicon: Lexicon) -> dict[tuple[int, int], float]:
    """How far each sense is behind the best, by rank of entry and number."""
    if not ranked:
        return {}
    best = ranked[0].score
    place = {id(entry): rank for rank, entry in enumerate(lexicon.entries(slot.entries[0].simplified))}
    return {
        (place[id(s.entry)], s.number): max(s.score - best, -_FARTHEST) for s in ranked if id(s.entry) in place
    }


def _matches(slot: Slot, sense: tuple[int, int], lexicon: Lexicon) -> bool:
    use = slot.evidence.use if slot.evidence is not None else None
    gloss = lexicon.entries(slot.entries[0].simplified)[sense[0]].senses[sense[1]].gloss
    return use is not None and use.search(gloss) is not None


@cache
def weights() -> Mapping[str, float]:
    """The learned weights of the features."""
    table: dict[str, dict[str, float]] = json.loads(
        files("lesson.annotation").joinpath("weights/group.json").read_text("utf-8")
    )
    return table["weights"]
