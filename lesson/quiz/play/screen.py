"""Where a quiz is shown: a terminal with rich, or plain lines for a pipe and a screen reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from lesson.quiz.play.layout import line_spans, width
from lesson.text.safe import printable

if TYPE_CHECKING:
    from rich.text import Text

Span = tuple[int, int]
LEFT, RIGHT = "【", "】"


class Screen(Protocol):
    """What the player needs of a screen. `style` is one of "", "title", "good", "bad", "dim"."""

    def heading(self, left: str, right: str) -> None:
        """Begin a question or a section: its name, and something for the right margin."""

    def passage(self, text: str, mark: Span | None = None, indent: int = 2) -> None:
        """A stretch of the article with the word at `mark` (code points) marked."""

    def line(self, text: str = "", style: str = "", indent: int = 1) -> None:
        """A line of text, broken where it must be; an empty one parts what is above from what is below."""

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A small table; the first column is text, the others are numbers."""

    def chart(self, rows: Sequence[tuple[str, float, str]]) -> None:
        """A bar chart: label, length of the bar, what is said of it."""


def marked(text: str, mark: Span | None) -> str:
    """The text with corner brackets around the marked word, for where colour cannot mark it."""
    if mark is None:
        return text
    return f"{text[: mark[0]]}{LEFT}{text[mark[0] : mark[1]]}{RIGHT}{text[mark[1] :]}"


class PlainScreen:
    """Lines without colour, boxes or alignment: what a screen reader can read aloud."""

    def heading(self, left: str, right: str) -> None:
        self._say("")
        self._say(f"{left}. {right}." if right else f"{left}.")

    def passage(self, text: str, mark: Span | None = None, indent: int = 2) -> None:
        self._say(marked(text, mark))

    def line(self, text: str = "", style: str = "", indent: int = 1) -> None:
        if text:
            self._say(text)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for first, *numbers in rows:
            told = ", ".join(f"{number} {name}" for name, number in zip(header[1:], numbers, strict=True))
            self._say(f"{first}: {told}.")

    def chart(self, rows: Sequence[tuple[str, float, str]]) -> None:
        for label, _, told in rows:
            self._say(f"{label}: {told}.")

    def _say(self, text: str) -> None:
        print(printable(text), flush=True)


class RichScreen:
    """A terminal of at most 80 columns with colours where it has them; words are in brackets where it has none."""

    _STYLES = {"": "", "title": "bold", "good": "bold green", "bad": "bold red", "dim": "dim"}

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
        self._columns = min(self._console.width, 80)
        self._brackets = not self._console.is_terminal or self._console.no_color or self._console.color_system is None

    def heading(self, left: str, right: str) -> None:
        self._print("")
        gap = max(1, self._columns - width(left) - width(right) - 2)
        self._print(f" {left}{' ' * gap}{right}".rstrip(), "bold cyan")
        self._print("─" * self._columns, "dim")

    def passage(self, text: str, mark: Span | None = None, indent: int = 2) -> None:
        if mark is not None and self._brackets:
            text, mark = marked(text, mark), None
        for start, end in line_spans(text, self._columns - indent - 2):
            line = self._text(" " * indent + text[start:end])
            if mark is not None and mark[0] < end and mark[1] > start:
                first, last = max(mark[0], start) - start, min(mark[1], end) - start
                line.stylize("bold yellow underline", first + indent, last + indent)
            self._console.print(line, soft_wrap=True)

    def line(self, text: str = "", style: str = "", indent: int = 1) -> None:
        for start, end in line_spans(text, self._columns - indent - 1):
            self._print((" " * indent + text[start:end]).rstrip(), self._STYLES[style])

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        widths = [max(width(row[at]) for row in (header, *rows)) for at in range(len(header))]
        for row in (header, *rows):
            cells = [
                row[0].ljust(widths[0]),
                *(cell.rjust(size) for cell, size in zip(row[1:], widths[1:], strict=True)),
            ]
            self._print("  " + "   ".join(cells), "dim" if row is header else "")

    def chart(self, rows: Sequence[tuple[str, float, str]]) -> None:
        labels = max((width(label) for label, _, _ in rows), default=0)
        room = self._columns - labels - max((width(told) for _, _, told in rows), default=0) - 8
        longest = max((length for _, length, _ in rows), default=0.0)
        for label, length, told in rows:
            eighths = round(8 * room * length / longest) if longest else 0
            bar = "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
            self._print(f"  {label.ljust(labels)}  {bar}{'  ' if bar else ''}{told}")

    def _text(self, text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(text, style=style)

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(self._text(text, style), soft_wrap=True)
