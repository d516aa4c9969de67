from collections.abc import Generator
from pathlib import Path

import pytest

from bot.keeping.acts import Actor
from bot.keeping.keeper import Keeper
from bot.ledger import Ledger
from retrieval.archive import Archive, write_archive
from tests.bot.keeping.builders import ARTICLES
from tests.bot.ledger.builders import KEY

HILDE = Actor(7, "Hilde")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def ledger(data: Path) -> Generator[Ledger]:
    with Ledger.open(data / "ledger.sqlite", key=KEY) as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Generator[Archive]:
    path = tmp_path / "articles.sqlite"
    write_archive(path, ARTICLES)
    opened = Archive(path)
    yield opened
    opened.close()


@pytest.fixture
def keeper(data: Path, ledger: Ledger, archive: Archive) -> Keeper:
    return Keeper(data, ledger, HILDE, archive=archive)
