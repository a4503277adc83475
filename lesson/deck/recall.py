"""Whether a word can be asked for by its meaning."""

from __future__ import annotations

from lesson.lexicon.gloss import Reference, brief, parsed, tells
from lesson.model import Kind, Word


def can_be_recalled(word: Word) -> bool:
    """True when meaning and sentence ask for this word and do not give it away.

    A name is there to be recognised. A gloss that only points elsewhere asks nothing; one that quotes a character of
    the word, or has nothing but Chinese, would be the answer or no question.
    """
    if word.kind is Kind.NAME or word.sense is None or not tells(word.senses[word.sense]):
        return False
    said = parsed(brief(word.senses[word.sense]))
    quoted = "".join(part.traditional + part.simplified for part in said if isinstance(part, Reference))
    english = "".join(part for part in said if isinstance(part, str))
    return any(c.isalpha() for c in english) and not set(quoted) & set(word.text + word.simplified + word.traditional)
