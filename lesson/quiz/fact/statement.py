"""Statements: a stretch of a sentence that says something by itself, so that it can be asked or called true or false.

News runs many clauses together and names the subject once. A statement is the clause of the fact with as many earlier
clauses as it takes to find its subject; a clause that only says when is joined to what happened then.
"""

from __future__ import annotations

from collections.abc import Sequence

from lesson.model import Kind, Token
from lesson.quiz.fact.quantity import TIME_UNITS
from lesson.text.excerpt import clauses_of, unpaired

LONGEST = 60  # code points: what a learner can keep in mind while looking for the answer

# Words that open a subordinate clause.
_SUBORDINATING = frozenset(
    (
        "随着", "作为", "据", "据悉", "为", "为了", "除了", "由于", "因为", "如果", "虽然", "尽管", "即使", "当",
        "除", "要是", "只要", "只有", "不管", "无论", "自", "自从", "通过", "按照", "根据", "对", "对于", "关于",
        "以",
    )
)  # fmt: skip
# Words that end one.
_TRAILING = frozenset(["以后", "之后", "后", "时", "之前", "以前", "前", "的话", "期间", "以来"])
_JOINING = frozenset(
    (
        "所以", "因此", "但是", "但", "可是", "不过", "而", "而且", "并", "并且", "然而", "于是", "那么", "同时",
        "此外", "另外", "结果", "后来",
    )
)  # fmt: skip
_PERIODS = frozenset(["季度", "季", "学期", "上半年", "下半年", "期间", "初", "底", "末", "前后", "左右", "起"])
_AIMING = frozenset(["为了"])
_SAID_ABOUT = frozenset(("noun", "pronoun", "abbreviation"))
_EACH = frozenset(["每", "各", "某", "本身", "自己", "其"])  # 每兩個星期 is nobody, 本身 somebody named before
_TIMES = ("年", "天", "月")  # 那年
_PARTNERS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'"}
_BRACKETS = frozenset((*_PARTNERS, *_PARTNERS.values()))


def is_subordinate(tokens: Sequence[Token]) -> bool:
    """Whether a clause is subordinate to another one: "as …", "because …", "according to …"."""
    return _opens_subordinate(tokens) or _ends_subordinate(tokens)


def _opens_subordinate(tokens: Sequence[Token]) -> bool:
    """Whether the first word makes a clause subordinate."""
    first = next((token for token in tokens if token.kind not in (Kind.PUNCTUATION, Kind.SPACE)), None)
    return first is not None and first.simplified in _SUBORDINATING


def _ends_subordinate(tokens: Sequence[Token]) -> bool:
    """Whether the last word makes a clause subordinate: …以後, …時."""
    last = next((token for token in reversed(tokens) if token.kind not in (Kind.PUNCTUATION, Kind.SPACE)), None)
    return last is not None and last.simplified in _TRAILING


def statement(tokens: Sequence[Token], first: int, last: int) -> tuple[Token, ...] | None:
    """The tokens around [first, last) that say something by themselves; None when there is no such stretch.

    The stretch is part of the sentence, but for subordinate clauses left out between a time and what happened then.
    """
    clauses = clauses_of(tokens)
    holding = [at for at, (start, end) in enumerate(clauses) if start < last and first < end]
    if not holding or len(holding) > 1:
        return None
    low = holding[0]
    kept = [low]
    start, end = clauses[low]
    if _ends_subordinate(tokens[start:end]) and low + 1 < len(clauses):
        kept.append(low + 1)
        end = clauses[low + 1][1]
    around = [*tokens[start : max(first, start)], *tokens[min(last, end) : end]]
    if not any(_has_content(token) for token in around):
        after = next(
            (at for at in range(low + 1, len(clauses)) if not is_subordinate(_clause(tokens, clauses, at))), None
        )
        if after is None or not _has_subject(_clause(tokens, clauses, after)):
            return None
        kept.append(after)
    elif is_subordinate(_clause(tokens, clauses, kept[-1])) or _opens_subordinate(_clause(tokens, clauses, low)):
        return None
    elif not _has_verb(around) and not _says_age(tokens, first, last):
        # 總面積8.67萬平方公里: of what, says the clause before; behind a time, the one that follows says what happened.
        if low == 0 or is_subordinate(_clause(tokens, clauses, low - 1)):
            return None
        kept.insert(0, low - 1)
    while any(token.simplified in _AIMING for token in tokens[clauses[kept[-1]][0] : clauses[kept[-1]][1]]):
        following = kept[-1] + 1  # 夫差爲了運送軍隊, …: what did he do?
        if following == len(clauses) or is_subordinate(_clause(tokens, clauses, following)):
            return None
        kept.append(following)
    while not _has_subject([token for at in kept for token in _clause(tokens, clauses, at)]):
        low = kept[0] - 1
        if low < 0 or is_subordinate(_clause(tokens, clauses, low)):
            return None
        kept.insert(0, low)
    stretch = _tidy([token for at in kept for token in _clause(tokens, clauses, at)])
    return stretch if sum(len(token.text) for token in stretch) <= LONGEST else None


def clause_end(tokens: Sequence[Token], clauses: Sequence[tuple[int, int]], first: int, longest: int) -> int | None:
    """The end of the longest stretch from token `first` that ends with a clause and has at most `longest` code points.

    None when no such stretch has a verb, or when it has one half only of a pair of quotation marks.
    """
    best = None
    for start, end in clauses:
        last = end
        while last > first and tokens[last - 1].kind in (Kind.PUNCTUATION, Kind.SPACE):
            last -= 1
        size = sum(len(token.text) for token in tokens[first:last])
        hangs = last - first > 2 and tokens[last - 2].pos == "preposition"  # 雙方希望通過合作, …
        if last > first and size <= longest and not hangs and not is_subordinate(tokens[max(start, first) : end]):
            best = last
    inside = tokens[first:best] if best is not None else ()
    torn = sum(token.text in _BRACKETS for token in inside) % 2
    return best if _tells(inside) and not torn else None


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether there is a verb that is not part of a description (突如其來的疫情)."""
    following = [*(token.text for token in tokens[1:]), ""]
    return any(token.pos == "verb" and after != "的" for token, after in zip(tokens, following, strict=False))


def _clause(tokens: Sequence[Token], clauses: Sequence[tuple[int, int]], at: int) -> Sequence[Token]:
    return tokens[clauses[at][0] : clauses[at][1]]


def _says_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether [first, last) is somebody's age, which needs no verb: 阿嬤今年八十一歲."""
    who = next((token for token in reversed(tokens[:first]) if token.pos != "time word"), None)
    named = who is not None and (who.kind is Kind.NAME or who.pos in _SAID_ABOUT)
    return named and tokens[last - 1].simplified == "岁"


def _has_content(token: Token) -> bool:
    """Whether a word says more than when: 今年3月 says only that."""
    empty = token.pos in ("preposition", "time word", "numeral") or token.simplified in TIME_UNITS | _PERIODS
    return token.kind in (Kind.WORD, Kind.NAME) and not empty


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos == "verb" for token in tokens)


def _has_subject(tokens: Sequence[Token]) -> bool:
    """Whether something is named before the verb: 拼多多成立…, not 已經是…; 2019年全市…達到… as well."""
    following = [*(token.simplified for token in tokens[1:]), ""]
    for token, after in zip(tokens, following, strict=False):
        when = token.simplified[-1:] in _TIMES or (token.simplified in ("这", "那") and after in _TIMES)
        nobody = token.pos == "pronoun" and (when or token.simplified in _EACH)
        named = token.pos in _SAID_ABOUT and not nobody
        if token.kind is Kind.NAME or named:
            return True
        if token.pos in ("verb", "preposition"):
            return False
    return False


def _tidy(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without white space and marks at the edges, and without quotation marks that have lost their partner."""
    kept = list(tokens)
    while kept and (kept[0].kind in (Kind.SPACE, Kind.PUNCTUATION) and not _opens(kept, 0) or _joins(kept)):
        kept.pop(0)
    while kept and kept[-1].kind in (Kind.SPACE, Kind.PUNCTUATION) and kept[-1].text not in "+％%)）”」’』》〉】":
        kept.pop()
    lone = unpaired(kept, _PARTNERS)
    if lone:
        return _tidy([token for at, token in enumerate(kept) if at not in lone])
    marks = [token for token in kept if token.text in _BRACKETS]
    if len(marks) == 2 and kept[0] is marks[0] and kept[-1] is marks[1] and any(t.text in "，,。" for t in kept):
        return _tidy(kept[1:-1])  # all that somebody says: "我的腿好了。"
    return tuple(kept)


def _joins(tokens: Sequence[Token]) -> bool:
    """Whether the first word only joins the stretch to what was said before: 所以, 但是, 不過."""
    return tokens[0].simplified in _JOINING and len(tokens) > 1


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in "“‘「『" and any(token.text in "”’」』" for token in tokens)
