"""Small lessons made by hand for the tests of deck and table: real sentences, real dictionary entries."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lesson.model import (
    Article,
    Kind,
    Lesson,
    Levels,
    MeasureWord,
    NameKind,
    Occurrence,
    Part,
    Script,
    Sense,
    SenseKind,
    Sentence,
    Token,
    Word,
)  # fmt: skip
from lesson.text.syllable import parse_reading

BANK = (
    "銀行/的/女兒",
    "劉曉峯/在/西安/的/一/家/銀行/工作/。",
    "他/說/：/“/銀行/的/羊絨/品牌/很/重要/，/我/要/重/寫/。/”",
    "據/介紹/，/這/裏/的/銀行/去年/與/女兒/合作/，/推動/經濟/發展/，/提高/品牌/競爭力/，/全面/實現/目標/。",
)
MARKET = ("銀行/和/市場/合作/。",)
PUNCTUATION = frozenset("，。：“”、")


@dataclass(frozen=True)
class Entry:
    """A line of the made-up dictionary: the first sense is the one in context."""

    simplified: str
    reading: str
    pos: str
    level: int | None
    senses: tuple[str | Sense, ...]
    measure_words: tuple[MeasureWord, ...] = ()
    others: tuple[str, ...] = ()
    traditional: str = ""
    name: NameKind | None = None
    parts: tuple[Part, ...] = ()
    estimated: bool = False


def e(simplified: str, reading: str, pos: str, level: int | None, *senses: str | Sense, **more: object) -> Entry:
    """An entry."""
    return Entry(simplified, reading, pos, level, senses, **more)  # type: ignore[arg-type]


def elsewhere(gloss: str) -> Sense:
    """A sense that only points to another word."""
    return Sense(gloss, (), SenseKind.REFERENCE)


JIA = MeasureWord("家", "家", parse_reading("jia1"))
GE = MeasureWord("個", "个", parse_reading("ge4"))
ENTRIES = {
    "銀行": e("银行", "yin2 hang2", "noun", 2, "bank", measure_words=(JIA, GE)),
    "的": e("的", "de5", "particle", 1, "of; ~'s (possessive particle)", others=("di4", "di2")),
    "女兒": e("女儿", "nü3 er2", "noun", 1, "daughter"),
    "劉曉峯": e(
        "刘晓峰", "liu2 xiao3 feng1", "name", None,
        "personal name: Liu Xiaofeng", traditional="劉曉峰", name=NameKind.PERSON,
    ),
    "在": e("在", "zai4", "preposition", 1, "(located) at; (to be) in", "to exist; to be alive"),
    "西安": e(
        "西安", "xi1 an1", "name", None,
        "Xi'an, capital of Shaanxi 陝西省|陕西省[Shan3 xi1 Sheng3]", name=NameKind.PLACE,
    ),
    "一": e("一", "yi1", "numeral", 1, "one"),
    "家": e(
        "家", "jia1", "measure word", 1,
        Sense("classifier for families or businesses", (), SenseKind.MEASURE_WORD),
    ),
    "工作": e("工作", "gong1 zuo4", "verb", 1, "to work"),
    "他": e("他", "ta1", "pronoun", 1, "he; him"),
    "說": e("说", "shuo1", "verb", 1, "to speak; to talk; to say", elsewhere("variant of 說|说[shuo1]")),
    "羊絨": e(
        "羊绒", "yang2 rong2", "noun", 6, estimated=True,
        parts=(Part("羊", parse_reading("yang2"), "sheep"), Part("绒", parse_reading("rong2"), "velvet; woolen")),
    ),
    "品牌": e("品牌", "pin3 pai2", "noun", 5, "brand name; trademark"),
    "很": e("很", "hen3", "adverb", 1, "very; quite"),
    "重要": e("重要", "zhong4 yao4", "adjective", 1, "important; significant; major"),
    "我": e("我", "wo3", "pronoun", 1, "I; me; my"),
    "要": e("要", "yao4", "verb", 1, "to want; to need; will", others=("yao1",)),
    "重": e("重", "chong2", "adverb", 4, "again; once more", others=("zhong4",)),
    "寫": e("写", "xie3", "verb", 1, "to write"),
    "據": e("据", "ju4", "preposition", 5, "according to"),
    "介紹": e("介绍", "jie4 shao4", "verb", 1, "to introduce (sb to sb)"),
    "這": e("这", "zhe4", "pronoun", 1, "this; these"),
    "裏": e(
        "里", "li5", "direction word", 1, "inside; internal", elsewhere("variant of 裡|里[li3]"), traditional="裡",
    ),
    "去年": e("去年", "qu4 nian2", "time word", 1, "last year"),
    "與": e(
        "与", "yu3", "preposition", 4,
        "(formal) with; from (e.g. 與他握手|与他握手[yu3 ta1 wo4 shou3] \"shake hands with him\")", others=("yu4",),
    ),
    "合作": e("合作", "he2 zuo4", "verb", 3, "to cooperate; to collaborate"),
    "推動": e("推动", "tui1 dong4", "verb", 3, "to push (for acceptance of a plan); to promote"),
    "經濟": e("经济", "jing1 ji4", "noun", 3, "economy; economic"),
    "發展": e("发展", "fa1 zhan3", "verb", 3, "to develop"),
    "提高": e("提高", "ti2 gao1", "verb", 2, "to raise; to increase; to improve"),
    "競爭力": e(
        "竞争力", "jing4 zheng1 li4", "noun", None,
        "competitive strength (short for 競爭能力|竞争能力[jing4 zheng1 neng2 li4])",
    ),
    "全面": e("全面", "quan2 mian4", "adverb", 3, elsewhere("see 全[quan2]")),
    "實現": e("实现", "shi2 xian4", "verb", 3, "to achieve; to bring about"),
    "目標": e("目标", "mu4 biao1", "noun", 3, "abbr. of 目的[mu4 di4], target"),
    "和": e("和", "he2", "conjunction", 1, "and; together with"),
    "市場": e("市场", "shi4 chang3", "noun", 3, "market (also in abstract)"),
}  # fmt: skip


def sense(said: str | Sense) -> Sense:
    """A sense of the made-up dictionary."""
    return said if isinstance(said, Sense) else Sense(said, tuple(said.split("; ")))


def make_lesson(
    id: str,
    title: str,
    lines: tuple[str, ...],
    entries: dict[str, Entry] = ENTRIES,
    script: Script = Script.TRADITIONAL,
) -> Lesson:
    """A lesson of sentences whose words are parted by slashes, each a paragraph."""
    sentences: list[Sentence] = []
    places: dict[str, list[Occurrence]] = {}
    for number, line in enumerate(lines):
        tokens: list[Token] = []
        at = 0
        for text in line.split("/"):
            entry = entries.get(text)
            if entry is None:
                kind = Kind.PUNCTUATION if text in PUNCTUATION else Kind.LATIN
                tokens.append(Token(text, at, kind, text, text, ()))
            else:
                kind = Kind.NAME if entry.name else Kind.WORD
                places.setdefault(text, []).append(Occurrence(number, len(tokens)))
                shown = entry.traditional or text
                tokens.append(Token(text, at, kind, entry.simplified, shown, parse_reading(entry.reading), entry.pos))
            at += len(text)
        sentences.append(Sentence(number, 0, tuple(tokens)))
    words = tuple(word(text, entries[text], tuple(where)) for text, where in places.items())
    article = Article(id, title, tuple(line.replace("/", "") for line in lines), (0,), script, f"{id}.txt")
    return Lesson(article, tuple(sentences), words, (), 3)


def word(text: str, entry: Entry, where: tuple[Occurrence, ...]) -> Word:
    """The vocabulary item of an entry; its best sentence is the second that has it, as the first is a heading."""
    return Word(
        kind=Kind.NAME if entry.name else Kind.WORD,
        text=text,
        simplified=entry.simplified,
        traditional=entry.traditional or text,
        reading=parse_reading(entry.reading),
        senses=tuple(map(sense, entry.senses)),
        sense=0 if entry.senses else None,
        occurrences=where,
        best=where[min(1, len(where) - 1)],
        pos=entry.pos,
        level=entry.level,
        level_estimated=entry.estimated,
        levels=Levels({"hsk2025": entry.level} if entry.level is not None else {}),
        measure_words=entry.measure_words,
        other_readings=tuple(map(parse_reading, entry.others)),
        name_kind=entry.name,
        parts=entry.parts,
    )


def bank_lesson() -> Lesson:
    """A lesson in Traditional characters with a title, two names, polyphones, a compound without gloss."""
    return make_lesson("bank", "西安的銀行", BANK)


def market_lesson() -> Lesson:
    """Another lesson, which shares 銀行 and 合作 with the first."""
    return make_lesson("market", "市場", MARKET)


def with_gloss(lesson: Lesson, text: str, gloss: str) -> Lesson:
    """The lesson with another meaning of one word."""
    changed = (replace(w, senses=(sense(gloss), *w.senses[1:])) if w.text == text else w for w in lesson.words)
    return replace(lesson, words=tuple(changed))


def find(lesson: Lesson, text: str) -> Word:
    """The word of the lesson that is written so."""
    return next(word for word in lesson.words if word.text == text)
