"""Annotation: every word of a text with its reading, sense and level in that text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meanings import shown

import lesson
from lesson.annotation.document import Tagged
from lesson.annotation.names.find import name_spans
from lesson.annotation.pipeline import annotator
from lesson.errors import LessonError
from lesson.lexicon import Flag, lexicon
from lesson.model import Kind, Lesson, NameKind, Token


def tokens(text: str) -> list[Token]:
    return list(lesson.annotate(text).tokens())


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def read(text: str, word: str) -> str:
    return next(" ".join(map(str, token.reading)) for token in tokens(text) if token.text == word)


def sense(text: str, word: str) -> str:
    return next(shown(token) for token in tokens(text) if token.text == word)


@given(
    st.text(
        st.sampled_from("的了不是市场長行銀a1.%+ 　\t“”。，，！?‘’·e購羣𠮷〇十萬億日ÀéЖ😀\u200b"),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_tokens_cover_the_text(text: str) -> None:
    text = "好" + text.replace("\n", "").strip()
    assert "".join(words(text)) == text
    assert [token.start for token in tokens(text)] == [
        sum(map(len, words(text)[:at])) for at in range(len(words(text)))
    ]


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_annotated_and_round_trips(text: str) -> None:
    made = lesson.annotate("好" + text)
    assert "".join(token.text for token in made.tokens()) == "".join(made.article.paragraphs)
    assert Lesson.from_json(made.to_json()) == made


def test_every_hanzi_has_a_syllable_where_the_dictionary_knows_it(ordos: Lesson) -> None:
    for token in ordos.tokens():
        if token.kind in (Kind.WORD, Kind.NAME):
            assert len(token.reading) == sum("\u4e00" <= c <= "\u9fff" for c in token.text), token.text


def test_every_token_is_a_headword_a_name_a_number_a_character_or_a_marked_compound(ordos: Lesson) -> None:
    known = lexicon()
    for token in ordos.tokens():
        if token.kind is Kind.WORD and len(token.text) > 1:
            found = known.known(token.simplified)
            assert found is not None and found.flags & Flag.HEADWORD or len(token.parts) > 1, token.text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("鄂爾多斯市政府宣佈與拼多多達成戰略合作。", "鄂爾多斯 市政府 宣佈 與 拼多多 達成 戰略 合作 。"),
        ("依託雙方的產業優勢和平臺資源。", "依託 雙方 的 產業 優勢 和 平臺 資源 。"),
        ("一直在開拓新市場。", "一直 在 開拓 新 市場 。"),
        ("已經擁有6.28億年活躍買家。", "已經 擁有 6.28 億 年 活躍 買家 。"),
        ("造成了較大的影響。", "造成 了 較大 的 影響 。"),
        ("一萬五千人參加了比賽。", "一萬五千 人 參加 了 比賽 。"),
        ("他们用了一万亿元。", "他们 用 了 一万亿 元 。"),
        ("来了三个人。", "来 了 三 个 人 。"),
        ("两天后出发。", "两 天 后 出发 。"),
        ("他打不开门。", "他 打 不 开 门 。"),
        ("三万多元。", "三万 多 元 。"),
        ("星期一早上开会。", "星期一 早上 开会 。"),
        ("我等了你半个小时了。", "我 等 了 你 半 个 小时 了 。"),  # 我等 is "we", of old
        ("样品有多重？", "样品 有 多 重 ？"),
        ("他在线下门店购物。", "他 在 线下 门店 购物 。"),
        ("那台缝纫机放在外婆家。", "那 台 缝纫机 放 在 外婆 家 。"),
        ("老人家常說，吃飯要慢。", "老人家 常 說 ， 吃飯 要 慢 。"),
        ("门口有一家小店。", "门口 有 一 家 小店 。"),
        ("这样才能睡得更好。", "这样 才 能 睡 得 更 好 。"),
        ("他很有才能。", "他 很 有 才能 。"),
        ("外婆都會騎腳踏車。", "外婆 都 會 騎 腳踏車 。"),
        ("睡了六个半小时。", "睡 了 六 个 半 小时 。"),
        ("新华社3月18日电。", "新华社 3 月 18 日 电 。"),
        ("气温下降了八度。", "气温 下降 了 八 度 。"),
        ("他生过气。", "他 生 过 气 。"),
        ("三分之二的人同意。", "三 分之 二 的 人 同意 。"),
        ("他买了iPhone和ChatGPT的会员。", "他 买 了 iPhone 和 ChatGPT 的 会员 。"),
    ],
)
def test_words_are_those_of_a_dictionary(text: str, wanted: str) -> None:
    assert words(text) == wanted.split()


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("爲克服疫情的影響，雙方合作。", "爲", "wei4"),
        ("他作爲市長參加了會議。", "作爲", "zuo4 wei2"),
        ("快速有效地拉動內需。", "地", "de5"),
        ("這個地方很美。", "地方", "di4 fang5"),
        ("他還沒有還錢。", "還", "hai2"),
        ("銀行在哪兒？", "銀行", "yin2 hang2"),
        ("孩子長大了。", "長大", "zhang3 da4"),
        ("這條河很長。", "長", "chang2"),
        ("我們都去了首都。", "都", "dou1"),
        ("他非常重視孩子的教育。", "重視", "zhong4 shi4"),
        ("他得去一趟北京。", "得", "dei3"),
        ("他說得很清楚。", "得", "de5"),
        ("一隻貓在睡覺。", "隻", "zhi1"),
        ("隨着經濟的發展。", "隨着", "sui2 zhe5"),
        ("今年這場突如其來的疫情。", "場", "chang2"),
        ("昨天下了一场大雪。", "场", "chang2"),
        ("我们看了一场电影。", "场", "chang3"),
        ("运动对身体有好处。", "好处", "hao3 chu5"),
        ("據瞭解，他來自上海。", "瞭解", "liao3 jie3"),
        ("多地受灾。", "地", "di4"),
        ("这件事我解决不了。", "了", "liao3"),
        ("他一夜没睡着觉。", "觉", "jiao4"),
        ("我睡不着。", "着", "zhao2"),
    ],
)
def test_readings_in_context(text: str, word: str, reading: str) -> None:
    assert read(text, word) == reading


def test_tones_are_citation_tones() -> None:
    assert read("一次也不是。", "也") == "ye3"
    assert [str(s) for t in tokens("不对，一定不去。") for s in t.reading][:2] == ["bu4", "dui4"]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("他買了三張名片。", "張", "classifier"),
        ("北京、上海、廣州等城市。", "等", "and so on"),
        ("他八点起床。", "点", "o'clock"),
        ("運動對身體有好處。", "好處", "benefit|advantage|profit"),
        ("希望在政府的引導下完成。", "下", "under|below"),
        ("導致該公司停產停工。", "該", "above-mentioned|that"),
        ("他在北京工作。", "在", "at|in"),
        ("中國經濟強市。", "強", "strong"),
        ("中國的市場很大。", "市場", "market"),
        ("疫情造成了很大的影響。", "了", "completed action"),
        ("天氣冷了。", "了", "change of state"),
        ("這是一座城市。", "是", "to be"),
    ],
)
def test_the_sense_fits_the_sentence(text: str, word: str, wanted: str) -> None:
    assert any(part in sense(text, word) for part in wanted.split("|")), sense(text, word)


def test_no_word_is_glossed_with_a_surname_or_a_pointer_elsewhere(ordos: Lesson) -> None:
    for token in ordos.tokens():
        if token.kind is Kind.WORD and token.sense:
            assert not token.sense.startswith(("surname ", "variant of ", "see ", "used in ", "old variant")), token


def test_names_are_names(ordos: Lesson) -> None:
    kinds = {token.text: token.name_kind for token in ordos.tokens() if token.kind is Kind.NAME}
    assert kinds["劉曉峯"] == kinds["畢書傑"] == kinds["白雲"] == NameKind.PERSON
    assert kinds["鄂爾多斯"] == kinds["上海"] == NameKind.PLACE
    assert kinds["拼多多"] == kinds["淳點"] == kinds["可爾綺"] == NameKind.ORGANISATION
    assert "產業" not in kinds and "草原" not in kinds


def test_a_given_name_that_is_a_word_belongs_to_its_surname() -> None:
    said = tokens("中国科学院研究员李建华说，天气会越来越热。")
    assert [t.text for t in said if t.name_kind is NameKind.PERSON] == ["李建华"]


def test_a_word_that_reaches_beyond_the_name_the_tagger_sees_is_left_alone() -> None:
    text = "金文".join(["他在研究", "，金文是刻在青铜器上的文字。"])
    tagged = [Tagged(0, 4, "v"), Tagged(4, 6, "PER"), Tagged(6, len(text), "n")]
    spans = [(0, 4), (4, 7), *((at, at + 1) for at in range(7, len(text)))]
    assert name_spans(text, spans, tagged, lexicon())[1].end == 7


def test_a_name_in_no_dictionary_is_described_with_its_reading(ordos: Lesson) -> None:
    described = {token.text: token.sense for token in ordos.tokens() if token.kind is Kind.NAME}
    assert described["劉曉峯"] == "personal name: Liu Xiaofeng"


def test_a_cloud_is_no_person() -> None:
    cloud = next(token for token in tokens("天上有一朵白雲。") if token.text == "白雲")
    assert cloud.kind is Kind.WORD


def test_simplified_input_has_its_traditional_form_beside_it() -> None:
    token = next(token for token in tokens("头发很长。") if token.text == "头发")
    assert (token.simplified, token.traditional) == ("头发", "頭髮")


def test_the_spelling_of_the_article_is_what_is_shown() -> None:
    token = next(token for token in tokens("共同啓動活動。") if token.simplified == "启动")
    assert (token.text, token.traditional) == ("啓動", "啟動")


def test_a_word_the_dictionary_lacks_is_glossed_from_its_parts() -> None:
    word = next(word for word in lesson.annotate("政企合作很重要。").words if word.text == "政企")
    assert [part.text for part in word.parts] == ["政", "企"]
    assert word.senses[0].labels == ("from its parts",)


def test_fast_goes_without_the_tagger() -> None:
    text = "他還沒有還錢。"
    assert "".join(token.text for token in lesson.annotate(text, fast=True).tokens()) == text


def test_a_spelling_that_the_dictionary_has_decides_the_entry() -> None:
    (token,) = (t for s in lesson.annotate("她還要回覆家長的問題。").sentences for t in s.tokens if t.text == "回覆")
    assert token.sense is not None and token.sense.startswith("to reply")


def test_spellings_that_only_taiwan_has_are_words() -> None:
    tokens = [t for s in lesson.annotate("妳好，牠是一隻貓。").sentences for t in s.tokens]
    assert [t.sense is not None for t in tokens if t.text in "妳牠"] == [True, True]


def test_what_counts_is_shown_as_a_measure_word() -> None:
    (token,) = (t for s in lesson.annotate("这是一所公立小学。").sentences for t in s.tokens if t.text == "所")
    assert token.pos == "measure word"


def test_the_head_of_a_noun_is_a_noun() -> None:
    (token,) = (t for s in lesson.annotate("副教练换上了年轻选手。").sentences for t in s.tokens if t.text == "教练")
    assert token.pos == "noun" and token.sense is not None and "coach" in token.sense


def test_what_was_chosen_and_why() -> None:
    best = annotator().explain("今年這場突如其來的疫情", "場")[0]
    assert best.sense.part_of_speech == "measure word" and best.reasons
    assert annotator().explain("今年這場突如其來的疫情", "狗") == []


def test_a_text_without_chinese_is_refused() -> None:
    with pytest.raises(LessonError, match="no Chinese"):
        lesson.annotate("hello")


def test_headings_and_the_text_level(ordos: Lesson) -> None:
    assert ordos.level == 7
    known = [row.known for row in ordos.coverage]
    assert known == sorted(known) and 0.2 < known[0] < known[-1] <= 1


def test_words_stand_in_learning_order_and_their_occurrences_in_text_order(ordos: Lesson) -> None:
    counts = [len(word.occurrences) for word in ordos.words]
    assert counts == sorted(counts, reverse=True)
    for word in ordos.words:
        for place in word.occurrences:
            assert ordos.sentences[place.sentence].tokens[place.token].key == word.key
        assert word.best in word.occurrences


def test_the_words_to_95_percent_do_bring_95_percent(ordos: Lesson) -> None:
    running = sum(t.kind in (Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.LATIN) for t in ordos.tokens())
    for row in ordos.coverage:
        unknown = sorted(
            (len(w.occurrences) for w in ordos.words if w.kind is Kind.WORD and (w.level or 9) > row.band), reverse=True
        )
        assert 1 - sum(unknown[row.to_95 :]) / running >= 0.95
        assert row.to_95 == 0 or 1 - sum(unknown[row.to_95 - 1 :]) / running < 0.95


@pytest.mark.parametrize("city", ["上海", "北京", "成都", "天津", "海口", "鄂尔多斯", "沈阳", "乌鲁木齐"])
def test_a_place_and_what_kind_of_place_it_is_are_two_words(city: str) -> None:
    assert words(f"{city}市的出口增长了。")[:2] == [city, "市"]
    assert city in words(f"他住在{city}市中心附近。")


@pytest.mark.parametrize(
    ("text", "kept"), [("这个城市很大。", "城市"), ("我去超市。", "超市"), ("这个地区很大。", "地区")]
)
def test_a_common_word_is_not_parted(text: str, kept: str) -> None:
    assert kept in words(text)
