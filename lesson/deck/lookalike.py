"""Look-alikes: words of the same lesson that a reader may take for each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lesson.lexicon.stroke import strokes
from lesson.model import Kind, Lesson, Part, Word

MOST = 3
_LEAST_STROKES = 4
"""A component that two characters share makes them alike when it has so many strokes: 青 does, 口 does not."""


class Lookalikes:
    """The words of a lesson, ready to be asked which others look like one."""

    def __init__(self, lesson: Lesson) -> None:
        self.words = [word for word in lesson.words if word.kind is Kind.WORD]
        self.components: Mapping[str, Sequence[Part]] = {c.text: c.components for c in lesson.characters}
        # Words are told by their place in the lesson, which is also what decides between equals.
        self.by_letters: dict[str, list[int]] = defaultdict(list)
        self.by_rest: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.by_component: dict[tuple[int, str, str], list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self.by_letters["".join(sorted(word.text))].append(place)
            for at in range(len(word.text)):
                rest = word.text[:at] + " " + word.text[at + 1 :]
                self.by_rest[at, rest].append(place)
                for part in self._telling(word.text[at]):
                    self.by_component[at, rest, part].append(place)

    def of(self, word: Word) -> tuple[Word, ...]:
        """At most three others: the same characters in another order, a character that shares its main component, two
        characters or more of which one differs; among equals those of the lesson's first words."""
        found: dict[int, int] = {}
        for rank, place in self._candidates(word):
            if place not in found and self.words[place].text != word.text:
                found[place] = rank
        return tuple(self.words[place] for place in sorted(found, key=lambda place: (found[place], place))[:MOST])

    def _candidates(self, word: Word) -> Iterator[tuple[int, int]]:
        if len(word.text) > 1:
            yield from ((0, other) for other in self.by_letters["".join(sorted(word.text))])
        for at in range(len(word.text)):
            rest = word.text[:at] + " " + word.text[at + 1 :]
            for part in self._telling(word.text[at]):
                yield from ((1, other) for other in self.by_component[at, rest, part])
            if len(word.text) > 1:
                yield from ((2, other) for other in self.by_rest[at, rest])

    def _telling(self, character: str) -> list[str]:
        """The components of a character that have strokes enough to make it look like another one."""
        return [part.text for part in self.components.get(character, ()) if _strokes(part.text) >= _LEAST_STROKES]


def _strokes(character: str) -> int:
    drawn = strokes(character)
    return len(drawn.outlines) if drawn else 0
