"""The corpus: how annotation does by layer and by genre, with intervals, the test part apart.

Boundaries: places where one has a boundary and the other has not, per thousand words. Readings: hanzi read otherwise,
per thousand, of words that both have. Senses: of words that both have and whose reading has several sense groups, how
often the group is the one decided by hand, for content words and for those of grammar. Names: precision and recall,
the kind not counted. Certainty: the mean difference between what was promised and what was right, over ten bands.
Intervals (95 in 100) are drawn over texts. Errors are printed for the development part only, and when asked for:

    python tests/eval/genres.py [train | development]     what is wrong there, a line each
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from lesson.annotation.document import Slot, placed
from lesson.annotation.pipeline import annotator
from lesson.compile.corpus import Annotated, AnnotatedSentence, corpus
from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import SenseGroup, learners_dictionary
from lesson.model import Kind
from lesson.text.article import article_of
from lesson.text.syllable import Reading

_GRAMMAR = frozenset(
    ("modal verb", "preposition", "conjunction", "particle", "measure word", "pronoun", "numeral", "direction word",
     "complement", "prefix", "suffix")
)  # fmt: skip
_DRAWS = 200


@dataclass(slots=True)
class Tally:
    """Counts by name, and (probability, right) of each sense that was chosen."""

    counts: Counter[str] = field(default_factory=Counter)
    promised: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


LAYERS = {
    "boundaries wrong per 1,000 words": ("boundaries wrong", "words", 1000.0),
    "readings wrong per 1,000 hanzi": ("readings wrong", "readings", 1000.0),
    "senses right, content words": ("content right", "content", 1.0),
    "senses right, words of grammar": ("grammar right", "grammar", 1.0),
    "names, precision": ("names right", "names found", 1.0),
    "names, recall": ("names right", "names", 1.0),
}


def measured(sentences: Iterable[AnnotatedSentence]) -> dict[str, Tally]:
    """The tallies of annotation against the corpus, by text."""
    texts: dict[str, list[AnnotatedSentence]] = defaultdict(list)
    for sentence in sentences:
        texts[sentence.name].append(sentence)
    articles = [article_of("\n".join(s.text for s in own), name, "text", furniture=True) for name, own in texts.items()]
    found: dict[str, Tally] = {}
    for (name, own), document in zip(texts.items(), annotator().documents(articles), strict=True):
        tally = found[name] = Tally()
        mine: dict[int, dict[tuple[int, int], Slot]] = defaultdict(dict)
        for paragraph, start, end, slot in placed(document):
            mine[paragraph][start, end] = slot
        for number, sentence in enumerate(own):
            _judge(sentence, mine[number], tally)
    return found


def _judge(sentence: AnnotatedSentence, mine: Mapping[tuple[int, int], Slot], tally: Tally) -> None:
    """Add one sentence of the corpus to a tally; `mine` has the words that annotation cut it into, by place."""
    counts = tally.counts
    ends, wanted = set(), set()
    for start, end, token in sentence.placed:
        ends.add(end)
        if token.name is not None:
            wanted.add((start, end))
        if not any("\u3400" <= character <= "\u9fff" for character in token.text):
            continue
        counts["words"] += 1
        slot = mine.get((start, end))
        if slot is not None:
            for wrong in _word(token, slot, tally):
                tally.errors.append(f"{sentence.name} {sentence.genre}: {token.text}: {wrong} | {sentence.text}")
    cut = {end for _, end in mine}
    for wrong in sorted(ends ^ cut):
        counts["boundaries wrong"] += 1
        around = f"{sentence.text[:wrong][-4:]}{'|' if wrong in ends else '+'}{sentence.text[wrong:][:4]}"
        tally.errors.append(f"{sentence.name} {sentence.genre}: boundary {around} | {sentence.text}")
    names = {place for place, slot in mine.items() if slot.kind is Kind.NAME}
    counts["names"] += len(wanted)
    counts["names found"] += len(names)
    counts["names right"] += len(names & wanted)
    for start, end in sorted(names ^ wanted):
        told = "no name" if (start, end) in names else "a name"
        tally.errors.append(f"{sentence.name} {sentence.genre}: {sentence.text[start:end]} is {told} | {sentence.text}")


def _word(token: Annotated, slot: Slot, tally: Tally) -> Iterator[str]:
    """Count the reading and the sense of a word that both have; what is wrong comes back."""
    groups = {group.id: group for group in learners_dictionary().groups(token.simplified)}
    right = groups.get(token.group) if token.group else None
    reading = _reading(token, right, groups.values())
    if reading is not None and slot.reading is not None:
        wrong = sum(one != other for one, other in zip(reading, slot.reading, strict=False))
        tally.counts["readings"] += len(reading)
        tally.counts["readings wrong"] += wrong
        if wrong:
            yield f"read {' '.join(map(str, slot.reading))}, not {' '.join(map(str, reading))}"
    if right is None or len(groups) == 1:
        return
    kind = "grammar" if right.part_of_speech in _GRAMMAR else "content"
    chosen = slot.groups[0] if slot.groups else None
    hit = chosen is not None and chosen.group.id == right.id
    tally.counts[kind] += 1
    tally.counts[f"{kind} right"] += hit
    if chosen is not None:
        tally.promised.append((chosen.probability, hit))
    if not hit:
        told = f"{chosen.group.gloss} ({chosen.probability:.2f})" if chosen is not None else "nothing"
        yield f"{told}, not {right.gloss} ({right.part_of_speech})"


def _reading(token: Annotated, right: SenseGroup | None, groups: Iterable[SenseGroup]) -> Reading | None:
    if token.reading is not None:
        return token.reading
    if right is not None:
        return right.reading
    known = {group.reading for group in groups} or {entry.reading for entry in lexicon().entries(token.simplified)}
    return known.pop() if len(known) == 1 else None


def figure(tallies: Iterable[Tally], layer: str) -> float:
    """The figure of a layer over some texts."""
    of, out_of, scale = LAYERS[layer]
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update({name: tally.counts[name] for name in (of, out_of)})
    return scale * total[of] / total[out_of] if total[out_of] else float("nan")


def interval(tallies: list[Tally], layer: str) -> tuple[float, float]:
    """Where the figure lies in 95 of 100 draws of as many texts."""
    chance = random.Random(1)
    drawn = sorted(figure(chance.choices(tallies, k=len(tallies)), layer) for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]


def calibration(tallies: Iterable[Tally]) -> float:
    """The mean difference between the probability of the chosen sense and how often it is right, over ten bands."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for tally in tallies:
        for probability, hit in tally.promised:
            bands[min(int(probability * 10), 9)].append((probability, hit))
    total = sum(map(len, bands.values()))
    gaps = (abs(sum(p for p, _ in band) - sum(hit for _, hit in band)) for band in bands.values())
    return sum(gaps) / max(1, total)


@cache
def by_part(part: str) -> tuple[dict[str, list[Tally]], list[Tally]]:
    """The tallies of a part of the corpus by genre, and all of them."""
    genres: dict[str, list[Tally]] = defaultdict(list)
    sentences = [sentence for sentence in corpus() if sentence.part == part]
    genre_of = {sentence.name: sentence.genre for sentence in sentences}
    for name, tally in measured(sentences).items():
        genres[genre_of[name]].append(tally)
    return dict(sorted(genres.items())), [tally for own in genres.values() for tally in own]


def main() -> None:
    """Print what is wrong in a part that may be read."""
    part = sys.argv[1] if len(sys.argv) > 1 else "development"
    if part not in ("train", "development"):
        sys.exit("genres: the errors of the test part are for nobody's eyes; choose train or development")
    _, tallies = by_part(part)
    for tally in tallies:
        print(*tally.errors, sep="\n")
    for layer in LAYERS:
        print(f"{layer}: {figure(tallies, layer):.3f}", file=sys.stderr)
    print(f"calibration error: {calibration(tallies):.3f}", file=sys.stderr)


if __name__ == "__main__":
    main()
