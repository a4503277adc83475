"""Renders the cards of a deck as Anki shows them, to PNG, and measures them.

    python tests/support/render_cards.py decks/ordos/ordos.apkg build/cards [--find "Word:品牌"] [--open]

Imports the deck into a real, empty collection (package `anki`), takes the first card of each card type (or those that
`--find` finds in Anki's search language), and lets a browser draw front and back side by side, by day and by night, on
a phone and on a desktop. Fails when something is cut off, moves between front and back, or has no glyph (a box).
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import anki.collection  # noqa: F401 (before anki.cards, which alone imports in a circle)
from anki.cards import Card
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from browsers import launch
from glyphs import MISSING
from playwright.sync_api import Browser, sync_playwright

SIZES = {"phone": (390, 760), "small": (320, 760), "desktop": (900, 760)}
MODES = {"day": "", "night": " nightMode night_mode"}
# The play button that Anki's reviewer puts where a card is read out or has a sound.
PLAY = (
    '<a class="replay-button soundLink" href="#"><svg class="playImage" viewBox="0 0 64 64" version="1.1">'
    '<circle cx="32" cy="32" r="29"/><path d="M56.502,32.301l-37.502,20.101l0.329,-40.804l37.173,20.703Z"/></svg></a>'
)
# The rules of Anki's own style sheet for the reviewer that touch these cards.
REVIEWER = "body{margin:20px;overflow-wrap:break-word}.replay-button svg{width:40px;height:40px}"
# Says what sticks out of a frame, what stands elsewhere on the back than on the front, and what has no glyph.
MEASURE = """async missing => {
  const frames = [...document.querySelectorAll('iframe')], faults = [];
  for (const frame of frames) await frame.contentDocument.fonts.ready;
  const places = frames.map(frame => {
    const page = frame.contentDocument, root = page.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(frame.title + ' is ' + root.scrollWidth + ' px wide');
    return Object.fromEntries(['.head', '.sound', '.meaning', '.sentence'].map(name => {
      const found = page.querySelector(name);
      return [name, found && Math.round(found.getBoundingClientRect().top)];
    }));
  });
  for (const name of Object.keys(places[0])) {
    const [front, back] = places.map(place => place[name]);
    if (front !== null && front !== back) faults.push(name + ' moves from ' + front + ' to ' + back + ' px');
  }
  const without = frames.flatMap(frame => eval(missing)(frame.contentDocument));
  if (without.length) faults.push('no glyph for ' + [...new Set(without)].join(' '));
  return faults;
}"""
FLAGS = ("--allow-file-access-from-files", "--hide-scrollbars")  # the media of a card lie beside its page


@dataclass(frozen=True)
class Side:
    """What Anki makes of one side of a card."""

    title: str
    html: str
    css: str


def open_collection(folder: Path, deck: Path) -> Collection:
    """A new collection with the deck imported."""
    collection = Collection(str(folder / "collection.anki2"))
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck), options=options))
    return collection


def cards(collection: Collection, find: str | None) -> list[Card]:
    """The cards that the search finds, otherwise the first of each card type that is no particle."""
    if find:
        return [collection.get_card(number) for number in collection.find_cards(find, order=True)]
    first: dict[tuple[int, int], Card] = {}
    for number in collection.find_cards("-tag:pos::particle", order="c.due"):
        card = collection.get_card(number)
        first.setdefault((card.note().mid, card.ord), card)
    return list(first.values())


def sides(card: Card) -> tuple[Side, Side]:
    """Front and back as the reviewer gets them."""
    rendered = card.render_output()
    kind = f"{card.note_type()['name']} {card.template()['name']}"
    return tuple(  # type: ignore[return-value]
        Side(f"{kind} {name}", re.sub(r"\[anki:play:[qa]:\d+\]", PLAY, text), rendered.css)
        for name, text in (("front", rendered.question_text), ("back", rendered.answer_text))
    )


def page(shown: tuple[Side, Side], size: tuple[int, int], mode: str, unfold: bool, media: str) -> str:
    """A page with both sides of a card in frames of the size of a screen; pictures are in the folder `media`."""
    frames = []
    for side in shown:
        inner = side.html.replace("<details>", "<details open>") if unfold else side.html
        document = (
            f"<!doctype html><html class='{mode.strip()}'><head><meta name='viewport' content='width=device-width'>"
            f"<base href='{Path(media).as_uri()}/'>"
            f"<style>{REVIEWER}</style></head><body class='card card1{mode}'><style>{side.css}</style>"
            f"<div id='qa'>{inner}</div></body></html>"
        )
        frames.append(
            f"<iframe title='{html.escape(side.title)}' width={size[0]} height={size[1]} style='border:0;margin:0 4px' "
            f'srcdoc="{html.escape(document)}"></iframe>'
        )
    return (
        f"<!doctype html><meta charset=utf-8><body style='margin:4px 0;background:#888;white-space:nowrap;font-size:0'>"
        f"{''.join(frames)}"
    )


def draw(browser: Browser, source: Path, size: tuple[int, int], target: Path | None = None) -> list[str]:
    """Have the browser draw a page, into `target` if one is given; returns what it measured to be wrong."""
    shown = browser.new_page(viewport={"width": 2 * size[0] + 16, "height": size[1] + 8})
    try:
        shown.goto(source.as_uri())
        found: list[str] = shown.evaluate(MEASURE, MISSING)
        if target:
            shown.screenshot(path=target)
    finally:
        shown.close()
    return found


def main() -> int:
    """Draw the cards and say what is wrong with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deck", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--find", help="cards to draw, in Anki's search language")
    parser.add_argument("--open", action="store_true", help="unfold what is folded")
    parser.add_argument("--sizes", nargs="*", choices=SIZES, default=list(SIZES))
    parser.add_argument("--fonts", type=Path, help="a configuration of fontconfig, instead of the system's")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    faults = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = launch(driver.chromium, *FLAGS, fonts=options.fonts)
        collection = open_collection(Path(folder), options.deck)
        media = collection.media.dir()
        for card in cards(collection, options.find):
            shown = sides(card)
            fields = card.note()
            shown_name = fields["Word"] if "Word" in fields else fields.fields[-1]
            name = re.sub(r"[^\w-]", "-", f"{card.note_type()['name']} {card.template()['name']} {shown_name}")[:60]
            for size in options.sizes:
                for mode, css in MODES.items():
                    source = Path(folder) / "page.html"
                    source.write_text(page(shown, SIZES[size], css, options.open, media), encoding="utf-8")
                    target = (options.out / f"{name}-{size}-{mode}.png").resolve()
                    found = draw(browser, source, SIZES[size], target)
                    faults += len(found)
                    print(target, *found, sep="\n  ")
        collection.close()
        browser.close()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
