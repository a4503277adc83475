"""Items of the kind "order": put the parts of a sentence in order.

A Chinese sentence can often be put in more than one order, so the wrong orders offered break a rule that can be named:
they end with a part that needs something after it (…的, 與, 把), or begin with one that needs something before it (的…,
了…). Any such order is no sentence, whatever else the parts could be made into.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations

from lesson.item import Excerpt
from lesson.model import Doubt, Kind, Occurrence, Token
from lesson.quiz.draft import Draft, Option, Stretch
from lesson.quiz.extract import band_that_reads
from lesson.quiz.fact.quantity import TIME_UNITS
from lesson.quiz.fact.source import pieces, pinyin_of, text_of
from lesson.quiz.fact.statement import statement
from lesson.quiz.material import Material
from lesson.quiz.stable import quick_hash
from lesson.scale import Scale
from lesson.text.excerpt import clauses_of

_PARTS = 4
_LETTERS = "ABCD"
_EDGES = frozenset((Doubt.STRADDLED, Doubt.NUMERAL, Doubt.NAME))  # a word may not end where the token does
_SHORT, _LONG = 12, 36  # code points of a sentence that is worth putting in order and still fits a line
_TRIED = 8  # ways to cut a clause
_LEAST = 2  # code points of a part
# What stands before a noun phrase only: a sentence that ends with one is cut off.
_NEEDS_AFTER = frozenset(
    (
        "与", "和", "及", "把", "被", "从", "向", "以", "由", "于", "跟", "将", "使", "让", "为", "作为", "随着",
        "通过", "关于",
    )
)  # fmt: skip
# Verbs behind which 的 may end a sentence: 是…的, 只有他的.
_BEFORE_ELLIPSIS = frozenset(("是", "不是", "有", "只有", "没有"))
_LEANING = ("adverb", "adjective", "determiner", "prefix")  # of one character, they go with what follows
# What stands after something only: a sentence that begins with one has lost its head.
_NEEDS_BEFORE = frozenset(["的", "了", "着", "等", "地", "得", "之"])


def drafts(material: Material) -> Iterator[Draft]:
    """One draft for each clause that says something by itself and has parts that bind."""
    lesson = material.lesson
    for number, sentence in enumerate(lesson.sentences):
        if sentence.paragraph in lesson.article.headings:
            continue
        for start, end in clauses_of(sentence.tokens):
            if not all(_EDGES.isdisjoint(token.doubts) for token in sentence.tokens[start:end]):
                continue  # parts would be cut where no word ends
            clause = _whole(sentence.tokens, start, end)
            ways = [] if clause is None else _ways(clause)
            scale = material.lesson.scale
            made = (_draft(clause or (), parts, number, start, sentence.paragraph, scale) for parts in ways)
            yield from islice((draft for draft in made if draft is not None), 1)


def _whole(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...] | None:
    """The clause if it is a statement of a good length, without quotation marks and numbers of any kind."""
    verb = next((at for at in range(start, end) if tokens[at].pos == "verb"), None)
    said = None if verb is None else statement(tokens, verb, verb + 1)
    if said is None or said[0] not in tokens[start:end] or any(token.kind is Kind.PUNCTUATION for token in said):
        return None
    return said if _SHORT <= len(text_of(said)) <= _LONG else None


def _ways(tokens: Sequence[Token]) -> list[list[tuple[Token, ...]]]:
    """The best ways to cut a clause into four parts: most of them bind, and none is much longer than the others."""
    cuts = [at for at in range(1, len(tokens)) if _may_cut(tokens[at - 1], tokens[at])]
    binding = [at for at in cuts if _binds(tokens[at - 1], tokens[at])]
    if not binding or len(cuts) < _PARTS - 1 or len(cuts) > 24:
        return []
    ways: list[tuple[float, tuple[int, ...], list[tuple[Token, ...]]]] = []
    for chosen in combinations(cuts, _PARTS - 1):
        edges = (0, *chosen, len(tokens))
        parts = [tuple(tokens[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
        sizes = [len(text_of(part)) for part in parts]
        if min(sizes) < _LEAST or not any(at in binding for at in chosen) or _may_change_places(parts):
            continue
        joints = sum(_joint(tokens[at - 1], tokens[at]) for at in chosen)
        ways.append((joints - (max(sizes) - min(sizes)) / 3, chosen, parts))
    return [parts for _, _, parts in sorted(ways, key=lambda way: (-way[0], way[1]))[:_TRIED]]


def _may_change_places(parts: Sequence[Sequence[Token]]) -> bool:
    """Whether two parts are so alike that either may stand for the other: 拼多多 and 市政府, 農民的 and 網點的."""
    named = sum(all(map(_named, part)) for part in parts)
    return named > 1 or sum(part[-1].text == "的" for part in parts) > 1


def _may_cut(before: Token, after: Token) -> bool:
    """Whether parts may meet here: not in a number with its measure and noun, before a suffix, in a name, after 各."""
    if Kind.NUMBER in (before.kind, after.kind) and before.simplified in TIME_UNITS | {"小时", "分钟"}:
        return False  # 2小時 | 07分
    if before.kind is Kind.NUMBER or before.pos == "numeral" or after.pos in ("measure word", "direction word"):
        return False
    if before.pos == "measure word" or (len(before.text) == 1 and before.pos in _LEANING):
        return False
    if _nominal(before) and _nominal(after):
        return False  # 生產 | 加工 | 環節: nouns that follow each other can change places
    return after.text not in ("了", "着", "著", "過", "过") and len(after.text) > 1


def _joint(before: Token, after: Token) -> float:
    """How well a sentence comes apart here: best behind 的, well before its verb, badly before an object."""
    if before.text == "的":
        return 3.0
    if before.simplified in _NEEDS_AFTER:
        return 1.5
    if after.pos in ("verb", "adverb", "preposition", "conjunction"):
        return 1.0 if before.pos != "adverb" else 0.0
    return -0.5


def _binds(before: Token, after: Token) -> bool:
    return _open(before) or after.simplified in _NEEDS_BEFORE


def _open(token: Token) -> bool:
    return token.text == "的" or token.simplified in _NEEDS_AFTER


def _draft(
    clause: tuple[Token, ...], parts: list[tuple[Token, ...]], number: int, start: int, paragraph: int, scale: Scale
) -> Draft | None:
    texts = [text_of(part) for part in parts]
    text = text_of(clause)
    if len(set(texts)) < _PARTS:
        return None
    given = sorted(range(_PARTS), key=lambda at: quick_hash("order", text, texts[at]))
    if given == sorted(given):
        given = given[1:] + given[:1]
    letter = {part: _LETTERS[place] for place, part in enumerate(given)}
    right = tuple(range(_PARTS))
    closed = any(t.simplified in _BEFORE_ELLIPSIS for t in clause)
    wrong: list[Option] = []
    orders = sorted(permutations(right), key=lambda order: (_moved(order), quick_hash("orders", text, str(order))))
    ends: set[int] = set()
    for order in orders:
        why = _fault(order, parts, texts, closed)
        if order != right and why and not (len(ends) > 1 and order[-1] in ends and len(wrong) < 2):
            wrong.append(Option(_spelled(order, letter), why))
            ends.add(order[-1])
    if len(wrong) < 3:
        return None
    given_parts = " · ".join(f"{letter[part]} {texts[part]}" for part in given)
    return Draft(
        candidate=Stretch(band_that_reads(clause, scale)),
        occurrence=Occurrence(number, start),
        excerpt=Excerpt(text, 0, len(text), paragraph),
        prompt=f"Put the parts in order: {given_parts}",
        right=Option(_spelled(right, letter), f"{text}。"),
        wrong=tuple(wrong[:3]),
        explanation=f"{pinyin_of(pieces(clause))}.",
        hint=f"It begins with {pinyin_of(pieces(parts[0]))}.",
        worth=-abs(len(text) - 20) / 10,
        tokens=clause,
    )


def _moved(order: Sequence[int]) -> int:
    """How many parts stand behind another part than in the sentence: with few, it is hard to see that it is wrong."""
    return sum(order[at + 1] != order[at] + 1 for at in range(len(order) - 1))


def _fault(order: Sequence[int], parts: Sequence[tuple[Token, ...]], texts: Sequence[str], closed: bool) -> str:
    """The rule that an order breaks, as a sentence; empty when it breaks none that is named here."""
    first, last, before = parts[order[0]][0], parts[order[-1]], parts[order[-2]][-1]
    if first.simplified in _NEEDS_BEFORE:
        return f"{texts[order[0]]} cannot begin a sentence: {first.text} follows the word it belongs to."
    # Behind a verb it could stand for a noun left out (他買了北京的); not behind a noun.
    if last[-1].text == "的" and not closed and _nominal(before) and len(last) > 1 and _nominal(last[-2]):
        return f"{texts[order[-1]]} cannot end it: a noun must follow 的."
    if last[-1].simplified in _NEEDS_AFTER:
        return f"{texts[order[-1]]} cannot end it: something must follow {last[-1].text}."
    return ""


def _named(token: Token) -> bool:
    """Whether a part of such words alone could stand in another's place: 我們, 每個人, a noun that no list has."""
    return _nominal(token) or token.pos in ("pronoun", None)


def _nominal(token: Token) -> bool:
    return token.kind is Kind.NAME or token.pos in ("noun", "measure word", "numeral")


def _spelled(order: Sequence[int], letter: dict[int, str]) -> str:
    return " ".join(letter[part] for part in order)
