"""The words that a reader knows: what is kept, and what an import understands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lesson.cli import cli
from lesson.errors import LessonError
from lesson.home import home_folder
from lesson.study.known import Import, KnownWord, Status, import_words, read_known, write_known

SAVED = """#separator:tab
#html:true
#notetype:Basic
#columns:Front\tBack\tTags\tKey\tStatus
#tags column:3
草原\tcǎoyuán<br>grassland\tlesson::ordos\t草原 cao3 yuan2\tlearning
白雲\tBái Yún\tlesson::ordos\t白云 bai2 yun2 (name)\tknown
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LESSON_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def given(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_of_words_in_either_script(tmp_path: Path, home: Path) -> None:
    done = import_words(given(tmp_path, "# mine\n草原\n電腦、学习  銀行\n\nabc\n"))
    assert done == Import(4, 0)
    assert read_known() == {KnownWord(word): Status.KNOWN for word in ("学习", "电脑", "草原", "银行")}


def test_a_table_gives_its_first_column(tmp_path: Path, home: Path) -> None:
    import_words(given(tmp_path, "草原\tcǎoyuán\t大草原很美\n"))
    assert read_known() == {KnownWord("草原"): Status.KNOWN}


def test_what_the_reader_page_saved_keeps_reading_and_status(tmp_path: Path, home: Path) -> None:
    import_words(given(tmp_path, SAVED))
    assert read_known() == {
        KnownWord("白云", "bai2 yun2", name=True): Status.KNOWN,
        KnownWord("草原", "cao3 yuan2"): Status.LEARNING,
    }


def test_a_second_import_adds_and_the_later_status_counts(tmp_path: Path, home: Path) -> None:
    import_words(given(tmp_path, SAVED))
    done = import_words(given(tmp_path, SAVED.replace("learning", "known") + "季節\n"))
    assert done == Import(1, 2)
    assert set(read_known().values()) == {Status.KNOWN}


def test_the_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    words = {KnownWord("草原"): Status.KNOWN, KnownWord("银行", "yin2 hang2"): Status.LEARNING}
    write_known(words, tmp_path / "a.tsv")
    write_known(dict(reversed(words.items())), tmp_path / "b.tsv")
    assert (tmp_path / "a.tsv").read_bytes() == (tmp_path / "b.tsv").read_bytes()
    assert read_known(tmp_path / "a.tsv") == words


def test_a_key_is_what_a_word_of_a_lesson_has() -> None:
    for key in ("草原 cao3 yuan2", "白云 bai2 yun2 (name)", "女儿 nü3 er2", "草原"):
        assert KnownWord.of_key(key).key == key
    with pytest.raises(ValueError, match="no word"):
        KnownWord.of_key("  ")


@pytest.mark.parametrize("text", ["hello\n", "# 草原\n"])
def test_a_file_without_words_is_refused(tmp_path: Path, home: Path, text: str) -> None:
    with pytest.raises(LessonError, match="no Chinese word"):
        import_words(given(tmp_path, text))
    assert not home.exists()


def test_a_missing_file_and_a_damaged_list_are_told(tmp_path: Path, home: Path) -> None:
    with pytest.raises(LessonError, match="cannot be read"):
        import_words(tmp_path / "none.txt")
    home.mkdir()
    (home / "known.tsv").write_text("草原\n", encoding="utf-8")
    with pytest.raises(LessonError, match="no list of known words"):
        import_words(given(tmp_path, "草原\n"))
    (home / "known.tsv").write_text("#lesson known 1\n草原\tmaybe\n", encoding="utf-8")
    with pytest.raises(LessonError, match="damaged"):
        read_known()
    (home / "known.tsv").write_bytes(b"#lesson known 1\n\xff\n")
    with pytest.raises(LessonError, match="no UTF-8"):
        read_known()


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LESSON_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(LessonError):
        write_known({KnownWord("草原"): Status.KNOWN})


def test_the_home_is_where_the_platform_keeps_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LESSON_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home_folder() == tmp_path / "lesson"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home_folder() == tmp_path / ".local" / "share" / "lesson"


def test_the_commands_import_and_list(tmp_path: Path, home: Path) -> None:
    run = CliRunner()
    assert "no words yet" in run.invoke(cli, ["known", "list"]).stderr
    done = run.invoke(cli, ["known", "import", str(given(tmp_path, SAVED))], catch_exceptions=False)
    assert done.stdout.startswith("2 new, 0 known before")
    assert "草原\tcao3 yuan2\tlearning\n" in run.invoke(cli, ["known", "list"]).stdout
    rows = json.loads(run.invoke(cli, ["known", "list", "--json"]).stdout)
    assert {"word": "白云", "reading": "bai2 yun2", "name": True, "status": "known"} in rows
