"""Reading: any Chinese encoding in, paragraphs and sentences out, site furniture left out, clear errors."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesson.errors import LessonError
from lesson.model import Article, Script
from lesson.text.article import article_of, decode, read_article, sentence_spans, slug

TEXT = "今天天氣很好，我們去公園散步。\n他說：“好！”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = TEXT.replace("“", "「").replace("”", "」")
    assert decode(text.encode(encoding), "x") == text


def test_simplified_text_in_gb18030_is_not_taken_for_big5() -> None:
    text = "鄂尔多斯市政府宣布与拼多多达成战略合作，共同启动活动。"
    assert decode(text.encode("gb18030"), "x") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("也有专家认为，那些自称喝尿治好病的，", "utf-16-le"),
        ("同樣施力的大小不同引起的加速度不同", "utf-16-be"),
        ("The mayor said 合作可以實現互利共贏 and left; nobody else had anything to add to that.", "big5"),
        ("The mayor said 合作可以实现互利共赢 and left; nobody else had anything to add to that.", "gb18030"),
    ],
)
def test_wide_text_without_a_mark_and_chinese_among_latin_letters_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("このファイルを開くことができませんでした。もう一度試してください。", "euc-jp"),
        ("このファイルを開くことができませんでした。もう一度試してください。", "shift_jis"),
        ("이 파일을 열 수 없습니다. 다시 한 번 시도해 주십시오.", "euc-kr"),
    ],
)
def test_japanese_and_korean_are_not_taken_for_chinese(text: str, encoding: str) -> None:
    with pytest.raises(LessonError, match="no text in UTF-8, UTF-16, GB18030 or Big5"):
        decode(text.encode(encoding), "x")


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("他來了。我走了！你呢？", ["他來了。", "我走了！", "你呢？"]),
        ("“這是一次危機，也是一次大考。”劉曉峯表示。", ["“這是一次危機，也是一次大考。”", "劉曉峯表示。"]),
        (
            "總面積8.67萬平方公里,銷量10萬+,“天驕e購 品質”很好。",
            ["總面積8.67萬平方公里,銷量10萬+,“天驕e購 品質”很好。"],
        ),
        ("真的嗎？！……好吧。", ["真的嗎？！……", "好吧。"]),
        ("沒有句號", ["沒有句號"]),
    ],
)
def test_sentences_end_with_their_closing_quotes_and_not_at_decimal_points(
    paragraph: str, sentences: list[str]
) -> None:
    assert [paragraph[a:b] for a, b in sentence_spans(paragraph)] == sentences


@given(st.text(min_size=1))
def test_sentences_cover_their_paragraph(paragraph: str) -> None:
    assert "".join(paragraph[a:b] for a, b in sentence_spans(paragraph)) == paragraph


def test_site_furniture_at_the_end_is_left_out() -> None:
    body = "今天下了一場大雨，路上的人都回家了。\n雨停以後，天空出現了彩虹。\n"
    for furniture in ("相關文章", "延伸閱讀\n颱風來了怎麼辦\n下雨天帶孩子去哪裏", "分享到 微信 微博\n標籤 天氣 彩虹"):
        assert len(article_of(body + furniture, "x", "x").paragraphs) == 2


def test_a_poem_without_full_stops_is_not_furniture() -> None:
    assert len(article_of("床前明月光\n疑是地上霜\n舉頭望明月\n低頭思故鄉\n", "x", "x").paragraphs) == 4


def test_the_seed_has_its_subheads_and_not_its_furniture(seed: Article) -> None:
    assert len(seed.paragraphs) == 21
    assert [seed.paragraphs[at] for at in seed.headings] == ["內蒙古外貿強市全面聯手新電商", "羊絨產業帶出口優品轉內銷"]
    assert seed.script is Script.TRADITIONAL
    assert seed.id == "ordos"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("ordos", "ordos"), ("My Article 1", "my-article-1"), ("草原", "草原"), ("../x", "x"), ("…", "text")],
)
def test_an_id_is_fit_for_a_folder_and_a_tag(name: str, wanted: str) -> None:
    assert slug(name) == wanted


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"No Chinese here.", "has no Chinese"),
        (bytes(range(256)) * 20, "no text in UTF-8"),
        (b"\x7fELF\x02\x01\x01" + bytes(3000), "no text|binary"),
        ("好".encode() + b"\xff\xfe\xfd" * 40, "no text in UTF-8"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    path = write(tmp_path / "a.txt", data)
    with pytest.raises(LessonError, match=words) as caught:
        read_article(path)
    assert path.name in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(LessonError, match="is a folder"):
        read_article(tmp_path)


def test_a_first_line_of_up_to_sixty_characters_is_a_title() -> None:
    long = "外婆的腳踏車與那一年夏天我們在臺南老街巷子裡遇見的那隻會認路的黃狗的故事"
    article = article_of(f"{long}\n那年夏天，我去臺南。\n{long}\n外婆住在老街。", "a", "a.txt")
    assert article.title == long and article.headings == (0,)
    assert article_of(f"{long}{long}\n那年夏天，我去臺南。", "a", "a.txt").headings == ()
