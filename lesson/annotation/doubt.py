"""Doubt: where the annotation of a token may be wrong, worked out when the whole lesson is known.

What is in doubt is still shown; a view that asks for it, or builds on it, leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lesson.annotation.document import Document
from lesson.lexicon.gloss_class import is_verb_gloss
from lesson.model import Doubt, Kind, Lesson, SenseKind, Sentence, Token, Word
from lesson.text.numerals import NUMERALS
from lesson.text.saying import SAYING

SURE = 0.7
"""A sense whose score is less ahead of the next one's is often the wrong one."""
LIKELY = 0.7
"""A sense group less probable than this is not sure."""
_NONE: frozenset[Doubt] = frozenset()
_MARKS = (Kind.PUNCTUATION, Kind.SPACE)
_PLACES = frozenset("区區县縣市镇鎮乡鄉村路街巷省州旗江河湖岛島山")  # what names of places end in
_COUNTING = frozenset("个個天年次位名种種条條家件块塊张張")  # measure words that words begin with, too: 個人, 天下
# 億 is the unit of a number in figures (10.2億噸), and nought begins none.
_NUMERALS = NUMERALS - frozenset("〇零亿億")
_BEFORE_NUMERAL = frozenset(("星期", "周", "礼拜", "第", "初"))


class Doubter:
    """Says of every token of a lesson what is not sure of it."""

    name = "doubt"
    reads = ("lesson",)
    writes = ("lesson",)

    def __call__(self, documents: Sequence[Document]) -> None:
        """Set the doubts of every token."""
        for document in documents:
            if document.lesson is not None:
                document.lesson = with_doubts(document.lesson)


def with_doubts(lesson: Lesson) -> Lesson:
    """The lesson with the doubts of every token set; those it had before are dropped."""
    texts = frozenset(word.text for word in lesson.words if len(word.text) > 1)
    pairs = frozenset(text[at : at + 2] for text in texts for at in range(len(text) - 1))
    alone = frozenset(token.text for token in lesson.tokens() if token.kind is Kind.WORD and len(token.text) == 1)
    of_words = {word.key: doubts for word in lesson.words if (doubts := frozenset(_of_word(word, alone)))}
    named = {word.simplified for word in lesson.words if word.key in of_words}  # few: a token's key takes long to make
    sentences = []
    for sentence in lesson.sentences:
        here = _of_places(sentence.tokens, texts, pairs)
        tokens = tuple(
            _doubted(token, found | of_words.get(token.key, _NONE) if token.simplified in named else found)
            for token, found in zip(sentence.tokens, here, strict=True)
        )
        sentences.append(Sentence(sentence.paragraph, sentence.start, tokens))
    return replace(lesson, sentences=tuple(sentences))


def _doubted(token: Token, doubts: frozenset[Doubt]) -> Token:
    """The token with these doubts; written out, for `replace` is slow and every fifth token has one."""
    ordered = _ordered(doubts)
    if ordered == token.doubts:
        return token
    return Token(
        token.text, token.start, token.kind, token.simplified, token.traditional, token.reading, token.pos, token.sense,
        token.sense_index, token.sense_margin, token.level, token.name_kind, token.parts, ordered,
        token.dictionary_senses, token.certainty,
    )  # fmt: skip


@lru_cache(maxsize=128)
def _ordered(doubts: frozenset[Doubt]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in Doubt if doubt in doubts)


def _of_word(word: Word, alone: frozenset[str]) -> Iterator[Doubt]:
    """What is in doubt wherever a word stands; `alone` are the characters that are words by themselves in the text."""
    if word.level_estimated and len(word.text) == 2 and set(word.text) <= alone:
        yield Doubt.LOOSE
    if _misread(word):
        yield Doubt.MISREAD


def _misread(word: Word) -> bool:
    """Whether no meaning of a word is of the part of speech that it stands as: 都會 "metropolis" as a verb.

    Few verbs have no gloss that begins with "to" (不得 "must not"), and no adverb is explained by things only (家常
    "the daily life of a family" in 老人家常說).
    """
    glosses = [gloss for sense in word.senses if sense.kind is SenseKind.MEANING for gloss in sense.glosses]
    if word.pos == "verb":
        return bool(glosses) and not any(map(is_verb_gloss, glosses))
    return word.pos == "adverb" and bool(glosses) and all(text.startswith(("the ", "a ", "an ")) for text in glosses)


def _of_places(tokens: Sequence[Token], texts: frozenset[str], pairs: frozenset[str]) -> list[frozenset[Doubt]]:
    """What is in doubt of each token of a sentence by what stands around it.

    `texts` are the words of the lesson, `pairs` any two characters that follow each other in one.
    """
    borders = [
        one.text[-1] + other.text[0] in pairs and _straddled(one.text, other.text, texts)
        for one, other in zip(tokens, tokens[1:], strict=False)
    ]
    found: list[frozenset[Doubt]] = []
    last = len(tokens) - 1
    depth = 0  # of titles that are open
    for at, token in enumerate(tokens):
        doubts: set[Doubt] = set()
        if token.kind not in _MARKS:
            if (at and borders[at - 1]) or (at < last and borders[at]):
                doubts.add(Doubt.STRADDLED)
            if at and _number_goes_on(tokens[at - 1], token.text):
                doubts.add(Doubt.NUMERAL)
            if depth > 0 or _may_be_name(tokens, at):
                doubts.add(Doubt.NAME)
            if token.kind is Kind.NAME and _cut(tokens, at):
                doubts.add(Doubt.CUT)
            margin, certainty = token.sense_margin, token.certainty
            if margin is not None and margin < SURE or certainty is not None and certainty < LIKELY:
                doubts.add(Doubt.SENSE)
        depth += (token.text == "《") - (token.text == "》")
        found.append(frozenset(doubts) if doubts else _NONE)
    return found


def _straddled(left: str, right: str, texts: frozenset[str]) -> bool:
    """Whether a word of the text lies across the border of two others: 外婆 in 外|婆家."""
    joined, border = left + right, len(left)
    return any(
        joined[start:end] in texts
        for start in range(border)
        for end in range(border + 1, len(joined) + 1)
        if end - start > 1
    )


def _number_goes_on(before: Token, text: str) -> bool:
    """Whether a number or a date may go on in a word behind it: 三十|八度, 星期|一早, 兩|個人."""
    counted = before.text[-1] in _NUMERALS and len(text) > 1 and text[0] in _COUNTING
    counts = before.kind is Kind.NUMBER or set(before.text) <= _NUMERALS or before.simplified in _BEFORE_NUMERAL
    return counted or (text[0] in _NUMERALS and counts)


def _may_be_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands before 區 or 鎮, or in a list with names or with words that no dictionary has."""
    if at + 1 < len(tokens) and tokens[at + 1].text in _PLACES:
        return True
    earlier = at > 1 and tokens[at - 1].text == "、" and _without_meaning(tokens[at - 2])
    return earlier or (at + 2 < len(tokens) and tokens[at + 1].text == "、" and _without_meaning(tokens[at + 2]))


def _without_meaning(token: Token) -> bool:
    return token.kind is Kind.NAME or token.kind is Kind.WORD and not token.sense


def _cut(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name may go on behind its end: 院士李春|來|說 is 李春來's word."""
    after = tokens[at + 1 : at + 3]
    return (
        len(tokens[at].text) == 2
        and len(after) == 2
        and len(after[0].text) == 1
        and after[0].pos == "verb"
        and after[0].simplified not in SAYING
        and after[1].simplified in SAYING
    )
