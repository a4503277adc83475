"""What is exported: headwords of the learner's dictionary, with what CC-CEDICT and the lists of levels add to them."""

from __future__ import annotations

from dataclasses import dataclass

from lesson.lexicon import Lexicon, lexicon
from lesson.lexicon.dictionary import LearnersDictionary, SenseGroup, learners_dictionary
from lesson.lexicon.spelling import traditional_forms
from lesson.model import Example, MeasureWord
from lesson.scale import HSK2025
from lesson.text.pinyin import Division, joined, name_division
from lesson.text.syllable import Reading


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sense group with all that is told beside it.

    `traditional` are the Traditional forms of the headword in this meaning, the usual one first. `measure_words` go
    with the noun (CC-CEDICT tells them by entry, not by sense).
    """

    group: SenseGroup
    traditional: tuple[str, ...]
    measure_words: tuple[MeasureWord, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def reading(self) -> Reading:
        """How the headword is read in this meaning."""
        return self.group.reading

    @property
    def division(self) -> Division:
        """The syllables that begin a further word of a name (Máo Zédōng)."""
        return name_division(self.reading, self.group.gloss) if self.group.is_name else ()

    @property
    def pinyin(self) -> str:
        """The reading with tone marks, joined; a name has capitals."""
        return joined(self.reading, self.group.is_name, self.division)


@dataclass(frozen=True, slots=True)
class Headword:
    """A headword with its meanings, the likeliest first.

    `band` is its band of HSK 3.0 ("4", "7-9"; empty where the list lacks it), `zipf` its Zipf frequency (0 unknown).
    """

    simplified: str
    band: str
    zipf: float
    meanings: tuple[Meaning, ...]


def headwords(
    vulgar: bool = True, dictionary: LearnersDictionary | None = None, known: Lexicon | None = None
) -> list[Headword]:
    """All headwords of the dictionary in the order of their pinyin, without vulgar meanings where these are not wanted.

    A headword of which no meaning is left is left out.
    """
    own, known = dictionary or learners_dictionary(), known or lexicon()
    found = []
    for simplified in own.headwords():
        groups = [group for group in own.groups(simplified) if vulgar or not group.vulgar]
        if groups:
            meanings = tuple(_meaning(simplified, group, own, known) for group in groups)
            band = known.levels(simplified).get(HSK2025.name)
            name = "" if band is None else HSK2025.bands[band - 1]
            found.append(Headword(simplified, name, known.zipf(simplified), meanings))
    return sorted(found, key=lambda one: (not one.meanings[0].reading, one.meanings[0].reading, one.simplified))


def _meaning(simplified: str, group: SenseGroup, dictionary: LearnersDictionary, known: Lexicon) -> Meaning:
    entries = known.entries(simplified)
    forms = traditional_forms(simplified, group, known)
    behind = [entries[rank] for rank, _ in group.senses]
    usual = next((entry for entry in behind if entry.traditional == forms[0]), None)
    measures = usual.measure_words if usual and group.part_of_speech == "noun" else ()
    return Meaning(group, forms, measures, dictionary.examples(simplified, group.id))


def measure_word(measure: MeasureWord) -> str:
    """A measure word in both scripts where they differ, with its pinyin: `条|條 tiáo`."""
    forms = dict.fromkeys((measure.simplified, measure.traditional))
    return f"{'|'.join(forms)} {joined(measure.reading)}"
