"""What is exported of each headword."""

from __future__ import annotations

from lesson.lexicon.export.headword import Headword, headwords


def forms(few: list[Headword], word: str, gloss: str) -> tuple[str, ...]:
    meanings = next(one for one in few if one.simplified == word).meanings
    return next(meaning.traditional for meaning in meanings if gloss in meaning.group.gloss)


def test_they_are_those_of_the_dictionary_in_the_order_of_their_pinyin(all_of_them: list[Headword]) -> None:
    assert len(all_of_them) > 11_000
    read = [one.meanings[0].reading for one in all_of_them if one.meanings[0].reading]
    assert read == sorted(read)


def test_each_meaning_has_its_traditional_form(few: list[Headword]) -> None:
    assert forms(few, "干", "to do")[0] == "幹" and forms(few, "干", "dry")[0] == "乾"
    assert forms(few, "面", "noodles")[0] == "麵" and forms(few, "面", "to face") == ("面",)


def test_the_usual_form_comes_first(few: list[Headword]) -> None:
    assert forms(few, "只", "animals") == ("隻", "只")  # a variant of the other
    assert forms(few, "里", "inside") == ("裡", "裏")  # as Taiwan writes it


def test_names_have_capitals(few: list[Headword]) -> None:
    [word] = [one for one in few if one.simplified == "地中海"]
    told = {meaning.group.part_of_speech: meaning.pinyin for meaning in word.meanings}
    assert told == {"name": "Dìzhōnghǎi", "noun": "dìzhōnghǎi"}


def test_vulgar_meanings_are_left_out_on_request(few: list[Headword]) -> None:
    clean = {one.simplified: one for one in headwords(vulgar=False)}
    assert "婊子" not in clean and "婊子" in {one.simplified for one in few}
    assert "to fuck" not in [meaning.group.gloss for meaning in clean["干"].meanings]
