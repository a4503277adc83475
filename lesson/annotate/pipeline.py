"""Annotation: from an article to a Lesson, each token with its word, reading, sense and level."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

from lesson.annotate.context import Context
from lesson.annotate.doubt import with_doubts
from lesson.annotate.level import band
from lesson.annotate.morphology.compound import parts_of
from lesson.annotate.morphology.reduplication import base_of
from lesson.annotate.morphology.separable import separated
from lesson.annotate.names import Span, description, name_spans, names_person, spread
from lesson.annotate.part_of_speech import tags_of, title
from lesson.annotate.reading import Heard, Sounds, choose, digit_reading, hear, reading_of_name, reading_without_entry
from lesson.annotate.rules.reading import reading_by_grammar
from lesson.annotate.segment import segment
from lesson.annotate.sense import Evidence, Scored, evidence, explain, gloss_shapes, usual_sense
from lesson.annotate.similarity import directions
from lesson.annotate.tag import Tagged, tag_all
from lesson.annotate.vocabulary import Found, lesson_of
from lesson.lexicon import Entry, Lexicon, lexicon
from lesson.model import (
    Article,
    Kind,
    Lesson,
    NameKind,
    Occurrence,
    Part,
    Script,
    Sense,
    SenseKind,
    Sentence,
    Token,
    word_key,
)
from lesson.text.article import article_of, sentence_spans
from lesson.text.characters import is_hanzi
from lesson.text.script import simplify, traditionalise
from lesson.text.syllable import Reading

# What stands for a name among the tags, whatever it is a piece of to the tagger.
_TAG_OF_NAME: dict[NameKind | None, str] = {NameKind.PERSON: "PER", NameKind.PLACE: "LOC", NameKind.ORGANISATION: "ORG"}


def annotate(text: str, *, id: str = "text", source: str = "text", fast: bool = False) -> Lesson:
    """Annotate a text in any Chinese script; its non-empty lines are the paragraphs, and nothing is left out.

    `fast` goes without the tagger and the network that reads polyphones, so without names that no dictionary has and
    with the usual reading of a word more often than the right one. Raises LessonError when the text has no
    Chinese in it.
    """
    return annotate_article(article_of(text, id, source, furniture=True), fast=fast)


def annotate_article(article: Article, *, fast: bool = False, standard: str = "hsk2025") -> Lesson:
    """Annotate an article as `read_article` gives it."""
    with _without_collection():
        return _annotate(article, lexicon(), fast, standard)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep Python from looking for cycles: nothing made here has any, and looking took a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _annotate(article: Article, known: Lexicon, fast: bool, standard: str) -> Lesson:
    sentences = _sentences(article.paragraphs, fast, known)
    spans = spread([(s.simplified, s.spans) for s in sentences], known)
    named = [replace(sentence, spans=found) for sentence, found in zip(sentences, spans, strict=True)]
    annotator = _Annotator(known, standard, article.script)
    heard = [{} for _ in named] if fast else hear([(s.simplified, s.spans) for s in named], known)
    done = [annotator.sentence(at, *given) for at, given in enumerate(zip(named, heard, strict=True))]
    return with_doubts(lesson_of(article, done, annotator.found, known, standard))


def explain_in(word: str, text: str) -> list[Scored]:
    """All senses of a word in a text, the chosen one first, with the reasons; empty when it is no word there."""
    known = lexicon()
    wanted = simplify(word)
    article = article_of(text, "text", "text", furniture=True)
    for plain in _sentences(article.paragraphs, False, known):
        sounds = hear([(plain.simplified, plain.spans)], known)[0]
        annotator = _Annotator(known, "hsk2025", article.script)
        for number, span in enumerate(plain.spans):
            if plain.simplified[span.start : span.end] == wanted:
                return annotator.senses(plain, number, sounds)
    return []


@dataclass(frozen=True, slots=True)
class _Plain:
    """A sentence before its words are known: its place, its text in both forms, the tagger's and our stretches."""

    paragraph: int
    start: int
    text: str
    simplified: str
    tagged: tuple[Tagged, ...]
    spans: list[Span]

    def contexts(self, known: Lexicon) -> list[Context]:
        """The context of each word. Without the tagger (`fast`) the words around do not count."""
        words = [self.simplified[span.start : span.end] for span in self.spans]
        tags = tags_of([(span.start, span.end) for span in self.spans], self.simplified, self.tagged, known)
        if self.tagged:
            tags = [_TAG_OF_NAME.get(span.name, tag) for span, tag in zip(self.spans, tags, strict=True)]
        around = directions(words, tags, known) if self.tagged else [None] * len(words)
        apart = separated(words, tags, known)
        return [
            Context(
                words, tags, at, self.spans[at].name is not None, _counted(words, at, known), around[at], apart.get(at)
            )
            for at in range(len(words))
        ]


def _sentences(paragraphs: Sequence[str], fast: bool, known: Lexicon) -> list[_Plain]:
    """Cut paragraphs into sentences, and those into words and names."""
    places = []
    for at, paragraph in enumerate(paragraphs):
        simplified = simplify(paragraph)
        places += [(at, start, paragraph[start:end], simplified[start:end]) for start, end in sentence_spans(paragraph)]
    texts = [text for *_, text in places]
    return [
        _Plain(*place, tagged, name_spans(text, segment(text, tagged, known), tagged, known))
        for place, text, tagged in zip(places, texts, [()] * len(texts) if fast else tag_all(texts), strict=True)
    ]


class _Annotator:
    """Makes tokens sentence by sentence and keeps what the vocabulary will need of each word."""

    def __init__(self, known: Lexicon, standard: str, script: Script) -> None:
        self.known = known
        self.standard = standard
        self.traditional = script is not Script.SIMPLIFIED
        self.found: dict[str, Found] = {}
        self.entries: dict[tuple[str, str], tuple[Entry, ...]] = {}
        # The first token of a word that has one reading, by all that its sentence can tell of its sense.
        self.met: dict[tuple[str, str, NameKind | None, Evidence], tuple[Token, Found]] = {}

    def sentence(self, number: int, plain: _Plain, sounds: Sounds) -> Sentence:
        """Make the tokens of a sentence, and note in which place of which sentence each word stands."""
        tokens: list[Token] = []
        for context in plain.contexts(self.known):
            token, found = self._token(plain, context, sounds)
            if token.kind is Kind.SPACE and tokens and tokens[-1].kind is Kind.SPACE:
                text = tokens[-1].text + token.text
                tokens[-1] = replace(tokens[-1], text=text, simplified=text, traditional=text)
                continue
            if found is not None:
                found.places.append(Occurrence(number, len(tokens)))
            tokens.append(token)
        return Sentence(plain.paragraph, plain.start, tuple(tokens))

    def senses(self, plain: _Plain, at: int, sounds: Sounds) -> list[Scored]:
        """All senses of one word of a sentence, the likeliest first; those of another reading come after."""
        span = plain.spans[at]
        text, simplified = plain.text[span.start : span.end], plain.simplified[span.start : span.end]
        entries = self._entries(simplified, text)
        context = plain.contexts(self.known)[at]
        ranked = explain(entries, context)
        reading = self._reading(simplified, entries, ranked, sounds.get(span.start, ()), context)
        return sorted(ranked, key=lambda scored: scored.entry.reading != reading)

    def _token(self, plain: _Plain, context: Context, sounds: Sounds) -> tuple[Token, Found | None]:
        """The token of a word, and what is noted of the word if it belongs to the vocabulary."""
        span = plain.spans[context.at]
        text, simplified = plain.text[span.start : span.end], plain.simplified[span.start : span.end]
        start = plain.start + span.start
        like = None
        told = None if context.tag == "w" else evidence(simplified, context)
        if told is not None and context.direction is None and context.whole is None and not context.after_gloss:
            like = text, simplified, span.name, told
            met = self.met.get(like)
            if met is not None:
                return _moved(met[0], start), met[1]
        kind = Kind.NAME if span.name is not None else _kind(text, simplified, self.known)
        if kind is not Kind.WORD and (kind not in (Kind.NAME, Kind.NUMBER) or not any(map(is_hanzi, text))):
            return Token(text, start, kind, simplified, text, ()), None
        heard = sounds.get(span.start, ())
        entries = self.entries.get((simplified, text))
        if entries is None:
            entries = self.entries[simplified, text] = self._entries(simplified, text)
        if kind is Kind.NUMBER and not entries:
            return Token(text, start, kind, simplified, text, digit_reading(simplified), title("m")), None
        if span.name is not None and not _has_name(entries, span.name):
            return self._unlisted_name(text, simplified, start, span, heard)
        if not entries:
            return self._compound(text, simplified, start, context, heard)
        ranked = explain(entries, context, reasons=False, told=told)
        several = len(_readings(entries)) > 1
        if several:
            reading = self._reading(simplified, entries, ranked, heard, context)
            ranked = [scored for scored in ranked if scored.entry.reading == reading]
        token, found = self._listed(text, start, kind, ranked, entries, context, span, told.use if told else None)
        if like is not None and found is not None and not several:
            self.met[like] = token, found
        return token, found

    def _reading(
        self, simplified: str, entries: Sequence[Entry], ranked: Sequence[Scored], heard: Heard, context: Context
    ) -> Reading:
        if len(_readings(tuple(entries))) == 1:
            return entries[0].reading
        best: dict[Reading, float] = {}
        for scored in ranked:
            best.setdefault(scored.entry.reading, scored.score)
        return choose(entries, heard, context.name, reading_by_grammar(simplified, entries, context), best)

    def _entries(self, simplified: str, text: str) -> tuple[Entry, ...]:
        """The entries of a word, those first whose Traditional form is the one in the text."""
        entries = self.known.entries(simplified)
        if self.traditional and text != simplified and all(entry.traditional != text for entry in entries):
            own = self.known.entries(text)
            if own and not any(sense.kind is SenseKind.REFERENCE for entry in own for sense in entry.senses):
                return own  # 回覆, to reply, is its own Simplified form to the dictionary, 回复 to OpenCC
        if len({entry.traditional for entry in entries}) < 2 or not self.traditional:
            return entries
        standard = self._standard(text)
        alike = tuple(entry for entry in entries if self._standard(entry.traditional) == standard)
        return alike or entries

    def _standard(self, traditional: str) -> str:
        variants = self.known.variants
        return "".join([variants.get(character, character) for character in traditional])

    def _unlisted_name(self, text: str, simplified: str, start: int, span: Span, heard: Heard) -> tuple[Token, Found]:
        assert span.name is not None
        reading = reading_of_name(simplified, span.name, heard, self.known)
        gloss = description(simplified, reading, span.name, self.known)
        traditional = text if self.traditional else traditionalise(simplified)
        token = Token(text, start, Kind.NAME, simplified, traditional, reading, "name", gloss, 0, name_kind=span.name)
        return token, self._keep(token.key, token, None, (Sense(gloss, (gloss,)),), (reading,))

    def _compound(self, text: str, simplified: str, start: int, context: Context, heard: Heard) -> tuple[Token, Found]:
        reading = reading_without_entry(simplified, heard, self.known)
        base = base_of(simplified, self.known)
        parts = parts_of(simplified, reading, self.known) if base is None else (_doubled(base),)
        level, estimated = band(simplified, tuple(part.text for part in parts), self.known, self.standard)
        gloss = " + ".join(part.gloss for part in parts)
        senses = (
            (Sense(gloss, (gloss,), labels=("from its parts",)),)
            if (len(parts) > 1 or base is not None) and all(p.gloss for p in parts)
            else ()
        )
        inner = parts if senses else ()
        traditional = text if self.traditional else traditionalise(simplified)
        token = Token(
            text, start, Kind.WORD, simplified, traditional, reading, title(context.tag), gloss if senses else None,
            0 if senses else None, None, level, None, tuple(part.text for part in inner),
        )  # fmt: skip
        return token, self._keep(token.key, token, None, senses, (reading,), parts=inner, estimated=estimated)

    def _listed(
        self,
        text: str,
        start: int,
        kind: Kind,
        ranked: Sequence[Scored],
        entries: tuple[Entry, ...],
        context: Context,
        span: Span,
        use: re.Pattern[str] | None,
    ) -> tuple[Token, Found | None]:
        chosen = ranked[0]
        entry = chosen.entry
        gloss = entry.senses[chosen.number].gloss
        other = next((s.score for s in ranked if s.entry.senses[s.number].gloss != gloss), None)
        level, estimated = _band(entry, self.known, self.standard)
        name = kind is Kind.NAME
        behind = context.before_tag in ("m", "LOC", "ORG")
        used = behind and use is not None and use.search(gloss) is not None
        key = _key(entry, kind)
        found = self.found.get(key)
        if found is None or entries not in found.seen:
            senses, readings = _shared(entries, entry)
            found = self._keep(key, None, entry, senses, readings, estimated=estimated)
            found.seen.add(entries)
        if context.whole is not None:
            gloss = self._whole(found, context.whole)
        token = Token(
            text,
            start,
            kind,
            entry.simplified,
            entry.traditional,
            entry.reading,
            "name" if name else "verb" if context.whole is not None else _class_shown(context.tag, gloss, used),
            gloss,
            found.index[gloss],
            round(chosen.score - other, 2) if other is not None else None,
            None if name else level,
            span.name,
        )
        if found.token is None:
            found.token = token
        return token, found if kind is not Kind.NUMBER else None

    def _whole(self, found: Found, verb: Entry) -> str:
        """Give a part of a separable verb the meaning of the whole, among its senses; its gloss comes back."""
        meaning = usual_sense(verb, "v").glosses[0]
        gloss = f"(in {verb.traditional if self.traditional else verb.simplified}) {meaning}"
        found.add(Sense(gloss, (meaning,), labels=("taken apart",)))
        return gloss

    def _keep(
        self,
        key: str,
        token: Token | None,
        entry: Entry | None,
        senses: tuple[Sense, ...],
        readings: tuple[Reading, ...],
        parts: Sequence[Part] = (),
        estimated: bool = False,
    ) -> Found:
        """Note a word of the lesson, or further senses of one."""
        found = self.found.get(key)
        if found is None:
            found = self.found[key] = Found(token, entry, readings, tuple(parts), estimated)
        for sense in senses:
            found.add(sense)
        return found


def _moved(token: Token, start: int) -> Token:
    """The same token at another place; written out, as it is called for every other word."""
    return Token(
        token.text, start, token.kind, token.simplified, token.traditional, token.reading, token.pos, token.sense,
        token.sense_index, token.sense_margin, token.level, token.name_kind,
    )  # fmt: skip


@lru_cache(maxsize=32768)
def _band(entry: Entry, known: Lexicon, standard: str) -> tuple[int | None, bool]:
    """The band of an entry, and whether it is an estimate."""
    parts = [part.text for part in parts_of(entry.simplified, entry.reading, known)]
    return band(entry.simplified, parts if len(parts) > 1 else [], known, standard)


@lru_cache(maxsize=32768)
def _key(entry: Entry, kind: Kind) -> str:
    """The key of an entry's word in the lesson."""
    return word_key(entry.simplified, entry.reading, kind)


@lru_cache(maxsize=32768)
def _readings(entries: tuple[Entry, ...]) -> tuple[Reading, ...]:
    """The readings of a headword, each once."""
    return tuple(dict.fromkeys(entry.reading for entry in entries))


@lru_cache(maxsize=32768)
def _shared(entries: tuple[Entry, ...], entry: Entry) -> tuple[tuple[Sense, ...], tuple[Reading, ...]]:
    """The senses of all entries that one word of the lesson stands for, and all readings of the headword."""
    alike = [e for e in entries if e.reading == entry.reading and e.proper == entry.proper]
    return tuple(sense for e in alike for sense in e.senses), _readings(entries)


def _doubled(base: Entry) -> Part:
    """The one part of a word that doubles another."""
    gloss = next(sense.glosses[0] for sense in base.senses if sense.kind is SenseKind.MEANING)
    return Part(base.simplified, base.reading, f"{gloss} (doubled)")


def _counted(words: Sequence[str], at: int, known: Lexicon) -> str:
    """The glosses of what 场 counts, on which its reading hangs."""
    if words[at] != "场" or at + 1 == len(words):
        return ""
    return " ".join(sense.gloss for entry in known.entries(words[at + 1])[:1] for sense in entry.senses)


@lru_cache(maxsize=32768)
def _kind(text: str, simplified: str, known: Lexicon) -> Kind:
    """The kind of a token that is no name."""
    if text.isspace():
        return Kind.SPACE
    if any(map(is_hanzi, text)):
        numeral = len(text) > 1 and known.known(simplified) is None and len(digit_reading(simplified)) == len(text)
        return Kind.NUMBER if numeral else Kind.WORD
    if text[0].isdigit():
        return Kind.NUMBER
    return Kind.LATIN if text[0].isalpha() else Kind.PUNCTUATION


_OF_NOUNS = {"noun", "adjective", "perhaps noun"}


@lru_cache(maxsize=32768)
def _class_shown(tag: str, gloss: str, used: bool) -> str | None:
    """The part of speech to show: a verb used as a noun (提高 in 實現了提高) is a verb where its gloss is a verb's, and
    what counts something is a measure word. `used`: the word's use, not the tag, told the sense (三比一: a noun).
    """
    shapes = gloss_shapes(gloss)
    if "measure word" in shapes:
        return "measure word"
    if title(tag) == "noun" and shapes == {"verb"}:
        return "verb"
    if used and title(tag) in ("verb", "preposition", "adverb") and shapes <= _OF_NOUNS and len(gloss.split()) < 5:
        return "noun"
    return title(tag)


def _has_name(entries: Sequence[Entry], kind: NameKind) -> bool:
    """Whether the dictionary has the name: for a person, as a person's (白雲 the district is nobody)."""
    return any(entry.proper for entry in entries) and (kind is not NameKind.PERSON or names_person(entries))
