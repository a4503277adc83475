"""Facts of where something lies, when the text gives a direction: 位於…西南部."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lesson.model import Kind
from lesson.quiz.fact.source import Ask, Fact, Source, text_of

_LIES = frozenset(["位于", "坐落于", "地处", "在"])
_DIRECTION = re.compile(r"([东東西南北]+)(?=[部方边邊侧側郊])")
_OTHERS = {
    "東北": ("東南", "西北", "西南"), "東南": ("東北", "西南", "西北"), "西北": ("西南", "東北", "東南"),
    "西南": ("西北", "東南", "東北"), "東": ("西", "南", "北"), "西": ("東", "北", "南"), "南": ("北", "東", "西"),
    "北": ("南", "西", "東"),
}  # fmt: skip


def places(source: Source) -> Iterator[Fact]:
    """位於什麼地方: a place with a direction in it; the wrong ones lie in other directions."""
    for sentence in source.sentences:
        tokens = source.tokens(sentence)
        for at, token in enumerate(tokens):
            if token.simplified not in _LIES or token.pos != "verb" and token.simplified == "在":
                continue
            end = at + 1
            while end < len(tokens) and tokens[end].kind in (Kind.WORD, Kind.NAME):
                end += 1
            answer = text_of(tokens[at + 1 : end])
            directions = list(_DIRECTION.finditer(answer))
            if len(directions) != 1 or not answer.endswith(answer[directions[0].start() :][:4]):
                continue
            said = directions[0][1]
            wrong = [
                answer[: directions[0].start()] + source.written(other) + answer[directions[0].end() :]
                for other in _OTHERS.get(said.replace("东", "東"), ())
            ]
            fact = source.fact(sentence, (at + 1, end), source.ask(Ask.WHERE), answer, wrong)
            if fact is not None:
                yield fact
