"""Text from outside as data: without what no file format can carry, and never a formula to a spreadsheet."""

from __future__ import annotations

import re

UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
"""Control characters, lone surrogates and noncharacters, as a range inside the square brackets of a regular expression.

XML 1.0 (section 2.2) allows none of them but U+007F, UTF-8 no surrogate; tab, line feed and carriage return stay.
"""

_UNPRINTABLE = re.compile(f"[{UNPRINTABLE}]")
# Spreadsheets take a cell for a formula by its first character, blanks before it or not, in East Asian locales by the
# full-width forms as well (OWASP, "CSV Injection"). A zero-width character is a blank that cannot be seen.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def printable(text: str) -> str:
    """Text with U+FFFD in the place of each character that HTML, XML or UTF-8 cannot carry."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Printable text on one line, with one space for each run of white space and none at the ends."""
    return " ".join(printable(text).split())


def visible(text: str) -> str:
    """Text on one line, with a space for everything that cannot be seen: a name in a list of names."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def cell(text: str) -> str:
    """A cell of a table as text: printable, and with an apostrophe before what a spreadsheet would calculate."""
    shown = printable(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown
