"""The notes of a lesson's deck: for every word and name the fields that the card templates show.

Fields hold finished HTML. A note says nothing that is not in the Lesson.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lesson.deck.context import context
from lesson.deck.markup import element, gloss, language, syllables, text
from lesson.gloss import Reference, brief, parsed, tells
from lesson.model import Kind, Lesson, NameKind, Sense, SenseKind, Word, level_name
from lesson.pinyin import division
from lesson.sandhi import Sandhi
from lesson.syllable import Reading

WORD, NAME = "Lesson Word", "Lesson Name"
"""The names of the note types in Anki."""

FIELDS: dict[str, tuple[str, ...]] = {
    WORD: (
        "Word", "Simplified", "Traditional", "Pinyin", "Zhuyin", "Meaning", "Dictionary", "Part of speech",
        "Measure words", "Level", "Sentence", "Sentence pinyin", "Gap", "Boxes", "Parts", "Example", "Other form",
        "Say", "Script", "Source",
    ),
    NAME: (
        "Name", "Simplified", "Traditional", "Pinyin", "Zhuyin", "Meaning", "Dictionary", "Kind", "Sentence",
        "Sentence pinyin", "Other form", "Say", "Script", "Source",
    ),
}  # fmt: skip
"""The fields of each note type, in order; the first is the one that Anki sorts by."""

_NAMED = {
    NameKind.PERSON: "name of a person",
    NameKind.PLACE: "name of a place",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it goes into the deck. `key` is the identity of its word; `fields` are in the order of FIELDS."""

    key: str
    type: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]

    def field(self, name: str) -> str:
        """The HTML of a field."""
        return self.fields[FIELDS[self.type].index(name)]

    @property
    def content(self) -> str:
        """A hash of all that Anki stores of this note: it changes when an import has something new to bring."""
        data = json.dumps([self.type, FIELDS[self.type], self.fields, self.tags], ensure_ascii=False)
        return hashlib.sha256(data.encode()).hexdigest()[:24]


def notes(lesson: Lesson, words: Sequence[Word], sandhi: Sandhi = Sandhi.NONE) -> Iterator[Note]:
    """One note for each of `words`, in their order; `sandhi` is for the pinyin of the sentences."""
    by_key = {word.key: word for word in lesson.words}
    for word in words:
        fields = _fields(lesson, word, by_key, sandhi)
        kind = NAME if word.kind is Kind.NAME else WORD
        fields["Word" if kind == WORD else "Name"] = text(word.text)
        yield Note(word.key, kind, tuple(fields[name] for name in FIELDS[kind]), _tags(lesson, word))


def _fields(lesson: Lesson, word: Word, by_key: Mapping[str, Word], sandhi: Sandhi) -> dict[str, str]:
    lang = language(lesson.article.script, word.simplified, word.traditional, word.text)
    shown = context(lesson, word, word.best)
    return {
        "Simplified": text(word.simplified),
        "Traditional": text(word.traditional),
        "Pinyin": _spoken(word, word.reading),
        "Zhuyin": text(" ".join(syllable.zhuyin for syllable in word.reading)),
        "Meaning": _meaning(word, lang),
        "Dictionary": _dictionary(word, lang),
        "Part of speech": text(word.pos or ""),
        "Kind": text(_NAMED[word.name_kind] if word.name_kind else ""),
        "Measure words": _measure_words(word, lang),
        "Level": text(("about " if word.level_estimated and word.level else "") + level_name(word.level)),
        "Sentence": shown.sentence(),
        "Sentence pinyin": shown.pinyin(by_key, sandhi),
        "Gap": shown.gapped() if can_be_recalled(word) else "",
        "Boxes": "".join(element("span", "", "box") for _ in word.text),
        "Parts": _parts(word, lang),
        "Example": _example(word, lang),
        "Other form": _other_form(word),
        "Say": text(_say(lesson, word)),
        "Script": lang,
        "Source": text(lesson.article.title or lesson.article.id),
    }


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


def _spoken(word: Word, reading: Reading) -> str:
    """One of a word's readings as pinyin, a name with capitals."""
    return syllables(reading, word.kind is Kind.NAME, division(word))


def _meaning(word: Word, lang: str) -> str:
    """The sense in context without its asides; empty where the lesson has none."""
    return "" if word.sense is None else gloss(brief(word.senses[word.sense]), lang)


def _dictionary(word: Word, lang: str) -> str:
    """What else the dictionary says, to be folded away: all senses with the one in context marked, other readings.

    Empty when that adds nothing to the meaning shown. The Taiwan reading is not shown: the lesson has it composed of
    those of single characters, good enough to keep a quiz from calling it wrong, not to teach it.
    """
    senses = [sense for sense in word.senses if _worth_telling(word, sense)]
    chosen = None if word.sense is None else word.senses[word.sense]
    listed = "".join(
        element("li", gloss(sense.gloss, lang), "here" if sense == chosen else "") for sense in dict.fromkeys(senses)
    )
    adds = [sense for sense in senses if sense != chosen or brief(sense) != sense.gloss]
    found = element("ul", listed) if adds else ""
    if word.other_readings:
        others = ", ".join(_spoken(word, reading) for reading in word.other_readings)
        found += element("p", f"Other readings: {others}")
    return found


def _worth_telling(word: Word, sense: Sense) -> bool:
    return sense.kind is not SenseKind.REFERENCE or word.sense is not None and sense == word.senses[word.sense]


def _measure_words(word: Word, lang: str) -> str:
    shown: list[str] = []
    for measure in word.measure_words:
        hanzi = measure.traditional if lang == "zh-Hant" else measure.simplified
        character = element("span", text(hanzi), "hanzi-inline", lang)
        shown.append(element("span", f"{character} {syllables(measure.reading)}", "pair"))
    return ", ".join(shown)


def _parts(word: Word, lang: str) -> str:
    """The headwords that a compound is made of, in the article's own characters."""
    rows: list[str] = []
    at = 0
    whole = sum(len(part.text) for part in word.parts) == len(word.text)
    for part in word.parts:
        hanzi = word.text[at : at + len(part.text)] if whole else part.text
        at += len(part.text)
        shown = element("span", text(hanzi), "hanzi-inline", lang)
        rows.append(element("li", f"{shown} {syllables(part.reading)} {gloss(part.gloss, lang)}"))
    return element("ul", "".join(rows)) if rows else ""


def _example(word: Word, lang: str) -> str:
    if word.example is None:
        return ""
    hanzi = word.example.traditional if lang == "zh-Hant" else word.example.simplified
    return element("p", text(hanzi), "hanzi-line", lang) + element("p", text(word.example.translation))


def _other_form(word: Word) -> str:
    """The spelling in the other script, and the standard one where the article has a variant; empty when all agree."""
    forms = (("简", word.simplified, "zh-Hans"), ("繁", word.traditional, "zh-Hant"))
    return " ".join(
        element("span", f"{element('i', mark)}{text(form)}", "", lang)
        for mark, form, lang in forms
        if form != word.text
    )


def _say(lesson: Lesson, word: Word) -> str:
    """What a voice reads out: the word, or its clause where the word alone could be read otherwise."""
    if not word.other_readings:
        return word.simplified
    return context(lesson, word, word.best, limit=0).spoken()


def _tags(lesson: Lesson, word: Word) -> tuple[str, ...]:
    """Tags in Anki's hierarchy: the lesson, the band (only where the syllabus lists the word), part of speech, kind."""
    tags = [f"lesson::{lesson.article.id}", f"kind::{word.kind.value}"]
    if word.kind is Kind.NAME:
        tags += [f"name::{word.name_kind.value}"] if word.name_kind else []
    else:
        listed = word.level is not None and not word.level_estimated
        tags.append(f"hsk::{level_name(word.level).removeprefix('HSK ')}" if listed else "hsk::unlisted")
        tags += [f"pos::{word.pos}"] if word.pos else []
    return tuple("-".join(text_.split()) for text_ in tags)
