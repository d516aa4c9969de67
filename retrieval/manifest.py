"""What a generation was made of and with, so that opening it can tell whether it still holds."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from corpus.publication import PublicationDate
from corpus.reader import Notice, Rejection
from retrieval.model.card import sha256_of
from retrieval.types import Holdings

# Raised whenever an older generation can no longer be read; such a one asks for a reindex.
FORMAT = 2
FILE_NAME = "manifest.json"
# The libraries whose files a generation holds.
_LIBRARIES = ("chromadb", "tantivy", "sentence-transformers", "torch")
# Chroma writes into its database whenever it opens it: a row in this table, and nothing else. So
# the other rows are recorded instead of the bytes; a damaged one can make Chroma end the process.
_REWRITTEN = "chroma.sqlite3"
_COUNTING = "acquire_write"


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """Hold which model embedded the passages, and why if it is not the configured one."""

    configured: str
    used: str
    fingerprint: str
    dimensions: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class GateRecord:
    """Hold the signal that decides about answering, and the least it must reach.

    `method` says how that was found; of so many `probes` that the archive answers in part, the
    share that is `refused`, and of as many that it does not answer, the share that has `passed`.
    """

    signal: str
    threshold: float
    method: str = "as known from other archives"
    probes: int = 0
    refused: float | None = None
    passed: float | None = None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Hold a file's size in bytes and its SHA-256.

    Of a database that is written into, hold its least size and the SHA-256 of its rows.
    """

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hold all that is known of a generation; `created` is ISO 8601 in UTC."""

    name: str
    created: str
    corpus: str
    holdings: Holdings
    rejected: tuple[Rejection, ...]
    notices: tuple[Notice, ...]
    model: ModelRecord
    gate: GateRecord
    analyzer: Mapping[str, str]
    hnsw: Mapping[str, int | str]
    versions: Mapping[str, str]
    files: Mapping[str, FileRecord]
    format: int = FORMAT


def installed_versions() -> Mapping[str, str]:
    """Return the versions of the libraries whose files a generation holds."""
    return {library: version(library) for library in _LIBRARIES}


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write a generation's manifest."""
    (directory / FILE_NAME).write_bytes(_manifests().dump_json(manifest, indent=2))


def read_manifest(directory: Path) -> Manifest:
    """Read a generation's manifest; raises OSError, or ValueError when it is none of ours."""
    manifest = _manifests().validate_json((directory / FILE_NAME).read_bytes())
    if manifest.format != FORMAT:
        raise ValueError(f"format {manifest.format} instead of {FORMAT}")
    return manifest


def record_files(directory: Path) -> Mapping[str, FileRecord]:
    """Return what every file but the manifest holds; raises OSError, sqlite3.DatabaseError."""
    return {
        path.relative_to(directory).as_posix(): _record(path)
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != FILE_NAME
    }


def first_damage(directory: Path, manifest: Manifest) -> str | None:
    """Return what is wrong with the first file that is not as recorded, or None."""
    # Another version of Chroma may rearrange its database when it opens it.
    excused = manifest.versions.get("chromadb") != version("chromadb")
    files = ((directory / name, record) for name, record in manifest.files.items())
    checked = (file for file in files if not (excused and _is_written_into(file[0])))
    return next((damage for path, record in checked if (damage := _damage(path, record))), None)


def span_of(dates: Iterable[PublicationDate | None]) -> tuple[PublicationDate | None, ...]:
    """Return the earliest and the latest date, both None when there is none."""
    known = [published for published in dates if published is not None]
    if not known:
        return None, None
    first = min(known, key=lambda published: (published.period.first, published.period.last))
    last = max(known, key=lambda published: (published.period.last, published.period.first))
    return first, last


def _record(path: Path) -> FileRecord:
    return FileRecord(path.stat().st_size, _checksum(path))


def _damage(path: Path, record: FileRecord) -> str | None:
    try:
        # Cut files are the most usual damage, and this finds them without reading.
        size = path.stat().st_size
        if size < record.size or (size > record.size and not _is_written_into(path)):
            return f"{path.name} has another size"
        return None if _checksum(path) == record.sha256 else f"{path.name} has other contents"
    except (OSError, ValueError, sqlite3.DatabaseError):
        return f"{path.name} cannot be read"


def _is_written_into(path: Path) -> bool:
    return path.name == _REWRITTEN


def _checksum(path: Path) -> str:
    return _sha256_of_rows(path) if _is_written_into(path) else sha256_of(path)


def _sha256_of_rows(path: Path) -> str:
    """Return the SHA-256 of a SQLite file's rows; raises sqlite3.DatabaseError."""
    total = sha256()
    # Not read-only: a process killed while it wrote leaves a journal that has to be rolled back.
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as database:
        tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for name, definition in database.execute(tables).fetchall():
            total.update(f"{definition}\n".encode())
            # The rows of a virtual table stand in tables of their own.
            if name != _COUNTING and not str(definition).startswith("CREATE VIRTUAL"):
                for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - its own name
                    total.update(repr(row).encode())
    return total.hexdigest()


@cache
def _manifests() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
