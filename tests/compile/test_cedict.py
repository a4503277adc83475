"""Lines of CC-CEDICT become entries whose senses are meanings, not pointers or notes."""

from lesson.compile.cedict import parse, parse_line, pointer_of
from lesson.lexicon.entry import synonyms
from lesson.model import SenseKind


def glosses(line: str, kind: SenseKind = SenseKind.MEANING) -> list[str]:
    entry = parse_line(line)
    assert entry is not None
    return [sense.gloss for sense in entry.senses if sense.kind is kind]


def test_senses_are_split_at_slashes_and_synonyms_at_semicolons() -> None:
    entry = parse_line("啟動 启动 [qi3 dong4] /to start (a machine); (fig.) to set in motion/to launch; to initiate/")
    assert entry is not None
    assert [sense.glosses for sense in entry.senses] == [
        ("to start (a machine)", "(fig.) to set in motion"),
        ("to launch", "to initiate"),
    ]


def test_a_semicolon_in_brackets_does_not_split() -> None:
    assert synonyms("to go (by bus; by train); to leave") == ("to go (by bus; by train)", "to leave")


def test_measure_words_are_taken_out_of_the_senses() -> None:
    entry = parse_line("城市 城市 [cheng2 shi4] /city; town/CL:座[zuo4]/")
    assert entry is not None
    assert [(m.simplified, str(m.reading[0])) for m in entry.measure_words] == [("座", "zuo4")]
    assert glosses("城市 城市 [cheng2 shi4] /city; town/CL:座[zuo4]/") == ["city; town"]


def test_taiwan_and_other_pronunciations_are_parsed_out() -> None:
    entry = parse_line("期 期 [qi1] /a period of time/phase/Taiwan pr. [qi2]/")
    assert entry is not None
    assert [str(s) for s in entry.taiwan_reading or ()] == ["qi2"]
    assert [sense.gloss for sense in entry.senses] == ["a period of time", "phase"]


def test_an_alternative_pronunciation_of_one_syllable_is_spread_over_the_word() -> None:
    entry = parse_line("企業 企业 [qi3 ye4] /company; firm/Taiwan pr. [qi4]/")
    assert entry is not None
    assert [str(s) for s in entry.taiwan_reading or ()] == ["qi4", "ye4"]


def test_cross_references_are_marked_as_such() -> None:
    line = "轉 转 [zhuai3] /see 轉文|转文[zhuai3 wen2]/"
    assert glosses(line) == []
    assert glosses(line, SenseKind.REFERENCE) == ["see 轉文|转文[zhuai3 wen2]"]


def test_what_a_variant_points_to() -> None:
    entry = parse_line("啓 启 [qi3] /variant of 啟|启[qi3]/")
    assert entry is not None and entry.variant_of is not None
    assert (entry.variant_of.traditional, str(entry.variant_of.reading[0])) == ("啟", "qi3")


def test_a_gloss_that_only_mentions_a_word_is_no_pointer() -> None:
    assert pointer_of("e-commerce (abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4])") is None


def test_surnames_and_measure_words_are_kinds_of_their_own() -> None:
    assert glosses("強 强 [Qiang2] /surname Qiang/", SenseKind.NAME) == ["surname Qiang"]
    assert glosses("座 座 [zuo4] /seat/classifier for buildings/", SenseKind.MEASURE_WORD) == [
        "classifier for buildings"
    ]


def test_a_capital_makes_a_proper_noun() -> None:
    entry = parse_line("上海 上海 [Shang4 hai3] /Shanghai/")
    assert entry is not None and entry.proper and str(entry.reading[0]) == "shang4"


def test_latin_letters_and_dots_of_a_headword_have_no_syllable() -> None:
    for line, reading in [
        ("阿Q 阿Q [A1 Q] /Ah Q/", ["a1"]),
        (
            "喬治·華盛頓 乔治·华盛顿 [Qiao2 zhi4 · Hua2 sheng4 dun4] /George Washington/",
            ["qiao2", "zhi4", "hua2", "sheng4", "dun4"],
        ),
        (
            "21三體綜合症 21三体综合症 [er4 shi2 yi1 san1 ti3 zong1 he2 zheng4] /trisomy/",
            ["san1", "ti3", "zong1", "he2", "zheng4"],
        ),
    ]:
        entry = parse_line(line)
        assert entry is not None and [str(s) for s in entry.reading] == reading


def test_lines_that_cannot_be_read_are_left_out() -> None:
    lines = ["# comment", "", "not a line", "働 働 [xx5] /work/", "好 好 [hao3] /good/"]
    assert [entry.simplified for entry in parse(lines)] == ["好"]
