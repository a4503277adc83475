"""lesson build"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lesson.building import VIEWS, Built
from lesson.building import build as build_lesson
from lesson.cli.options import Band
from lesson.deck import HISTORY, CardKind, DeckOptions, Voice, push_deck
from lesson.text.sandhi import Sandhi

_STEPS = {
    "read": "reading the article",
    "annotate": "finding words, readings and meanings",
    "words": "writing the word list",
    "quiz": "writing questions",
    "deck": "making the Anki deck",
    "worksheet": "setting the worksheet",
    "reader": "setting the reader page",
}


@click.command()
@click.argument("seeds", metavar="SEED...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("decks"), show_default=True, help="Folder for the lessons."
)
@click.option("--only", help=f"Build these only, separated by commas: {', '.join(VIEWS)}.")
@click.option("--level", type=Band(), help="The reader's level: words above it are new (hsk:1 to hsk:7-9).")
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
    level: int | None,
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
    views = VIEWS if only is None else tuple(part.strip() for part in only.split(","))
    unknown = [view for view in views if view not in VIEWS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(VIEWS)}", param_hint="--only")
    if push and "deck" not in views:
        raise click.BadParameter("there is no deck to push; add deck", param_hint="--only")
    kinds = tuple(part.strip() for part in cards.split(","))
    deck = DeckOptions(level, max_new, kinds, voice, sentences, Sandhi(sandhi))  # type: ignore[arg-type]
    for seed in seeds:
        progress = _progress(str(seed))
        made = build_lesson(
            seed, out, only=views, level=level, fast=fast, sandhi=Sandhi(sandhi), deck=deck, progress=progress
        )
        _report(made)
        if push:
            told = push_deck(made.lesson, made.folder / HISTORY, deck, url=anki_url, dry_run=dry_run)
            done = " (not done: a dry run)" if told.dry_run else ""
            click.echo(f"In Anki: {told.added} notes added, {told.updated} updated, {told.left} left alone{done}")


def _progress(seed: str):  # type: ignore[no-untyped-def]
    """Show the step at work on a terminal, in place; say nothing into a file or pipe."""
    terminal = sys.stderr.isatty()

    def show(step: str) -> None:
        if terminal:
            click.echo(f"\r\033[K{seed}: {_STEPS[step]} ...", err=True, nl=False)

    return show


def _report(built: Built) -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
    lesson = built.lesson
    click.echo(f"{lesson.article.title}")
    width = max((len(str(path)) for path, _ in built.files), default=0)
    for path, about in built.files:
        click.echo(f"  {path!s:<{width}}  {about}")
    names = [path.name for path, _ in built.files]
    if "quiz.json" in names:
        named = built.folder.parent == Path("decks")  # `lesson quiz` finds those by their name
        click.echo(f"Play the quiz:    lesson quiz {lesson.article.id if named else built.folder}")
    if any(name.endswith(".apkg") for name in names):
        click.echo(f"Import into Anki: File > Import, {built.folder / (lesson.article.id + '.apkg')}")
