"""lesson known"""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.group()
def known() -> None:
    """The words that you know or learn, over all lessons."""


@known.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def import_(file: Path) -> None:
    """Take the words of FILE: a list of words, or what the reader page saved."""
    from lesson.study.known import import_words, known_file

    done = import_words(file)
    click.echo(f"{done.new} new, {done.old} known before; kept in {known_file()}")


@known.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(as_json: bool) -> None:
    """Print the words, one a line: word, reading if a certain one is meant, known or learning."""
    from lesson.study.known import known_file, read_known

    words = read_known()
    if as_json:
        rows = [{"word": w.simplified, "reading": w.reading, "name": w.name, "status": s} for w, s in words.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for word, status in words.items():
        click.echo(f"{word.simplified}\t{word.reading}\t{status}")
    if not words:
        click.echo(f"no words yet in {known_file()}; add some with 'lesson known import FILE'", err=True)
