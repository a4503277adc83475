"""What a page cannot draw: characters that no typeface at hand has, which a browser shows as boxes."""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from lesson.render.fonts import FACES, font_folder

# A function from a document to the characters of its visible text without a glyph. A character is drawn, and beside it
# one that no typeface has (U+F0000, for private use): what looks the same is a box, or nothing.
MISSING = """page => {
  const canvas = page.createElement('canvas'), found = new Set(), seen = new Set();
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const drawn = (text, font) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = font;
    pen.fillText(text, 4, 30);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const boxes = new Map();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!element.checkVisibility() || element.closest('style, script')) continue;
    const style = page.defaultView.getComputedStyle(element), font = style.fontWeight + ' 24px ' + style.fontFamily;
    if (!boxes.has(font)) boxes.set(font, drawn('\\u{F0000}', font));
    for (const character of node.data.replace(/[\\s\\p{M}\\p{C}]/gu, '')) {
      if (seen.has(font + character)) continue;
      seen.add(font + character);
      if (drawn(character, font) === boxes.get(font)) found.add(character);
    }
  }
  return [...found];
}"""

_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def latin_alone(folder: Path) -> Path:
    """A configuration of fontconfig for a machine with nothing but a typeface of ASCII, made in an empty folder.

    With no typeface at all, a browser stops.
    """
    with TTFont(font_folder() / FACES["lxgw-wenkai"]) as font:
        cutter = Subsetter(Options(hinting=False, drop_tables=["FFTM"]))
        cutter.populate(unicodes=range(0x20, 0x7F))
        cutter.subset(font)
        font.save(folder / "latin.ttf")
    path = folder / "fonts.conf"
    path.write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
    return path
