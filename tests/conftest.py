"""What several tests share: the article of the seed and the lesson made from it, each made once."""

from pathlib import Path

import pytest

from lesson.annotation import annotate_article
from lesson.article import read_article
from lesson.model import Article, Lesson

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "ordos.txt"


@pytest.fixture(scope="session")
def seed() -> Article:
    return read_article(SEED)


@pytest.fixture(scope="session")
def ordos(seed: Article) -> Lesson:
    return annotate_article(seed)
