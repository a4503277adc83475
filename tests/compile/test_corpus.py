"""Reading the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesson.compile.corpus import PARTS, Annotated, AnnotatedSentence, corpus, part_of
from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import learners_dictionary
from lesson.model import NameKind
from lesson.text.characters import is_hanzi
from lesson.text.numerals import NUMERALS
from lesson.text.syllable import Syllable


def written(folder: Path, text: str, script: str = "simplified") -> Path:
    head = f"# text: home-01\n# genre: conversation at home\n# script: {script}\n"
    (folder / "home-01.txt").write_text(head + text, encoding="utf-8")
    return folder


def test_a_token_says_what_was_decided(tmp_path: Path) -> None:
    (sentence,) = corpus(written(tmp_path, "王小明/@person/wang2xiao3ming2 在/1 北京/1@place 。\n"))
    assert sentence.text == "王小明在北京。"
    assert (sentence.genre, sentence.part) == ("conversation at home", "train")
    name, here, city, mark = sentence.tokens
    assert name.name is NameKind.PERSON and name.group is None
    assert name.reading == (Syllable("wang", 2), Syllable("xiao", 3), Syllable("ming", 2))
    assert here == Annotated("在", "在", 1)
    assert (city.group, city.name) == (1, NameKind.PLACE)
    assert mark == Annotated("。", "。")


def test_a_word_that_no_group_fits_has_group_0(tmp_path: Path) -> None:
    (sentence,) = corpus(written(tmp_path, "地道/-/di4dao5 ！\n"))
    assert sentence.tokens[0].group == 0


def test_traditional_text_is_simplified_as_a_whole(tmp_path: Path) -> None:
    (sentence,) = corpus(written(tmp_path, "他 拿 著/1 傘 。\n", "traditional"))
    assert [token.simplified for token in sentence.tokens[:3]] == ["他", "拿", "着"]


def test_a_reading_that_does_not_fit_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"home-01.txt:4: 地道 cannot be read di4"):
        list(corpus(written(tmp_path, "地道/-/di4\n")))


def test_a_quarter_of_a_genre_is_for_the_test() -> None:
    assert [part_of(f"home-{number:02}") for number in (1, 2, 3, 4)] == ["train", "train", "development", "test"]


@pytest.fixture(scope="module")
def ours() -> list[AnnotatedSentence]:
    return list(corpus())


def test_the_corpus_has_many_genres_each_in_every_part(ours: list[AnnotatedSentence]) -> None:
    assert len(ours) >= 3000
    parts = {genre: {s.part for s in ours if s.genre == genre} for genre in {s.genre for s in ours}}
    assert len(parts) >= 16
    assert all(own == set(PARTS) for own in parts.values())


def test_no_sentence_of_some_length_stands_in_two_parts(ours: list[AnnotatedSentence]) -> None:
    parts: dict[str, set[str]] = {}
    for sentence in ours:
        parts.setdefault(sentence.text, set()).add(sentence.part)
    assert [text for text, own in parts.items() if len(own) > 1 and len(text) > 8] == []


def test_every_id_is_that_of_a_group(ours: list[AnnotatedSentence]) -> None:
    groups = learners_dictionary().groups
    unknown = [
        (sentence.name, token.text, token.group)
        for sentence in ours
        for token in sentence.tokens
        if token.group and token.group not in {group.id for group in groups(token.simplified)}
    ]
    assert unknown == []


def test_every_word_has_a_reading(ours: list[AnnotatedSentence]) -> None:
    """Its own, that of its group, or that of its only entry."""
    known = lexicon()
    without = {
        token.text
        for sentence in ours
        for token in sentence.tokens
        if token.group is None
        and token.reading is None
        and any(map(is_hanzi, token.text))
        and not known.entries(token.simplified)
        and not learners_dictionary().groups(token.simplified)
        and not set(token.simplified) <= NUMERALS | {"第", "点", "半", "几"}
    }
    assert len(without) <= 12, sorted(without)  # what was parted by rule: 完 is a word, 考|完 has 考
