from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.reader import Corpus, read_corpus

TODAY = date(2024, 5, 6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    path.mkdir()
    return path


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def read(folder: Path) -> Callable[[], Corpus]:
    return lambda: read_corpus(folder, today=TODAY)
