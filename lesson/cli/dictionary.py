"""lesson dictionary"""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("tsv", "json", "yomitan", "pleco")


@click.group()
def dictionary() -> None:
    """The learner's dictionary: take it elsewhere."""


@dictionary.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What is to read it.")
@click.option(
    "--out",
    "--output",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.  [default: lesson-dictionary.tsv, .json, .zip or .txt]",
)
@click.option("--vulgar/--no-vulgar", default=True, show_default=True, help="Vulgar meanings, labelled, and examples.")
def export(form: str, out: Path | None, vulgar: bool) -> None:
    """Write the whole dictionary into a file: a table (tsv), an object for programs (json), an archive for the browser
    add-on Yomitan, or a text to import into a user dictionary of Pleco.
    """
    from lesson.lexicon.export import Format, export
    from lesson.lexicon.export.credit import licence_text
    from lesson.lexicon.export.headword import headwords
    from lesson.output import write_together

    wanted = Format(form)
    path = out or Path(f"lesson-dictionary{wanted.suffix}")
    found = headwords(vulgar)
    files = {path: export(found, wanted)}
    if not wanted.tells_licence:
        files[path.with_suffix(".licence.txt")] = licence_text()
    write_together(files, "choose another place with --out")
    meanings = [meaning for headword in found for meaning in headword.meanings]
    examples = sum(len(meaning.examples) for meaning in meanings)
    click.echo(f"{path}: {len(found)} headwords, {len(meanings)} meanings, {examples} examples")
    click.echo(
        "Its words are MIT; pinyin, Traditional forms and measure words are CC-CEDICT's (CC BY-SA 4.0).", err=True
    )
