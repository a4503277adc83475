"""Is the meaning of a word certain enough to be asked? A quiz must not ask about a meaning that the lesson guessed.

The lesson chooses one sense of each word. Where the other senses say nearly the same, that choice is safe; where they
lie apart ("irrigation ditch" beside "channel"), the word is left out. Of the seed's hand-made senses (23 November 2026)
this keeps 37 words, 36 of them with the right sense, and leaves out 28, of which 7 are wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lesson.model import Doubt, Sense, SenseKind, Token, Word
from lesson.quiz.gloss import SHORT, gloss_class, label, stems

# Labels of senses that no plain modern text means: a chosen sense without one is not in doubt because of them.
_REMOTE = re.compile(
    r"\b(old|archaic|obsolete|dialect|zoology|botany|chemistry|physics|math|linguistics|music|astronomy|nautical|mythology|"
    r"mineralogy|anatomy|Buddhism|Taoism|chess|mahjong)\b"
)
# Senses that are never shown as an option.
_UNFIT = re.compile(r"vulgar|offensive|derog|slang|sex|prostitut|bar girl")
_MANY = 4  # a list of so many unlike glosses after the chosen one is no longer a list of synonyms


@dataclass(frozen=True, slots=True)
class CertainMeaning:
    """What a word means here as an option, how sure that is (0 or 1), and meanings it surely does not have here."""

    label: str
    sure: float
    remote: tuple[str, ...] = ()


def certain_meaning(word: Word, token: Token) -> CertainMeaning | None:
    """The meaning of a word if it is certain, None when it is not or when the word has none of its own.

    `token` is the word where it is asked about. Where its sense is in no doubt, that alone is the meaning; else a
    neighbouring line of the entry says as likely the same again (保险 "insurance", "safe"), and both are given.
    """
    chosen = _chosen(word)
    if chosen is None or "from its parts" in chosen.labels or _UNFIT.search(chosen.gloss):
        return None
    text = label(chosen)
    if not text or not stems(text):
        return None
    others = [s for s in dict.fromkeys(word.senses) if s.kind is SenseKind.MEANING and not _alike(s, chosen)]
    remote = [s for s in others if _remote(s)]
    apart = [s for s in others if s not in remote]
    away = tuple(_with_field(s) for s in remote if label(s) and not _UNFIT.search(s.gloss))
    away = tuple(option for option in away if gloss_class(option, word.pos) is gloss_class(text, word.pos))
    if _remote(chosen):
        return None
    if not apart:
        return CertainMeaning(text, 1.0, away)
    lines = [s for s in word.senses if s.kind is SenseKind.MEANING and s not in remote]
    if len(word.text) < 2 or len(apart) > _MANY or any(";" in s.gloss or "(" in s.gloss for s in lines):
        return None
    if not all(gloss_class(_first(s), word.pos) is gloss_class(text, word.pos) for s in apart):
        return None
    second = _first(apart[0])
    both = f"{text}; {second}"
    joinable = bool(second) and len(both) <= SHORT and ";" not in text
    doubted = Doubt.SENSE in token.doubts
    if doubted and not joinable:
        return None
    either = joinable and (doubted or token.sense_margin is None)
    return CertainMeaning(both if either else text, 0.0, away)


def _chosen(word: Word) -> Sense | None:
    """The sense in context; for a saying whose sense is literal ("lit. …"), the figurative one of its entry."""
    if word.sense is None or word.senses[word.sense].kind is not SenseKind.MEANING:
        return None
    chosen = word.senses[word.sense]
    if chosen.gloss.startswith("lit."):
        return next((s for s in word.senses if s.gloss.startswith("fig.")), None)
    return chosen


def _alike(sense: Sense, chosen: Sense) -> bool:
    """True for the chosen sense itself, its literal form, the same words again, and its noun or verb in one word."""
    if sense.gloss == chosen.gloss or sense.gloss.startswith("lit."):
        return True
    left, right = stems(sense.gloss), stems(chosen.gloss)
    return left == right or (
        left < right and len(left) == 1 and gloss_class(sense.gloss, None) is not gloss_class(chosen.gloss, None)
    )


def _remote(sense: Sense) -> bool:
    return any(_REMOTE.search(text) for text in sense.labels)


def _with_field(sense: Sense) -> str:
    """A remote meaning as an option, led by the field or the age that makes it wrong: "(zoology) segment"."""
    text = label(sense)
    return text if text.startswith("(") else f"({sense.labels[0]}) {text}"


def _first(sense: Sense) -> str:
    return label(Sense(sense.glosses[0], sense.glosses[:1])) if sense.glosses else ""
