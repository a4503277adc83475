"""A reader page in a real browser, and a record of all that it asked for and complained of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Reader:
    """An open page."""

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def words(self) -> Locator:
        """The words of the article."""
        return self.page.locator("#text .w")

    def word(self, text: str) -> Locator:
        """The first place of a word, as the article prints it."""
        index = self.page.evaluate(
            """text => [...document.querySelectorAll("#text .w")].findIndex(
                 w => [...w.childNodes].filter(n => n.nodeName !== "RT").map(n => n.textContent).join("") === text)""",
            text,
        )
        assert index >= 0, f"no {text} in the page"
        return self.words().nth(index)

    def text(self) -> str:
        """The article as it stands in the page, without what is above its words."""
        shown: str = self.page.evaluate(
            """() => { const copy = document.getElementById("text").cloneNode(true);
                 for (const above of copy.querySelectorAll("rt, h1")) above.remove();
                 return copy.textContent.replace(/\\n/g, ""); }"""
        )
        return shown

    def above(self) -> list[list[str]]:
        """The words that have something above them: [word, what is above]."""
        self.settle()
        shown: list[list[str]] = self.page.evaluate(
            """() => [...document.querySelectorAll("#text .block .w")]
                 .filter(w => w.querySelector("rt") && getComputedStyle(w.querySelector("rt")).display !== "none")
                 .map(w => [[...w.childNodes].filter(n => n.nodeName !== "RT").map(n => n.textContent).join(""),
                            [...w.querySelectorAll("rt")].map(rt => rt.textContent).join(" ")])"""
        )
        return shown

    def keys(self, *names: str) -> None:
        """Press keys one after the other, and let the page settle."""
        for name in names:
            self.page.keyboard.press(name)
        self.settle()

    def settle(self) -> None:
        """Wait until the text is set as the settings ask, and all of it rendered again."""
        expect(self.page.locator("html:not([data-setting], :has([data-aside]))")).to_have_count(1)

    def chosen(self) -> str:
        """The word whose panel is shown."""
        return self.page.locator("#panel .head").evaluate("head => head.firstChild.textContent")  # type: ignore[no-any-return]


@contextmanager
def opened(browser: Browser, path: Path, context: BrowserContext | None = None, **options: Any) -> Iterator[Reader]:
    """Open a page from disk. Leaving asserts that it asked for nothing but itself and complained of nothing."""
    own = context or browser.new_context(**{"viewport": DESKTOP, "accept_downloads": True, **options})
    reader = Reader(own.new_page(), path)
    reader.page.on("request", lambda request: reader.requests.append(request.url))
    reader.page.on("console", lambda message: reader.complaints.append(f"{message.type}: {message.text}"))
    reader.page.on("pageerror", lambda fault: reader.complaints.append(str(fault)))
    reader.page.on("dialog", lambda dialog: (reader.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        reader.page.goto(path.as_uri())
        reader.settle()
        yield reader
        assert set(reader.requests) == {path.as_uri()}
        assert reader.complaints == [], reader.complaints
    finally:
        reader.page.close()
        if context is None:
            own.close()


def saved(reader: Reader, button: str, folder: Path) -> Path:
    with reader.page.expect_download() as waiting:
        reader.page.locator(button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
