"""The sentence on a card: as much of the article's sentence around a word as can be read at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lesson.deck.markup import element, gloss, pinyin_runs, text
from lesson.model import Lesson, Occurrence, Token, Word
from lesson.text.excerpt import CLAUSE_ENDS, around, clauses_of, says_something, unpaired
from lesson.text.pinyin import Run, running
from lesson.text.sandhi import Sandhi

SHORT = 40
"""Code points of a sentence that fit four lines of a phone; a longer one is shown by its clauses."""
_ONE_LINE = 8
"""Code points of a word that always fit a line."""

_CLAUSE_ENDS = CLAUSE_ENDS | {"—"}
_LOOSE_ENDS = frozenset("，,；;：:—")


@dataclass(frozen=True, slots=True)
class Context:
    """Tokens of one sentence around a word; `at` are the places of the word in them.

    `cut_before` and `cut_after` tell whether the sentence goes on there.
    """

    tokens: tuple[Token, ...]
    at: frozenset[int]
    cut_before: bool
    cut_after: bool

    def sentence(self) -> str:
        """HTML of the context with the word marked."""
        return self._html(lambda token: element("b", text(token.text), f"target{_long(token)}"))

    def gapped(self) -> str:
        """HTML of the context with a gap of the word's length in its place."""
        return self._html(lambda token: element("span", "\u3000" * len(token.text), f"gap{_long(token)}"))

    def pinyin(self, words: Mapping[str, Word], sandhi: Sandhi = Sandhi.NONE) -> str:
        """HTML of the pinyin of the context."""
        runs = list(running(self.tokens, words, sandhi))
        if self.cut_before:
            runs.insert(0, Run("… "))
        if self.cut_after:
            runs.append(Run(" …"))
        return pinyin_runs(runs)

    def clozed(self, numbers: Mapping[str, int], hints: Mapping[str, str], lang: str) -> str:
        """HTML of the context with Anki's cloze marks around the words with these keys, numbered, with their hints."""
        shown = [self._cloze(token, numbers.get(token.key), hints.get(token.key, ""), lang) for token in self.tokens]
        return "".join(shown).strip()

    def spoken(self, traditional: bool = False) -> str:
        """The context in Simplified or Traditional characters, as plain text for a voice."""
        chosen = (token.traditional if traditional else token.simplified for token in self.tokens)
        return "".join(form or token.text for form, token in zip(chosen, self.tokens, strict=True)).strip()

    def _cloze(self, token: Token, number: int | None, hint: str, lang: str) -> str:
        if number is None:
            return text(token.text)
        # Two colons would end the word or the hint.
        word, told = (part.replace(":", "&#58;") for part in (text(token.text), gloss(hint, lang)))
        return f"{{{{c{number}::{word}{f'::{told}' if told else ''}}}}}"

    def _html(self, target: Callable[[Token], str]) -> str:
        shown = "".join(target(token) if at in self.at else text(token.text) for at, token in enumerate(self.tokens))
        return f"{'…' if self.cut_before else ''}{shown.strip()}{'…' if self.cut_after else ''}"


def context(lesson: Lesson, word: Word, place: Occurrence, limit: int = SHORT) -> Context:
    """The clause of a word's occurrence, with the clauses next to it while the whole has at most `limit` code points.

    Quotation marks and brackets whose other half is cut off, or stands in another sentence, are left out.
    """
    tokens = lesson.sentences[place.sentence].tokens
    # What follows explains better than what precedes.
    start, end = around(tokens, clauses_of(tokens, _CLAUSE_ENDS), place.token, limit, earlier_first=False)
    cut_before, cut_after = says_something(tokens[:start]), says_something(tokens[end:])
    if cut_after:
        while end > start + 1 and tokens[end - 1].text[-1] in _LOOSE_ENDS:
            end -= 1
    alone = unpaired(tokens[start:end])
    shown = [token for at, token in enumerate(tokens[start:end]) if at not in alone]
    at = frozenset(i for i, token in enumerate(shown) if token.simplified == word.simplified and token.key == word.key)
    return Context(tuple(shown), at, cut_before, cut_after)


def _long(token: Token) -> str:
    """A style class for words that may be broken at the end of a line because they need not fit into one."""
    return " long" if len(token.text) > _ONE_LINE else ""
