"""What several tests share: the article of the seed, the lesson made from it, and its reader page in a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import HOW, find, launch
from places import SEED
from playwright.sync_api import Browser, sync_playwright
from quiz_player import LESSON, QUIZ
from reader_browser import Reader, opened

from lesson.annotation.pipeline import annotate_article
from lesson.model import Article, Lesson
from lesson.quiz import QuizItem, dump, make_items
from lesson.reader import ReaderOptions, write_reader
from lesson.text.article import read_article

LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a browser where there is none, except in CI, where it fails."""
    needing = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    if needing and find() is None and not os.environ.get("CI"):
        config.stash[LEFT_OUT] = len(needing)
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in set(needing)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    count = config.stash.get(LEFT_OUT, 0)
    if count:
        terminalreporter.write_line(f"{count} tests of pages and cards were left out: there is no browser; {HOW}")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own: no test reads or writes the user's record."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LESSON_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def seed() -> Article:
    return read_article(SEED)


@pytest.fixture(scope="session")
def ordos(seed: Article) -> Lesson:
    return annotate_article(seed)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        yield launch(driver.chromium)


@pytest.fixture(scope="session")
def items(ordos: Lesson) -> tuple[QuizItem, ...]:
    return make_items(ordos)


@pytest.fixture(scope="session")
def seed_page(ordos: Lesson, items: tuple[QuizItem, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seed") / "reader.html"
    write_reader(ordos, items, path, ReaderOptions(level=4))
    return path


@pytest.fixture(scope="session")
def measured_page(ordos: Lesson, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page with its typefaces in it, so that it measures the same whatever typefaces the machine has."""
    path = tmp_path_factory.mktemp("measured") / "reader.html"
    write_reader(ordos, (), path, ReaderOptions(level=4, embed_fonts=True))
    return path


@pytest.fixture
def measured(browser: Browser, measured_page: Path) -> Iterator[Reader]:
    with opened(browser, measured_page) as shown:
        shown.page.evaluate("document.fonts.ready")
        yield shown


@pytest.fixture
def reader(browser: Browser, seed_page: Path) -> Iterator[Reader]:
    with opened(browser, seed_page) as shown:
        yield shown


@pytest.fixture
def quiz_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the built quiz of "sample", as the current one."""
    folder = tmp_path / "decks" / "sample"
    folder.mkdir(parents=True)
    (folder / "quiz.json").write_text(dump(LESSON, QUIZ.items), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
