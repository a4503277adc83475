"""lesson lookup"""

from __future__ import annotations

import click

from lesson.errors import LessonError


@click.command()
@click.argument("word")
@click.option("--in", "sentence", metavar="SENTENCE", help="Judge the word in this sentence, with a score per sense.")
def lookup(word: str, sentence: str | None) -> None:
    """Show the entry of WORD as a lesson would; with --in, what was chosen in a sentence and why."""
    from lesson.lexicon import lexicon
    from lesson.text.script import simplify

    entries = lexicon().entries(simplify(word))
    if not entries:
        raise LessonError(f"{word}: no headword of the dictionary; check the spelling, or look up its parts")
    if sentence is None:
        for entry in entries:
            click.echo(f"{entry.traditional} {entry.simplified}  {' '.join(s.marked for s in entry.reading)}")
            for sense in entry.senses:
                click.echo(f"  {sense.gloss}")
        return
    from lesson.annotation.pipeline import annotator

    found = annotator().explain(sentence, word)
    if not found:
        raise LessonError(f"{word}: is no word of that sentence as it was cut; give the word as it stands there")
    for scored in found:
        reasons = ", ".join(f"{name} {value:+.2f}" for name, value in scored.reasons)
        reading = " ".join(s.marked for s in scored.entry.reading)
        click.echo(f"{scored.score:+.2f}  {reading}  {scored.entry.senses[scored.number].gloss}\n        {reasons}")
