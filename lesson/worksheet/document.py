"""The worksheet as a Word document: the same data as on paper, as text that a teacher can edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from lesson.worksheet.office import BLACK, FAINT, GREY, NEW_LINE, Document, Lines, Piece, Ruby, Text

PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # millimetres
MARGINS = (24.0, 17.0, 16.0, 19.0)  # left, right, top, bottom, as in the PDF: holes can be punched
CARD_MARGINS = (11.0, 11.0, 14.0, 19.0)  # the same on both sides: cards lie back to back
TRACED = 3  # faint models after the black one
HAIR = 4.0  # points: the size of a space that keeps the pinyin of two words apart
SHORT = 40  # letters of options that stand side by side
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TONES = {"tone1": "aa5910", "tone2": "30512e", "tone3": "3a6cce", "tone4": "691e7e", "tone5": "5f6368"}
LANGUAGES = {"cn": "zh-CN", "tw": "zh-TW"}

T = TypeVar("T")
Data = Mapping[str, Any]
"""What `Sheet.data` gives, or a part of it."""


def document(data: Data) -> bytes:
    """The document of what `Sheet.data` gives. The same data gives the same bytes.

    Raises LessonError where the library that writes it is not installed.
    """
    return _Writer(data).made()


class _Writer:
    def __init__(self, data: Data) -> None:
        self.data = data
        self.width = PAPER[data["paper"]][0] - MARGINS[0] - MARGINS[1]
        self.page = Document(data["title"], LANGUAGES[data["region"]], PAPER[data["paper"]], MARGINS)
        self.other = LANGUAGES["tw" if data["region"] == "cn" else "cn"]

    def made(self) -> bytes:
        makers: dict[str, Callable[[Data], None]] = {
            "header": self._header, "text": self._text, "vocabulary": self._vocabulary, "writing": self._writing,
            "match": self._match, "cloze": self._cloze, "pinyin": self._pinyin, "order": self._order,
            "questions": self._questions, "translate": self._translate, "flashcards": self._flashcards,
        }  # fmt: skip
        self.page.footer(self.data["credit"], self.data["version"])
        for part in self.data["sections"]:
            makers[part["kind"]](part)
        if self.data["key"]:
            self._key(self.data["key"])
        return self.page.bytes()

    def _label(self, name: str) -> str:
        label = self.data["labels"][name]
        return f"{label['zh']} {label['en']}"

    def _section(self, name: str, instruction: str = "", *, break_before: bool = False) -> None:
        heading = Text(self._label(name), 14, bold=True)
        lines = Lines("Heading2", before=18, after=4, keep=True, rule=True, break_before=break_before)
        self.page.paragraph([heading], lines)
        if instruction:
            self.page.paragraph([Text(instruction, 9.5, GREY)], Lines(after=6, keep=True))

    def _header(self, part: Data) -> None:
        self.page.paragraph(_runs(part["title"], part["all"], 20, bold=True), Lines("Heading1", after=4))
        version = f"  ·  {self._label('version')} {self.data['version']}" * bool(self.data["version"])
        told = f"Text level {part['level']}  ·  {part['new']} words above {part['reader']} are new{version}"
        self.page.paragraph([Text(told, 10, GREY)], Lines(after=8))
        last = self._label("score") if part["points"] else self._label("class")
        fields = [(self._label("name"), 11), (self._label("date"), 7), (last, 4)]
        pieces = [piece for label, length in fields for piece in (Text(f"{label} "), _gap(length), Text("   "))]
        self.page.paragraph([*pieces[:-1], Text(f" / {part['points']}" * bool(part["points"]))])

    def _text(self, part: Data) -> None:
        self._section("text")
        if part["numbered"]:
            self.page.number_lines()
        least = 33.0 if part["ruby"] else 26.0
        for paragraph in part["paragraphs"]:
            heading = paragraph["heading"]
            stands = "left" if paragraph["ragged"] else "both"
            lines = (
                Lines("Heading3", before=8, after=2, keep=True, least=least)
                if heading
                else Lines(after=2, indented=True, stands=stands, least=least, counted=True)
            )
            self.page.paragraph(_runs(paragraph["runs"], part["all"], 14.5, bold=heading), lines)

    def _vocabulary(self, part: Data) -> None:
        if part["words"]:
            order = "By level." if part["by_level"] else "In the order of the text."
            told = "Tick a word when you know it. HSK: in brackets, estimated from its parts; –, in no list."
            self._section("vocabulary", f"{order} {told}")
            self._words(part["words"], levels=True)
        if part["names"]:
            self._section("names")
            self._words(part["names"], levels=False)

    def _words(self, words: Sequence[Data], levels: bool) -> None:
        other = "traditional" if self.data["region"] == "cn" else "simplified"
        heads = ["", "", "word", other, "pinyin", "meaning in the text", *["HSK"] * levels]
        rows: list[list[Sequence[Piece]]] = [[[Text(head, 9, GREY)] for head in heads]]
        for number, it in enumerate(words, 1):
            row: list[Sequence[Piece]] = [
                [_box()],
                [Text(str(number), 9, GREY)],
                [Text(it["word"], 14)],
                [Text(it["other"], 12, language=self.other)],
                [Text(it["pinyin"], 10.5)],
                [Text(it["meaning"], 10)],
            ]
            rows.append([*row, *[[Text(it.get("level", ""), 9.5)]] * levels])
        fixed = [7.0, 8.0, 27.0, 24.0, 37.0]
        last = [14.0] * levels
        self.page.table(rows, [*fixed, self.width - sum(fixed) - sum(last), *last], heads=1)

    def _writing(self, part: Data) -> None:
        told = "Trace the grey characters, then write them yourself."
        if part["rest"]:
            both = len(part["rows"]) + len(part["rest"])
            told += f" {len(part['rows'])} of {both} new characters, those of the words met most."
        self._section("writing", told)
        cells = max(int(self.width / part["cell"]), 1)
        for at, it in enumerate(part["rows"]):
            new_page = bool(part["per_page"]) and at > 0 and at % part["per_page"] == 0
            self.page.paragraph(_about(it), Lines(before=4, after=2, keep=True, break_before=new_page))
            size = part["cell"] / 25.4 * 72 * 0.72
            model = [[Text(it["character"], size, FAINT if n else BLACK)] for n in range(min(TRACED + 1, cells))]
            row = [*model, *[[]] * (cells - len(model))]
            self.page.table([row], [part["cell"]] * cells, border="all", height=part["cell"], centred=True)
        if part["rest"]:
            self.page.paragraph([Text("Also new: ", 9.5, GREY), Text(" ".join(part["rest"]), 12)])

    def _match(self, part: Data) -> None:
        self._section("match", "Write the letter of its meaning beside each word.")
        rows = [
            [[Text(f"{n + 1}.")], [Text(word, 14)], [_gap(4)], [Text(LETTERS[n])], [Text(meaning, 10.5)]]
            for n, (word, meaning) in enumerate(zip(part["words"], part["meanings"], strict=True))
        ]
        self.page.table(rows, [9, 32, 24, 8, self.width - 73], border="")

    def _cloze(self, part: Data) -> None:
        self._section("cloze", "Write the word from the box that fits. Each is used once.")
        bank = Text("\u3000\u3000".join(part["bank"]), 14)
        self.page.table([[[bank]]], [self.width], border="box", centred=True)
        for number, it in enumerate(part["items"], 1):
            pieces = [Text(it["before"], 13), _gap(6), Text(it["after"], 13), Text(f" ({it['cue']})", 9.5, GREY)]
            self._item(number, pieces)

    def _item(self, number: int, pieces: Iterable[Piece], keep: bool = False) -> None:
        self.page.paragraph([Text(f"{number}.  "), *pieces], Lines(before=3, after=3, left=8, hanging=8, keep=keep))

    def _pinyin(self, part: Data) -> None:
        marks, spell = part["marks"], part["spell"]
        if marks:
            self._section("pinyin", "Write the tone marks over the vowels. No mark: neutral tone.")
            self._in_two([[Text(f"{n}.  "), Text(f"{it['word']}  ", 14), Text(it["toneless"], 13)]
                          for n, it in enumerate(marks, 1)])  # fmt: skip
        if spell:
            if not marks:
                self._section("pinyin")
            self.page.paragraph([Text("Write the pinyin, with tone marks.", 9.5, GREY)], Lines(after=4, keep=True))
            self._in_two(
                [[Text(f"{n}.  "), Text(f"{word}  ", 14), _gap(8)] for n, word in enumerate(spell, len(marks) + 1)]
            )

    def _in_two(self, cells: Sequence[Sequence[Piece]]) -> None:
        rows = [[*pair, *[[]] * (2 - len(pair))] for pair in _batched(cells, 2)]
        self.page.table(rows, [self.width / 2] * 2, border="")

    def _order(self, part: Data) -> None:
        self._section("order", "Which order makes a sentence? Tick it, then write the sentence.")
        for number, it in enumerate(part["items"], 1):
            self._item(number, [Text(it["prompt"], 13)], keep=True)
            self._side_by_side(it["options"], keep=True)
            self.page.rules(1, left=8)

    def _side_by_side(self, options: Iterable[str], keep: bool = False) -> None:
        pieces = [piece for one in options for piece in (_box(), Text(f" {one}      ", 11.5))]
        self.page.paragraph(pieces, Lines(after=2, left=8, keep=keep))

    def _questions(self, part: Data) -> None:
        self._section("questions", part["instruction"])
        for number, it in enumerate(part["items"], 1):
            about = [Text(f" (the paragraph that begins {it['about']})", 9.5, GREY)] * bool(it["about"])
            self._item(number, [Text(it["prompt"], 12), *about], keep=True)
            if it["lines"]:
                self.page.rules(it["lines"], left=8)
                continue
            options = [f"{letter}  {option}" for letter, option in zip(LETTERS, it["options"], strict=False)]
            if sum(map(len, options)) <= SHORT:
                self._side_by_side(options)
                continue
            for at, option in enumerate(options):
                lines = Lines(after=1, left=14, hanging=6, keep=at < len(options) - 1)
                self.page.paragraph([_box(), Text(f" {option}", 11.5)], lines)

    def _translate(self, part: Data) -> None:
        self._section("translate", "Translate into English.")
        for number, it in enumerate(part["items"], 1):
            self._item(number, [Text(it["text"], 14)], keep=True)
            self.page.rules(1, left=8)

    def _flashcards(self, part: Data) -> None:
        self.page.new_part(CARD_MARGINS, in_front=True)
        width, height = PAPER[self.data["paper"]]
        sizes = [(width - CARD_MARGINS[0] - CARD_MARGINS[1]) / 3] * 3
        card = (height - CARD_MARGINS[2] - CARD_MARGINS[3] - 12) / 5
        for at, cards in enumerate(_batched(part["cards"], 15)):
            rows = [[*row, *[None] * (3 - len(row))] for row in _batched(cards, 3)]
            told = f"{self._label('flashcards')}: print on both sides, turned along the long edge."
            for side, turned, border in ((_front, False, "cut"), (self._back, True, "")):
                lines = Lines(after=4, break_before=bool(at) or turned, exactly=12)
                self.page.paragraph([Text(told, 8, GREY)], lines)
                shown = [[side(it) if it else [] for it in (row[::-1] if turned else row)] for row in rows]
                self.page.table(shown, sizes, border=border, height=card, centred=True)
        self.page.new_part(MARGINS)

    def _back(self, it: Data) -> Sequence[Piece]:
        other = [NEW_LINE, Text(it["other"], 13, language=self.other)] if it["other"] else []
        return [Text(it["pinyin"], 14), NEW_LINE, Text(it["meaning"], 10), *other]

    def _key(self, parts: Sequence[Data]) -> None:
        self._section("key", break_before=self.data["sections"][-1]["kind"] != "flashcards")
        version = f"   {self._label('version')} {self.data['version']}" * bool(self.data["version"])
        self.page.paragraph([Text(f"{self.data['title']}{version}", 11)])
        for part in parts:
            self.page.paragraph(
                [Text(self._label(part["kind"]), 11, bold=True)], Lines("Heading3", before=8, keep=True)
            )
            for number, row in enumerate(part["rows"], 1):
                self._item_of_key(number, row)

    def _item_of_key(self, number: int, row: Data) -> None:
        answer = [Text(f"{row['answer']}  ", 11, bold=True)] if row.get("answer") else []
        if "text" in row:
            said = [Text(row["text"], 11), *[Text(f"   {row['note']}", 10, GREY)] * bool(row["note"])]
        else:
            said = [Text(f"{row['word']}  ", 13), Text(f"{row['pinyin']}  ", 10.5), Text(row["meaning"], 10)]
        self.page.paragraph([Text(f"{number}.  "), *answer, *said], Lines(after=1, left=8, hanging=8))


def _batched(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[at : at + size] for at in range(0, len(things), size))


def _front(it: Data) -> Sequence[Piece]:
    return [Text(it["word"], 30 if len(it["word"]) <= 4 else 18)]


def _box() -> Text:
    return Text("☐", 11, symbol=True)


def _gap(length: int) -> Text:
    """A gap to write in: ideographic spaces underlined, which keep their width at the end of a line."""
    return Text("\u3000" * length, 11, underlined=True)


def _runs(runs: Sequence[Any], parted: bool, size: float, bold: bool) -> Iterator[Piece]:
    """The pieces of a line of the text. A space parts two words with pinyin, a wide one where all have some."""
    before: Any = ""
    for run in runs:
        if not isinstance(before, str) and not isinstance(run, str) and not run["before"]:
            yield Text(" ", size if parted else HAIR)
        before = run
        if isinstance(run, str):
            yield Text(run, size, bold=bold)
        elif not run["pinyin"]:
            yield Text(run["text"], size, bold=bold, underlined=run["name"])
        elif run["syllables"]:  # a phonetic guide has one colour: a hanzi each
            for hanzi, (syllable, tone) in zip(run["text"], run["syllables"], strict=False):
                yield Ruby(hanzi, syllable.strip(), size, TONES[tone], bold, run["name"])
        else:
            yield Ruby(run["text"], run["pinyin"], size, BLACK, bold, run["name"])


def _about(it: Data) -> list[Piece]:
    """What is said of a character to write."""
    said: list[Piece] = [Text(f"{it['pinyin']}  ", 12), Text(f"{it['meaning']}   ", 9.5)]
    said += [
        Text(f"{it['learnt']['word']} ", 11),
        Text(f"{it['learnt']['pinyin']} {it['learnt']['meaning']}", 9.5, GREY),
    ]
    if it["radical"]:
        said += [Text(f"   部首 {it['radical']['text']} {it['radical']['meaning']}", 9.5, GREY)]
    if it["parts"]:
        parts = " + ".join(f"{part['text']} {part['meaning']}" for part in it["parts"])
        said += [Text(f"   {parts}", 9.5, GREY)]
    return said
