"""Names: people, places, organisations, found by the tagger, the dictionary's capitals and the article itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lesson.annotation.document import Document, DraftSentence, Span, Tagged
from lesson.annotation.names.kind import (
    KIND_OF_TAG,
    addressed,
    is_generic,
    kind_in,
    kind_of,
    surname_readings,
    with_unit,
    written_by_sound,
)
from lesson.lexicon import Flag, Lexicon
from lesson.model import NameKind
from lesson.text.characters import is_hanzi
from lesson.text.saying import BEHIND_SPEAKER

_POINT = "·"  # between the parts of a foreign name


class NameFinder:
    """Tells which words are names, sentence by sentence, then carries the names of people over the whole article."""

    name = "names"
    reads = ("words",)
    writes = ("spans",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, documents: Sequence[Document]) -> None:
        """Give words their kinds of name; join the pieces of names that no list has."""
        for document in documents:
            found = [(sentence.simplified, self._spans(sentence)) for sentence in document.sentences]
            for sentence, spans in zip(document.sentences, spread(found, self.lexicon), strict=True):
                sentence.spans = spans

    def _spans(self, sentence: DraftSentence) -> list[Span]:
        text = sentence.simplified
        spans = name_spans(text, sentence.words, sentence.tagged, self.lexicon)
        return _joined(text, spans, self.lexicon) if _POINT in text else spans


def _joined(text: str, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make one name of the parts of a foreign one (约翰·史密斯); 诗经·关雎, a book and its part, stay three words."""
    out: list[Span] = []
    for span in spans:
        point = len(out) > 1 and text[out[-1].start : out[-1].end] == _POINT
        if point and all(_of_foreign(text, part, lexicon) for part in (out[-2], span)):
            first = out[-2].start
            del out[-2:]
            span = Span(first, span.end, NameKind.PERSON)
        out.append(span)
    return out


def _of_foreign(text: str, span: Span, lexicon: Lexicon) -> bool:
    return span.name is NameKind.PERSON or all(
        written_by_sound(part, lexicon) for part in text[span.start : span.end].split(_POINT)
    )


def name_spans(text: str, spans: Sequence[tuple[int, int]], tagged: Sequence[Tagged], lexicon: Lexicon) -> list[Span]:
    """Decide which words of a Simplified sentence are names, joining the pieces of names that no list has."""
    if not tagged:
        return _by_dictionary(text, spans, lexicon)
    found: list[Span] = []
    by_start = {t.start: t for t in tagged}
    owner = _owners(len(text), tagged)
    at = 0
    while at < len(spans):
        start, end = spans[at]
        stretch = owner[start]
        size = _pieces(text, spans, at, stretch, lexicon)
        if size > 1 and stretch is not None:
            end = spans[at + size - 1][1]
            generic = stretch.tag != "PER" and is_generic(text[start:end])
            kind = None if generic else with_unit(text[start:end], KIND_OF_TAG[stretch.tag])
            found.append(Span(start, end, kind))
            at += size
            continue
        exact = by_start.get(start)
        tag = exact.tag if exact is not None and exact.end == end else ""
        inside = stretch.tag if stretch is not None and stretch.tag in ("LOC", "ORG") and end <= stretch.end else ""
        kind = with_unit(text[start:end], kind_of(text[start:end], tag, inside, lexicon))
        if stretch is not None and stretch.start == start and addressed(text, stretch, lexicon) == end:
            kind = NameKind.PERSON
        if kind is None and written_by_sound(text[start:end], lexicon):
            kind = NameKind.OTHER
        if at + 1 < len(spans) and text[spans[at + 1][0] : spans[at + 1][1]] in BEHIND_SPEAKER and tag != "LOC":
            kind = _who_says(text[start:end], kind, tag, lexicon)
        found.append(Span(start, end, kind))
        at += 1
    return found


def _by_dictionary(text: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Span]:
    """The words of a sentence that no tagger has seen: those are names that can be nothing else."""
    words = [text[start:end] for start, end in spans]
    kinds = [_kind_alone(word, lexicon) for word in words]
    for at, follows in enumerate(words[1:]):
        if follows in BEHIND_SPEAKER:
            kinds[at] = _who_says(words[at], kinds[at], "", lexicon)
    return [Span(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True)]


@lru_cache(maxsize=65536)
def _kind_alone(word: str, lexicon: Lexicon) -> NameKind | None:
    kind = with_unit(word, kind_of(word, "", "", lexicon))
    return NameKind.OTHER if kind is None and written_by_sound(word, lexicon) else kind


def _who_says(word: str, kind: NameKind | None, tag: str, lexicon: Lexicon) -> NameKind | None:
    """Who speaks is a person, where the tagger sees a name that the dictionary knows as something else (九鼎表示)."""
    known = lexicon.known(word)
    if known is None or not known.flags & Flag.HEADWORD or known.flags & Flag.LEVEL or known.zipf >= 3.6:
        return kind
    named = tag in ("PER", "ORG") or known.flags & Flag.PROPER and not known.flags & Flag.COMMON
    body = kind is NameKind.ORGANISATION and kind_in(lexicon.entries(word), "") is NameKind.ORGANISATION
    return NameKind.PERSON if named and not body else kind


def _owners(size: int, tagged: Sequence[Tagged]) -> list[Tagged | None]:
    owner: list[Tagged | None] = [None] * size
    for stretch in tagged:
        for at in range(stretch.start, stretch.end):
            owner[at] = stretch
    return owner


def _pieces(text: str, spans: Sequence[tuple[int, int]], at: int, stretch: Tagged | None, lexicon: Lexicon) -> int:
    """How many words from `at` on are loose characters of one name inside a tagged stretch (淳|點|公司: two)."""
    if stretch is None or stretch.tag not in ("PER", "LOC", "ORG") or addressed(text, stretch, lexicon):
        return 1
    if stretch.tag == "PER" and spans[at][0] == stretch.start and 2 <= stretch.end - stretch.start <= 4:
        inner = [span for span in spans[at : at + 4] if span[1] <= stretch.end]
        person = surname_readings(text[stretch.start : stretch.end], lexicon)
        if person and inner and inner[-1][1] == stretch.end:
            return len(inner)  # 李|建华: a surname and a given name that is a word, too
    size = 0
    while (
        at + size < len(spans)
        and spans[at + size][1] - spans[at + size][0] == 1
        and spans[at + size][1] <= stretch.end
        and is_hanzi(text[spans[at + size][0]])
    ):
        size += 1
    whole = at + size < len(spans) and spans[at + size][1] <= stretch.end
    if size >= 2 and (whole or spans[at + size - 1][1] == stretch.end) and size <= 6:
        return size
    return 1


def spread(sentences: Sequence[tuple[str, list[Span]]], lexicon: Lexicon) -> list[list[Span]]:
    """Carry a person's name over the whole article: once 白云 is somebody, 白云 before or after is, too.

    Only strings that the tagger named as a person and that are no everyday word; a longer word that merely contains
    the string is left alone, loose characters that spell it are joined.
    """
    people = {
        text[span.start : span.end]
        for text, spans in sentences
        for span in spans
        if span.name is NameKind.PERSON and span.end - span.start >= 2
    }
    begin = {name[0] for name in people}
    return [spans if begin.isdisjoint(text) else _spread_one(text, spans, people, begin) for text, spans in sentences]


def _spread_one(text: str, spans: list[Span], people: set[str], begin: set[str]) -> list[Span]:
    out: list[Span] = []
    at = 0
    while at < len(spans):
        if text[spans[at].start] not in begin:
            out.append(spans[at])
            at += 1
            continue
        size = next(
            (
                n
                for n in (1, 2, 3, 4)
                if at + n <= len(spans) and text[spans[at].start : spans[at + n - 1].end] in people
            ),
            0,
        )
        if size and not any(span.name not in (None, NameKind.PERSON) for span in spans[at : at + size]):
            out.append(Span(spans[at].start, spans[at + size - 1].end, NameKind.PERSON))
            at += size
        else:
            out.append(spans[at])
            at += 1
    return out
