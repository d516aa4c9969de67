"""The dense index: passage vectors in Chroma; the only home of chromadb."""

# Chroma's types are incomplete; this is its only home.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false

import shutil
import sqlite3
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.article import Passage, PassageId
from corpus.chunking import clean
from retrieval.deadlines import call_within
from retrieval.errors import IndexDamagedError, IndexTimeoutError, ModelOutputError
from retrieval.scope import month_key
from retrieval.types import Embedder, Hit, Reading, Scope, Vectors

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import (
        CreateHNSWConfiguration,
        UpdateHNSWConfiguration,
    )

Result = TypeVar("Result")

_COLLECTION = "passages"
_DATABASE = "chroma.sqlite3"
# Set explicitly: Chroma's defaults (16, 100, 100) found a third of the true neighbours of hard
# data where these found nine in ten. Twice the care in building the graph found no more of them
# (0.945 of hard data and 1.000 of clustered either way) and took four tenths longer.
HNSW: Mapping[str, int | str] = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 100,
    "ef_search": 200,
}
# Chroma takes at most 5 461 rows a call; smaller batches keep memory and deadlines small.
_BATCH = 1_000
# Chroma's own default for the rows it keeps beside the graph before it joins them.
_CHROMA_BATCH = 100
# Writing a batch takes well under a second; a torn segment makes Chroma hang for ever.
_WRITE_DEADLINE = 120.0


def _client(directory: Path) -> Client:
    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    # Declared as its interface, which lacks `close`.
    return cast("Client", chromadb.PersistentClient(str(directory), settings=settings))


class DenseWriter:
    """Write a known number of passages and their vectors into an empty folder."""

    def __init__(self, directory: Path, count: int) -> None:
        self._client = self._within(lambda: _client(directory))
        hnsw = cast("CreateHNSWConfiguration", {**HNSW, **_flush_after(count)})
        self._collection = self._within(
            lambda: self._client.create_collection(
                _COLLECTION, configuration={"hnsw": hnsw}, embedding_function=None
            )
        )

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Add passages with a vector each; raises IndexTimeoutError."""
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            self._within(lambda rows=batch, at=start: self._upsert(rows, vectors[at : at + _BATCH]))

    def count(self) -> int:
        """Return the number of passages written; raises IndexTimeoutError."""
        return self._within(self._collection.count)

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()

    def _upsert(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        self._collection.upsert(
            ids=[passage.id for passage in passages],
            embeddings=vectors,
            metadatas=[{"month": month_key(passage.published)} for passage in passages],
        )

    def _within(self, call: Callable[[], Result]) -> Result:
        return _guarded(_WRITE_DEADLINE, call)


def compact(directory: Path) -> None:
    """Give back what a closed index takes on disk and does not use; raises IndexDamagedError.

    Every vector passed through the database on its way to the graph: a tenth of it is in use.
    """

    def vacuum() -> None:
        with closing(sqlite3.connect(directory / _DATABASE)) as database:
            database.execute("VACUUM")

    _guarded(_WRITE_DEADLINE, vacuum)


class DenseAmender(DenseWriter):
    """Write into a copy of an index what differs from it: a known number of changes.

    The index that is copied may be read meanwhile; it stays as it is.
    """

    def __init__(self, original: Path, directory: Path, changes: int) -> None:
        self._within(lambda: _copy(original, directory))
        self._client = self._within(lambda: _client(directory))
        self._collection = self._within(
            lambda: self._client.get_collection(_COLLECTION, embedding_function=None)
        )
        self._within(lambda: self._flush_after(changes))

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Remove passages that are there; raises IndexTimeoutError."""
        for start in range(0, len(passage_ids), _BATCH):
            batch = list(passage_ids[start : start + _BATCH])
            self._within(lambda ids=batch: self._collection.delete(ids=ids))

    def _flush_after(self, rows: int) -> None:
        hnsw = cast("UpdateHNSWConfiguration", _flush_after(rows))
        with warnings.catch_warnings():
            # Chroma takes a collection that embeds nothing itself for one of an older version.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._collection.modify(configuration={"hnsw": hnsw})


class DenseIndex:
    """Find the passages whose vectors are nearest to the question's."""

    def __init__(self, directory: Path, embedder: Embedder, *, deadline: float) -> None:
        self.name = "dense"
        self._embedder = embedder
        self._deadline = deadline
        self._client = _guarded(deadline, lambda: _client(directory))
        self._collection = _guarded(
            deadline, lambda: self._client.get_collection(_COLLECTION, embedding_function=None)
        )

    def search(self, reading: Reading, scope: Scope, limit: int) -> Sequence[Hit]:
        """Return at most `limit` hits scored by cosine; raises RetrievalError."""
        # As the passages were: a tokenizer refuses half a character.
        vector = self._embedder.embed_question(clean(reading.question.text))
        if not np.isfinite(vector).all():
            # Chroma answers such a question with arbitrary passages instead of an error.
            raise ModelOutputError(self._embedder.name)
        return self.nearest(vector, scope, limit)

    def nearest(self, vector: Vectors, scope: Scope, limit: int) -> Sequence[Hit]:
        """Return at most `limit` hits for a vector, best first; raises IndexTimeoutError."""
        if scope.months is not None and not scope.months:
            return ()
        asked = limit
        while True:
            found = self._ask(vector, scope, asked)
            hits = [hit for hit in found if _article_of(hit) not in scope.hidden]
            if len(hits) >= limit or len(found) < asked:
                return hits[:limit]
            # A filter on articles costs Chroma far more than the few times that this asks again.
            asked *= 2

    def count(self) -> int:
        """Return the number of passages; raises IndexTimeoutError."""
        return _guarded(self._deadline, self._collection.count)

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()

    def _ask(self, vector: Vectors, scope: Scope, limit: int) -> list[Hit]:
        """Return at most `limit` hits, hidden ones too; raises IndexTimeoutError."""
        found = _guarded(self._deadline, lambda: self._query(vector, scope, limit))
        return [Hit(passage_id, 1.0 - distance) for passage_id, distance in found]

    def _query(self, vector: Vectors, scope: Scope, limit: int) -> list[tuple[str, float]]:
        months = None if scope.months is None else {"month": {"$in": sorted(scope.months)}}
        found = self._collection.query(
            query_embeddings=np.atleast_2d(vector),
            n_results=limit,
            where=months,  # pyright: ignore[reportArgumentType] - Chroma's type omits list[int]
            include=["distances"],
        )
        distances = found["distances"]
        return list(zip(found["ids"][0], distances[0] if distances else (), strict=True))


def _flush_after(rows: int) -> Mapping[str, int]:
    """Let Chroma write its graph to disk when this many rows have come: once, with the last one.

    What it had not written yet it would write at a later opening, and the recorded checksums
    would no longer hold.
    """
    return {"sync_threshold": rows, "batch_size": min(rows, _CHROMA_BATCH)}


def _copy(original: Path, directory: Path) -> None:
    """Copy an index; its database, which every reader writes into, as of one moment."""
    shutil.copytree(original, directory, ignore=shutil.ignore_patterns(f"{_DATABASE}*"))
    with closing(sqlite3.connect(original / _DATABASE)) as database:
        database.execute("VACUUM INTO ?", (str(directory / _DATABASE),))


def _article_of(hit: Hit) -> str:
    return PassageId.article_of(hit.passage_id)


def _guarded(seconds: float, call: Callable[[], Result]) -> Result:
    """Give a call into Chroma a deadline, and its failures our words."""
    try:
        return call_within(seconds, call)
    except TimeoutError as error:
        raise IndexTimeoutError("dense", seconds) from error
    except (ChromaError, ValueError, RuntimeError, OSError, sqlite3.Error) as error:
        raise IndexDamagedError("the dense index", type(error).__name__) from error
    except BaseException as error:
        # What panics in Chroma's native code comes as no Exception, of a class nobody can import.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamagedError("the dense index", "a panic") from error
