"""Senses: how often the one shown is one that fits.

Three measures of our own beside the gold of the seed. Words of the development treebank judged by hand (senses.tsv:
sentence, place, word, every sense that fits). Words of six news items that were written for it (news.txt, and news.tsv
alike): what annotation first made of them was read, and what is right put down where it was wrong, so a sense about as
good as one that was shown can be missing. And words of translated sentences where exactly one sense's English is
in the translation; a fifth of those sentences, by a hash of the Chinese, is left out of what the lexicon counts, so a
lexicon without them is compiled for it.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import ROOT, sentences

from lesson.annotation.pipeline import Annotator, annotate
from lesson.compile.lexicon import Sources, compile_lexicon, sources
from lesson.compile.translations import gloss_keys, words_of
from lesson.errors import LessonError
from lesson.lexicon import Lexicon, lexicon
from lesson.model import Kind, SenseKind
from lesson.text.script import simplify

JUDGED = Path(__file__).with_name("senses.tsv")
NEWS, NEWS_TEXT = Path(__file__).with_name("news.tsv"), Path(__file__).with_name("news.txt")
FOLDER = ROOT / "build" / "eval"


def judged() -> tuple[int, int]:
    """How many of the words judged by hand have a sense that fits, of how many."""
    texts = sentences()
    right = total = 0
    with open(JUDGED, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            tokens = [t for s in annotate(texts[int(row["sentence"]) - 1]).sentences for t in s.tokens]
            here = [t for t in tokens if t.start == int(row["start"]) and t.simplified == row["word"]]
            shown = {one for t in here for one in (t.sense, *t.dictionary_senses[:1])}
            right += bool(shown & set(row["accepted"].split(" | ")))
            total += 1
    return right, total


def news() -> tuple[int, int]:
    """How many of the words of the news items have a sense that fits, of how many."""
    paragraphs = NEWS_TEXT.read_text("utf-8").splitlines()
    shown = [
        {(t.start, t.text): (t.sense, *t.dictionary_senses[:1]) for s in annotate(text).sentences for t in s.tokens}
        for text in paragraphs
    ]
    right = total = 0
    with open(NEWS, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            told = shown[int(row["paragraph"]) - 1].get((int(row["start"]), row["word"]), ())
            right += bool(set(told) & set(row["accepted"].split(" | ")))
            total += 1
    return right, total


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
