"""lesson grade"""

from __future__ import annotations

import json
from pathlib import Path

import click

from lesson.cli.options import scale_of, scale_option
from lesson.extras import require
from lesson.model import Lesson


@click.command()
@click.argument("seeds", metavar="SEED...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw what each level knows, and where it is hard."
)
@scale_option
def grade(seeds: tuple[Path, ...], as_json: bool, svg: Path | None, scale: str) -> None:
    """Say how hard each text is: its level, and what a reader of each band knows of it."""
    from lesson.annotation.pipeline import annotate_article
    from lesson.text.article import read_article

    if svg is not None and len(seeds) > 1:
        raise click.BadParameter("draws one text; give one SEED", param_hint="--svg")
    if svg is not None:
        require("lesson grade --svg", "reader")
    levels = scale_of(scale)
    graded = [annotate_article(read_article(seed), scale=levels) for seed in seeds]
    if svg is not None:
        _draw(graded[0], svg)
    if as_json:
        click.echo(json.dumps([_data(lesson) for lesson in graded], ensure_ascii=False, indent=2))
        return
    for lesson in graded:
        click.echo(f"{lesson.article.source}: {lesson.scale.label(lesson.level)}")
        click.echo("  reader     knows   words to 95 %   to 98 %")
        for row in lesson.coverage:
            click.echo(f"  {lesson.scale.label(row.band):<9}{row.known:7.1%}{row.to_95:16}{row.to_98:10}")


def _draw(lesson: Lesson, svg: Path) -> None:
    from lesson.output import write_whole
    from lesson.reader.picture import standalone_svg

    write_whole(svg, standalone_svg(lesson).encode("utf-8"), "choose another file")
    click.echo(f"drawn: {svg}", err=True)


def _data(lesson: Lesson) -> dict[str, object]:
    rows = [{"band": c.band, "known": round(c.known, 4), "to_95": c.to_95, "to_98": c.to_98} for c in lesson.coverage]
    return {"source": lesson.article.source, "level": lesson.level, "scale": lesson.scale.name, "coverage": rows}
