from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from retrieval import dense as module
from retrieval.dense import DenseIndex, DenseWriter
from retrieval.errors import IndexDamagedError, IndexTimeoutError, ModelOutputError
from retrieval.types import Scope, Vectors
from tests.builders import make_passage, make_reading
from tests.fakes import WordEmbedder

# Long enough for any of these calls, and far too short for one that hangs.
LONG, SHORT = 60.0, 0.05


class Embedder(WordEmbedder):
    """Embed questions as given."""

    def __init__(self, vector: Vectors) -> None:
        super().__init__("molen", "wiek")
        self._vector = vector

    def embed_question(self, text: str) -> Vectors:
        self.embedded.append(text)
        return self._vector


class Collection:
    """Do what it was given whenever it is asked."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act

    def count(self) -> object:
        return self._act()

    def query(self, **_: object) -> object:
        return self._act()


class PanicException(BaseException):
    """Stand for a panic in native code."""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    writer = DenseWriter(tmp_path / "chroma", 2)
    passages = [make_passage("molen"), make_passage("wiek", number=1)]
    writer.add(passages, np.eye(2, dtype=np.float32))
    writer.close()
    return tmp_path / "chroma"


@pytest.fixture
def index(directory: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(directory, WordEmbedder("molen", "wiek"), deadline=LONG)
    yield index
    index.close()


def test_a_hit_is_scored_by_its_cosine(index: DenseIndex) -> None:
    hits = index.nearest(np.float32([3, 4]), Scope(), 2)

    assert [hit.passage_id for hit in hits] == ["001-veerpont:1-1", "001-veerpont:0-0"]
    assert [hit.score for hit in hits] == pytest.approx([0.8, 0.6])


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_numbers_that_are_none_never_reach_the_index(directory: Path, number: float) -> None:
    embedder = Embedder(np.float32([1, number]))
    index = DenseIndex(directory, embedder, deadline=LONG)
    index.close()
    index._collection = Collection(lambda: pytest.fail("it was asked"))

    with pytest.raises(ModelOutputError, match="the model words"):
        index.search(make_reading("molen"), Scope(), 2)


def test_a_model_gets_a_question_as_it_got_the_passages(directory: Path) -> None:
    embedder = Embedder(np.float32([1, 0]))
    index = DenseIndex(directory, embedder, deadline=LONG)

    index.search(make_reading("e\u0301e\u0301n \x00 molen\ud800\n\n met \u202ewiek"), Scope(), 2)
    index.close()

    assert embedder.embedded == ["één molen met wiek"]


def test_an_index_that_hangs_is_given_up(directory: Path) -> None:
    waiting = Event()
    index = DenseIndex(directory, WordEmbedder("molen", "wiek"), deadline=LONG)
    index.close()
    index._collection = Collection(waiting.wait)
    index._deadline = SHORT

    with pytest.raises(IndexTimeoutError, match=r"did not answer within 0\.05 s"):
        index.search(make_reading("molen"), Scope(), 2)
    with pytest.raises(IndexTimeoutError):
        index.count()

    waiting.set()


def test_a_writer_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Event()
    writer = DenseWriter(tmp_path / "chroma", 2)
    writer.close()
    writer._collection = Collection(waiting.wait)
    monkeypatch.setattr(module, "_WRITE_DEADLINE", SHORT)

    with pytest.raises(IndexTimeoutError):
        writer.count()

    waiting.set()


@pytest.mark.parametrize(
    "error", [ValueError("?"), RuntimeError("?"), OSError("?"), PanicException("?")]
)
def test_what_fails_inside_the_index_is_said_in_our_words(
    index: DenseIndex, error: BaseException
) -> None:
    def fail() -> None:
        raise error

    index._collection = Collection(fail)

    with pytest.raises(IndexDamagedError, match="build a new one with: kernvraag reindex"):
        index.count()


def test_an_interrupt_stays_one(index: DenseIndex) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    index._collection = Collection(interrupt)

    with pytest.raises(KeyboardInterrupt):
        index.count()


@pytest.mark.parametrize(
    "harm",
    [
        lambda database: database.unlink(),
        lambda database: database.write_bytes(b""),
        lambda database: database.write_bytes(b"no database" * 1_000),
        lambda database: database.write_bytes(database.read_bytes()[:10_000]),
    ],
    ids=["gone", "emptied", "something else", "cut"],
)
def test_a_damaged_database_is_called_damaged(
    directory: Path, harm: Callable[[Path], object]
) -> None:
    harm(directory / "chroma.sqlite3")

    with pytest.raises(IndexDamagedError):
        DenseIndex(directory, WordEmbedder("molen"), deadline=LONG)
