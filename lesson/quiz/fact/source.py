"""The text as a source of facts: what every finder of facts shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lesson.model import Doubt, Kind, Lesson, NameKind, Script, Token
from lesson.quiz.fact.saying import breaks_off
from lesson.quiz.fact.statement import statement
from lesson.text.numerals import value_of
from lesson.text.pinyin import phrase, spelled_token
from lesson.text.saying import SAYING

MOST_WRONG = 3
_OFTEN = 3  # so often a text does not name what is nobody
_DOES = ("verb", "adverb", "preposition", "time word", "direction word", "particle", "conjunction")


class Ask(StrEnum):
    """What one asks for."""

    HOW_MANY = "how many"
    FEW = "how many, of a few"
    SHARE = "what share"
    YEAR = "which year"
    MONTH = "which month"
    DAY = "which day"
    TIME = "when"
    CLOCK = "what time"
    HOW_LONG = "how long"
    RANK = "which place in order"
    WHO = "who"
    IS_WHO = "is who"
    WHO_IS = "who is"
    WHERE = "where"
    WHICH = "which ones"
    WHAT = "what"
    WHAT_KIND = "what kind of"
    DO_WHAT = "do what"
    WHY = "why"


# The words that ask, Traditional, Simplified, and their pinyin.
_WORDS = {
    Ask.HOW_MANY: ("多少", "多少", "duōshao"),
    Ask.FEW: ("幾", "几", "jǐ"),
    Ask.SHARE: ("百分之多少", "百分之多少", "bǎi fēn zhī duōshao"),
    Ask.YEAR: ("哪一年", "哪一年", "nǎ yī nián"),
    Ask.MONTH: ("哪個月", "哪个月", "nǎge yuè"),
    Ask.DAY: ("哪一天", "哪一天", "nǎ yī tiān"),
    Ask.TIME: ("什麼時候", "什么时候", "shénme shíhou"),
    Ask.CLOCK: ("幾點", "几点", "jǐ diǎn"),
    Ask.HOW_LONG: ("多長時間", "多长时间", "duō cháng shíjiān"),
    Ask.RANK: ("第幾", "第几", "dì jǐ"),
    Ask.WHO: ("誰", "谁", "shéi"),
    Ask.IS_WHO: ("是誰", "是谁", "shì shéi"),
    Ask.WHO_IS: ("誰是", "谁是", "shéi shì"),
    Ask.WHERE: ("什麼地方", "什么地方", "shénme dìfang"),
    Ask.WHICH: ("哪些", "哪些", "nǎxiē"),
    Ask.WHAT: ("什麼", "什么", "shénme"),
    Ask.WHAT_KIND: ("什麼樣", "什么样", "shénmeyàng"),
    Ask.WHY: ("爲什麼", "为什么", "wèi shénme"),
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
        """The question, without its question mark.

        Behind what asks for a time or a reason no comma is written: 哪一年她的女兒開了網店, and not 哪一年, 她的….
        """
        paused = bool(self.after) and self.after[0].text in (",", "，") and not _says(self.before)
        return (*self.before, self.asked, *self.after[paused:])

    def stated(self, answer: str) -> str:
        """The statement with an answer in its place."""
        return "".join(piece.text for piece in (*self.before, Piece(self.link + answer + self.tail), *self.after))


class Source:
    """A lesson with what the finders of facts share: its sentences, its people, the words that ask in its spelling."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self._simplified = lesson.article.script is Script.SIMPLIFIED
        self._taiwan = any("為" in paragraph for paragraph in lesson.article.paragraphs)

    @property
    def sentences(self) -> list[int]:
        """Numbers of the sentences that are no headings."""
        headings = self.lesson.article.headings
        return [at for at, sentence in enumerate(self.lesson.sentences) if sentence.paragraph not in headings]

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.lesson.sentences[sentence].tokens

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people of the text, each once: names of persons that do or say something there, or stand behind a noun.

        Left out are names that stand for a place or an organisation elsewhere in the text, those that may be cut short,
        and those met less than three times that neither act nor have a post: they may be a dynasty's or a street's.
        """
        names = [token for token in self.lesson.tokens() if token.kind is Kind.NAME]
        others = {token.text for token in names if token.name_kind is not NameKind.PERSON}
        times = Counter(token.text for token in names)
        met: dict[str, bool] = {}
        for sentence in self.lesson.sentences:
            for at, token in enumerate(sentence.tokens):
                if Doubt.CUT in token.doubts:
                    others.add(token.text)
                if token.name_kind is NameKind.PERSON and token.text not in others:
                    met[token.text] = met.get(token.text, False) or _acts(sentence.tokens, at)
        known = (name for name, acts in met.items() if name not in others and (acts or times[name] >= _OFTEN))
        return tuple(name for name in known if name[-1] not in "号號" or value_of(name[:-1]) is None)

    def paragraph(self, number: int) -> list[Token]:
        """The tokens of a paragraph."""
        return [token for s in self.lesson.sentences if s.paragraph == number for token in s.tokens]

    def written(self, direction: str) -> str:
        """A direction in the article's script."""
        return direction.replace("東", "东") if self._simplified else direction

    @property
    def in_order_to(self) -> str:
        """爲了 as the article spells it."""
        return "为了" if self._simplified else "為了" if self._taiwan else "爲了"

    def ask(self, what: Ask, *unit: Token) -> Piece:
        """The words that ask for something, with the unit that it is counted in."""
        traditional, simplified, sound = _WORDS[what]
        spelled = traditional.replace("爲", "為") if self._taiwan else traditional
        text = simplified if self._simplified else spelled
        return Piece(text + text_of(unit), None, " ".join((sound, *map(spelled_token, unit))))

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
        if said is None or breaks_off(said):
            return None
        inside = tokens[first:last]
        size = last - first
        at = next((i for i in range(len(said) - size + 1) if said[i : i + size] == inside), None)
        if at is None:
            return None
        wrong = list(dict.fromkeys(text for text in wrong if text != answer))[:MOST_WRONG]
        before, after = pieces(said[:at]), pieces(said[at + size :])
        return Fact(sentence, first, size, before, asked, after, answer, tuple(wrong), exact, tail=tail)


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands as that of somebody: behind a common noun (记者陳怡君), before what is done or said."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    named = before is not None and before.kind is Kind.WORD and before.pos == "noun"
    does = after is None or after.kind is Kind.PUNCTUATION or after.pos in _DOES
    return (named and does) or (after is not None and after.simplified in SAYING)


def _says(before: Sequence[Piece]) -> bool:
    """Whether there is more before what asks than a time or a preposition."""
    return any(piece.token is None or piece.token.pos not in ("time word", "preposition") for piece in before)


def pieces(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Tokens as pieces of a question."""
    return tuple(Piece(token.text, token) for token in tokens)


def with_full_stop(said: str) -> str:
    """A statement with its full stop, where it does not end in one: … “我們是朋友。”"""
    return said if said.rstrip("”’」』")[-1:] in ("。", "！", "？", "!", "?", "…") else f"{said}。"


def text_of(tokens: Sequence[Token]) -> str:
    """What tokens say as printed."""
    return "".join(token.text for token in tokens)


def pinyin_of(parts: Sequence[Piece]) -> str:
    """Pinyin of a question."""
    return phrase(part.sound if part.token is None else part.token for part in parts)
