"""What a worksheet itself says: headings and instructions in English, headings also in the article's script."""

from __future__ import annotations

from lesson.model import Script
from lesson.scale import Scale

_TRADITIONAL = {
    "name": "姓名", "class": "班級", "date": "日期", "score": "分數", "text": "課文", "vocabulary": "生詞",
    "names": "專名", "writing": "寫字", "match": "配對", "cloze": "選詞填空", "key": "答案",
    "pinyin": "拼音", "order": "連詞成句", "questions": "閱讀理解", "translate": "翻譯", "flashcards": "字卡",
    "version": "卷",
}  # fmt: skip
_SIMPLIFIED = {
    "name": "姓名", "class": "班级", "date": "日期", "score": "分数", "text": "课文", "vocabulary": "生词",
    "names": "专名", "writing": "写字", "match": "配对", "cloze": "选词填空", "key": "答案",
    "pinyin": "拼音", "order": "连词成句", "questions": "阅读理解", "translate": "翻译", "flashcards": "字卡",
    "version": "卷",
}  # fmt: skip
_ENGLISH = {
    "name": "Name", "class": "Class", "date": "Date", "score": "Score", "text": "Text", "vocabulary": "New words",
    "names": "Names", "writing": "Writing", "match": "Match", "cloze": "Fill the gaps", "key": "Answers",
    "pinyin": "Pinyin", "order": "Order the sentence", "questions": "Questions on the text",
    "translate": "Translate", "flashcards": "Cards to cut out", "version": "Version",
}  # fmt: skip

CREDIT = (
    "Words and meanings: CC-CEDICT (CC BY-SA 4.0), chosen and shortened; share alike. "
    "Levels: HSK 3.0, syllabus of 2025."
)
STROKES = "Strokes: hanzi-writer-data (Arphic Public License)."
EXAMPLES = "Sentences to translate: Tatoeba (CC BY 2.0 FR), hsk-sentences-audio (CC BY-SA 4.0)."


def labels(script: Script) -> dict[str, dict[str, str]]:
    """Each label in Chinese ("zh", in the article's script) and English ("en")."""
    chinese = _SIMPLIFIED if script is Script.SIMPLIFIED else _TRADITIONAL
    return {name: {"zh": chinese[name], "en": english} for name, english in _ENGLISH.items()}


def band(level: int | None, scale: Scale, estimated: bool = False) -> str:
    """A level in a narrow column: `5`, `7–9`, in brackets when estimated, a dash when no list has the word."""
    if level is None:
        return "–"
    name = scale.bands[level - 1].replace("-", "–")
    return f"({name})" if estimated else name
