"""The notes of a lesson's deck: for every word and name the fields that the card templates show.

Fields hold finished HTML. A note says nothing that is not in the Lesson.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lesson.deck.context import Context, context
from lesson.deck.lookalike import Lookalikes
from lesson.deck.markup import element, gloss, language, syllables, text
from lesson.deck.options import CardKind, DeckOptions, Voice
from lesson.deck.recall import can_be_recalled
from lesson.deck.sentence import LONGEST, Whole
from lesson.deck.strokes import file_name, has_strokes
from lesson.lexicon.gloss import brief
from lesson.model import Character, Kind, Lesson, NameKind, Part, Sense, SenseKind, Word
from lesson.text.pinyin import division
from lesson.text.syllable import Reading

WORD, NAME, SENTENCE, QUESTION = "Lesson Word", "Lesson Name", "Lesson Sentence", "Lesson Question"
"""The names of the note types in Anki."""

FIELDS: dict[str, tuple[str, ...]] = {
    WORD: (
        "Word", "Simplified", "Traditional", "Pinyin", "Zhuyin", "Meaning", "Dictionary", "Part of speech",
        "Measure words", "Level", "Sentence", "Sentence pinyin", "Gap", "Boxes", "Parts", "Example", "Characters",
        "Look-alikes", "Strokes", "Other form", "Say", "Say in Taiwan", "Clause", "Clause in Taiwan", "Script",
        "Source", "Ask to read", "Ask to recall", "Ask to listen", "Ask to write", "Key",
    ),
    NAME: (
        "Name", "Simplified", "Traditional", "Pinyin", "Zhuyin", "Meaning", "Dictionary", "Kind", "Sentence",
        "Sentence pinyin", "Other form", "Say", "Say in Taiwan", "Script", "Source", "Key",
    ),
    SENTENCE: (
        "Sentence", "Pinyin", "New words", "Say", "Say in Taiwan", "Script", "Source", "Key",
    ),
    QUESTION: (
        "Question", "Sentence", "Options", "Answer", "Explanation", "Hint", "Script", "Source", "Key",
    ),
}  # fmt: skip
"""The fields of each note type, in order; the first is the one that Anki sorts by.

A field `Ask to …` holds a 1 where the card of that kind is wanted. `Key` is the identity of the word over lessons.
"""

_NAMED = {
    NameKind.PERSON: "name of a person",
    NameKind.PLACE: "name of a place",
    NameKind.ORGANISATION: "name of an organisation",
    NameKind.OTHER: "name",
}


class _Around(NamedTuple):
    """The sentence that shows a word, and the clause that it is read out in."""

    sentence: Context
    clause: Context


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it goes into the deck.

    `key` is the identity of its word; `fields` are in the order of FIELDS; `pictures` are the characters whose stroke
    order it shows.
    """

    key: str
    type: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    pictures: str = ""

    def field(self, name: str) -> str:
        """The HTML of a field."""
        return self.fields[FIELDS[self.type].index(name)]

    @property
    def content(self) -> str:
        """A hash of all that Anki stores of this note: it changes when an import has something new to bring."""
        data = json.dumps([self.type, FIELDS[self.type], self.fields, self.tags], ensure_ascii=False)
        return hashlib.sha256(data.encode()).hexdigest()[:24]


def notes(lesson: Lesson, words: Sequence[Word], options: DeckOptions = DeckOptions()) -> Iterator[Note]:  # noqa: B008
    """One note for each of `words`, in their order."""
    by_key = {word.key: word for word in lesson.words}
    lookalikes = Lookalikes(lesson)
    built = {character.text: character for character in lesson.characters}
    for word in words:
        around = _Around(context(lesson, word, word.best), context(lesson, word, word.best, limit=0))
        fields = _fields(lesson, word, by_key, around, options)
        if word.kind is Kind.NAME:
            fields["Name"] = text(word.text)
            yield Note(word.key, NAME, tuple(fields[name] for name in FIELDS[NAME]), _tags(lesson, word))
        else:
            pictures = word.text if has_strokes(word.text) else ""
            fields |= _word_fields(lesson, word, built, lookalikes, around, options)
            chosen = tuple(fields[name] for name in FIELDS[WORD])
            yield Note(word.key, WORD, chosen, _tags(lesson, word), pictures)


def sentence_note(lesson: Lesson, whole: Whole, options: DeckOptions) -> Note:
    """The note of a sentence: its new words are gaps that hint at their meaning."""
    by_key = {word.key: word for word in lesson.words}
    first = whole.new[0]
    place = next(place for place in first.occurrences if place.sentence == whole.sentence)
    lang = language(lesson.article.script, first.simplified, first.traditional, first.text)
    shown = context(lesson, first, place, limit=LONGEST)
    key = f"{shown.spoken()} (sentence)"
    hints = {word.key: brief(word.senses[word.sense]) for word in whole.new if word.sense is not None}
    fields = {
        "Sentence": shown.clozed({word.key: number for number, word in enumerate(whole.new, 1)}, hints, lang),
        "Pinyin": shown.pinyin(by_key, options.sandhi),
        "New words": element("ul", "".join(_row(word.text, _spoken(word, word.reading), _meaning(word, lang), lang)
                                           for word in whole.new)),
        **_voice("Say", shown.spoken(), shown.spoken(traditional=True), options.voice),
        "Script": lang,
        "Source": text(lesson.article.title or lesson.article.id),
        "Key": text(key),
    }  # fmt: skip
    tags = tuple("-".join(tag.split()) for tag in (f"lesson::{lesson.article.id}", "kind::sentence"))
    return Note(key, SENTENCE, tuple(fields[name] for name in FIELDS[SENTENCE]), tags)


def _fields(
    lesson: Lesson, word: Word, by_key: Mapping[str, Word], around: _Around, options: DeckOptions
) -> dict[str, str]:
    """What notes of words and of names have in common."""
    lang = _language(lesson, word)
    shown, clause = around
    # The word alone could be read otherwise, in its clause it is not.
    alone = not word.other_readings
    return {
        "Simplified": text(word.simplified),
        "Traditional": text(word.traditional),
        "Pinyin": _spoken(word, word.reading),
        "Zhuyin": text(" ".join(syllable.zhuyin for syllable in word.reading)),
        "Meaning": _meaning(word, lang),
        "Dictionary": _dictionary(word, lang),
        "Kind": text(_NAMED[word.name_kind] if word.name_kind else ""),
        "Sentence": shown.sentence(),
        "Sentence pinyin": shown.pinyin(by_key, options.sandhi),
        "Other form": _other_form(word),
        **_voice(
            "Say",
            word.simplified if alone else clause.spoken(),
            word.traditional if alone else clause.spoken(traditional=True),
            options.voice,
        ),
        "Script": lang,
        "Source": text(lesson.article.title or lesson.article.id),
        "Key": text(word.key),
    }


def _word_fields(
    lesson: Lesson,
    word: Word,
    built: Mapping[str, Character],
    lookalikes: Lookalikes,
    around: _Around,
    options: DeckOptions,
) -> dict[str, str]:
    """What only notes of words have."""
    lang = _language(lesson, word)
    recalled = can_be_recalled(word)
    drawn = has_strokes(word.text)
    shown, clause = around
    return {
        "Word": text(word.text),
        "Part of speech": text(word.pos or ""),
        "Measure words": _measure_words(word, lang),
        "Level": text(("about " if word.level_estimated and word.level else "") + lesson.scale.label(word.level)),
        "Gap": shown.gapped(),
        "Boxes": "".join(element("span", "", "box") for _ in word.text),
        "Parts": _parts(word, lang),
        "Example": _example(word, lang),
        "Characters": _characters(word, built, lang),
        "Look-alikes": _lookalikes(lookalikes.of(word), lang),
        "Strokes": "".join(_picture(character) for character in word.text) if drawn else "",
        **_voice("Clause", clause.spoken(), clause.spoken(traditional=True), options.voice),
        "Ask to read": _wanted(CardKind.READ in options.cards),
        "Ask to recall": _wanted(CardKind.RECALL in options.cards and recalled),
        "Ask to listen": _wanted(CardKind.LISTEN in options.cards),
        "Ask to write": _wanted(CardKind.WRITE in options.cards and recalled and drawn),
    }


def _language(lesson: Lesson, word: Word) -> str:
    return language(lesson.article.script, word.simplified, word.traditional, word.text)


def _wanted(asked: bool) -> str:
    return "1" if asked else ""


def _voice(name: str, simplified: str, traditional: str, voice: Voice) -> dict[str, str]:
    """A field that a voice reads out, in China's or in Taiwan's Mandarin; the other one is empty."""
    in_taiwan = voice is Voice.TAIWAN
    return {
        name: "" if in_taiwan else text(simplified),
        f"{name} in Taiwan": text(traditional) if in_taiwan else "",
    }


def _picture(character: str) -> str:
    return f'<img class="stroke" src="{file_name(character)}" alt="{text(character)}">'


def _row(hanzi: str, pinyin: str, meaning: str, lang: str) -> str:
    """An entry of a list: hanzi, pinyin, meaning; the last two are HTML."""
    shown = element("span", text(hanzi), "hanzi-inline", lang)
    return element("li", " ".join(part for part in (shown, pinyin, meaning) if part))


def _characters(word: Word, built: Mapping[str, Character], lang: str) -> str:
    """Each character with what it means alone and what it is built from."""
    rows = []
    single = Part(word.text, word.reading, "")
    for part in word.characters or (single,):
        character = built.get(part.text)
        made = " + ".join(_component(of, lang) for of in character.components) if character else ""
        told = gloss(part.gloss, lang) if part.gloss else ""
        if part.gloss or made:
            meaning = " ".join(filter(None, (told, element("span", f"= {made}", "built") if made else "")))
            rows.append(_row(part.text, syllables(part.reading), meaning, lang))
    return element("ul", "".join(rows)) if rows else ""


def _component(part: Part, lang: str) -> str:
    return f"{element('span', text(part.text), 'hanzi-inline', lang)} {gloss(part.gloss, lang)}"


def _lookalikes(words: Sequence[Word], lang: str) -> str:
    rows = [_row(word.text, _spoken(word, word.reading), _meaning(word, lang), lang) for word in words]
    return element("ul", "".join(rows)) if rows else ""


def _spoken(word: Word, reading: Reading) -> str:
    """One of a word's readings as pinyin, a name with capitals."""
    return syllables(reading, word.kind is Kind.NAME, division(word))


def _meaning(word: Word, lang: str) -> str:
    """The sense in context without its asides; empty where the lesson has none."""
    return "" if word.sense is None else gloss(brief(word.senses[word.sense]), lang)


def _dictionary(word: Word, lang: str) -> str:
    """What else there is to know, to be folded away: all meanings by how usual they are, each with its part of speech
    and the one in context marked; the whole entry of CC-CEDICT where it says more; other readings.

    Empty when that adds nothing to the meaning shown. The Taiwan reading is not shown: the lesson has it composed of
    those of single characters, good enough to keep a quiz from calling it wrong, not to teach it.
    """
    senses = [sense for sense in dict.fromkeys(word.senses) if _worth_telling(word, sense)]
    chosen = None if word.sense is None else word.senses[word.sense]
    adds = [sense for sense in senses if sense != chosen or brief(sense) != sense.gloss]
    found = element("ul", "".join(_listed(sense, lang, sense == chosen) for sense in senses)) if adds else ""
    shown = {sense.gloss for sense in word.senses}
    if any(line not in shown for line in word.dictionary):
        entry = "".join(element("li", gloss(line, lang)) for line in word.dictionary)
        found += element("p", "CC-CEDICT:") + element("ul", entry)
    if word.other_readings:
        others = ", ".join(_spoken(word, reading) for reading in word.other_readings)
        found += element("p", f"Other readings: {others}")
    return found


def _listed(sense: Sense, lang: str, here: bool) -> str:
    kind = element("i", text(f" {sense.part_of_speech}")) if sense.part_of_speech else ""
    return element("li", gloss(sense.gloss, lang) + kind, "here" if here else "")


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


def _tags(lesson: Lesson, word: Word) -> tuple[str, ...]:
    """Tags in Anki's hierarchy: the lesson, the band (only where the syllabus lists the word), part of speech, kind."""
    tags = [f"lesson::{lesson.article.id}", f"kind::{word.kind.value}"]
    if word.kind is Kind.NAME:
        tags += [f"name::{word.name_kind.value}"] if word.name_kind else []
    else:
        listed = word.level is not None and not word.level_estimated
        tree = lesson.scale.title.lower()
        tags.append(f"{tree}::{lesson.scale.bands[word.level - 1]}" if listed and word.level else f"{tree}::unlisted")
        tags += [f"pos::{word.pos}"] if word.pos else []
    return tuple("-".join(text_.split()) for text_ in tags)
