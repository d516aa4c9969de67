"""A copy of everything that cannot be made anew, whole while the bot answers and a build runs."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bot.keeping.backup_record import (
    RECORD_FILE,
    BackupRecord,
    CorpusKind,
    read_record,
    record_files,
    write_record,
)
from bot.keeping.errors import BackupError
from bot.keeping.files import CORPUS_FOLDER, DATA_FOLDER, KEY_FILE, LEDGER_FILE
from bot.keeping.generation_copies import copy_generations
from bot.ledger import LedgerError
from bot.ledger.backup import write_backup as copy_ledger
from bot.sample import sample_corpus
from corpus.files import FoundFile, find_files
from corpus.rejection import Rejection
from corpus.writing import sync_tree
from retrieval.changes import DECISIONS_FILE
from retrieval.errors import RetrievalError
from retrieval.generations import Generations

# The secret by which readers are known lies among the files.
_PRIVATE = 0o700
_OURS = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Backup:
    """Hold where a backup lies and what is in it; `skipped` names files that could not be read."""

    folder: Path
    record: BackupRecord
    skipped: tuple[Rejection, ...] = ()


def write_backup(data: Path, corpus: Path, folder: Path) -> Backup:
    """Copy a data folder and its corpus into a folder that is empty or holds an earlier backup.

    The earlier one is replaced in one step, once the new one is whole. Vectors that can be
    computed anew are left out. Raises BackupError, CorpusMissingError.
    """
    _refuse_unfit(data, corpus, folder)
    try:
        return _write(data, corpus, folder)
    except OSError as error:
        why = f"the backup could not be written ({error.strerror or error})"
        raise BackupError(folder, why, "make room there or name another folder") from error
    except (LedgerError, RetrievalError) as error:
        raise BackupError(folder, "the backup could not be made", str(error)) from error


def _write(data: Path, corpus: Path, folder: Path) -> Backup:
    folder.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(folder)
    now = datetime.now(UTC)
    files = folder / f"{now:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}"
    files.mkdir(mode=_PRIVATE)
    try:
        record, skipped = _fill(files, data, corpus, now=now)
        write_record(folder, record)
    except BaseException:
        shutil.rmtree(files, ignore_errors=True)
        raise
    _remove_leftovers(folder)
    return Backup(folder, record, skipped)


def _fill(
    files: Path, data: Path, corpus: Path, *, now: datetime
) -> tuple[BackupRecord, tuple[Rejection, ...]]:
    generation = _copy_data(data, files / DATA_FOLDER)
    kind = _kind_of(corpus)
    skipped = () if kind is None else _copy_corpus(corpus, files / CORPUS_FOLDER)
    sync_tree(files)
    record = BackupRecord(
        created=now.isoformat(timespec="seconds"),
        folder=files.name,
        generation=generation,
        corpus=None if kind is None else str(corpus.resolve()),
        corpus_kind=kind,
        files=record_files(files),
    )
    return record, skipped


def _refuse_unfit(data: Path, corpus: Path, folder: Path) -> None:
    where = folder.resolve()
    if not data.is_dir():
        why = f"there is nothing to copy in {data}"
        raise BackupError(folder, why, "name the right folder with --data")
    for other in (data.resolve(), corpus.resolve()):
        if where == other or other in where.parents or where in other.parents:
            raise BackupError(folder, f"it overlaps with {other}", "name a folder apart from it")
    if folder.exists() and not folder.is_dir():
        raise BackupError(folder, "it is no folder", "name a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RECORD_FILE).is_file():
        why = "it holds files and no backup of Kernvraag"
        raise BackupError(folder, why, "name an empty folder")


def _remove_leftovers(folder: Path) -> None:
    """Remove what an earlier backup left behind that was cut short, or that has been replaced."""
    counting = read_record(folder).folder if (folder / RECORD_FILE).is_file() else None
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and path.name != counting:
            shutil.rmtree(path, ignore_errors=True)


def _copy_data(data: Path, target: Path) -> str | None:
    """Copy what a data folder holds; return the name of the generation that will answer."""
    target.mkdir()
    for name in (DECISIONS_FILE, KEY_FILE):
        if (data / name).is_file():
            shutil.copy2(data / name, target / name)
    if (data / LEDGER_FILE).is_file():
        copy_ledger(data / LEDGER_FILE, target / LEDGER_FILE)
    return copy_generations(Generations(data), target)


def _kind_of(corpus: Path) -> CorpusKind | None:
    """Tell a folder from a file of records; None for the sample archive, which everybody has."""
    if corpus.resolve() == sample_corpus().resolve():
        return None
    return "folder" if corpus.is_dir() else "records"


def _copy_corpus(corpus: Path, target: Path) -> tuple[Rejection, ...]:
    """Copy the files that a build may read of a corpus; return those that it may not."""
    target.mkdir()
    found = find_files(corpus)
    for file in found:
        if isinstance(file, FoundFile):
            _copy_article(file, target / file.name)
    return tuple(file for file in found if isinstance(file, Rejection))


def _copy_article(file: FoundFile, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copy2(file.path, copy)
    except FileNotFoundError:
        # Somebody has just removed it; then it is no part of the corpus any more.
        copy.unlink(missing_ok=True)
