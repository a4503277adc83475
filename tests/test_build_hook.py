"""Compiling the package's data when it is built: once, and again only when something that it depends on changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPILE = """
from lesson.level import LEVEL

def compile_all(out, read):
    (out / "lexicon.sqlite").write_text(f"level {LEVEL}")
    with open(out.parents[1] / "compiled", "a") as log:
        log.write("x")
"""
FONT = """
def compile_fonts(out, read):
    out.mkdir(exist_ok=True)
    (out / "Kai.ttf").write_bytes(b"glyphs")
"""


class Tree:
    """A small package with the real build hook and stand-ins for what compiles."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy(ROOT / "hatch_build.py", root)
        lesson = root / "lesson"
        shutil.copytree(ROOT / "lesson" / "compile" / "sources", lesson / "compile" / "sources")
        for name in ("errors.py", "home.py"):
            shutil.copy(ROOT / "lesson" / name, lesson)
        self.write("lesson/__init__.py", "")
        self.write("lesson/level.py", "LEVEL = 4\n")
        self.write("lesson/unrelated.py", "")
        self.write("lesson/compile/__init__.py", "")
        self.write("lesson/compile/lexicon.py", COMPILE)
        self.write("lesson/render/fonts.py", FONT)
        self.write("lesson/annotation/weights/names.json", "{}")
        self.write("lesson/compile/sources/pins.toml", "[package]\n[source]\n")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def build(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-B", "hatch_build.py"]
        return subprocess.run(command, cwd=self.root, env={}, capture_output=True, text=True, check=False)

    def times(self) -> int:
        """How often the lexicon was compiled."""
        return len((self.root / "compiled").read_text())


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = Tree(tmp_path)
    assert made.build().returncode == 0
    return made


def test_lexicon_and_typefaces_are_written_into_the_package(tree: Tree) -> None:
    assert (tree.root / "lesson/data/lexicon.sqlite").read_text() == "level 4"
    assert (tree.root / "lesson/data/fonts/Kai.ttf").read_bytes() == b"glyphs"


def test_nothing_is_compiled_twice(tree: Tree) -> None:
    assert tree.build().stdout == ""
    assert tree.times() == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lesson/level.py", "LEVEL = 5\n"),
        ("lesson/annotation/weights/names.json", '{"name": 1}'),
        ("lesson/compile/sources/pins.toml", "# newer\n[package]\n[source]\n"),
        ("lesson/data/lexicon.sqlite", "torn"),
    ],
)
def test_a_change_of_what_it_depends_on_compiles_anew(tree: Tree, name: str, text: str) -> None:
    tree.write(name, text)
    tree.build()
    assert tree.times() == 2


def test_a_lost_output_is_compiled_anew(tree: Tree) -> None:
    (tree.root / "lesson/data/fonts/Kai.ttf").unlink()
    tree.build()
    assert (tree.root / "lesson/data/fonts/Kai.ttf").exists()


def test_a_change_elsewhere_compiles_nothing(tree: Tree) -> None:
    tree.write("lesson/unrelated.py", "VALUE = 1\n")
    tree.build()
    assert tree.times() == 1


def test_a_failure_is_one_line_and_leaves_no_stamp(tree: Tree) -> None:
    failing = (
        'from lesson.errors import LessonError\n\ndef compile_fonts(out, read):\n    raise LessonError("no font")\n'
    )
    tree.write("lesson/render/fonts.py", failing)
    failed = tree.build()
    assert (failed.returncode, failed.stderr) == (1, "make: no font\n")
    tree.write("lesson/render/fonts.py", FONT)
    assert tree.build().returncode == 0
