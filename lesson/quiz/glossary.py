"""The glossary of a quiz: what the other words of an excerpt mean there, for a reader who does not know them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lesson.model import Kind, Lesson, Token, Word
from lesson.quiz.gloss import label
from lesson.quiz.item import Gloss
from lesson.quiz.material import band_of
from lesson.quiz.passage import marked

_LONGEST = 60  # of a gloss that no option could be made of


class Glossary:
    """The words of a lesson that have a meaning of their own, in the order of the text, each once for each sense."""

    def __init__(self, lesson: Lesson) -> None:
        words = {word.key: word for word in lesson.words if word.kind is Kind.WORD}
        self._places: dict[tuple[str, int | None], int] = {}
        glosses: list[Gloss] = []
        for token in lesson.tokens():
            word = words.get(token.key)
            found = _gloss(token, word) if word is not None else None
            if found is not None and (token.key, token.sense_index) not in self._places:
                self._places[token.key, token.sense_index] = len(glosses)
                glosses.append(found)
        self.glosses = tuple(glosses)

    def around(self, tokens: Iterable[Token], tested: Collection[str]) -> tuple[int, ...]:
        """The places of the words of an excerpt in the glossary, each once, without the tested ones."""
        found = (self._places.get((token.key, token.sense_index)) for token in tokens if token.key not in tested)
        return tuple(dict.fromkeys(place for place in found if place is not None))


def _gloss(token: Token, word: Word) -> Gloss | None:
    if token.sense_index is None or not token.reading:
        return None
    sense = word.senses[token.sense_index]
    meaning = label(sense) or sense.glosses[0][:_LONGEST] if sense.glosses else ""
    return Gloss(token.text, marked(token.reading), meaning, band_of(token.level)) if meaning else None
