"""Grammar: the reading that its place in the sentence leaves to a word.

Rules that hold of Chinese at large and that a teacher would give; where none applies, the evidence of
`lesson.annotation.reading` decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lesson.annotation.context import Context
from lesson.annotation.rules.engine import Rule, first_that_holds, load
from lesson.annotation.rules.function_word import sense_in
from lesson.lexicon import Entry
from lesson.model import SenseKind
from lesson.text.syllable import Reading, parse_reading

_TITLES = frozenset(("先生", "女士", "小姐", "太太", "夫人", "老师", "教授", "医生", "某", "某某"))

# Single characters whose reading their part of speech decides: 教 on its own is to teach somebody (教他 jiāo), 中 as a
# verb to hit (中奖 zhòng), 量 as a verb to measure (liáng).
_BY_CLASS = {("教", "v"): "jiao1", ("中", "v"): "zhong4", ("量", "v"): "liang2"}
# Adjectives behind an adverb of degree: 太差, 很长. (累得喘不过气 and 差得远 are alike; but 长得很高 is zhǎng.)
_QUALITIES = {
    "差": "cha4", "累": "lei4", "长": "chang2", "重": "zhong4", "少": "shao3", "好": "hao3", "强": "qiang2",
    "难": "nan2",
}  # fmt: skip

# What 场 counts as chǎng (a game, a show); everything else that happens in spells is counted as cháng.
_SHOW = re.compile(
    r"\b(games?|match(es)?|sports?|shows?|performances?|films?|movies?|concerts?|competitions?|race|drama|play)\b"
)

_VERBAL = ("v", "vd", "a", "ad", "vn", "m")
# The tagger calls particles u, jieba 地 uv and 得 ud.
_PARTICLES = ("u", "uv", "ud")
# What 得 leads to, and a few more that 地 does.
_DEGREES = ("a", "ad", "d", "v", "r", "zg", "f", "u", "p")


def reading_by_grammar(word: str, entries: Sequence[Entry], context: Context) -> Reading:
    """The reading that grammar leaves to a word, empty where it leaves several.

    A surname before a title or behind 姓 is read as one; 得 between a verb and what it leads to is de, between a
    subject or adverb and a verb děi; 地方 is local (fāng) before a noun it describes, a place (fang) elsewhere. Then
    the part of speech, the rules for measure words and particles, and last the use of a function word, where only one
    reading has that sense.
    """
    if context.whole is not None:
        return _reading_in_whole(word, context.whole)
    if len(word) == 1 and (context.after in _TITLES or context.before == "姓"):
        surname = _surname(entries)
        if surname:
            return surname
    if word == "得":
        return _reading_of_de(context) or _by_function(word, entries, context)
    if (
        word == "地方"
        and context.after_tag in ("n", "nz", "vn")
        and context.before != "的"
        and context.before_tag not in ("q", "r", "m", "a")
    ):
        return parse_reading("di4 fang1")
    degree = context.tag == "a" and (context.before_tag == "d" or word in ("差", "累") and context.after == "得")
    if word in _QUALITIES and degree:
        return parse_reading(_QUALITIES[word])
    if (word, context.tag) in _BY_CLASS:
        return parse_reading(_BY_CLASS[word, context.tag])
    return _by_place(word, context) or _by_function(word, entries, context) or _by_use(word, entries, context)


def _by_place(word: str, context: Context) -> Reading:
    """The reading that the words around leave to a word (the table `readings/`)."""
    rule = first_that_holds(places().get(word, ()), context)
    return rule.told if rule else ()


@cache
def places() -> Mapping[str, tuple[Rule[Reading], ...]]:
    """The places that leave a word one reading, in order, by word. Raises ValueError as `load` does."""
    return load("readings", "reading", parse_reading)


def _reading_in_whole(word: str, whole: Entry) -> Reading:
    """The reading that a part of a separable verb has in the whole (睡了一觉 jiào, 睡不着 zháo)."""
    return whole.reading[: len(word)] if whole.simplified.startswith(word) else whole.reading[-len(word) :]


def _surname(entries: Sequence[Entry]) -> Reading:
    readings = {
        entry.reading for entry in entries if entry.proper and any(one.kind is SenseKind.NAME for one in entry.senses)
    }
    return readings.pop() if len(readings) == 1 else ()


def _reading_of_de(context: Context) -> Reading:
    if context.tag in _PARTICLES and context.before_tag in _VERBAL and context.after_tag in _DEGREES:
        return parse_reading("de5")  # 跑得快, 累得喘不过气来
    must = context.tag in ("v", "vd", "d") and context.before_tag in ("d", "r", "PER")
    if must and context.before not in ("不", "没", "所") and context.after_tag in ("v", "vd", "p", "d", "ad"):
        return parse_reading("dei3") if context.after[:1] not in "不到以" else ()  # 还得再等; but 得以, 得不到
    return ()


def _by_function(word: str, entries: Sequence[Entry], context: Context) -> Reading:
    """The reading that the grammar of the sentence leaves to a character read by its function; else empty.

    地 behind an adverbial and 得 behind a verb are de; 为 that opens a clause before a verb states a purpose (wèi);
    得 between a subject and a verb is děi; a measure word behind a numeral or 这 is read as one (一只 zhī); a verb
    behind 所, and 过 before a number, are read as the verb.
    """
    led = context.after_tag in (*_DEGREES, "vd", "vn")
    if word in ("地", "得") and context.tag == "u" or word == "地" and context.tag in _PARTICLES and led:
        return parse_reading("de5")
    if word == "为" and context.tag == "p" and _serves(context):
        return parse_reading("wei4")
    if (
        word == "得"
        and context.tag in ("v", "vd")
        and context.after_tag == "v"
        and context.before_tag not in ("v", "a")
    ):
        return parse_reading("dei3")
    if word == "场" and context.counts():  # a spell of something, but a game or a show
        return parse_reading("chang3" if _SHOW.search(context.after_gloss) else "chang2")
    if len(word) == 1 and context.counts():
        counting = {e.reading for e in entries if any(s.kind is SenseKind.MEASURE_WORD for s in e.senses)}
        return counting.pop() if len(counting) == 1 else ()
    if len(word) == 1 and context.tag == "v" and (context.before == "所" or word == "过" and context.after_tag == "m"):
        verbs = {e.reading for e in entries if not e.proper and any("verb" in classes for classes in e.gloss_classes)}
        return verbs.pop() if len(verbs) == 1 else ()
    return ()


_PEOPLE = ("n", "r", "nr", "ns", "nz", "nt", "PER", "LOC", "ORG")


def _serves(context: Context) -> bool:
    """Whether 为 opens a clause before a verb (a purpose), or somebody for whom something is done stands between:
    为祖国工作, but not 以他为榜样, nor 为日本设计的 (is what Japan designed).
    """
    opens = context.before_tag in ("", "w", "c", "d")
    if context.after_tag in ("v", "vd"):
        return opens
    after = context.tags[context.at + 2 : context.at + 3]
    apart = "以" in context.clause_before() or "的" in context.clause_behind()
    served = context.after_tag in _PEOPLE and bool(after) and after[0] in ("v", "vd")
    return served and not apart and (opens or context.before_tag in ("n", "r", "PER", "LOC", "TIME"))


def _by_use(word: str, entries: Sequence[Entry], context: Context) -> Reading:
    """The reading of the sense that the place of a function word asks for, where all such senses share one."""
    use = None if context.name else sense_in(word, context)
    readings = {e.reading for e in entries if use is not None and any(use.search(s.gloss) for s in e.senses)}
    return readings.pop() if len(readings) == 1 else ()
