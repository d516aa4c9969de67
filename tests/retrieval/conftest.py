import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.building import build
from tests.builders import make_request, write_corpus
from tests.retrieval.fake_hub import NAME, FakeHub, publish, seclude, serve_hub


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


@pytest.fixture
def heard() -> list[str]:
    """Return what a find or a choice says, to be filled."""
    return []


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty model cache, out of reach of any real hub."""
    folder = tmp_path / "cache"
    seclude(monkeypatch, folder)
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return the files of a model as a hub holds them."""
    return publish(tmp_path / "published", "config.json", "modules.json", "model.safetensors")


@pytest.fixture
def hub(published: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """Serve the published model from a hub that only this machine knows."""
    with serve_hub({NAME: published}) as served:
        seclude(monkeypatch, cache, hub=served.address)
        yield served
