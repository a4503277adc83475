"""What learners mishear and misspell in pinyin: pairs of initials and finals, and slips of tone."""

from __future__ import annotations

from collections.abc import Iterator

# Initials that learners confuse, both ways: retroflex and dental, nasal and lateral.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
# Finals that learners confuse: front and back nasal, ü and u, uo and ou.
_FINALS = (
    ("an", "ang"), ("en", "eng"), ("in", "ing"), ("uan", "uang"), ("ian", "iang"),
    ("ü", "u"), ("üe", "ue"), ("uo", "ou"),
)  # fmt: skip
# Retroflex and palatal initials go with different finals: zhan is confused with jian, chu with qu, shi with xi.
_PALATAL = {"zh": "j", "ch": "q", "sh": "x"}
_PALATAL_FINALS = {
    "i": "i", "a": "ia", "an": "ian", "ang": "iang", "ao": "iao", "e": "ie", "ou": "iu", "en": "in", "eng": "ing",
    "u": "u", "uan": "uan", "un": "un", "ong": "iong",
}  # fmt: skip
_SPELLINGS = sorted({"zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw"}, key=len, reverse=True)
# How likely a tone is taken for another: 2 and 3 most, then 1 and 4.
_SLIPS = {1: (4, 2, 3), 2: (3, 4, 1), 3: (2, 4, 1), 4: (1, 2, 3)}


def confusions(base: str) -> Iterator[str]:
    """Bases that a learner may take a base for; some may be no syllables."""
    initial = next((i for i in _SPELLINGS if base.startswith(i)), "")
    final = base[len(initial) :]
    for one, other in _INITIALS:
        if initial in (one, other):
            yield (other if initial == one else one) + final
    for one, other in _FINALS:
        if final in (one, other):
            yield initial + (other if final == one else one)
    if initial in _PALATAL and final in _PALATAL_FINALS:
        yield _PALATAL[initial] + _PALATAL_FINALS[final]
    for retroflex, palatal in _PALATAL.items():
        if initial == palatal:
            yield from (retroflex + plain for plain, soft in _PALATAL_FINALS.items() if soft == final)


def tone_slips(tone: int) -> Iterator[tuple[int, float]]:
    """Other tones with a weight, the likeliest slip first."""
    yield from zip(_SLIPS.get(tone, ()), (1.5, 1.0, 0.8), strict=False)
