"""The text as a source of facts: what every finder of facts shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lesson.model import Kind, Lesson, Script, Token
from lesson.quiz.fact.statement import statement
from lesson.quiz.passage import sounds, spoken

MOST_WRONG = 3


class Ask(StrEnum):
    """What one asks for."""

    HOW_MANY = "how many"
    SHARE = "what share"
    YEAR = "which year"
    MONTH = "which month"
    DAY = "which day"
    TIME = "when"
    CLOCK = "what time"
    RANK = "which place in order"
    WHO = "who"
    IS_WHO = "is who"
    WHERE = "where"
    WHICH = "which ones"
    WHAT = "what"
    WHAT_KIND = "what kind of"
    DO_WHAT = "do what"


# The words that ask, Traditional, Simplified, and their pinyin.
_WORDS = {
    Ask.HOW_MANY: ("多少", "多少", "duōshao"),
    Ask.SHARE: ("百分之多少", "百分之多少", "bǎi fēn zhī duōshao"),
    Ask.YEAR: ("哪一年", "哪一年", "nǎ yī nián"),
    Ask.MONTH: ("哪個月", "哪个月", "nǎge yuè"),
    Ask.DAY: ("哪一天", "哪一天", "nǎ yī tiān"),
    Ask.TIME: ("什麼時候", "什么时候", "shénme shíhou"),
    Ask.CLOCK: ("幾點", "几点", "jǐ diǎn"),
    Ask.RANK: ("第幾", "第几", "dì jǐ"),
    Ask.WHO: ("誰", "谁", "shéi"),
    Ask.IS_WHO: ("是誰", "是谁", "shì shéi"),
    Ask.WHERE: ("什麼地方", "什么地方", "shénme dìfang"),
    Ask.WHICH: ("哪些", "哪些", "nǎxiē"),
    Ask.WHAT: ("什麼", "什么", "shénme"),
    Ask.WHAT_KIND: ("什麼樣", "什么样", "shénmeyàng"),
    Ask.DO_WHAT: ("做什麼", "做什么", "zuò shénme"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a question: a token of the text, or words of ours with their pinyin."""

    text: str
    token: Token | None = None
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of sentence number `sentence`, its answer beginning at token `place` and taking `size` tokens.

    `before` and `after` are the statement around the answer, `asked` the words that ask for it. `answer` is the answer
    and `wrong` are others of the same sort that the text does not give here, the likeliest mistakes first. `exact`
    says that the statement with a wrong answer is false, and not only unsaid. `link` and
    `tail` stand around the answer in the statement: a verb that the question has in `asked`, a 等.
    """

    sentence: int
    place: int
    size: int
    before: tuple[Piece, ...]
    asked: Piece
    after: tuple[Piece, ...]
    answer: str
    wrong: tuple[str, ...]
    exact: bool = True
    link: str = ""
    tail: str = ""

    @property
    def question(self) -> tuple[Piece, ...]:
        """The question, without its question mark."""
        return (*self.before, self.asked, *self.after)

    def stated(self, answer: str) -> str:
        """The statement with an answer in its place."""
        return "".join(piece.text for piece in (*self.before, Piece(self.link + answer + self.tail), *self.after))


class Source:
    """A lesson as its facts are looked for."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self._simplified = lesson.article.script is Script.SIMPLIFIED

    @property
    def sentences(self) -> list[int]:
        """Numbers of the sentences that are no headings."""
        headings = self.lesson.article.headings
        return [at for at, sentence in enumerate(self.lesson.sentences) if sentence.paragraph not in headings]

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.lesson.sentences[sentence].tokens

    def paragraph(self, number: int) -> list[Token]:
        """The tokens of a paragraph."""
        return [token for s in self.lesson.sentences if s.paragraph == number for token in s.tokens]

    def written(self, direction: str) -> str:
        """A direction in the article's script."""
        return direction.replace("東", "东") if self._simplified else direction

    def ask(self, what: Ask, unit: Token | None = None) -> Piece:
        """The words that ask for something, with the unit that it is counted in."""
        traditional, simplified, sound = _WORDS[what]
        text = simplified if self._simplified else traditional
        return Piece(text, None, sound) if unit is None else Piece(text + unit.text, None, f"{sound} {spoken(unit)}")

    def fact(
        self,
        sentence: int,
        span: tuple[int, int],
        asked: Piece,
        answer: str,
        wrong: Sequence[str],
        *,
        within: tuple[int, int] | None = None,
        exact: bool = True,
        tail: str = "",
    ) -> Fact | None:
        """The fact that tokens `span` answer; None when they stand in no statement.

        The statement is looked for in the sentence, or is tokens `within`.
        """
        tokens = self.tokens(sentence)
        first, last = span
        said = statement(tokens, first, last) if within is None else tokens[within[0] : within[1]]
        if said is None:
            return None
        inside = tokens[first:last]
        size = last - first
        at = next((i for i in range(len(said) - size + 1) if said[i : i + size] == inside), None)
        if at is None:
            return None
        wrong = list(dict.fromkeys(text for text in wrong if text != answer))[:MOST_WRONG]
        before, after = pieces(said[:at]), pieces(said[at + size :])
        return Fact(sentence, first, size, before, asked, after, answer, tuple(wrong), exact, tail=tail)


def pieces(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Tokens as pieces of a question."""
    return tuple(Piece(token.text, token) for token in tokens)


def text_of(tokens: Sequence[Token]) -> str:
    """What tokens say as printed."""
    return "".join(token.text for token in tokens)


def sound_of(parts: Sequence[Piece]) -> str:
    """Pinyin of a question."""
    return sounds(
        (part.sound, False)
        if part.token is None
        else (part.text, True)
        if part.token.kind is Kind.PUNCTUATION
        else (spoken(part.token), False)
        for part in parts
        if part.token is None or part.token.kind is not Kind.SPACE
    )
