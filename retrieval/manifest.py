"""What a generation was made of and with, so that opening it can tell whether it still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from corpus.publication import PublicationDate
from corpus.reader import Notice, Rejection
from retrieval.model_card import sha256_of
from retrieval.types import Holdings

# Raised whenever an older generation can no longer be read; such a one asks for a reindex.
FORMAT = 1
FILE_NAME = "manifest.json"
# The libraries whose files a generation holds.
_LIBRARIES = ("chromadb", "tantivy", "sentence-transformers", "torch")
# Chroma rewrites its database when it is opened; its count is checked instead.
_REWRITTEN = "chroma.sqlite3"


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
    """Hold the signal that decides about answering, and the least it must reach."""

    signal: str
    threshold: float


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Hold a file's size in bytes and its SHA-256."""

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
    """Return size and checksum of every file that stays as it was written."""
    return {
        path.relative_to(directory).as_posix(): FileRecord(path.stat().st_size, sha256_of(path))
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name not in {_REWRITTEN, FILE_NAME}
    }


def first_damage(directory: Path, files: Mapping[str, FileRecord]) -> str | None:
    """Return what is wrong with the first file that is not as recorded, or None."""
    return next(
        (damage for name, record in files.items() if (damage := _damage(directory / name, record))),
        None,
    )


def span_of(dates: Iterable[PublicationDate | None]) -> tuple[PublicationDate | None, ...]:
    """Return the earliest and the latest date, both None when there is none."""
    known = [published for published in dates if published is not None]
    if not known:
        return None, None
    first = min(known, key=lambda published: (published.period.first, published.period.last))
    last = max(known, key=lambda published: (published.period.last, published.period.first))
    return first, last


def _damage(path: Path, record: FileRecord) -> str | None:
    try:
        if path.stat().st_size != record.size:
            return f"{path.name} has another size"
        return None if sha256_of(path) == record.sha256 else f"{path.name} has other contents"
    except OSError:
        return f"{path.name} cannot be read"


@cache
def _manifests() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
