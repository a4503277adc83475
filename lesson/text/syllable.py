"""One syllable of Mandarin: numbered pinyin as data, with its display forms.

Syllables are never re-split from a joined string (热闹 is `re4 nao5`, not `rèn ào`); a reading is a tuple of them,
one per hanzi.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NUMBERED = re.compile(r"([a-zêü]+)([1-5])")
_RUN = re.compile(r"[a-zêü:]+[1-5]")
_TONE_MARKS = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
_TONE_BOPOMOFO = {1: "", 2: "ˊ", 3: "ˇ", 4: "ˋ"}

# Initials, two letters before one so that "zh" is not read as "z".
_INITIALS = {
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ",
    "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ",
    "s": "ㄙ",
}  # fmt: skip
_FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ", "en": "ㄣ",
    "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "ong": "ㄨㄥ", "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ",
    "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ",
    "iong": "ㄩㄥ", "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uang": "ㄨㄤ", "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
# Syllables that are spelled without an initial, rewritten as finals (GB/T 16159: y and w are spelling only).
_ZERO_INITIAL = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in",
    "yang": "iang", "ying": "ing", "yong": "iong", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui",
    "wan": "uan", "wen": "un", "wang": "uang", "weng": "ueng", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün",
}  # fmt: skip
_SPECIAL = {"r": "ㄦ", "ueng": "ㄨㄥ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}


@dataclass(frozen=True, slots=True, order=True)
class Syllable:
    """A syllable in lower-case pinyin.

    `base` holds letters only, ü written `ü`; `tone` is 1 to 5, 5 being the neutral tone. Tones are citation tones:
    一 is `yi1` and 不 `bu4` wherever they stand; sandhi belongs to display.
    """

    base: str
    tone: int

    @classmethod
    def parse(cls, numbered: str) -> Syllable:
        """Read `zhong4`, `Lu:4`, `lv4` or `lü4`; a missing tone is neutral.

        Raises ValueError when the string is no pinyin syllable.
        """
        text = unicodedata.normalize("NFC", numbered.strip().lower()).replace("u:", "ü").replace("v", "ü")
        match = _NUMBERED.fullmatch(text if text[-1:].isdigit() else text + "5")
        if match is None:
            raise ValueError(f"no pinyin syllable: {numbered!r}")
        return cls(match[1], int(match[2]))

    def __str__(self) -> str:
        return f"{self.base}{self.tone}"

    @property
    def marked(self) -> str:
        """Pinyin with its tone mark: `zhòng`, `lǜ`, `de`."""
        if self.tone == 5:
            return self.base
        at = _marked_letter(self.base)
        return unicodedata.normalize("NFC", self.base[: at + 1] + _TONE_MARKS[self.tone] + self.base[at + 1 :])

    @property
    def zhuyin(self) -> str:
        """Bopomofo with its tone mark: `ㄓㄨㄥˋ`; the neutral dot stands in front."""
        sounds = _bopomofo(self.base)
        return f"˙{sounds}" if self.tone == 5 else sounds + _TONE_BOPOMOFO[self.tone]


Reading = tuple[Syllable, ...]


def parse_reading(text: str) -> Reading:
    """Read syllables separated by white space: `zhong1 guo2`."""
    return tuple(Syllable.parse(part) for part in text.split())


def parse_run(text: str) -> Reading:
    """Read numbered syllables that stand without blanks: `zhong1guo2`. Raises ValueError for any other text."""
    syllables = _RUN.findall(text)
    if "".join(syllables) != text:
        raise ValueError(f"no numbered pinyin: {text!r}")
    return tuple(map(Syllable.parse, syllables))


def _marked_letter(base: str) -> int:
    """Index of the letter that bears the mark: a, o or e where there is one, else the last vowel."""
    for vowel in "aeêo":
        if vowel in base:
            return base.index(vowel)
    vowels = [i for i, letter in enumerate(base) if letter in "iuü"]
    return vowels[-1] if vowels else 0


def _bopomofo(base: str) -> str:
    if base in _SPECIAL:
        return _SPECIAL[base]
    rest = _ZERO_INITIAL.get(base, base)
    if rest != base or base in _FINALS:
        return _SPECIAL.get(rest) or _FINALS[rest]
    initial = next((i for i in _INITIALS if base.startswith(i)), "")
    final = base[len(initial) :]
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        return _INITIALS[initial]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if initial and final in _FINALS:
        return _INITIALS[initial] + _FINALS[final]
    return base
