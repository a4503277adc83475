"""A small lesson made by hand for the quiz tests: real sentences, real dictionary glosses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lesson.annotation.doubt import SURE, with_doubts
from lesson.item import QuizItem
from lesson.model import (
    Article,
    Kind,
    Lesson,
    MeasureWord,
    NameKind,
    Occurrence,
    Script,
    Sense,
    SenseKind,
    Sentence,
    Token,
    Word,
)  # fmt: skip
from lesson.text.syllable import parse_reading

PARAGRAPHS = (
    "銀行/昨天/宣布/了/新/的/計劃/，/希望/幫助/農民/克服/困難/。",
    "專家/認爲/，/長期/缺乏/睡眠/會/影響/健康/，/但/人口/的/增長/不是/原因/。",
    "王明/說/，/牆/上/掛/着/一/張/地圖/，/衣櫃/裏/有/兩/條/圍巾/，/桌/上/放/着/三/件/襯衫/，/遠處/是/一/座/山/。",
    "研究/顯示/，/嚴重/的/疲勞/會/造成/危險/，/安靜/的/環境/對/記憶/很/重要/。",
    "政府/將/繼續/建設/道路/和/學校/，/改善/居民/的/生活/。",
)


@dataclass(frozen=True)
class Entry:
    """What the made-up dictionary says of a word: `*` marks the sense in context, `#` a sense kind."""

    reading: str
    pos: str
    level: int | None
    senses: tuple[str, ...]
    measure_words: tuple[str, ...] = ()
    taiwan: str | None = None
    others: tuple[str, ...] = ()


def _e(reading: str, pos: str, level: int | None, *senses: str, **more: object) -> Entry:
    return Entry(reading, pos, level, senses, **more)  # type: ignore[arg-type]


ENTRIES = {
    "銀行": _e("yin2 hang2", "noun", 2, "*bank"),
    "昨天": _e("zuo2 tian1", "time word", 1, "*yesterday"),
    "宣布": _e("xuan1 bu4", "verb", 5, "*to declare", "to announce", "to proclaim"),
    "了": _e("le5", "particle", 1, "*(completed action marker)"),
    "新": _e("xin1", "adjective", 1, "*new"),
    "的": _e("de5", "particle", 1, "*of; ~'s (possessive particle)"),
    "計劃": _e("ji4 hua4", "noun", 4, "*plan"),
    "希望": _e("xi1 wang4", "verb", 2, "*to hope"),
    "幫助": _e("bang1 zhu4", "verb", 3, "*to help; to assist"),
    "農民": _e("nong2 min2", "noun", 4, "*peasant; farmer"),
    "克服": _e("ke4 fu2", "verb", 5, "*to overcome (hardships etc); to conquer"),
    "困難": _e("kun4 nan5", "noun", 3, "*difficulty; problem"),
    "專家": _e("zhuan1 jia1", "noun", 5, "*expert; specialist"),
    "認爲": _e("ren4 wei2", "verb", 3, "*to believe; to think"),
    "長期": _e("chang2 qi1", "adjective", 5, "*long-term", taiwan="chang2 qi2"),
    "缺乏": _e("que1 fa2", "verb", 5, "*to lack; to be short of"),
    "睡眠": _e("shui4 mian2", "noun", 5, "*sleep"),
    "會": _e("hui4", "verb", 1, "*can; to be able to", "to meet"),
    "影響": _e("ying3 xiang3", "verb", 3, "*to influence"),
    "健康": _e("jian4 kang1", "noun", 3, "*health; healthy"),
    "但": _e("dan4", "conjunction", 2, "*but; yet"),
    "人口": _e("ren2 kou3", "noun", 4, "*population"),
    "增長": _e("zeng1 zhang3", "noun", 4, "*growth; increase"),
    "不是": _e("bu4 shi4", "verb", 1, "*is not"),
    "原因": _e("yuan2 yin1", "noun", 3, "*cause; reason"),
    "王明": _e("wang2 ming2", "name", None),
    "說": _e("shuo1", "verb", 1, "*to speak; to say"),
    "牆": _e("qiang2", "noun", 2, "*wall"),
    "上": _e("shang4", "direction word", 1, "*on; above"),
    "掛": _e("gua4", "verb", 3, "*to hang"),
    "着": _e("zhe5", "particle", 2, "*aspect particle"),
    "一": _e("yi1", "numeral", 1, "*one"),
    "張": _e("zhang1", "measure word", 3, "to open up", "*#m classifier for flat objects, sheet"),
    "地圖": _e("di4 tu2", "noun", 4, "*map", measure_words=("張", "本")),
    "衣櫃": _e("yi1 gui4", "noun", 5, "*wardrobe"),
    "裏": _e("li3", "direction word", 1, "*inside"),
    "有": _e("you3", "verb", 1, "*to have; there is"),
    "兩": _e("liang3", "numeral", 2, "*two"),
    "條": _e("tiao2", "measure word", 2, "*#m classifier for long thin things (ribbon, river, road, trousers)"),
    "圍巾": _e("wei2 jin1", "noun", 5, "*scarf", measure_words=("條",)),
    "桌": _e("zhuo1", "noun", 1, "*table; desk"),
    "放": _e("fang4", "verb", 3, "*to put; to place"),
    "三": _e("san1", "numeral", 1, "*three"),
    "件": _e("jian4", "measure word", 2, "*#m classifier for clothes, furniture, luggage"),
    "襯衫": _e("chen4 shan1", "noun", 4, "*shirt; blouse", measure_words=("件",)),
    "遠處": _e("yuan3 chu4", "noun", 5, "*distant place"),
    "是": _e("shi4", "verb", 1, "*to be"),
    "座": _e("zuo4", "measure word", 4, "*#m classifier for large immovable objects such as buildings, mountains"),
    "山": _e("shan1", "noun", 2, "*mountain; hill", measure_words=("座",)),
    "研究": _e("yan2 jiu1", "noun", 4, "*research; a study", taiwan="yan2 jiu4"),
    "顯示": _e("xian3 shi4", "verb", 5, "*to show", "to display", "(computing) to print (on a screen)"),
    "嚴重": _e("yan2 zhong4", "adjective", 4, "*grave; serious; severe"),
    "疲勞": _e("pi2 lao2", "noun", 6, "*fatigue"),
    "造成": _e("zao4 cheng2", "verb", 5, "*to bring about; to create; to cause"),
    "危險": _e("wei1 xian3", "noun", 3, "*danger"),
    "安靜": _e("an1 jing4", "adjective", 3, "*quiet; peaceful"),
    "環境": _e("huan2 jing4", "noun", 4, "*environment; surroundings", "(zoology) habitat ring"),
    "對": _e("dui4", "preposition", 2, "*towards; for"),
    "記憶": _e("ji4 yi4", "noun", 5, "*memory"),
    "很": _e("hen3", "adverb", 1, "*very"),
    "重要": _e("zhong4 yao4", "adjective", 2, "*important; significant"),
    "政府": _e("zheng4 fu3", "noun", 5, "*government"),
    "將": _e("jiang1", "adverb", 5, "*will"),
    "繼續": _e("ji4 xu4", "verb", 4, "*to continue; to go on with"),
    "建設": _e("jian4 she4", "verb", 5, "*to build; to construct"),
    "道路": _e("dao4 lu4", "noun", 5, "*road; path"),
    "和": _e("he2", "conjunction", 1, "*and; with"),
    "學校": _e("xue2 xiao4", "noun", 1, "*school"),
    "改善": _e("gai3 shan4", "verb", 5, "*to improve (sth); to make better"),
    "居民": _e("ju1 min2", "noun", 5, "*resident; inhabitant"),
    "生活": _e("sheng1 huo2", "noun", 3, "*life; livelihood"),
}  # fmt: skip
_PUNCTUATION = "，。"


def lesson(paragraphs: tuple[str, ...] = PARAGRAPHS, **changed: Entry) -> Lesson:
    """The lesson of some paragraphs (words parted by "/"); `changed` replaces entries of the dictionary."""
    entries = {**ENTRIES, **changed}
    sentences, words = [], dict[str, Word]()
    for at, paragraph in enumerate(paragraphs):
        start, tokens = 0, []
        for number, text in enumerate(paragraph.split("/")):
            token = _token(text, start, entries)
            tokens.append(token)
            start += len(text)
            if token.kind in (Kind.WORD, Kind.NAME):
                here = Occurrence(at, number)
                known = words.get(token.key)
                words[token.key] = (
                    replace(known, occurrences=(*known.occurrences, here))
                    if known
                    else _word(token, entries[text], here)
                )
        sentences.append(Sentence(at, 0, tuple(tokens)))
    texts = tuple(paragraph.replace("/", "") for paragraph in paragraphs)
    article = Article("sample", "銀行的計劃", texts, (), Script.TRADITIONAL, "sample.txt")
    return with_doubts(Lesson(article, tuple(sentences), tuple(words.values()), (), 5))


def of_kind(items: tuple[QuizItem, ...], kind: str) -> list[QuizItem]:
    """The items of a kind, of which there are some."""
    asked = [item for item in items if item.kind.name == kind]
    assert asked, f"no {kind} item"
    return asked


def entry(text: str, **changes: object) -> dict[str, Entry]:
    """A changed entry of the dictionary, as an argument for `lesson`."""
    return {text: replace(ENTRIES[text], **changes)}  # type: ignore[arg-type]


def _token(text: str, start: int, entries: dict[str, Entry]) -> Token:
    if text in _PUNCTUATION:
        return Token(text, start, Kind.PUNCTUATION, text, text, ())
    known = entries[text]
    kind = Kind.NAME if known.pos == "name" else Kind.WORD
    senses, chosen = _senses(known)
    gloss = None if chosen is None else senses[chosen].gloss
    name = NameKind.PERSON if kind is Kind.NAME else None
    return Token(
        text, start, kind, text, text, parse_reading(known.reading), known.pos, gloss, chosen, SURE, known.level, name
    )


def _word(token: Token, known: Entry, here: Occurrence) -> Word:
    senses, chosen = _senses(known)
    return Word(
        kind=token.kind,
        text=token.text,
        simplified=token.text,
        traditional=token.text,
        reading=token.reading,
        senses=senses,
        sense=chosen,
        occurrences=(here,),
        best=here,
        pos=known.pos,
        level=known.level,
        measure_words=tuple(MeasureWord(text, text, ()) for text in known.measure_words),
        other_readings=tuple(map(parse_reading, known.others)),
        regional_readings=(parse_reading(known.taiwan),) if known.taiwan else (),
    )


def _senses(known: Entry) -> tuple[tuple[Sense, ...], int | None]:
    found, chosen = [], None
    for at, text in enumerate(known.senses):
        if text.startswith("*"):
            chosen, text = at, text[1:]
        kind = SenseKind.MEANING
        if text.startswith("#m "):
            kind, text = SenseKind.MEASURE_WORD, text[3:]
        labels = (text[1 : text.index(")")],) if text.startswith("(") else ()
        found.append(Sense(text, tuple(text.split("; ")), kind, labels))
    return tuple(found), chosen
