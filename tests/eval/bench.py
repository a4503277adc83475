"""The scripts of ../shared/bench, run as anyone else runs them, and the figures they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "bench" / "data"
SEED_TEXT = SHARED / "seeds" / "000_ddd2f4bae4bbffc1.txt"
TREEBANK = DATA / "segmentation-dev.conllu"


def run(script: str, *args: Path) -> str:
    """What a script of ../shared/bench prints. Raises CalledProcessError where it fails."""
    command = [sys.executable, str(SHARED / "bench" / script), *map(str, args)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def figures(printed: str, pattern: str) -> tuple[str, ...]:
    """The groups of a pattern in what a script printed. Raises ValueError where it is not there."""
    found = re.search(pattern, printed)
    if found is None:
        raise ValueError(f"no {pattern!r} in {printed!r}")
    return found.groups()


def sentences() -> list[str]:
    """The sentences of the development treebank as they are written."""
    lines = TREEBANK.read_text("utf-8").splitlines()
    return [line.partition("=")[2].strip() for line in lines if line.startswith("# text =")]
