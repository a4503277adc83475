"""Our own headwords and names, as entries."""

from __future__ import annotations

from pathlib import Path

from lesson.annotation.pipeline import annotate
from lesson.compile.additions import Addition, additions
from lesson.model import Kind, NameKind


def test_a_headword_takes_the_glosses_of_its_groups(tmp_path: Path) -> None:
    (tmp_path / "headwords.tsv").write_text("口哨儿\t口哨兒\tkou3 shao4 r5\n", encoding="utf-8")
    (tmp_path / "names.tsv").write_text("", encoding="utf-8")
    (found,) = additions(tmp_path, {"口哨儿": ["whistle"]})
    assert found.line == "口哨兒 口哨儿 [kou3 shao4 r5] /whistle/"
    assert found.tag == ""


def test_a_name_has_a_capital_and_the_tag_of_its_kind(tmp_path: Path) -> None:
    (tmp_path / "headwords.tsv").write_text("", encoding="utf-8")
    row = "德约科维奇\t德約科維奇\tde2 yue1 ke1 wei2 qi2\tperson\tDjokovic\tSerbian tennis player\n"
    (tmp_path / "names.tsv").write_text(row, encoding="utf-8")
    (found,) = additions(tmp_path, {})
    assert found == Addition(
        "德约科维奇", "德約科維奇", "de2 yue1 ke1 wei2 qi2", ("Djokovic (Serbian tennis player)",), NameKind.PERSON
    )
    assert found.line.startswith("德約科維奇 德约科维奇 [De2 yue1")
    assert found.tag == "nr"


def test_they_are_words_of_a_lesson() -> None:
    tokens = {token.text: token for token in annotate("德约科维奇闯入决赛，太给力了。").tokens()}
    assert tokens["德约科维奇"].kind is Kind.NAME
    assert tokens["德约科维奇"].name_kind is NameKind.PERSON
    assert "Djokovic" in (tokens["德约科维奇"].sense or "")
    assert tokens["给力"].sense
