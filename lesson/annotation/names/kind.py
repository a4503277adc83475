"""The kind of name that a word is, by the dictionary, the tagger and its own characters.

A wrong name is worse than none, so a stretch becomes a name only when the tagger calls it one and the dictionary has
no common word for it, or when the dictionary knows it only as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lesson.annotation.document import Tagged
from lesson.lexicon import Entry, Flag, Lexicon
from lesson.model import NameKind, SenseKind
from lesson.text.characters import is_hanzi
from lesson.text.numerals import FIRST_TEN
from lesson.text.syllable import Reading

KIND_OF_TAG = {
    "PER": NameKind.PERSON, "nr": NameKind.PERSON, "nrt": NameKind.PERSON, "nrfg": NameKind.PERSON,
    "LOC": NameKind.PLACE, "ns": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION, "nt": NameKind.ORGANISATION,
    "nz": NameKind.OTHER, "nw": NameKind.OTHER,
}  # fmt: skip
_KIND_OF_GLOSS = (
    # Whoever lived under a dynasty is told by what he was (李白, "Tang dynasty poet").
    (
        NameKind.PERSON,
        r"\b(poet|writer|novelist|politician|statesman|actor|actress|singer|philosopher|scholar|painter|scientist|monk)\b",
    ),
    (NameKind.OTHER, r"\b([Dd]ynasty|[Dd]ynasties|[Pp]eriod|[Ee]ra|reign)\b"),
    (
        NameKind.PLACE,
        r"\b(city|county|district|province|prefecture|town|township|village|capital|country|nation|island|river|mountain|"
        r"lake|sea|ocean|region|republic|continent|peninsula|strait|bay|port|desert|valley|place|banner|"
        r"league|Asia|Europe|America|Africa)\b",
    ),
    (
        NameKind.ORGANISATION,
        r"\b(company|corporation|university|bank|party|organi[sz]ation|agency|platform|newspaper|website|association|"
        r"institute|brand|app|club|team|ministry|committee|retailer|manufacturer|conglomerate|e-commerce)\b",
    ),
    (
        NameKind.PERSON,
        r"\(\d{3,4}|\bsurname|\b(given name|personal name|emperor|president|king|general)\b",
    ),
)
_OF_CALENDAR = re.compile(f"[{FIRST_TEN}]+月|(周|星期|礼拜)[一二三四五六日天]")
# Who lives somewhere and what is spoken there is no name in Chinese, whatever its capitals in English (乌克兰人, 法语);
# 李文, of two characters, may be somebody.
_OF_PEOPLES = frozenset("人语文族")
# Log-odds of a name written by sound: of the least likely character, and of all together.
_LEAST_SOUND, _BY_SOUND = -0.1, 4.0
_UNITS = frozenset("省市县区州旗盟镇乡村")
# How English glosses what one calls people by their surname with (女士, 老师, 阿姨, 经理).
_ADDRESS = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|sir|madam|teacher|professor|doctor|nurse|coach|lawyer|aunt|auntie|uncle|grandm\w+|grandf\w+|"
    r"granny|grandpa|elder brother|elder sister|older brother|older sister|younger brother|younger sister|boss|manager|"
    r"director|principal|president|minister|premier|mayor|governor|secretary|chairman|captain|general|comrade|"
    r"classmate|master worker)\b",
    re.IGNORECASE,
)
# Modifiers and heads of which words for bodies and places are made that are nobody's name (总队, 分局, 大厅).
_RANKS = frozenset("总分支大中小副新老各全本该前后东西南北上下市省县区乡镇校院")
_BODIES = frozenset("队部局处科会社厅院所站室组团司署行店厂馆场校营连线")


@lru_cache(maxsize=65536)
def kind_of(word: str, tag: str, inside: str, lexicon: Lexicon) -> NameKind | None:
    """The kind of name a word is, None when it is a common word.

    `tag` is the tagger's tag for exactly this word, `inside` that of a name it is part of.
    """
    if not any(map(is_hanzi, word)) or _OF_CALENDAR.fullmatch(word):
        return None  # 五月 is "May", 周五 "Friday", and no name in Chinese
    known = lexicon.known(word)
    flags = known.flags if known else 0
    if len(word) > 2 and word[-1] in _OF_PEOPLES and flags & Flag.HEADWORD:
        return None
    if tag in ("PER", "LOC", "ORG"):
        if not flags & (Flag.HEADWORD | Flag.LEVEL) and tag != "PER" and is_generic(word):
            return None
        common = flags & Flag.COMMON or flags & Flag.LEVEL and not flags & Flag.PROPER
        if (
            not common
            or tag == "PER"
            and flags & Flag.PROPER
            or tag == "PER"
            and _rare(word, lexicon)
            and surname_readings(word, lexicon)
        ):
            listed = kind_in(lexicon.entries(word), "") if flags & Flag.PROPER and not flags & Flag.COMMON else None
            if listed is NameKind.PLACE:
                return listed  # 马祖 is the islands to the dictionary, whatever it is to the tagger
            return KIND_OF_TAG[tag] if not flags & Flag.PROPER or tag == "PER" else kind_in(lexicon.entries(word), tag)
        if flags & Flag.PROPER and tag == "LOC":
            return NameKind.PLACE
        return None
    if flags & Flag.PROPER and not flags & Flag.COMMON:
        if flags & Flag.LEVEL and not inside and (known is None or known.pos not in ("nr", "ns", "nt", "nrt")):
            return None  # 春节, 汉语: capitals in English, words to a learner
        usual = known.pos if known is not None and known.pos in KIND_OF_TAG else ""
        return kind_in(lexicon.entries(word), usual or inside)
    if (
        not flags & (Flag.HEADWORD | Flag.LEVEL)
        and known is not None
        and known.pos in ("nr", "ns", "nt", "nrt")
        and inside
    ):
        return KIND_OF_TAG[known.pos]
    return None


def kind_in(entries: Iterable[Entry], tag: str) -> NameKind:
    """The kind of a name in the dictionary, by its gloss first and the tag second."""
    for entry in entries:
        if not entry.proper:
            continue
        for sense in entry.senses:
            told = _told(sense.gloss)
            if told is not None:
                return told
    return KIND_OF_TAG.get(tag, NameKind.OTHER)


def _told(gloss: str) -> NameKind | None:
    """The kind of name that a gloss says something is one of, None where it does not say."""
    return next((kind for kind, pattern in _KIND_OF_GLOSS if re.search(pattern, gloss)), None)


def names_person(entries: Iterable[Entry]) -> bool:
    """Whether what the dictionary says of a name can be said of a person: a name of somebody (约翰, 李白), or one of
    which it does not say what it is (耶稣 "Jesus"), but not only a place's (白云 the district) or a company's.
    """
    told = [_told(sense.gloss) for entry in entries if entry.proper for sense in entry.senses]
    return NameKind.PERSON in told or bool(told) and not any(told)


@lru_cache(maxsize=65536)
def written_by_sound(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list has is a foreign name written by its sound (桑托斯): every character of it likelier
    in such names than in words, and all of them together much so.

    Of 19,000 common words of jieba's that the dictionary lacks these bounds take 25 for names, of 1,249 foreign names
    970.
    """
    known = lexicon.known(word)
    if len(word) < 2 or _UNITS & set(word) or known is not None and known.flags & (Flag.HEADWORD | Flag.LEVEL):
        return False
    found = sounds(word, lexicon)
    return min(found) > _LEAST_SOUND and sum(found) > _BY_SOUND


def sounds(word: str, lexicon: Lexicon) -> list[float]:
    """How much likelier each character is in a name written by sound than in a word, in log-odds."""
    return [lexicon.sounds.get(character, -1.0) for character in word]


def _rare(word: str, lexicon: Lexicon) -> bool:
    """Words less common than about three in a million may well be somebody's name (白云, 九鼎)."""
    known = lexicon.known(word)
    return known is not None and known.zipf < 3.6 and not known.flags & Flag.LEVEL


def with_unit(word: str, kind: NameKind | None) -> NameKind | None:
    """What ends in the name of an administrative unit is a place, whatever the tagger makes of it (伊克昭盟)."""
    body = kind is NameKind.ORGANISATION and len(word) > 2 and word[-1] in _UNITS
    return NameKind.PLACE if body else kind


def is_generic(word: str) -> bool:
    """Whether a word says what kind of body or place it is, not which (总队, 分局)."""
    return len(word) < 4 and word[-1] in _BODIES and _RANKS.issuperset(word[:-1])


def is_surname(word: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary has a word as a surname."""
    return any(map(_is_of_family, lexicon.entries(word)))


def _is_of_family(entry: Entry) -> bool:
    return entry.proper and any(sense.kind is SenseKind.NAME for sense in entry.senses)


def surname_readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings that the surname a personal name begins with can have (仇 Qiú, 歐陽 Ōuyáng, 翟 Zhái or Dí).

    Two characters before one; empty when the name begins with no surname.
    """
    for size in (2, 1):
        found = [
            entry.reading
            for entry in (lexicon.entries(word[:size]) if len(word) > size else ())
            if _is_of_family(entry)
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def addressed(text: str, tagged: Tagged, lexicon: Lexicon) -> int:
    """Where in a stretch tagged as a person a surname ends and what the person is called by begins (赵|女士, 林|阿嬷);
    0 where there is no such place.
    """
    if tagged.tag != "PER":
        return 0
    for size in (1, 2):
        middle = tagged.start + size
        title = text[middle : tagged.end]
        if title and is_surname(text[tagged.start : middle], lexicon):
            if title[0] == "某":
                return middle  # 刘|某: somebody called Liu
            if len(title) < 2:
                continue
            entries = lexicon.entries(title)
            if any(_ADDRESS.search(sense.gloss) for entry in entries if not entry.proper for sense in entry.senses):
                return middle
    return 0
