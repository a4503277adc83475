"""lesson build"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from lesson.building import Built
from lesson.building import build as build_lesson
from lesson.cli.options import band_of, level_option, scale_of, scale_option
from lesson.deck import HISTORY, CardKind, DeckOptions, Voice, push_deck
from lesson.text.sandhi import Sandhi
from lesson.view import VIEWS, BuildOptions


@click.command()
@click.argument("seeds", metavar="SEED...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("decks"), show_default=True, help="Folder for the lessons."
)
@click.option("--only", help=f"Build these only, separated by commas: {', '.join(VIEWS)}.")
@level_option("The learner's level: words above it are new (hsk:1 to hsk:7-9).")
@scale_option
@click.option(
    "--sandhi",
    type=click.Choice([one.value for one in Sandhi]),
    default=Sandhi.NONE.value,
    show_default=True,
    help="Changes of tone that the pinyin of sentences shows: those of 一 and 不, or third tones, too.",
)
@click.option("--max-new", type=click.IntRange(min=0), metavar="N", help="Keep the N words that raise coverage most.")
@click.option(
    "--cards",
    default=",".join(DeckOptions().cards),
    show_default=True,
    help=f"Cards of each word, separated by commas: {', '.join(CardKind)}.",
)
@click.option(
    "--voice",
    type=click.Choice([one.value for one in Voice]),
    default=Voice.CHINA.value,
    show_default=True,
    help="Whose Mandarin Anki reads out.",
)
@click.option("--sentences/--no-sentences", default=True, show_default=True, help="Cards of whole sentences, too.")
@click.option("--push", is_flag=True, help="Send the deck to a running Anki, too (add-on AnkiConnect, 2055492159).")
@click.option("--anki-url", metavar="URL", help="Where AnkiConnect listens on this machine, if not on port 8765.")
@click.option("--dry-run", is_flag=True, help="With --push: only say what it would do in Anki.")
@click.option("--fast", is_flag=True, help="Without the models for context: quicker, and wrong more often.")
def build(
    seeds: tuple[Path, ...],
    out: Path,
    only: str | None,
    level: str | None,
    scale: str,
    sandhi: str,
    max_new: int | None,
    cards: str,
    voice: str,
    sentences: bool,
    push: bool,
    anki_url: str | None,
    dry_run: bool,
    fast: bool,
) -> None:
    """Build everything for each article SEED (a text file, - for standard input) into OUT/<name>/."""
    views = tuple(VIEWS) if only is None else tuple(part.strip() for part in only.split(","))
    unknown = [view for view in views if view not in VIEWS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(VIEWS)}", param_hint="--only")
    if push and "deck" not in views:
        raise click.BadParameter("there is no deck to push; add deck", param_hint="--only")
    levels = scale_of(scale)
    band = band_of(level, levels)
    kinds = tuple(part.strip() for part in cards.split(","))
    deck = DeckOptions(band, max_new, kinds, voice, sentences, Sandhi(sandhi))  # type: ignore[arg-type]
    options = BuildOptions(views, band, Sandhi(sandhi), levels, fast, {"deck": deck})
    for seed in seeds:
        made = build_lesson(seed, out, options, progress=_progress(str(seed)))
        _report(made)
        if push:
            told = push_deck(made.lesson, made.folder / HISTORY, deck, url=anki_url, dry_run=dry_run)
            done = " (not done: a dry run)" if told.dry_run else ""
            click.echo(f"In Anki: {told.added} notes added, {told.updated} updated, {told.left} left alone{done}")


def _progress(seed: str) -> Callable[[str], None]:
    """Show what is being done on a terminal, in place; say nothing into a file or pipe."""
    terminal = sys.stderr.isatty()

    def show(doing: str) -> None:
        if terminal:
            click.echo(f"\r\033[K{seed}: {doing} ...", err=True, nl=False)

    return show


def _report(built: Built) -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
    click.echo(f"{built.lesson.article.title}")
    width = max((len(str(built.folder / file.name)) for file in built.files), default=0)
    for file in built.files:
        click.echo(f"  {built.folder / file.name!s:<{width}}  {file.about}")
    for file in built.files:
        if file.use:
            click.echo(file.use)
