"""lesson worksheet: a file to hand out and one with the answers, from a lesson that was built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from lesson.cli import cli
from lesson.errors import LessonError
from lesson.model import Lesson
from lesson.worksheet.press import TEMPLATES


@pytest.fixture
def built(ordos: Lesson, tmp_path: Path) -> Path:
    (tmp_path / "lesson.json").write_text(ordos.to_json(), encoding="utf-8")
    return tmp_path


def run(*args: str) -> str:
    done = CliRunner().invoke(cli, ["worksheet", *args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_one_file_is_to_hand_out_and_one_has_the_answers(built: Path) -> None:
    told = run(str(built), "--sections", "header,text,match,cloze")
    student, teacher = pages(built / "worksheet.pdf"), pages(built / "worksheet-key.pdf")
    assert f"{len(student)} pages, to hand out" in told and f"{len(teacher)} pages, with the answers" in told
    assert len(teacher) == len(student) + 1
    assert "Answers" in teacher[-1] and not any("Answers" in page for page in student)
    # Page x of y differs, all else that students have is the teacher's, too.
    assert [page.splitlines()[:5] for page in student] == [page.splitlines()[:5] for page in teacher[:-1]]


def test_a_folder_to_write_into_is_made(built: Path, tmp_path: Path) -> None:
    run(str(built), "--sections", "header", "--out", str(tmp_path / "class" / "monday"))
    assert len(list((tmp_path / "class" / "monday").iterdir())) == 2
    (tmp_path / "file").write_text("")
    done = CliRunner().invoke(cli, ["worksheet", str(built), "--out", str(tmp_path / "file" / "x")])
    assert isinstance(done.exception, LessonError) and "choose another folder" in str(done.exception)


def test_sections_stand_in_the_order_asked_for(built: Path) -> None:
    run(str(built), "--sections", "vocabulary,text")
    text = "\n".join(pages(built / "worksheet.pdf"))
    assert text.index("New words") < text.index("課文") and "Match" not in text


def test_a_teachers_own_template_is_used(built: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(TEMPLATES, own)
    (own / "worksheet.typ").write_text('#set page(paper: "a6")\nMy class #metadata(1) <pages>\n', encoding="utf-8")
    run(str(built), "--template", str(own))
    assert [text.strip() for text in pages(built / "worksheet.pdf")] == ["My class"]


def test_a_teachers_own_web_page_is_used(built: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(TEMPLATES, own)
    (own / "worksheet.css").write_text("body { color: navy }", encoding="utf-8")
    run(str(built), "--template", str(own), "--html", "--sections", "text")
    page = (built / "worksheet.html").read_text(encoding="utf-8")
    assert "navy" in page and "鄂爾多斯" in page
    (own / "worksheet.html").write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    done = CliRunner().invoke(cli, ["worksheet", str(built), "--template", str(own), "--html"])
    assert isinstance(done.exception, LessonError) and "correct the template" in str(done.exception)


def test_a_template_that_is_none_or_broken_is_one_line_and_leaves_the_files(built: Path, tmp_path: Path) -> None:
    run(str(built), "--sections", "header")
    before = (built / "worksheet.pdf").read_bytes()
    empty, broken = tmp_path / "empty", tmp_path / "broken"
    empty.mkdir()
    broken.mkdir()
    (broken / "worksheet.typ").write_text("#nonsense", encoding="utf-8")
    for folder, why in ((empty, "there is no worksheet.typ in it"), (broken, "cannot be set")):
        done = CliRunner().invoke(cli, ["worksheet", str(built), "--template", str(folder)])
        assert isinstance(done.exception, LessonError) and why in str(done.exception)
    assert (built / "worksheet.pdf").read_bytes() == before


def test_an_unknown_section_or_lesson_is_one_line(built: Path) -> None:
    for args, why in (((str(built), "--sections", "text,songs"), "songs"), (("nowhere",), "no lesson of this name")):
        done = CliRunner().invoke(cli, ["worksheet", *args])
        assert isinstance(done.exception, LessonError) and why in str(done.exception)


def test_versions_have_a_sheet_and_a_key_each(built: Path) -> None:
    run(str(built), "--variants", "3", "--sections", "header,match,cloze")
    names = {f"worksheet-{version}{key}.pdf" for version in "ABC" for key in ("", "-key")}
    assert {path.name for path in built.glob("*.pdf")} == names
    sheets = ["\n".join(pages(built / f"worksheet-{version}.pdf")) for version in "ABC"]
    assert len(set(sheets)) == 3
    assert [f"Version {version}" in text for version, text in zip("ABC", sheets, strict=True)] == [True] * 3


def test_web_pages_are_written_beside_on_request(built: Path) -> None:
    told = run(str(built), "--html", "--sections", "header,vocabulary,match")
    assert "worksheet-key.html" in told
    student, teacher = (built / f"worksheet{key}.html" for key in ("", "-key"))
    assert "Answers" in teacher.read_text("utf-8") and "Answers" not in student.read_text("utf-8")


@pytest.mark.parametrize("cell", ["15mm", "15", "9.5mm"])
def test_the_side_of_a_square_is_a_length(built: Path, cell: str) -> None:
    run(str(built), "--cell", cell, "--grid", "mi", "--per-page", "5", "--sections", "writing", "--characters", "5")
    assert "Writing" in pages(built / "worksheet.pdf")[0]


@pytest.mark.parametrize("cell", ["wide", "2mm", "90mm", "nan"])
def test_no_length_or_one_that_fits_no_page_is_refused(built: Path, cell: str) -> None:
    done = CliRunner().invoke(cli, ["worksheet", str(built), "--cell", cell])
    assert done.exit_code == 2 and "--cell" in done.output


def test_the_pdf_is_tagged_and_says_what_it_is(built: Path) -> None:
    run(str(built), "--names", "--tones", "--open")
    for name in ("worksheet.pdf", "worksheet-key.pdf"):
        reader = PdfReader(built / name)
        assert b"<pdfuaid:part>1<" in (built / name).read_bytes()
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert reader.trailer["/Root"]["/Lang"].startswith("zh")
        assert reader.metadata is not None and reader.metadata.title == "內蒙古外貿強市全面聯手新電商"
