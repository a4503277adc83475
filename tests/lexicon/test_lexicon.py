"""The lexicon: senses, levels and frequencies of words, from one compiled file."""

import sqlite3
from pathlib import Path

import pytest

from lesson.compile.example import Pair
from lesson.compile.lexicon import Sources, compile_lexicon
from lesson.errors import LessonError
from lesson.lexicon import Flag, Lexicon, lexicon
from lesson.model import SenseKind

KNOWN = lexicon()


def test_it_holds_the_dictionary_of_2026() -> None:
    assert KNOWN.meta("cedict_date").startswith("2026")
    assert int(KNOWN.meta("entries")) > 124_000


def test_the_usual_entry_stands_first() -> None:
    for word, reading in [
        ("长", "zhang3"),
        ("还", "hai2"),
        ("都", "dou1"),
        ("重点", "zhong4 dian3"),
        ("便宜", "pian2 yi5"),
        ("东西", "dong1 xi5"),
    ]:
        assert " ".join(map(str, KNOWN.entries(word)[0].reading)) == reading


def test_a_variant_has_the_meanings_of_what_it_is_a_variant_of() -> None:
    variant = next(entry for entry in KNOWN.entries("峰") if entry.traditional == "峯")
    assert any("summit" in sense.gloss for sense in variant.senses if sense.kind is SenseKind.MEANING)
    assert any(sense.kind is SenseKind.REFERENCE for sense in variant.senses)


def test_levels_of_three_standards() -> None:
    levels = KNOWN.levels("爱好")
    assert {"hsk2025", "hsk20"} & set(levels)
    assert KNOWN.levels("我")["hsk2025"] == 1
    assert "hsk2025" not in KNOWN.levels("吃饭") and KNOWN.levels("吃饭")["hsk2021"] == 1
    assert KNOWN.levels("羊绒") == KNOWN.levels("不存在的词")


def test_frequent_words_have_higher_zipf_values() -> None:
    assert KNOWN.zipf("的") > KNOWN.zipf("合作") > KNOWN.zipf("羊绒") > 0
    assert KNOWN.zipf("不存在的词") == 0


def test_words_are_found_by_their_beginning() -> None:
    assert {"市", "市场"} <= set(KNOWN.words_from("新市场上", 1))
    known = KNOWN.known("市场")
    assert known is not None and known.flags & Flag.HEADWORD and known.pos == "n"


def test_a_traditional_form_leads_to_its_simplified_headword() -> None:
    assert KNOWN.simplified_of("頭髮") == ("头发",)


def test_taiwan_readings_come_from_the_characters_too() -> None:
    assert [" ".join(map(str, r)) for r in KNOWN.regional_readings(KNOWN.entries("品质")[0])] == ["pin3 zhi2"]
    assert KNOWN.regional_readings(KNOWN.entries("市场")[0]) == ()


def test_a_missing_broken_or_foreign_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="missing or broken"):
        Lexicon(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database, whatever its name says" * 100)
    with pytest.raises(LessonError, match="missing or broken"):
        Lexicon(broken)
    other = tmp_path / "other.sqlite"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    base.execute("INSERT INTO meta VALUES ('format', '99')")
    base.commit()
    base.close()
    with pytest.raises(LessonError, match="format 99"):
        Lexicon(other)


SMALL = Sources(
    cedict="#! date=2026-01-01T00:00:00Z\n"
    "草原 草原 [cao3 yuan2] /grassland; prairie/\n"
    "美好 美好 [mei3 hao3] /beautiful/fine/\n"
    "出口 出口 [chu1 kou3] /an exit/to export/\n"
    "峯 峰 [feng1] /variant of 峰[feng1]/\n"
    "峰 峰 [feng1] /peak/\n",
    jieba="草原 500 n\n出口 800 v\n",
    wordfreq={"草原": 4.2, "出口": 4.8},
    levels={"hsk2025": {"草原": 5}, "hsk2021": {"草原": 5}, "hsk20": {}},
    character_levels={"草": 2},
    cedict_date="2026-01-01T00:00:00Z",
    pairs=(
        Pair("我们出口汽车。", "我们出口汽车。", "We export cars.", "ours"),
        Pair("他们出口茶。", "他们出口茶。", "They exported tea.", "ours"),
        Pair("草原很大。", "草原很大。", "The grassland is big.", "ours"),
    ),
)


def test_compiling_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        compile_lexicon(tmp_path / name, SMALL)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_senses_are_counted_in_translated_sentences(tmp_path: Path) -> None:
    compile_lexicon(tmp_path / "a", SMALL)
    shown = Lexicon(tmp_path / "a").entries("出口")[0].translation_counts
    assert [bool(by_class) for by_class in shown] == [False, True]
