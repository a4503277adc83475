"""The sentence on a card: as much of the article's sentence around a word as can be read at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lesson.deck.markup import element, gloss, pinyin_runs, text
from lesson.model import Kind, Lesson, Occurrence, Token, Word
from lesson.text.pinyin import Run, running
from lesson.text.sandhi import Sandhi

SHORT = 40
"""Code points of a sentence that fit four lines of a phone; a longer one is shown by its clauses."""
_ONE_LINE = 8
"""Code points of a word that always fit a line."""

_CLAUSE_ENDS = frozenset("，,；;：:。！？!?…—")
_LOOSE_ENDS = frozenset("，,；;：:—")
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}


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
    clauses = _clauses(tokens)
    first = last = next(at for at, clause in enumerate(clauses) if place.token in clause)
    size = _size(tokens, clauses[first])
    while True:
        # What follows explains better than what precedes.
        after = last + 1 < len(clauses) and size + _size(tokens, clauses[last + 1]) <= limit
        if after:
            last += 1
            size += _size(tokens, clauses[last])
            continue
        if first > 0 and size + _size(tokens, clauses[first - 1]) <= limit:
            first -= 1
            size += _size(tokens, clauses[first])
            continue
        break
    start, end = clauses[first].start, clauses[last].stop
    cut_before, cut_after = _says(tokens[:start]), _says(tokens[end:])
    if cut_after:
        while end > start + 1 and tokens[end - 1].text[-1] in _LOOSE_ENDS:
            end -= 1
    shown = _balanced(tokens[start:end])
    at = frozenset(i for i, token in enumerate(shown) if token.simplified == word.simplified and token.key == word.key)
    return Context(tuple(shown), at, cut_before, cut_after)


def _long(token: Token) -> str:
    """A style class for words that may be broken at the end of a line because they need not fit into one."""
    return " long" if len(token.text) > _ONE_LINE else ""


def _clauses(tokens: Sequence[Token]) -> list[range]:
    """The clauses of a sentence as ranges of tokens; closing marks belong to the clause before them."""
    found: list[range] = []
    start = 0
    for at, token in enumerate(tokens):
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        closed = token.text in _CLOSERS and at > 0 and _ends_clause(tokens[at - 1])
        if (_ends_clause(token) or closed) and after not in _CLOSERS and after[:1] not in _CLAUSE_ENDS:
            found.append(range(start, at + 1))
            start = at + 1
    if start < len(tokens):
        found.append(range(start, len(tokens)))
    return found


def _ends_clause(token: Token) -> bool:
    return token.kind is Kind.PUNCTUATION and token.text[-1] in _CLAUSE_ENDS


def _size(tokens: Sequence[Token], clause: range) -> int:
    return sum(len(tokens[at].text) for at in clause)


def _says(tokens: Sequence[Token]) -> bool:
    """True when there is more than white space and punctuation."""
    return any(token.kind not in (Kind.PUNCTUATION, Kind.SPACE) for token in tokens)


def _balanced(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without opening marks that never close and closing marks that never opened."""
    alone: set[int] = set()
    open_at: list[int] = []
    for at, token in enumerate(tokens):
        if token.text in _PAIRS:
            open_at.append(at)
        elif token.text in _CLOSERS:
            if open_at and tokens[open_at[-1]].text == _CLOSERS[token.text]:
                open_at.pop()
            else:
                alone.add(at)
    alone.update(open_at)
    return [token for at, token in enumerate(tokens) if at not in alone]
