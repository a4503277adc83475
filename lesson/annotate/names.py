"""Names: people, places, organisations, found by the tagger, the dictionary's capitals and the article itself.

A wrong name is worse than none, so a stretch becomes a name only when the tagger calls it one and the dictionary has
no common word for it, when the dictionary knows it only as a name, or when the same string was named beyond doubt
elsewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lesson.annotate.tag import Tagged
from lesson.lexicon import Entry, Flag, Lexicon
from lesson.model import NameKind, SenseKind
from lesson.text.characters import is_hanzi
from lesson.text.saying import BEHIND_SPEAKER
from lesson.text.syllable import Reading

_KIND_OF_TAG = {
    "PER": NameKind.PERSON, "nr": NameKind.PERSON, "nrt": NameKind.PERSON, "nrfg": NameKind.PERSON,
    "LOC": NameKind.PLACE, "ns": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION, "nt": NameKind.ORGANISATION,
    "nz": NameKind.OTHER, "nw": NameKind.OTHER,
}  # fmt: skip
_KIND_OF_GLOSS = (
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
        r"\(\d{3,4}|\bsurname|\b(given name|personal name|emperor|poet|writer|president|politician|actor|actress|"
        r"singer|philosopher|king|general)\b",
    ),
)
_OF_CALENDAR = re.compile("[一二三四五六七八九十]+月|(周|星期|礼拜)[一二三四五六日天]")
# Log-odds of a name written by sound: of the least likely character, of all together, and of a character on average
# where the name begins like a Chinese one (罗德曼, but not 马丽娜).
_LEAST_SOUND, _BY_SOUND, _FOREIGN = -0.1, 4.0, 2.6
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
_DESCRIPTION = {
    NameKind.PERSON: "personal name",
    NameKind.PLACE: "place name",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A word of a sentence, and its kind of name if it is one."""

    start: int
    end: int
    name: NameKind | None = None


def name_spans(text: str, spans: Sequence[tuple[int, int]], tagged: Sequence[Tagged], lexicon: Lexicon) -> list[Span]:
    """Decide which words of a Simplified sentence are names, joining the pieces of names that no list has."""
    if not tagged:
        return _by_dictionary(text, spans, lexicon)
    found: list[Span] = []
    by_start = {t.start: t for t in tagged}
    owner = _owners(len(text), tagged)
    at = 0
    while at < len(spans):
        start, end = spans[at]
        stretch = owner[start]
        size = _pieces(text, spans, at, stretch, lexicon)
        if size > 1 and stretch is not None:
            end = spans[at + size - 1][1]
            generic = stretch.tag != "PER" and _is_generic(text[start:end])
            kind = None if generic else _with_unit(text[start:end], _KIND_OF_TAG[stretch.tag])
            found.append(Span(start, end, kind))
            at += size
            continue
        exact = by_start.get(start)
        tag = exact.tag if exact is not None and exact.end == end else ""
        inside = stretch.tag if stretch is not None and stretch.tag in ("LOC", "ORG") and end <= stretch.end else ""
        kind = _with_unit(text[start:end], kind_of(text[start:end], tag, inside, lexicon))
        if stretch is not None and stretch.start == start and addressed(text, stretch, lexicon) == end:
            kind = NameKind.PERSON
        if kind is None and written_by_sound(text[start:end], lexicon):
            kind = NameKind.OTHER
        if at + 1 < len(spans) and text[spans[at + 1][0] : spans[at + 1][1]] in BEHIND_SPEAKER and tag != "LOC":
            kind = _who_says(text[start:end], kind, tag, lexicon)
        found.append(Span(start, end, kind))
        at += 1
    return found


def _by_dictionary(text: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Span]:
    """The words of a sentence that no tagger has seen: those are names that can be nothing else."""
    words = [text[start:end] for start, end in spans]
    kinds = [_kind_alone(word, lexicon) for word in words]
    for at, follows in enumerate(words[1:]):
        if follows in BEHIND_SPEAKER:
            kinds[at] = _who_says(words[at], kinds[at], "", lexicon)
    return [Span(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True)]


@lru_cache(maxsize=65536)
def _kind_alone(word: str, lexicon: Lexicon) -> NameKind | None:
    kind = _with_unit(word, kind_of(word, "", "", lexicon))
    return NameKind.OTHER if kind is None and written_by_sound(word, lexicon) else kind


def _who_says(word: str, kind: NameKind | None, tag: str, lexicon: Lexicon) -> NameKind | None:
    """Who speaks is a person, where the tagger sees a name that the dictionary knows as something else (九鼎表示)."""
    known = lexicon.known(word)
    if known is None or not known.flags & Flag.HEADWORD or known.flags & Flag.LEVEL or known.zipf >= 3.6:
        return kind
    named = tag in ("PER", "ORG") or known.flags & Flag.PROPER and not known.flags & Flag.COMMON
    body = kind is NameKind.ORGANISATION and _kind_in(lexicon.entries(word), "") is NameKind.ORGANISATION
    return NameKind.PERSON if named and not body else kind


def _with_unit(word: str, kind: NameKind | None) -> NameKind | None:
    """What ends in the name of an administrative unit is a place, whatever the tagger makes of it (伊克昭盟)."""
    body = kind is NameKind.ORGANISATION and len(word) > 2 and word[-1] in _UNITS
    return NameKind.PLACE if body else kind


def _is_generic(word: str) -> bool:
    """Whether a word says what kind of body or place it is, not which (总队, 分局)."""
    return len(word) < 4 and word[-1] in _BODIES and _RANKS.issuperset(word[:-1])


def _owners(size: int, tagged: Sequence[Tagged]) -> list[Tagged | None]:
    owner: list[Tagged | None] = [None] * size
    for stretch in tagged:
        for at in range(stretch.start, stretch.end):
            owner[at] = stretch
    return owner


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


def is_surname(word: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary has a word as a surname."""
    return any(map(_is_of_family, lexicon.entries(word)))


def _is_of_family(entry: Entry) -> bool:
    return entry.proper and any(sense.kind is SenseKind.NAME for sense in entry.senses)


def _pieces(text: str, spans: Sequence[tuple[int, int]], at: int, stretch: Tagged | None, lexicon: Lexicon) -> int:
    """How many words from `at` on are loose characters of one name inside a tagged stretch (淳|點|公司: two)."""
    if stretch is None or stretch.tag not in ("PER", "LOC", "ORG") or addressed(text, stretch, lexicon):
        return 1
    if stretch.tag == "PER" and spans[at][0] == stretch.start and 2 <= stretch.end - stretch.start <= 4:
        inner = [span for span in spans[at : at + 4] if span[1] <= stretch.end]
        person = surname_readings(text[stretch.start : stretch.end], lexicon)
        if person and inner and inner[-1][1] == stretch.end:
            return len(inner)  # 李|建华: a surname and a given name that is a word, too
    size = 0
    while (
        at + size < len(spans)
        and spans[at + size][1] - spans[at + size][0] == 1
        and spans[at + size][1] <= stretch.end
        and is_hanzi(text[spans[at + size][0]])
    ):
        size += 1
    whole = at + size < len(spans) and spans[at + size][1] <= stretch.end
    if size >= 2 and (whole or spans[at + size - 1][1] == stretch.end) and size <= 6:
        return size
    return 1


@lru_cache(maxsize=65536)
def kind_of(word: str, tag: str, inside: str, lexicon: Lexicon) -> NameKind | None:
    """The kind of name a word is, None when it is a common word.

    `tag` is the tagger's tag for exactly this word, `inside` that of a name it is part of.
    """
    if not any(map(is_hanzi, word)) or _OF_CALENDAR.fullmatch(word):
        return None  # 五月 is "May", 周五 "Friday", and no name in Chinese
    known = lexicon.known(word)
    flags = known.flags if known else 0
    if tag in ("PER", "LOC", "ORG"):
        if not flags & (Flag.HEADWORD | Flag.LEVEL) and tag != "PER" and _is_generic(word):
            return None
        common = flags & Flag.COMMON or flags & Flag.LEVEL and not flags & Flag.PROPER
        if (
            not common
            or tag == "PER"
            and flags & Flag.PROPER
            or tag == "PER"
            and len(word) >= 2
            and _rare(word, lexicon)
        ):
            listed = _kind_in(lexicon.entries(word), "") if flags & Flag.PROPER and not flags & Flag.COMMON else None
            if listed is NameKind.PLACE:
                return listed  # 马祖 is the islands to the dictionary, whatever it is to the tagger
            return (
                _KIND_OF_TAG[tag] if not flags & Flag.PROPER or tag == "PER" else _kind_in(lexicon.entries(word), tag)
            )
        if flags & Flag.PROPER and tag == "LOC":
            return NameKind.PLACE
        return None
    if flags & Flag.PROPER and not flags & Flag.COMMON:
        if flags & Flag.LEVEL and not inside and (known is None or known.pos not in ("nr", "ns", "nt", "nrt")):
            return None  # 春节, 汉语: capitals in English, words to a learner
        usual = known.pos if known is not None and known.pos in _KIND_OF_TAG else ""
        return _kind_in(lexicon.entries(word), usual or inside)
    if (
        not flags & (Flag.HEADWORD | Flag.LEVEL)
        and known is not None
        and known.pos in ("nr", "ns", "nt", "nrt")
        and inside
    ):
        return _KIND_OF_TAG[known.pos]
    return None


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
    sounds = _sounds(word, lexicon)
    return min(sounds) > _LEAST_SOUND and sum(sounds) > _BY_SOUND


def _sounds(word: str, lexicon: Lexicon) -> list[float]:
    return [lexicon.sounds.get(character, -1.0) for character in word]


def _rare(word: str, lexicon: Lexicon) -> bool:
    """Words less common than about three in a million may well be somebody's name (白云, 九鼎)."""
    known = lexicon.known(word)
    return known is not None and known.zipf < 3.6 and not known.flags & Flag.LEVEL


def _kind_in(entries: Iterable[Entry], tag: str) -> NameKind:
    """The kind of a name in the dictionary, by its gloss first and the tag second."""
    for entry in entries:
        if not entry.proper:
            continue
        for sense in entry.senses:
            for kind, pattern in _KIND_OF_GLOSS:
                if re.search(pattern, sense.gloss):
                    return kind
    return _KIND_OF_TAG.get(tag, NameKind.OTHER)


def spread(sentences: Sequence[tuple[str, list[Span]]], lexicon: Lexicon) -> list[list[Span]]:
    """Carry a person's name over the whole article: once 白云 is somebody, 白云 before or after is, too.

    Only strings that the tagger named as a person and that are no everyday word; a longer word that merely contains
    the string is left alone, loose characters that spell it are joined.
    """
    people = {
        text[span.start : span.end]
        for text, spans in sentences
        for span in spans
        if span.name is NameKind.PERSON and span.end - span.start >= 2
    }
    begin = {name[0] for name in people}
    return [spans if begin.isdisjoint(text) else _spread_one(text, spans, people, begin) for text, spans in sentences]


def _spread_one(text: str, spans: list[Span], people: set[str], begin: set[str]) -> list[Span]:
    out: list[Span] = []
    at = 0
    while at < len(spans):
        if text[spans[at].start] not in begin:
            out.append(spans[at])
            at += 1
            continue
        size = next(
            (
                n
                for n in (1, 2, 3, 4)
                if at + n <= len(spans) and text[spans[at].start : spans[at + n - 1].end] in people
            ),
            0,
        )
        if size and not any(span.name not in (None, NameKind.PERSON) for span in spans[at : at + size]):
            out.append(Span(spans[at].start, spans[at + size - 1].end, NameKind.PERSON))
            at += size
        else:
            out.append(spans[at])
            at += 1
    return out


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


def names_person(entries: Iterable[Entry]) -> bool:
    """Whether the dictionary has a person under a name, so that its gloss can be shown for one."""
    return _kind_in(entries, "") is NameKind.PERSON


def description(simplified: str, reading: Reading, kind: NameKind, lexicon: Lexicon) -> str:
    """The gloss of a name in no dictionary: "personal name: Liu Xiaofeng", "personal name: Feisi Ruien" (菲斯·瑞恩);
    only what it is a name of, where its characters cannot be read.
    """
    if not reading:
        return _DESCRIPTION[kind]
    bases = iter([syllable.base for syllable in reading])
    romanised = [
        _romanised(piece, list(islice(bases, sum(map(is_hanzi, piece)))), kind, lexicon)
        for piece in simplified.split("·")
    ]
    return f"{_DESCRIPTION[kind]}: {' '.join(filter(None, romanised))}"


def _romanised(simplified: str, bases: Sequence[str], kind: NameKind, lexicon: Lexicon) -> str:
    """A surname and the rest where a person has a Chinese name, else one word."""
    surname = 0
    if kind is NameKind.PERSON and 2 <= len(bases) <= 4 and not _is_foreign(simplified, lexicon):
        surname = 2 if len(bases) == 4 else 1
    return " ".join("".join(part).capitalize() for part in (bases[:surname], bases[surname:]) if part)


def _is_foreign(person: str, lexicon: Lexicon) -> bool:
    if not written_by_sound(person, lexicon):
        return False
    alike = sum(_sounds(person, lexicon)) / len(person)
    return not surname_readings(person, lexicon) or len(person) > 2 and alike > _FOREIGN
