"""Vectors by the content of what was embedded, so that unchanged text is never embedded twice."""

import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from retrieval.types import Vectors

CACHE_FILE = "embeddings.sqlite"
# SQLite allows tens of thousands of parameters in a statement; this stays far below.
_BATCH = 500
# Vectors of vanished text are kept until they outnumber the used ones this many times.
_SPARE = 3


def digest_of(text: str) -> bytes:
    """Return the key of a text."""
    return sha256(text.encode()).digest()


class EmbeddingCache:
    """Keep the vectors of one model in a SQLite file; several models may share the file.

    A file that is damaged is emptied: vectors can be computed again.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        self._database = _open(path)

    def find(self, digests: Sequence[bytes]) -> Mapping[bytes, Vectors]:
        """Return the vectors that are here, by digest."""
        found: dict[bytes, Vectors] = {}
        for start in range(0, len(digests), _BATCH):
            batch = digests[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._database.execute(
                f"SELECT digest, vector FROM vectors WHERE model = ? AND digest IN ({marks})",  # noqa: S608 - only question marks are put in
                (self._fingerprint, *batch),
            )
            found.update((digest, np.frombuffer(vector, np.float32)) for digest, vector in rows)
        return found

    def keep(self, digests: Sequence[bytes], vectors: Vectors) -> None:
        """Store a vector per digest, durably."""
        rows = (
            (self._fingerprint, digest, vector.tobytes())
            for digest, vector in zip(digests, vectors, strict=True)
        )
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def prune(self, used: Sequence[bytes]) -> None:
        """Forget the vectors that no used text has, once they are many."""
        (held,) = self._database.execute("SELECT count(*) FROM vectors").fetchone()
        if held <= (_SPARE + 1) * max(len(used), 1):
            return
        with self._database:
            self._database.execute("CREATE TEMP TABLE used (digest BLOB PRIMARY KEY)")
            self._database.executemany(
                "INSERT OR IGNORE INTO used VALUES (?)", ((digest,) for digest in used)
            )
            self._database.execute(
                "DELETE FROM vectors WHERE model != ? OR digest NOT IN (SELECT digest FROM used)",
                (self._fingerprint,),
            )
            self._database.execute("DROP TABLE used")
        self._database.execute("VACUUM")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _open(path: Path) -> sqlite3.Connection:
    try:
        return _connect(path)
    except sqlite3.OperationalError:
        # It is in use or may not be written; that says nothing of what it holds.
        raise
    except sqlite3.DatabaseError:
        # SQLite keeps what is not in the file yet in two more beside it.
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    """Return the database with its table; raises sqlite3.DatabaseError when it is damaged."""
    database = sqlite3.connect(path)
    try:
        # A lost last write after a power cut costs only time.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS vectors (model TEXT, digest BLOB, vector BLOB,"
            " PRIMARY KEY (model, digest))"
        )
        (state,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise sqlite3.DatabaseError(state)
    except sqlite3.Error:
        database.close()
        raise
    return database
