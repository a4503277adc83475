"""The browser of the tests: Chromium or a relative of it, found on this machine, or brought.

    python tests/support/browsers.py       says which it is, and brings one where there is none; `make test` does it

Where none can be had the tests that need one are left out, and pytest says so in its last lines; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import playwright
from playwright.sync_api import Browser, BrowserType, sync_playwright

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOW = "apt install chromium libatomic1, or .venv/bin/playwright install --with-deps chromium"
_PATIENCE = 600  # seconds to bring a browser


@cache
def find() -> str | None:
    """The program of a browser: by name, where systems keep applications, or the one that Playwright has brought.

    None, too, where Playwright itself does not run: its node needs a library that the barest of Debians lacks.
    """
    node = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    if subprocess.run([node, "--version"], capture_output=True, check=False).returncode:
        return None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for application in APPLICATIONS:
        if Path(application).is_file():
            return application
    with sync_playwright() as driver:
        own = driver.chromium.executable_path
    return own if Path(own).is_file() else None


def launch(chromium: BrowserType, *flags: str, fonts: Path | None = None) -> Browser:
    """A browser without a window and with a fresh profile; `fonts` is a configuration of fontconfig for it alone.

    Fails, and does not skip, where there is none.
    """
    found = find()
    assert found is not None, f"there is no browser; {HOW}"
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)} if fonts else None
    return chromium.launch(
        executable_path=found, headless=True, chromium_sandbox=False, args=[*QUIET, *flags], env=environment
    )


def starts() -> bool:
    """Whether the browser that was found opens a page: one that was brought may lack libraries of the system."""
    try:
        with sync_playwright() as driver:
            browser = launch(driver.chromium)
            browser.new_page().set_content("<p>好")
            browser.close()
    except Exception:  # whatever keeps it from starting
        return False
    return True


def bring() -> None:
    """Bring a browser with Playwright, or as root with the package manager; quietly, and give up quietly."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium", "libatomic1"]
        attempts += [["apt-get", "update", "-qq"], install]
    for attempt in attempts:
        print(f"There is no browser: trying {' '.join(attempt)}", flush=True)
        try:
            subprocess.run(
                attempt, capture_output=True, timeout=_PATIENCE, check=False,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            continue
        find.cache_clear()
        if find() and starts():
            return


if __name__ == "__main__":
    if find() is None:
        bring()
    print(f"The browser of the tests: {find() or f'none; {HOW}'}")
