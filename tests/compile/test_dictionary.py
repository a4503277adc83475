"""The learner's dictionary: what its text must keep to, and what is made of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lesson.compile.dictionary import (
    NOT_MET,
    PARTS_OF_SPEECH,
    SOURCE,
    by_headword,
    changed,
    checksum,
    compile_dictionary,
    example_lines,
)
from lesson.lexicon import lexicon
from lesson.lexicon.dictionary import DICTIONARY_FILE, LearnersDictionary, learners_dictionary

HANZI = re.compile("[\u3007\u3400-\u9fff]")


@pytest.fixture(scope="module")
def lines() -> dict[str, list]:  # type: ignore[type-arg]
    return by_headword()


def test_every_sense_of_cc_cedict_stands_once(lines: dict[str, list]) -> None:  # type: ignore[type-arg]
    known = lexicon()
    ours = {row.split("\t")[0] for row in (SOURCE / "headwords.tsv").read_text("utf-8").splitlines()}
    for headword, own in lines.items():
        if headword in ours:
            continue
        numbers = sorted(int(one) for line in own for one in line.senses if one.isdigit())
        assert numbers == list(range(1, sum(len(e.senses) for e in known.entries(headword)) + 1)), headword


def test_the_shares_of_a_headword_add_up(lines: dict[str, list]) -> None:  # type: ignore[type-arg]
    assert [h for h, own in lines.items() if abs(sum(line.share for line in own) - 100) > 2] == []


def test_an_id_stands_for_one_group(lines: dict[str, list]) -> None:  # type: ignore[type-arg]
    assert [h for h, own in lines.items() if len({line.id for line in own}) != len(own)] == []
    assert [h for h, own in lines.items() for line in own if (line.id == 0) != (line.part_of_speech == NOT_MET)] == []


def test_glosses_stand_on_a_card(lines: dict[str, list]) -> None:  # type: ignore[type-arg]
    for headword, own in lines.items():
        groups = [line for line in own if line.part_of_speech != NOT_MET]
        assert all(line.part_of_speech in PARTS_OF_SPEECH for line in groups), headword
        assert all(line.gloss and len(line.gloss) <= 60 and not HANZI.search(line.gloss) for line in groups), headword
        assert len({(line.part_of_speech, line.gloss) for line in groups}) == len(groups), headword


def test_examples_mark_their_headword_and_no_sentence_stands_twice(lines: dict[str, list]) -> None:  # type: ignore[type-arg]
    seen: Counter[str] = Counter()
    for line in example_lines():
        assert re.findall("【(.*?)】", line.sentence) == [line.headword], line
        assert line.id in {own.id for own in lines[line.headword] if own.id}, line
        assert len(line.translation.split()) > 1, line
        seen[line.text] += 1
    assert [sentence for sentence, times in seen.items() if times > 1] == []


def test_the_numbers_were_written_for_the_release_that_is_pinned() -> None:
    assert changed(lexicon()) == []


def test_another_sense_gives_another_checksum() -> None:
    entries = lexicon().entries("银行")
    assert checksum(entries) != checksum(entries + lexicon().entries("行"))


def test_a_reference_to_a_sense_that_is_not_there_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "groups").mkdir(parents=True)
    (source / "examples").mkdir()
    (source / "groups" / "y.tsv").write_text("银行\t1\tnoun\t9\t100\tbank\t-\t-\t-\n", encoding="utf-8")
    with pytest.raises(ValueError, match="银行 1: refers to a sense"):
        compile_dictionary(tmp_path, lexicon(), source)


def test_what_is_compiled_is_read_back(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "groups").mkdir(parents=True)
    (source / "examples").mkdir()
    line = "银行\t3\tnoun\t1\t100\tbank\t<去 >卡 钱\tfinance\tnot of a river\n"
    (source / "groups" / "y.tsv").write_text(line, encoding="utf-8")
    (source / "examples" / "y.tsv").write_text("银行\t3\t他去【银行】了。\tHe went to the bank.\n", encoding="utf-8")
    compile_dictionary(tmp_path, lexicon(), source)
    made = LearnersDictionary(tmp_path / DICTIONARY_FILE)
    [group] = made.groups("银行")
    assert (group.id, group.part_of_speech, group.gloss, group.share) == (3, "noun", "bank", 100.0)
    assert (group.before, group.behind, group.around) == (frozenset({"去"}), frozenset({"卡"}), frozenset({"钱"}))
    assert " ".join(map(str, group.reading)) == "yin2 hang2" and group.labels == ("finance",)
    [example] = made.examples("银行", 3)
    assert (example.simplified, example.traditional) == ("他去银行了。", "他去銀行了。")


def test_the_dictionary_opens_at_once_and_knows_what_it_lacks() -> None:
    assert learners_dictionary().groups("不存在的词") == ()
    assert [group.gloss for group in learners_dictionary().groups("重")][:1] == ["heavy"]
