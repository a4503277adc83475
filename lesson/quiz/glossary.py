"""The glossary of a quiz: what the other words of an excerpt mean there, for a reader who does not know them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lesson.item import Gloss
from lesson.model import Kind, Lesson, Token, Word
from lesson.quiz.gloss import label
from lesson.quiz.material import band_of
from lesson.scale import Scale
from lesson.text.pinyin import joined

_LONGEST = 60  # of a gloss that no option could be made of


class Glossary:
    """The words of a lesson that have a meaning of their own, in the order of the text, each once for each sense."""

    def __init__(self, lesson: Lesson) -> None:
        words = {word.key: word for word in lesson.words if word.kind is Kind.WORD}
        places: dict[tuple[str, int | None], int] = {}
        glosses: list[Gloss] = []
        self._lesson = lesson  # keeps its tokens alive, which are told apart by identity
        self._keys: list[str] = []
        self._of: dict[int, int] = {}
        for token in lesson.tokens():
            key = token.key
            place = places.get((key, token.sense_index))
            gloss = _gloss(token, words[key], lesson.scale) if place is None and key in words else None
            if gloss is not None:
                place = places[key, token.sense_index] = len(glosses)
                glosses.append(gloss)
                self._keys.append(key)
            if place is not None:
                self._of[id(token)] = place
        self.glosses = tuple(glosses)

    def around(self, tokens: Iterable[Token], tested: Collection[str]) -> tuple[int, ...]:
        """The places of the words of an excerpt in the glossary, each once, without the tested ones.

        The tokens are the lesson's own.
        """
        all_places = (self._of.get(id(token)) for token in tokens)
        places = dict.fromkeys(place for place in all_places if place is not None)
        return tuple(place for place in places if self._keys[place] not in tested)


def _gloss(token: Token, word: Word, scale: Scale) -> Gloss | None:
    if token.sense_index is None or not token.reading:
        return None
    sense = word.senses[token.sense_index]
    meaning = label(sense) or sense.glosses[0][:_LONGEST] if sense.glosses else ""
    return Gloss(token.text, joined(token.reading), meaning, band_of(token.level, scale)) if meaning else None
