from collections.abc import Generator

import pytest

from retrieval.archive import Archive, write_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Generator[Archive]:
    path = tmp_path_factory.mktemp("archive") / "articles.sqlite"
    write_archive(path, ())
    opened = Archive(path)
    yield opened
    opened.close()
