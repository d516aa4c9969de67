"""What a backup holds, written down so that every file of it can be proven before it is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from bot.keeping.errors import BackupError
from corpus.writing import write_whole

RECORD_FILE = "kernvraag-backup.json"
# Raised whenever an older backup can no longer be put back.
FORMAT = 1
# Read at once while a file is summed; more gains nothing.
_BLOCK = 1 << 20

CorpusKind: TypeAlias = Literal["folder", "records"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a file's size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """Hold all that is known of a backup; `created` is ISO 8601 in UTC.

    `folder` is the one beside the record that holds the files, whose names in it `files` gives.
    `corpus` is where the corpus lay, None where the sample archive answered, which is not kept.
    """

    created: str
    folder: str
    generation: str | None
    corpus: str | None
    corpus_kind: CorpusKind | None
    files: Mapping[str, Kept]
    format: int = FORMAT

    @property
    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(kept.size for kept in self.files.values())


def write_record(folder: Path, record: BackupRecord) -> None:
    """Write a backup's record in one step, by which the backup counts; raises OSError."""
    write_whole(folder / RECORD_FILE, _records().dump_json(record, indent=2))


def read_record(folder: Path) -> BackupRecord:
    """Read a backup's record; raises BackupError where there is none that can be used."""
    try:
        record = _records().validate_json((folder / RECORD_FILE).read_bytes())
    except FileNotFoundError:
        raise BackupError(folder, "there is no backup in it", "name another folder") from None
    except OSError as error:
        why = f"its record cannot be read ({error.strerror})"
        raise BackupError(folder, why, "allow this account to read it") from error
    except ValueError as error:
        raise BackupError(folder, "its record is damaged", "use another backup") from error
    if record.format != FORMAT:
        why = f"it is of format {record.format}, and {FORMAT} is known"
        raise BackupError(folder, why, "use the Kernvraag that made it")
    if not all(map(_stays_inside, (record.folder, *record.files))):
        raise BackupError(folder, "its record names files outside of it", "use another backup")
    return record


def record_files(folder: Path) -> Mapping[str, Kept]:
    """Return what every file in a folder holds, by its name in there; raises OSError."""
    return {
        path.relative_to(folder).as_posix(): kept_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def verify(folder: Path, record: BackupRecord) -> None:
    """Raise BackupError unless every file of a backup is as it was written."""
    for name, kept in record.files.items():
        path = folder / record.folder / name
        try:
            is_whole = path.stat().st_size == kept.size and kept_of(path) == kept
        except OSError:
            is_whole = False
        if not is_whole:
            why = f"{name} is not as it was written"
            raise BackupError(folder, why, "use another backup; nothing was changed")


def kept_of(path: Path) -> Kept:
    """Return what a file holds; raises OSError."""
    total = sha256()
    size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total.update(block)
            size += len(block)
    return Kept(size, total.hexdigest())


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\0" not in name
    )


@cache
def _records() -> TypeAdapter[BackupRecord]:
    return TypeAdapter(BackupRecord)
