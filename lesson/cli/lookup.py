"""lesson lookup"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lesson.errors import LessonError

if TYPE_CHECKING:
    from lesson.annotation.pipeline import Explained
    from lesson.lexicon.dictionary import SenseGroup
    from lesson.lexicon.search import Found

# What the features of a meaning say in words, by how their names begin.
_IN_WORDS = (
    ("share", "how usual it is"),
    ("tag", "the word's own part of speech"),
    ("before", "what stands before it"),
    ("behind", "what stands behind it"),
    ("cue", "a word that goes with this meaning"),
    ("rule", "a rule of grammar"),
    ("reading", "how it is read here"),
    ("sense", "its sentence, as translations and the words around tell"),
    ("label", "where it is used"),
)
_OF_THE_WORD = "what it means elsewhere in such a place"  # features named after the word itself

_MOST = 10
"""Lines of a list of words, at most."""


@click.command()
@click.argument("words", metavar="WORD", nargs=-1, required=True)
@click.option("--in", "sentence", metavar="SENTENCE", help="Mark what the word means in this sentence, and say why.")
@click.option("--full", is_flag=True, help="The whole entry of CC-CEDICT, too.")
def lookup(words: tuple[str, ...], sentence: str | None, full: bool) -> None:
    """Show WORD as a lesson would: its meanings by how usual they are, each with an example.

    WORD is hanzi, pinyin (zhidao, zhi1dao4, zhīdào) or English (to know); of several words that fit there is a list.
    """
    from lesson.lexicon import lexicon
    from lesson.lexicon.dictionary import learners_dictionary
    from lesson.text.script import simplify

    word = " ".join(words)
    simplified = simplify(word)
    if lexicon().entries(simplified) or learners_dictionary().groups(simplified):
        if sentence is not None:
            _explain(word, sentence)
        else:
            _show(word, simplified, full)
    elif sentence is not None or not _search(word, full):
        raise LessonError(f"{word}: no headword of the dictionary; check the spelling, or look up its parts")


def _search(query: str, full: bool) -> bool:
    """Show what is read so or means so: whole where one word alone fits well. False when there is none."""
    from lesson.lexicon.search import EXACT, WITHIN, Search

    search = Search()
    read, meant = search.by_pinyin(query), search.by_english(query)
    if read:  # it is English, too (women, sun), only where something means just that
        meant = [one for one in meant if one.fit < WITHIN and one not in read]
    half = _MOST // 2
    read, meant = read[: max(half, _MOST - len(meant))], meant[: max(half, _MOST - len(read))]
    found = read + meant
    best = [one for one in found if one.fit == EXACT]
    if len(best) == 1 and best[0] in (read[:1] or meant[:1]):
        _show(best[0].simplified, best[0].simplified, full)
        found.remove(best[0])
    for one in found:
        click.echo(_line(one))
    return bool(found or best)


def _line(found: Found) -> str:
    other = found.traditional if found.traditional != found.simplified else ""
    return "  ".join(filter(None, (found.simplified, other, found.pinyin, found.gloss, _band(found.simplified))))


def _band(simplified: str) -> str:
    from lesson.lexicon import lexicon
    from lesson.scale import HSK2025

    return HSK2025.label(lexicon().levels(simplified).get(HSK2025.name))


def _show(word: str, simplified: str, full: bool) -> None:
    """A word with its meanings; its entries in CC-CEDICT where our dictionary lacks it, or in full."""
    from lesson.lexicon import lexicon
    from lesson.lexicon.dictionary import learners_dictionary

    groups = learners_dictionary().groups(simplified)
    if groups:
        _show_groups(word, simplified, groups)
    if full or not groups:
        for entry in lexicon().entries(simplified):
            click.echo(f"{entry.traditional} {entry.simplified}  {' '.join(s.marked for s in entry.reading)}")
            for sense in entry.senses:
                click.echo(f"  {sense.gloss}")


def _show_groups(word: str, simplified: str, groups: tuple[SenseGroup, ...]) -> None:
    from lesson.lexicon.dictionary import learners_dictionary, shown

    click.echo("  ".join(filter(None, (word, _band(simplified)))))
    for group in shown(groups):
        about = ", ".join((group.part_of_speech, *group.labels))
        reading = " ".join(syllable.marked for syllable in group.reading)
        click.echo(f"  {group.share:3.0f} %  {reading}  {group.gloss}  ({about})")
        if cues := [*(f"{cue} ~" for cue in sorted(group.before)), *(f"~ {cue}" for cue in sorted(group.behind))]:
            click.echo(f"         with: {', '.join(cues[:6])}")
        for example in learners_dictionary().examples(simplified, group.id)[:1]:
            click.echo(f"         {example.simplified} {example.translation}")


def _explain(word: str, sentence: str) -> None:
    from lesson.annotation.pipeline import annotator

    found = annotator().explain(sentence, word)
    if not found:
        raise LessonError(f"{word}: is no word of that sentence as it was cut; give the word as it stands there")
    for place, meaning in enumerate(found):
        mark = "→" if place == 0 else " "
        sure = "" if meaning.probability is None else f"{meaning.probability:4.0%}  "
        reading = " ".join(syllable.marked for syllable in meaning.reading)
        kind = f"  ({meaning.sense.part_of_speech})" if meaning.sense.part_of_speech else ""
        click.echo(f"{mark} {sure}{reading}  {meaning.sense.gloss}{kind}")
        if why := _in_words(meaning):
            click.echo(f"         {why}")


def _in_words(meaning: Explained) -> str:
    """What speaks most for and most against a meaning."""
    from lesson.text.characters import is_hanzi

    if meaning.probability is None:
        return ", ".join(f"{name} {value:+.2f}" for name, value in meaning.reasons)
    total: dict[str, float] = {}
    for name, value in meaning.reasons:
        told = next((words for start, words in _IN_WORDS if name.startswith(start)), "")
        told = told or (_OF_THE_WORD if is_hanzi(name[0]) else "")
        if told:
            total[told] = total.get(told, 0.0) + value
    best = sorted(total.items(), key=lambda pair: -abs(pair[1]))[:3]
    return "; ".join(f"{'for' if value > 0 else 'against'} it: {told}" for told, value in best if abs(value) >= 0.3)
