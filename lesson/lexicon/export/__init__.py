"""The learner's dictionary as a file of its own, for spreadsheets, programs and other dictionaries.

README.md beside this module says what each format holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from lesson.lexicon.export import as_json, pleco, tsv, yomitan
from lesson.lexicon.export.headword import Headword


class Format(StrEnum):
    """A format of the dictionary."""

    TSV = "tsv"
    JSON = "json"
    YOMITAN = "yomitan"
    PLECO = "pleco"

    @property
    def suffix(self) -> str:
        """How the names of such files end."""
        return _SUFFIXES[self]

    @property
    def tells_licence(self) -> bool:
        """Whether the file itself says under which licences it is; what does not needs a second file that does."""
        return self in (Format.JSON, Format.YOMITAN)


_SUFFIXES = {Format.TSV: ".tsv", Format.JSON: ".json", Format.YOMITAN: ".zip", Format.PLECO: ".txt"}
_FORMATS: dict[Format, Callable[[Sequence[Headword]], bytes]] = {
    Format.TSV: tsv.table,
    Format.JSON: as_json.whole,
    Format.YOMITAN: yomitan.archive,
    Format.PLECO: pleco.entries,
}


def export(headwords: Sequence[Headword], form: Format) -> bytes:
    """The file of some headwords in a format: the same bytes for the same headwords."""
    return _FORMATS[form](headwords)
