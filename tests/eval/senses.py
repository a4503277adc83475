"""Senses: how often the one shown is one that fits, in words of translated sentences.

Those where exactly one sense's English is in the translation; a fifth of those sentences, by a hash of the Chinese, is
left out of what the lexicon counts, so a lexicon without them is compiled for it. The corpus (`genres`) is the better
judge: here a sense that a translator did not spell out never counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from bench import ROOT

from lesson.annotation.pipeline import Annotator
from lesson.compile.lexicon import Sources, compile_lexicon, sources
from lesson.compile.translations import gloss_keys, words_of
from lesson.errors import LessonError
from lesson.lexicon import Lexicon, lexicon
from lesson.model import Kind, SenseKind
from lesson.text.script import simplify

FOLDER = ROOT / "build" / "eval"


def held_out(chinese: str) -> bool:
    """Whether a sentence is in the fifth that is left out."""
    return hashlib.sha256(simplify(chinese).encode("utf-8")).digest()[0] % 5 == 0


def parallel(limit: int = 4000) -> tuple[float, float, int]:
    """The share right of the cases from translated sentences left out, that of the first sense, and their number."""
    from lesson.compile.sources import fetch

    given = sources(lambda name: fetch.read(name, print))
    known = _without(given)
    right = first = total = 0
    for shown, wanted, first_sense in _cases(given, known):
        right += shown == wanted
        first += first_sense == wanted
        total += 1
        if total == limit:
            break
    return right / total, first / total, total


def _without(given: Sources) -> Lexicon:
    """A lexicon whose counts have not seen the sentences left out; compiled once for these sources and this code."""
    digest = hashlib.sha256(lexicon().path.read_bytes()).hexdigest()[:16]
    path = FOLDER / f"lexicon-{digest}.sqlite"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("lexicon-*.sqlite"):
            old.unlink()
        compile_lexicon(
            path, replace(given, pairs=tuple(pair for pair in given.pairs if not held_out(pair.simplified)))
        )
    return Lexicon(path)


def _cases(given: Sources, known: Lexicon) -> Iterator[tuple[str, str, str]]:
    annotator = Annotator(known)
    translations: dict[str, set[str]] = {}
    for pair in given.pairs:
        if held_out(pair.simplified):
            translations.setdefault(pair.simplified, set()).update(words_of(pair.translation))
    # By their hash, so that a limit takes a fair sample of both sources.
    for chinese in sorted(translations, key=lambda text: hashlib.sha256(text.encode("utf-8")).digest()):
        try:
            lesson = annotator.annotate(chinese)
        except LessonError:  # no hanzi in it
            continue
        for token in (token for sentence in lesson.sentences for token in sentence.tokens):
            if token.kind is not Kind.WORD:
                continue
            meanings = [
                sense.gloss
                for entry in known.entries(token.simplified)
                if not entry.proper
                for sense in entry.senses
                if sense.kind is SenseKind.MEANING
            ]
            told = [m for m in meanings if any(key <= translations[chinese] for key in gloss_keys(m))]
            if len(meanings) > 1 and len(told) == 1:
                yield next(iter(token.dictionary_senses), token.sense or ""), told[0], meanings[0]
