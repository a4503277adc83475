"""What is exported of each headword."""

from __future__ import annotations

from lesson.lexicon.export.headword import Headword, headwords


def test_they_are_those_of_the_dictionary_in_the_order_of_their_pinyin(all_of_them: list[Headword]) -> None:
    assert len(all_of_them) > 11_000
    read = [one.meanings[0].reading for one in all_of_them if one.meanings[0].reading]
    assert read == sorted(read)


def test_names_have_capitals(few: list[Headword]) -> None:
    [word] = [one for one in few if one.simplified == "地中海"]
    told = {meaning.group.part_of_speech: meaning.pinyin for meaning in word.meanings}
    assert told == {"name": "Dìzhōnghǎi", "noun": "dìzhōnghǎi"}


def test_vulgar_meanings_are_left_out_on_request(few: list[Headword]) -> None:
    clean = {one.simplified: one for one in headwords(vulgar=False)}
    assert "婊子" not in clean and "婊子" in {one.simplified for one in few}
    assert "to fuck" not in [meaning.group.gloss for meaning in clean["干"].meanings]
