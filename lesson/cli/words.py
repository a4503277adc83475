"""lesson words"""

from __future__ import annotations

from pathlib import Path

import click

from lesson.cli.options import scale_of, scale_option


@click.command()
@click.argument("seed", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--csv", "form", flag_value="csv", default=True, help="Comma-separated values (the default).")
@click.option("--json", "form", flag_value="json", help="The words as in lesson.json.")
@scale_option
def words(seed: Path, form: str, scale: str) -> None:
    """The vocabulary of the article SEED, in learning order."""
    from lesson.annotation.pipeline import annotate_article
    from lesson.text.article import read_article

    lesson = annotate_article(read_article(seed), scale=scale_of(scale))
    if form == "json":
        import json

        from lesson.serialization import encode

        click.echo(json.dumps([encode(word) for word in lesson.words], ensure_ascii=False, indent=1))
        return
    from lesson.table import words_csv

    click.echo(words_csv(lesson).lstrip("\ufeff"), nl=False)
