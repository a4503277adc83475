"""lesson build: everything for an article in one folder, whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import ROOT, SEED

import lesson
from lesson.cli import cli
from lesson.errors import LessonError
from lesson.view import VIEWS, BuildOptions

TEXT = "今天天氣很好，我們去公園散步。\n他買了三本書，都很有意思。\n"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(*args: str, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from lesson.cli import main; main()", *args]
    path = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env={**os.environ, **path}, check=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "walk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_view_of_an_article_is_built(article: Path, tmp_path: Path) -> None:
    built = lesson.build(article, tmp_path / "out")
    assert built.folder == tmp_path / "out" / "walk"
    names = {file.name for file in built.files}
    sheets = {"worksheet.pdf", "worksheet-key.pdf"}
    assert names == {"lesson.json", "words.csv", "quiz.json", "walk.apkg", "reader.html"} | sheets
    assert names <= {path.name for path in built.folder.iterdir()}


def test_the_same_article_gives_the_same_bytes_in_any_process(article: Path, tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "2")):
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from lesson.cli import main; main()",
                "build",
                str(article),
                "--out",
                str(tmp_path / name),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert b"Play the quiz" in done.stdout
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_building_again_changes_nothing(article: Path, tmp_path: Path) -> None:
    lesson.build(article, tmp_path)
    before = files(tmp_path / "walk")
    lesson.build(article, tmp_path)
    assert files(tmp_path / "walk") == before


def test_only_what_is_asked_for_is_built(article: Path, tmp_path: Path) -> None:
    built = lesson.build(article, tmp_path / "out", BuildOptions(only=("words",)))
    assert [path.name for path in built.folder.iterdir()] == ["words.csv"]


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    done = run("build", "-", "--out", str(tmp_path), "--only", "lesson", stdin=TEXT.encode())
    assert done.returncode == 0 and (tmp_path / "text" / "lesson.json").exists()


def test_progress_is_kept_off_a_pipe(article: Path, tmp_path: Path) -> None:
    done = run("build", str(article), "--out", str(tmp_path / "out"))
    assert done.returncode == 0 and done.stderr == b""


def bad_inputs(tmp_path: Path) -> dict[str, Path]:
    cases = {name: tmp_path / f"{name}.txt" for name in ("empty", "latin", "binary", "broken")}
    cases["empty"].write_bytes(b"")
    cases["latin"].write_text("no Chinese here", encoding="utf-8")
    cases["binary"].write_bytes(bytes(range(256)) * 30)
    cases["broken"].write_bytes("好".encode() + b"\xff\xfe\xfd" * 40)
    return {**cases, "missing": tmp_path / "none.txt", "folder": tmp_path}


@pytest.mark.parametrize("case", ["empty", "latin", "binary", "broken", "missing", "folder"])
def test_bad_input_gives_one_line_and_exit_1(case: str, tmp_path: Path) -> None:
    done = run("build", str(bad_inputs(tmp_path)[case]), "--out", str(tmp_path / "out"))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1 and done.stdout == b""
    assert len(lines) == 1 and lines[0].startswith("lesson: ") and ";" in lines[0]
    assert not (tmp_path / "out").exists()


def test_a_bad_article_leaves_the_earlier_lesson_whole(article: Path, tmp_path: Path) -> None:
    lesson.build(article, tmp_path / "out")
    before = files(tmp_path / "out")
    article.write_bytes(b"\x00\x01\x02" * 500)
    assert run("build", str(article), "--out", str(tmp_path / "out")).returncode == 1
    assert files(tmp_path / "out") == before


def test_a_view_that_fails_leaves_the_earlier_lesson_whole(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson.build(article, tmp_path / "out")
    before = files(tmp_path / "out")

    def full_disk(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lesson.worksheet.write_worksheet", full_disk)
    article.write_text(TEXT + "天黑了。\n", encoding="utf-8")
    with pytest.raises(LessonError, match="No space left on device"):
        lesson.build(article, tmp_path / "out")
    assert files(tmp_path / "out") == before


def test_a_folder_that_cannot_be_written_is_named(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(LessonError, match="cannot be written .*--out"):
        lesson.build(article, tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"
    with pytest.raises(LessonError, match="cannot be written"):
        lesson.build(article, Path("/proc/lesson"))


def test_wrong_usage_is_exit_2(article: Path) -> None:
    assert run("build").returncode == 2
    assert run("build", str(article), "--only", "deck,tape").returncode == 2
    assert run("build", str(article), "--level", "hsk:12").returncode == 2


def test_the_committed_lesson_is_what_the_seed_gives_for_the_words(ordos: lesson.Lesson) -> None:
    committed = (ROOT / "decks" / "ordos" / "lesson.json").read_text("utf-8")
    assert committed == ordos.to_json()


def test_the_seed_is_read_as_it_was_handed_over() -> None:
    assert SEED.read_bytes().startswith("6月30日,隨着草原".encode())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from lesson.cli import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'jieba', 'pypinyin', 'opencc', 'genanki', 'typst', 'numpy', 'onnxruntime', 'rich', 'sqlite3'}\n"
        "sys.exit(str(sorted(heavy & set(sys.modules))) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_building_leaves_no_cache_file_and_no_noise(article: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import lesson; lesson.annotate('今天天氣很好。羊絨很貴。')"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"")
    assert list(scratch.iterdir()) == []


def test_views_are_named_in_the_help() -> None:
    shown = CliRunner().invoke(cli, ["build", "--help"]).output
    assert all(view in shown for view in VIEWS)
