"""Draws the picture of the README from what was built: a card, a question, a page.

    python tests/render_preview.py decks/ordos decks/preview.png

Needs chromium, pdftoppm and tmux; the card is drawn by tests/render_cards.py.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #e9e7e1; display: flex; gap: 22px; padding: 22px; width: 1356px }}
.box {{ background: #fff; border-radius: 8px; box-shadow: 0 1px 6px #0003; overflow: hidden; height: 470px }}
.card {{ width: 330px; background: url({card}) no-repeat 100% 0 / 660px auto }}
.quiz {{ width: 590px }}
.quiz pre {{ margin: 16px 18px; font: 14.2px/1.45 "DejaVu Sans Mono", "Noto Sans Mono CJK TC", monospace }}
.sheet {{ width: 392px; background: url({sheet}) no-repeat 50% 0 / 420px auto }}
</style><div class="box card"></div><div class="box quiz">{quiz}</div><div class="box sheet"></div>"""


def screen(folder: Path) -> str:
    """The first question as the terminal shows it, as HTML."""
    play = f"{Path(sys.executable).with_name('lesson')} quiz {folder} --kind meaning --level hsk:5"
    server = ["tmux", "-L", "preview"]
    subprocess.run([*server, "new-session", "-d", "-x", "66", "-y", "22", play], check=True)
    time.sleep(2)
    shown = subprocess.run([*server, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True).stdout
    subprocess.run([*server, "kill-server"], check=True)
    console = Console(record=True, width=66, file=io.StringIO())
    console.print(Text.from_ansi(shown))
    return console.export_html(inline_styles=True, code_format="<pre>{code}</pre>")


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2]).absolute()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        cards = [sys.executable, str(Path(__file__).with_name("render_cards.py")), str(folder / f"{folder.name}.apkg")]
        subprocess.run([*cards, str(work), "--find", "word:品牌", "--sizes", "phone"], check=True, capture_output=True)
        subprocess.run(
            ["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-png", folder / "worksheet.pdf", work / "sheet"],
            check=True,
        )
        card = next(work.glob("*Read*-day.png")).name
        page = PAGE.format(card=card, sheet=next(work.glob("sheet*.png")).name, quiz=screen(folder))
        (work / "page.html").write_text(page, encoding="utf-8")
        browser = "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
        size = ["--window-size=1400,514", f"--screenshot={out}", f"--user-data-dir={work}/profile"]
        subprocess.run([*browser.split(), *size, str(work / "page.html")], check=True, capture_output=True)


if __name__ == "__main__":
    main()
