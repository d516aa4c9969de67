import shutil
from pathlib import Path

import pytest

from retrieval.building import build
from tests.builders import make_request, write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of articles that no test changes."""
    return write_corpus(tmp_path_factory.mktemp("archive") / "articles")


@pytest.fixture(scope="session")
def built(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that no test changes, with the one generation of that corpus."""
    data = tmp_path_factory.mktemp("archive") / "data"
    list(build(make_request(corpus, data)))
    return data


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """Return a data folder with the one generation of the corpus."""
    return shutil.copytree(built, tmp_path / "data")
