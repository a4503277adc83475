"""Reading an article: bytes to text, text to paragraphs and sentences, site furniture left out."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

from lesson.errors import LessonError
from lesson.model import Article
from lesson.text.characters import is_hanzi
from lesson.text.script import script_of

LARGEST = 20_000_000  # bytes; far more than any article, little enough to refuse a disk image at once

# What chardet names, and the widest encoding of the same family.
_LEGACY = dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030")
_LEGACY |= dict.fromkeys(("big5", "big5hkscs", "big5-hkscs", "cp950"), "big5hkscs")
_JAPANESE = ("shift", "cp932")  # some of it would be hanzi as UTF-16, but few in use
_BEYOND_ASCII = re.compile(rb"(?:[\x81-\xfe][\x30-\xfe])+")
_ENOUGH = 1 << 16  # bytes to tell an encoding by

_CLOSING = "”’」』）)》〉】]\"'"
# A sentence ends after its mark and the closing brackets behind it. A full stop between digits or letters is none.
_SENTENCE = re.compile(rf"(?:[。！？!?…]|(?<![0-9A-Za-z])\.(?=\s|$))+[{re.escape(_CLOSING)}]*\s*|\n")
_ENDS_SENTENCE = re.compile(rf"[。！？!?…；;：:，,.][{re.escape(_CLOSING)}]*$")
_LONGEST_HEADING = 30
_LONGEST_TITLE = 60  # of the first line, which may be a headline in two parts or the long title of a story


def read_article(seed: Path | str) -> Article:
    """The article in a text file, or on standard input for "-"; its id is the file's name.

    Raises LessonError for a file that is missing, a folder, empty, no text, or has no Chinese in it.
    """
    if str(seed) == "-":
        return article_of(decode(sys.stdin.buffer.read(), "standard input"), "text", "standard input")
    path = Path(seed)
    try:
        if path.is_dir():
            raise LessonError(f"{path}: is a folder, not an article; name a text file in it")
        if path.stat().st_size > LARGEST:
            raise LessonError(
                f"{path}: larger than {LARGEST // 1_000_000} MB, too large for an article; cut it into parts"
            )
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise LessonError(f"{path}: no such file; check the name") from fault
    except (OSError, ValueError) as fault:
        raise LessonError(
            f"{path}: cannot be read ({getattr(fault, 'strerror', None) or fault}); check its permissions"
        ) from fault
    return article_of(decode(data, str(path)), slug(path.stem), path.name)


def article_of(text: str, id: str, source: str, *, furniture: bool = False) -> Article:
    """An article from text. Lines are paragraphs; furniture after the last paragraph goes unless it is asked for.

    Raises LessonError when the text has no Chinese character.
    """
    if not any(map(is_hanzi, text)):
        what = "is empty" if not text.strip() else "has no Chinese in it"
        raise LessonError(f"{source}: {what}; give a text with Chinese characters")
    lines = [line.strip() if not furniture else line for line in text.splitlines() if line.strip()]
    paragraphs = lines if furniture else _without_furniture(lines)
    headings = tuple(
        at
        for at, line in enumerate(paragraphs)
        if len(paragraphs) > 1 and _is_heading(line, _LONGEST_HEADING if at else _LONGEST_TITLE)
    )
    title = paragraphs[headings[0]].strip() if headings else _shortened(sentence_spans_text(paragraphs[0])[0].strip())
    return Article(id, title, tuple(paragraphs), headings, script_of("\n".join(paragraphs)), source)


def decode(data: bytes, where: str) -> str:
    """Text of a file in UTF-8 (with or without mark), UTF-16, GB18030 or Big5, in NFC, with plain line ends.

    Raises LessonError for binary data and for bytes that are no text in any of these.
    """
    if not data.strip():
        raise LessonError(f"{where}: is empty; give a text with Chinese characters")
    text = _decoded(data)
    if text is None:
        raise LessonError(f"{where}: no text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 and try again")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if sum(unicodedata.category(c) in ("Cc", "Cn") and c not in "\n\t\f\v" for c in text) > len(text) // 100:
        raise LessonError(f"{where}: binary data, no text; give a plain text file")
    return unicodedata.normalize("NFC", text.lstrip("\ufeff"))


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(data, "utf-16")
    utf8 = _try(data, "utf-8-sig")
    if utf8 is not None:
        return utf8
    import chardet

    # Words in Latin letters tell it nothing of the Chinese between them.
    beyond = b"\n".join(_BEYOND_ASCII.findall(data[:_ENOUGH]))
    found = (chardet.detect(beyond)["encoding"] or "").lower()
    for text in (_try(data, "utf-16-le"), _try(data, "utf-16-be")):
        if text and _share_in_use(text) >= (1.0 if found.startswith(_JAPANESE) else 0.95):
            return text
    return _try(data, _LEGACY[found]) if found in _LEGACY else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _share_in_use(text: str) -> float:
    """Share of the characters that are in a national standard of China or Taiwan: all of a text, few of other data."""
    sample = text[:4000]
    return sum(map(_is_in_use, sample)) / len(sample)


@lru_cache(maxsize=65536)
def _is_in_use(character: str) -> bool:
    for standard in ("gb2312", "big5"):
        try:
            character.encode(standard)
        except UnicodeError:
            continue
        return True
    return False


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences of a paragraph, in code points; they cover it without a gap."""
    cuts = [match.end() for match in _SENTENCE.finditer(paragraph)]
    bounds = [0, *[cut for cut in cuts if cut < len(paragraph)], len(paragraph)]
    return [(a, b) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def sentence_spans_text(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    return [paragraph[a:b] for a, b in sentence_spans(paragraph)] or [paragraph]


def slug(name: str) -> str:
    """A name fit for a folder and a tag: letters (of any script), digits and hyphens."""
    plain = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", name)).strip("-_").lower()
    return plain[:80] or "text"


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_HEADING else title[: _LONGEST_HEADING - 1] + "…"


def _is_heading(line: str, longest: int) -> bool:
    return len(line) <= longest and not _ENDS_SENTENCE.search(line) and any(map(is_hanzi, line))


def _without_furniture(lines: list[str]) -> list[str]:
    """Leave out what follows the article: trailing lines that end no sentence.

    A heading heads something; one with nothing below it ("相關文章", "延伸閱讀" with its list of links, share buttons,
    names of tags) is furniture of the site. Only an article most of whose text is in full sentences is cut: a poem or
    a list of words has no such lines to go by.
    """
    full = [at for at, line in enumerate(lines) if _ENDS_SENTENCE.search(line)]
    if not full or sum(len(lines[at]) for at in full) * 2 < sum(map(len, lines)):
        return lines
    return lines[: full[-1] + 1]
