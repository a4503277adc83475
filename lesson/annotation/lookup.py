"""Looking words up: what each word of a sentence is, and which entries of the dictionary it can stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lesson.annotation.document import Document, Slot
from lesson.annotation.names.kind import names_person
from lesson.annotation.reading import digit_reading
from lesson.annotation.sense import Evidence, evidence, readings_of
from lesson.lexicon import Entry, Lexicon
from lesson.model import Kind, NameKind, Script, SenseKind
from lesson.text.characters import is_hanzi

_READABLE = (Kind.WORD, Kind.NAME, Kind.NUMBER)


class WordLookUp:
    """Gives each word a slot with its entries. Words that nothing around tells apart share one."""

    name = "look up"
    reads = ("spans", "contexts")
    writes = ("slots",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give every word of every sentence its slot."""
        for document in documents:
            self._fill(document)

    def _fill(self, document: Document) -> None:
        traditional = document.article.script is not Script.SIMPLIFIED
        looked_up: dict[tuple[str, str], tuple[Entry, ...]] = {}
        shared: dict[tuple[str, str, NameKind | None, Evidence], Slot] = {}
        for sentence in document.sentences:
            for span, context in zip(sentence.spans, sentence.contexts, strict=True):
                text, simplified = sentence.text[span.start : span.end], sentence.simplified[span.start : span.end]
                alike = None
                told = None if context.tag == "w" else evidence(simplified, context)
                if told is not None and context.vector is None and context.whole is None and not context.after_gloss:
                    alike = text, simplified, span.name, told
                    known = shared.get(alike)
                    if known is not None:
                        sentence.slots.append(known)
                        continue
                kind = kind_of_token(text, simplified, span.name, self.lexicon)
                plain = kind not in _READABLE or kind is not Kind.WORD and not any(map(is_hanzi, text))
                slot = Slot(text, simplified, kind, span.name, context, plain, told)
                sentence.slots.append(slot)
                document.slots.append(slot)
                if plain:
                    continue
                entries = looked_up.get((simplified, text))
                if entries is None:
                    entries = looked_up[simplified, text] = entries_for(simplified, text, traditional, self.lexicon)
                if not entries or span.name is not None and not _has_name(entries, span.name):
                    continue
                slot.entries = entries
                if alike is not None and kind is not Kind.NUMBER and len(readings_of(entries)) == 1:
                    shared[alike] = slot


def entries_for(simplified: str, text: str, traditional: bool, lexicon: Lexicon) -> tuple[Entry, ...]:
    """The entries of a word as the article writes it (`text`): in a text that is not Simplified (`traditional`) those
    whose Traditional form is the article's, regional variants apart.
    """
    entries = lexicon.entries(simplified)
    if traditional and text != simplified and all(entry.traditional != text for entry in entries):
        own = lexicon.entries(text)
        if own and not any(sense.kind is SenseKind.REFERENCE for entry in own for sense in entry.senses):
            return own  # 回覆, to reply, is its own Simplified form to the dictionary, 回复 to OpenCC
    if len({entry.traditional for entry in entries}) < 2 or not traditional:
        return entries
    standard = lexicon.standard(text)
    alike = tuple(entry for entry in entries if lexicon.standard(entry.traditional) == standard)
    return alike or entries


@lru_cache(maxsize=32768)
def kind_of_token(text: str, simplified: str, name: NameKind | None, lexicon: Lexicon) -> Kind:
    """What a token is; `name` is its kind of name if it is one."""
    if name is not None:
        return Kind.NAME
    if text.isspace():
        return Kind.SPACE
    if any(map(is_hanzi, text)):
        numeral = len(text) > 1 and lexicon.known(simplified) is None and len(digit_reading(simplified)) == len(text)
        return Kind.NUMBER if numeral else Kind.WORD
    if text[0].isdigit():
        return Kind.NUMBER
    return Kind.LATIN if text[0].isalpha() else Kind.PUNCTUATION


def _has_name(entries: Sequence[Entry], kind: NameKind) -> bool:
    """Whether the dictionary has the name: for a person, as a person's (白雲 the district is nobody)."""
    return any(entry.proper for entry in entries) and (kind is not NameKind.PERSON or names_person(entries))
