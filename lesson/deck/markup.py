"""Text as HTML of a card: everything from outside is escaped, so that Anki and the browser show it and run nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from lesson.lexicon.gloss import Reference, parsed
from lesson.model import Script
from lesson.text.pinyin import Run, classes, pieces
from lesson.text.safe import UNPRINTABLE, printable
from lesson.text.syllable import Reading

# Unprintable is the field separator of Anki's database, too.
_SPECIAL = re.compile(f"[{UNPRINTABLE}<>&\"'\\[\\\\{{}}]")
_HANT, _HANS = "zh-Hant", "zh-Hans"


def text(plain: str) -> str:
    """Plain text as HTML that shows exactly it, in the browser and after Anki's own substitutions.

    Square and curly brackets become entities: Anki acts on `[sound:…]`, `[anki:…]`, `[latex]`, `{{…}}` in fields. A
    backslash is parted from a bracket after it, where MathJax would begin a formula.
    """
    if not _SPECIAL.search(plain):  # nearly always: most of what is written here is hanzi and pinyin
        return plain
    shown = html.escape(printable(plain), quote=True)
    shown = shown.replace("\\(", "\\<span>(</span>").replace("\\[", "\\<span>[</span>")
    return shown.replace("[", "&#91;").replace("{", "&#123;").replace("}", "&#125;")


def element(name: str, inner: str, css: str = "", lang: str = "") -> str:
    """An element around HTML that is safe already."""
    attributes = (f' class="{css}"' if css else "") + (f' lang="{lang}"' if lang else "")
    return f"<{name}{attributes}>{inner}</{name}>"


def language(script: Script, simplified: str = "", traditional: str = "", shown: str = "") -> str:
    """The language tag that gives a word the glyphs of the article's script.

    In an article of mixed script a word that is spelled only one way decides for itself.
    """
    if script is Script.MIXED:
        return _HANT if shown == traditional != simplified else _HANS
    return _HANT if script is Script.TRADITIONAL else _HANS


@lru_cache(maxsize=16384)
def syllables(reading: Reading, name: bool = False, division: tuple[int, ...] = ()) -> str:
    """A reading as pinyin, a span with its tone class for each syllable."""
    shown = zip(pieces(reading, name, division), classes(reading), strict=True)
    return "".join(element("span", text(piece), tone) for piece, tone in shown)


def pinyin_runs(runs: Iterable[Run]) -> str:
    """The pinyin of a sentence, syllables in spans with their tone classes."""
    return "".join(element("span", text(run.text), run.tone) if run.tone else text(run.text) for run in runs)


@lru_cache(maxsize=16384)
def gloss(plain: str, lang: str) -> str:
    """A gloss with its Chinese references in the script of `lang`, marked so that style can tell them apart."""
    return "".join(text(part) if isinstance(part, str) else _reference(part, lang) for part in parsed(plain))


def _reference(reference: Reference, lang: str) -> str:
    hanzi = reference.traditional if lang == _HANT else reference.simplified
    shown = element("span", text(hanzi), "hanzi-inline", lang) if hanzi else ""
    spoken = element("span", text(reference.pinyin), "reference") if reference.pinyin else ""
    return " ".join(part for part in (shown, spoken) if part)
