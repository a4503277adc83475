"""Tokens: what annotation has decided of each word, as the lesson holds it, and what is noted for the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lesson.annotation.document import Document, DraftSentence, Slot
from lesson.annotation.names.description import description
from lesson.annotation.part_of_speech import label
from lesson.annotation.sense import readings_of, usual_sense
from lesson.lexicon import Entry, Lexicon
from lesson.lexicon.dictionary import LearnersDictionary, SenseGroup
from lesson.lexicon.gloss import short
from lesson.model import Kind, Occurrence, Part, Script, Sense, SenseKind, Sentence, Token, word_key
from lesson.text.script import traditionalise
from lesson.text.syllable import Reading

_OF_NOUNS = {"noun", "adjective", "perhaps noun"}


@dataclass(slots=True)
class WordDraft:
    """What is noted of a word of the lesson as it is met: `token` is the first, `senses` and `places` grow.

    `sense_index` gives the place of a gloss (and group) among the senses, `entry_groups` the groups of entries whose
    senses are in.
    """

    token: Token | None
    entry: Entry | None
    readings: tuple[Reading, ...]
    parts: tuple[Part, ...]
    level_estimated: bool
    senses: list[Sense] = field(default_factory=list)
    sense_index: dict[tuple[str, int | None], int] = field(default_factory=dict)
    places: list[Occurrence] = field(default_factory=list)
    entry_groups: set[tuple[Entry, ...]] = field(default_factory=set)

    def add(self, sense: Sense) -> None:
        """Note a sense, once."""
        if self.sense_index.setdefault((sense.gloss, sense.group), len(self.senses)) == len(self.senses):
            self.senses.append(sense)


class TokenMaker:
    """Makes the sentences of the lesson, and notes where each of its words stands and what it can mean."""

    name = "token"
    reads = ("slots", "slots.reading", "slots.parts", "slots.level")
    writes = ("tokens", "words")

    def __init__(self, lexicon: Lexicon, dictionary: LearnersDictionary) -> None:
        self.lexicon, self.dictionary = lexicon, dictionary

    def __call__(self, documents: Sequence[Document]) -> None:
        """Make the tokens and the drafts of words of every document."""
        for document in documents:
            making = _Making(document, self.lexicon, self.dictionary)
            document.tokens = tuple(making.sentence(at, draft) for at, draft in enumerate(document.sentences))
            document.words = making.words


class _Making:
    """The tokens and words of one document as they are made."""

    def __init__(self, document: Document, lexicon: Lexicon, dictionary: LearnersDictionary) -> None:
        self.lexicon, self.dictionary = lexicon, dictionary
        self.traditional = document.article.script is not Script.SIMPLIFIED
        self.words: dict[str, WordDraft] = {}
        # The first token of each slot, and the draft of its word if it belongs to the vocabulary.
        self.first: dict[Slot, tuple[Token, WordDraft | None]] = {}

    def sentence(self, number: int, draft: DraftSentence) -> Sentence:
        """Make the tokens of a sentence, and note in which place of which sentence each word stands."""
        tokens: list[Token] = []
        for span, slot in zip(draft.spans, draft.slots, strict=True):
            start = draft.start + span.start
            made = self.first.get(slot)
            if made is None:
                token, word = self.first[slot] = self._token(slot, start)
            else:
                token, word = _moved(made[0], start), made[1]
            if token.kind is Kind.SPACE and tokens and tokens[-1].kind is Kind.SPACE:
                text = tokens[-1].text + token.text
                tokens[-1] = replace(tokens[-1], text=text, simplified=text, traditional=text)
                continue
            if word is not None:
                word.places.append(Occurrence(number, len(tokens)))
            tokens.append(token)
        return Sentence(draft.paragraph, draft.start, tuple(tokens))

    def _token(self, slot: Slot, start: int) -> tuple[Token, WordDraft | None]:
        if slot.plain:
            return Token(slot.text, start, slot.kind, slot.simplified, slot.text, ()), None
        if slot.entries:
            return self._listed(slot, start)
        if slot.name_kind is not None:
            return self._unlisted_name(slot, start)
        if slot.kind is Kind.NUMBER:
            reading = slot.reading or ()
            return Token(slot.text, start, slot.kind, slot.simplified, slot.text, reading, label("m")), None
        return self._compound(slot, start)

    def _unlisted_name(self, slot: Slot, start: int) -> tuple[Token, WordDraft]:
        assert slot.name_kind is not None and slot.reading is not None
        gloss = description(slot.simplified, slot.reading, slot.name_kind, self.lexicon)
        traditional = slot.text if self.traditional else traditionalise(slot.simplified)
        token = Token(
            slot.text, start, Kind.NAME, slot.simplified, traditional, slot.reading, "name", gloss, 0,
            name_kind=slot.name_kind,
        )  # fmt: skip
        return token, self._note(token.key, token, None, (Sense(gloss, (gloss,)),), (slot.reading,))

    def _compound(self, slot: Slot, start: int) -> tuple[Token, WordDraft]:
        reading, parts = slot.reading or (), slot.parts
        gloss = " + ".join(part.gloss for part in parts)
        told = (len(parts) > 1 or slot.doubled) and all(part.gloss for part in parts)
        senses = (Sense(gloss, (gloss,), labels=("from its parts",)),) if told else ()
        inner = parts if told else ()
        traditional = slot.text if self.traditional else traditionalise(slot.simplified)
        token = Token(
            slot.text, start, Kind.WORD, slot.simplified, traditional, reading, label(slot.context.tag),
            gloss if told else None, 0 if told else None, None, slot.level, None, tuple(part.text for part in inner),
        )  # fmt: skip
        return token, self._note(token.key, token, None, senses, (reading,), inner, slot.level_estimated)

    def _listed(self, slot: Slot, start: int) -> tuple[Token, WordDraft | None]:
        ranked, context = slot.ranked, slot.context
        chosen = ranked[0]
        entry = chosen.entry
        full = gloss = entry.senses[chosen.number].gloss
        other = next((s.score for s in ranked if s.entry.senses[s.number].gloss != gloss), None)
        use = slot.evidence.use if slot.evidence else None
        used = context.before_tag in ("m", "LOC", "ORG") and use is not None and use.search(gloss) is not None
        key = _key(entry, slot.kind)
        word = self.words.get(key)
        if word is None or slot.entries not in word.entry_groups:
            senses, readings = _shared(slot.entries, entry, self.dictionary, self.lexicon)
            word = self._note(key, None, entry, senses, readings, estimated=slot.level_estimated)
            word.entry_groups.add(slot.entries)
        name = slot.kind is Kind.NAME
        part_of_speech: str | None = "verb"
        certainty, number = None, None
        behind: tuple[str, ...] = ()
        if context.whole is not None:
            gloss = self._whole(word, context.whole)
        elif slot.groups:
            sense = sense_of(slot.groups[0].group, entry.simplified, self.lexicon)
            word.add(sense)
            gloss, behind = sense.gloss, sense.dictionary_senses
            part_of_speech = _part_of_speech(context.tag, full, entry.gloss_classes[chosen.number], used)
            certainty, number = round(slot.groups[0].probability, 2), sense.group
        else:
            part_of_speech = _part_of_speech(context.tag, gloss, entry.gloss_classes[chosen.number], used)
            sense = shortened(entry.senses[chosen.number])
            word.add(sense)
            gloss, behind = sense.gloss, (full,)
        token = Token(
            slot.text,
            start,
            slot.kind,
            entry.simplified,
            entry.traditional,
            entry.reading,
            "name" if name else part_of_speech,
            gloss,
            word.sense_index[gloss, number],
            round(chosen.score - other, 2) if other is not None and not slot.groups else None,
            None if name else slot.level,
            slot.name_kind,
            dictionary_senses=behind,
            certainty=certainty,
        )
        if word.token is None:
            word.token = token
        return token, word if slot.kind is not Kind.NUMBER else None

    def _whole(self, word: WordDraft, verb: Entry) -> str:
        """Give a part of a separable verb the meaning of the whole, among its senses; its gloss comes back."""
        meaning = usual_sense(verb, "v").glosses[0]
        gloss = f"(in {verb.traditional if self.traditional else verb.simplified}) {meaning}"
        word.add(Sense(gloss, (meaning,), labels=("taken apart",)))
        return gloss

    def _note(
        self,
        key: str,
        token: Token | None,
        entry: Entry | None,
        senses: tuple[Sense, ...],
        readings: tuple[Reading, ...],
        parts: Sequence[Part] = (),
        estimated: bool = False,
    ) -> WordDraft:
        """Note a word of the lesson, or further senses of one."""
        word = self.words.get(key)
        if word is None:
            word = self.words[key] = WordDraft(token, entry, readings, tuple(parts), estimated)
        for sense in senses:
            word.add(sense)
        return word


def _moved(token: Token, start: int) -> Token:
    """The same token at another place; written out, as it is called for every other word."""
    return Token(
        token.text, start, token.kind, token.simplified, token.traditional, token.reading, token.pos, token.sense,
        token.sense_index, token.sense_margin, token.level, token.name_kind, (), (), token.dictionary_senses,
        token.certainty,
    )  # fmt: skip


@lru_cache(maxsize=32768)
def _key(entry: Entry, kind: Kind) -> str:
    """The key of an entry's word in the lesson."""
    return word_key(entry.simplified, entry.reading, kind)


@lru_cache(maxsize=32768)
def _shared(
    entries: tuple[Entry, ...], entry: Entry, dictionary: LearnersDictionary, lexicon: Lexicon
) -> tuple[tuple[Sense, ...], tuple[Reading, ...]]:
    """What one word of the lesson can mean, and all readings of the headword: its sense groups, but for vulgar ones,
    which only a text that uses them brings in; without groups the senses of its entries, shortened.
    """
    listed = dictionary.groups(entry.simplified)
    groups = [group for group in listed if group.reading == entry.reading and group.is_name is entry.proper]
    if groups:
        shown = (group for group in groups if not group.vulgar)
        return tuple(sense_of(group, entry.simplified, lexicon) for group in shown), readings_of(entries)
    alike = [e for e in entries if e.reading == entry.reading and e.proper == entry.proper]
    senses = dict.fromkeys(shortened(sense) for e in alike for sense in e.senses)
    return tuple(senses), readings_of(entries)


@lru_cache(maxsize=32768)
def sense_of(group: SenseGroup, simplified: str, lexicon: Lexicon) -> Sense:
    """A sense group as a lesson holds it, without examples."""
    entries = lexicon.entries(simplified)
    kind = SenseKind.MEASURE_WORD if group.part_of_speech == "measure word" else SenseKind.MEANING
    return Sense(
        group.gloss,
        tuple(part.strip() for part in group.gloss.split(";")),
        SenseKind.NAME if group.is_name else kind,
        group.labels,
        group.id,
        group.part_of_speech,
        group.share,
        group.note,
        tuple(entries[rank].senses[at].gloss for rank, at in group.senses),
    )


@lru_cache(maxsize=32768)
def shortened(sense: Sense) -> Sense:
    """A sense of CC-CEDICT in words that stand on a card, with the whole of it beside."""
    gloss = short(sense.gloss) or sense.gloss
    glosses = tuple(part for part in map(short, sense.glosses) if part) or (gloss,)
    return replace(sense, gloss=gloss, glosses=glosses, dictionary_senses=(sense.gloss,))


@lru_cache(maxsize=32768)
def _part_of_speech(tag: str, gloss: str, classes: frozenset[str], used: bool) -> str | None:
    """The part of speech to show: a verb used as a noun (提高 in 實現了提高) is a verb where its gloss is a verb's, and
    what counts something is a measure word. `used`: the word's use, not the tag, told the sense (三比一: a noun).
    """
    if "measure word" in classes:
        return "measure word"
    if label(tag) == "noun" and classes == {"verb"}:
        return "verb"
    if used and label(tag) in ("verb", "preposition", "adverb") and classes <= _OF_NOUNS and len(gloss.split()) < 5:
        return "noun"
    return label(tag)
