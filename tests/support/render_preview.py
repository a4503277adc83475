"""Draws the picture of the README from what was built: a card, a question, a page.

    python tests/support/render_preview.py decks/ordos decks/preview.png

All hanzi are in the package's own typefaces; fails when a character has no glyph. Needs a browser, pdftoppm and tmux.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from browsers import launch
from glyphs import MISSING
from playwright.sync_api import sync_playwright
from render_cards import FLAGS, SIZES, cards, draw, open_collection, page, sides
from rich.console import Console
from rich.text import Text

from lesson.render.fonts import FACES, MARKS, font_folder

CARD = "card:Read word:品牌"
QUIZ = "--kind meaning --level hsk:5 --seed 3"
ANSWER = "2"
# A hanzi is as wide as two letters of the terminal's typeface, each of which is 0.602 em wide.
FACE = '@font-face {{ font-family: "{name}"; src: url({file}); size-adjust: 120.4% }}\n'
PAGE = """<!doctype html><meta charset="utf-8"><style>
{faces}
body {{ margin: 0; background: #e9e7e1; display: flex; gap: 22px; padding: 22px; width: 1356px }}
.box {{ background: #fff; border-radius: 8px; box-shadow: 0 1px 6px #0003; overflow: hidden; height: 500px }}
.card {{ width: 340px; background: url({card}) no-repeat -427px -4px }}
.quiz {{ width: 506px }}
.quiz pre {{ margin: 18px 20px; font: 14px/1.5 "DejaVu Sans Mono", marks, taiwan, mainland }}
.sheet {{ width: 466px; background: url({sheet}) no-repeat 50% 0 / 486px auto }}
</style><div class="box card"></div><div class="box quiz">{quiz}</div><div class="box sheet"></div>"""


def screen(folder: Path) -> str:
    """The first question, answered, as the terminal shows it, as HTML."""
    play = f"{Path(sys.executable).with_name('lesson')} quiz {folder} --no-record {QUIZ}"
    server = ["tmux", "-L", "preview"]
    subprocess.run([*server, "new-session", "-d", "-x", "54", "-y", "22", play], check=True)
    time.sleep(4)
    subprocess.run([*server, "send-keys", ANSWER], check=True)
    time.sleep(1)
    shown = subprocess.run([*server, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True).stdout
    subprocess.run([*server, "kill-server"], check=True)
    console = Console(record=True, width=54, file=io.StringIO())
    console.print(Text.from_ansi(shown.strip("\n")))
    return console.export_html(inline_styles=True, code_format="<pre>{code}</pre>")


def main() -> int:
    """Draw the picture; gives 1 when something in it is wrong."""
    folder, out = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    lacking = [name for name in ("pdftoppm", "tmux") if shutil.which(name) is None]
    if lacking:
        print(f"{' and '.join(lacking)} not found; apt install poppler-utils tmux", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        work = Path(scratch)
        browser = launch(driver.chromium, *FLAGS)
        collection = open_collection(work, folder / f"{folder.name}.apkg")
        card = work / "card.html"
        shown = sides(cards(collection, CARD)[0])
        card.write_text(page(shown, SIZES["phone"], "", False, collection.media.dir()), encoding="utf-8")
        faults = draw(browser, card, SIZES["phone"], work / "card.png")
        collection.close()
        subprocess.run(
            ["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-png", folder / "worksheet.pdf", work / "sheet"],
            check=True,
        )
        fonts = {"marks": MARKS, "taiwan": FACES["iansui"], "mainland": FACES["lxgw-wenkai"]}
        faces = "".join(FACE.format(name=name, file=(font_folder() / file).as_uri()) for name, file in fonts.items())
        whole = work / "page.html"
        sheet = next(work.glob("sheet*.png")).name
        whole.write_text(PAGE.format(faces=faces, card="card.png", sheet=sheet, quiz=screen(folder)), encoding="utf-8")
        picture = browser.new_page(viewport={"width": 1400, "height": 544})
        picture.goto(whole.as_uri())
        picture.evaluate("document.fonts.ready")
        faults += [f"no glyph for {character}" for character in picture.evaluate(f"({MISSING})(document)")]
        picture.screenshot(path=out)
        browser.close()
    print(out, *faults, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
