"""What several tests share: the article of the seed and the lesson made from it, each made once."""

from pathlib import Path

import pytest

from lesson.annotation import annotate_article
from lesson.article import read_article
from lesson.model import Article, Lesson

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "ordos.txt"


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
