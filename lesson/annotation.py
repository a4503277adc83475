"""Annotation: from an article to a Lesson, each token with its word, reading, sense and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lesson.article import article_of, sentence_spans
from lesson.compound import parts_of
from lesson.grammar import reading_by_grammar
from lesson.level import band
from lesson.lexicon import Entry, Lexicon, lexicon
from lesson.lexicon.cedict import is_hanzi
from lesson.model import Article, Kind, Lesson, NameKind, Part, Script, Sense, Sentence, Token
from lesson.name import Span, description, name_spans, names_person, spread
from lesson.part_of_speech import tag_of, title
from lesson.reading import Heard, Sounds, choose, digit_reading, hear, reading_of_name, reading_without_entry
from lesson.script import simplify, traditionalise
from lesson.segment import segment
from lesson.sense import Context, Scored, explain, gloss_shapes
from lesson.syllable import Reading
from lesson.tagger import Tagged, tag
from lesson.vocabulary import Found, lesson_of


def annotate(text: str, *, id: str = "text", source: str = "text", fast: bool = False) -> Lesson:
    """Annotate a text in any Chinese script; its non-empty lines are the paragraphs, and nothing is left out.

    `fast` goes without the tagger, so without names that no dictionary has, and without the network that tells the
    readings of a character apart. Raises LessonError when the text has no
    Chinese in it.
    """
    return annotate_article(article_of(text, id, source, furniture=True), fast=fast)


def annotate_article(article: Article, *, fast: bool = False, standard: str = "hsk2025") -> Lesson:
    """Annotate an article as `read_article` gives it."""
    known = lexicon()
    plain = [_plain_sentence(paragraph, at, fast, known) for at, paragraph in enumerate(article.paragraphs)]
    sentences = [sentence for paragraph in plain for sentence in paragraph]
    spans = spread([(s.simplified, s.spans) for s in sentences], known)
    named = [replace(sentence, spans=found) for sentence, found in zip(sentences, spans, strict=True)]
    annotator = _Annotator(known, standard, article.script)
    heard = [{} for _ in named] if fast else hear([(s.simplified, s.spans) for s in named], known)
    done = [annotator.sentence(sentence, sounds) for sentence, sounds in zip(named, heard, strict=True)]
    return lesson_of(article, done, annotator.found, known, standard)


def explain_in(word: str, text: str) -> list[Scored]:
    """All senses of a word in a text, the chosen one first, with the reasons; empty when it is no word there."""
    known = lexicon()
    wanted = simplify(word)
    article = article_of(text, "text", "text", furniture=True)
    for at, paragraph in enumerate(article.paragraphs):
        for plain in _plain_sentence(paragraph, at, False, known):
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

    def tags(self, known: Lexicon) -> list[str]:
        """The tag of each word."""
        return [tag_of(span.start, span.end, self.simplified, self.tagged, known) for span in self.spans]


def _plain_sentence(paragraph: str, at: int, fast: bool, known: Lexicon) -> list[_Plain]:
    simplified = simplify(paragraph)
    found = []
    for start, end in sentence_spans(paragraph):
        text = simplified[start:end]
        tagged = () if fast else tag(text)
        spans = name_spans(text, segment(text, tagged, known), tagged, known)
        found.append(_Plain(at, start, paragraph[start:end], text, tagged, spans))
    return found


class _Annotator:
    """Makes tokens sentence by sentence and keeps what the vocabulary will need of each word."""

    def __init__(self, known: Lexicon, standard: str, script: Script) -> None:
        self.known = known
        self.standard = standard
        self.traditional = script is not Script.SIMPLIFIED
        self.found: dict[str, Found] = {}
        self.bands: dict[tuple[str, Reading], tuple[int | None, bool]] = {}

    def sentence(self, plain: _Plain, sounds: Sounds) -> Sentence:
        """Make the tokens of a sentence."""
        tags = plain.tags(self.known)
        tokens = [self._token(plain, at, tags, sounds) for at in range(len(plain.spans))]
        return Sentence(plain.paragraph, plain.start, tuple(_join_spaces(tokens)))

    def senses(self, plain: _Plain, at: int, sounds: Sounds) -> list[Scored]:
        """All senses of one word of a sentence, the likeliest first; those of another reading come after."""
        span = plain.spans[at]
        text, simplified = plain.text[span.start : span.end], plain.simplified[span.start : span.end]
        entries = self._entries(simplified, text)
        context = _context(plain, at, plain.tags(self.known), self.known)
        ranked = explain(entries, context)
        reading = self._reading(simplified, entries, ranked, sounds.get(span.start, ()), context)
        return sorted(ranked, key=lambda scored: scored.entry.reading != reading)

    def _token(self, plain: _Plain, at: int, tags: Sequence[str], sounds: Sounds) -> Token:
        span = plain.spans[at]
        text, simplified = plain.text[span.start : span.end], plain.simplified[span.start : span.end]
        start = plain.start + span.start
        kind = _kind(text, simplified, span, self.known)
        if kind not in (Kind.WORD, Kind.NAME, Kind.NUMBER) or not any(map(is_hanzi, text)):
            return Token(text, start, kind, simplified, text, ())
        context = _context(plain, at, tags, self.known)
        heard = sounds.get(span.start, ())
        entries = self._entries(simplified, text)
        if kind is Kind.NUMBER and not entries:
            return Token(text, start, kind, simplified, text, digit_reading(simplified), title("m"))
        if span.name is not None and not _has_name(entries, span.name):
            return self._unlisted_name(text, simplified, start, span, heard)
        if not entries:
            return self._compound(text, simplified, start, context, heard)
        ranked = explain(entries, context)
        reading = self._reading(simplified, entries, ranked, heard, context)
        ranked = [scored for scored in ranked if scored.entry.reading == reading]
        return self._listed(text, start, kind, ranked, entries, context, span)

    def _reading(
        self, simplified: str, entries: Sequence[Entry], ranked: Sequence[Scored], heard: Heard, context: Context
    ) -> Reading:
        best: dict[Reading, float] = {}
        for scored in ranked:
            best.setdefault(scored.entry.reading, scored.score)
        return choose(entries, heard, context.name, reading_by_grammar(simplified, entries, context), best)

    def _entries(self, simplified: str, text: str) -> tuple[Entry, ...]:
        """The entries of a word, those first whose Traditional form is the one in the text."""
        entries = self.known.entries(simplified)
        if len({entry.traditional for entry in entries}) < 2 or not self.traditional:
            return entries
        standard = self._standard(text)
        alike = tuple(entry for entry in entries if self._standard(entry.traditional) == standard)
        return alike or entries

    def _standard(self, traditional: str) -> str:
        variants = self.known.variants
        return "".join([variants.get(character, character) for character in traditional])

    def _unlisted_name(self, text: str, simplified: str, start: int, span: Span, heard: Heard) -> Token:
        assert span.name is not None
        reading = reading_of_name(simplified, span.name, heard, self.known)
        gloss = description(reading, span.name)
        traditional = text if self.traditional else traditionalise(simplified)
        token = Token(text, start, Kind.NAME, simplified, traditional, reading, "name", gloss, 0, name_kind=span.name)
        self._keep(token, None, (Sense(gloss, (gloss,)),), (reading,))
        return token

    def _compound(self, text: str, simplified: str, start: int, context: Context, heard: Heard) -> Token:
        reading = reading_without_entry(simplified, heard, self.known)
        parts = parts_of(simplified, reading, self.known)
        level, estimated = band(simplified, tuple(part.text for part in parts), self.known, self.standard)
        gloss = " + ".join(part.gloss for part in parts)
        senses = (
            (Sense(gloss, (gloss,), labels=("from its parts",)),)
            if len(parts) > 1 and all(p.gloss for p in parts)
            else ()
        )
        traditional = text if self.traditional else traditionalise(simplified)
        token = Token(
            text, start, Kind.WORD, simplified, traditional, reading, title(context.tag), gloss if senses else None,
            0 if senses else None, None, level, None, tuple(part.text for part in parts) if len(parts) > 1 else (),
        )  # fmt: skip
        self._keep(token, None, senses, (reading,), parts=parts if len(parts) > 1 else (), estimated=estimated)
        return token

    def _listed(
        self,
        text: str,
        start: int,
        kind: Kind,
        ranked: Sequence[Scored],
        entries: Sequence[Entry],
        context: Context,
        span: Span,
    ) -> Token:
        chosen = ranked[0]
        entry = chosen.entry
        sense = entry.senses[chosen.index]
        others = [scored.score for scored in ranked if scored.entry.senses[scored.index].gloss != sense.gloss]
        level, estimated = self._band(entry)
        name = kind is Kind.NAME
        token = Token(
            text,
            start,
            kind,
            entry.simplified,
            entry.traditional,
            entry.reading,
            pos="name" if name else _class_shown(context.tag, sense.gloss),
            sense=sense.gloss,
            sense_margin=round(chosen.score - others[0], 2) if others else None,
            level=None if name else level,
            name_kind=span.name,
        )
        senses = tuple(s for e in entries if e.reading == entry.reading and e.proper == entry.proper for s in e.senses)
        index = self._keep(token, entry, senses, tuple(dict.fromkeys(e.reading for e in entries)), estimated=estimated)
        return replace(token, sense_index=index)

    def _band(self, entry: Entry) -> tuple[int | None, bool]:
        """The band of an entry, looked up once however often its word stands in the article."""
        key = (entry.simplified, entry.reading)
        if key not in self.bands:
            parts = [part.text for part in parts_of(entry.simplified, entry.reading, self.known)]
            self.bands[key] = band(entry.simplified, parts if len(parts) > 1 else [], self.known, self.standard)
        return self.bands[key]

    def _keep(
        self,
        token: Token,
        entry: Entry | None,
        senses: tuple[Sense, ...],
        readings: tuple[Reading, ...],
        parts: Sequence[Part] = (),
        estimated: bool = False,
    ) -> int | None:
        """Note a word of the lesson; the index of the token's sense among the word's comes back."""
        found = self.found.setdefault(token.key, Found(token, entry, [], readings, tuple(parts), estimated))
        for sense in senses:
            if sense not in found.senses:
                found.senses.append(sense)
        return next((at for at, sense in enumerate(found.senses) if sense.gloss == token.sense), None)


def _context(plain: _Plain, at: int, tags: Sequence[str], known: Lexicon) -> Context:
    words = [plain.simplified[span.start : span.end] for span in plain.spans[max(0, at - 1) : at + 2]]
    here = min(at, 1)
    return Context(
        tag=tags[at],
        name=plain.spans[at].name is not None,
        before=words[here - 1] if here else "",
        after=words[here + 1] if len(words) > here + 1 else "",
        before_tag=tags[at - 1] if at else "",
        after_tag=tags[at + 1] if at + 1 < len(tags) else "",
        after_gloss=" ".join(s.gloss for e in known.entries(words[here + 1])[:1] for s in e.senses)
        if len(words) > here + 1 and words[here] == "场"
        else "",
    )


def _kind(text: str, simplified: str, span: Span, known: Lexicon) -> Kind:
    if span.name is not None:
        return Kind.NAME
    if text.isspace():
        return Kind.SPACE
    if any(map(is_hanzi, text)):
        numeral = len(text) > 1 and known.known(simplified) is None and len(digit_reading(simplified)) == len(text)
        return Kind.NUMBER if numeral else Kind.WORD
    if text[0].isdigit():
        return Kind.NUMBER
    return Kind.LATIN if text[0].isalpha() else Kind.PUNCTUATION


def _class_shown(tag: str, gloss: str) -> str | None:
    """The part of speech to show: a verb used as a noun (提高 in 實現了提高) is a verb where its gloss is a verb's."""
    return "verb" if title(tag) == "noun" and gloss_shapes(gloss) == {"verb"} else title(tag)


def _has_name(entries: Sequence[Entry], kind: NameKind) -> bool:
    """Whether the dictionary has the name: for a person, as a person's (白雲 the district is nobody)."""
    return any(entry.proper for entry in entries) and (kind is not NameKind.PERSON or names_person(entries))


def _join_spaces(tokens: list[Token]) -> list[Token]:
    """Neighbouring white space is one token."""
    out: list[Token] = []
    for token in tokens:
        if token.kind is Kind.SPACE and out and out[-1].kind is Kind.SPACE:
            text = out[-1].text + token.text
            out[-1] = replace(out[-1], text=text, simplified=text, traditional=text)
        else:
            out.append(token)
    return out
