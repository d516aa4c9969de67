"""Putting a backup back: proven first, and what was there kept until all is in place."""

import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from bot.instance_lock import LOCK_FILE, AlreadyRunningError
from bot.keeping.backup_record import BackupRecord, read_record, verify
from bot.keeping.errors import BackupError
from bot.keeping.exchange import Exchange
from bot.keeping.files import CORPUS_FOLDER, DATA_FOLDER, KEY_FILE, LEDGER_FILE
from bot.keeping.generation_copies import GENERATIONS, POINTER
from bot.sample import sample_corpus
from retrieval.changes import DECISIONS_FILE
from retrieval.generations import Generations
from retrieval.manifest import read_manifest, write_manifest

_OF_THE_DATA = frozenset(
    {
        DECISIONS_FILE,
        LEDGER_FILE,
        # SQLite keeps what is not in the ledger yet in two more files beside it.
        f"{LEDGER_FILE}-wal",
        f"{LEDGER_FILE}-shm",
        KEY_FILE,
        POINTER,
        GENERATIONS,
    }
)


@dataclass(frozen=True, slots=True)
class Restored:
    """Hold what was put back, and where; `corpus` is None where the sample archive answers."""

    record: BackupRecord
    data: Path
    corpus: Path | None


def restore_backup(folder: Path, data: Path, *, corpus: Path | None = None) -> Restored:
    """Put a backup back into a data folder, its articles to `corpus` or where they lay.

    Raises BackupError, AlreadyRunningError while a bot runs on that data and BuildRunningError
    while a build does; whatever is raised, everything is as it was.
    """
    record = read_record(folder)
    verify(folder, record)
    place = _place_of(folder, record, corpus)
    try:
        data.mkdir(parents=True, exist_ok=True)
        with _alone(data):
            _restore(folder, record, data, place)
    except OSError as error:
        why = f"it could not be put back ({error.strerror or error}), and all is as it was"
        raise BackupError(
            folder, why, f"make room in {data}, and see that it may be written"
        ) from (error)
    return Restored(record, data, place)


def _place_of(folder: Path, record: BackupRecord, corpus: Path | None) -> Path | None:
    """Return where the articles go to; raises BackupError where something else is there."""
    if record.corpus is None:
        return None
    place = (corpus or Path(record.corpus)).resolve()
    if place == sample_corpus().resolve():
        raise BackupError(folder, f"{place} is the sample archive", "name another with --corpus")
    is_folder = record.corpus_kind == "folder"
    if place.exists() and place.is_dir() != is_folder:
        kind = "a folder" if is_folder else "a .jsonl file"
        raise BackupError(folder, f"it holds {kind}, and {place} is none", "name one with --corpus")
    return place


@contextmanager
def _alone(data: Path) -> Generator[None]:
    try:
        bot = FileLock(data / LOCK_FILE).acquire(timeout=0)
    except Timeout:
        raise AlreadyRunningError("this data folder", data / LOCK_FILE) from None
    with bot, Generations(data).lock():
        yield


def _restore(folder: Path, record: BackupRecord, data: Path, place: Path | None) -> None:
    ours = Exchange(data, _OF_THE_DATA.__contains__)
    theirs = None if place is None else _corpus_exchange(record, place)
    exchanges = [ours] if theirs is None else [theirs, ours]
    try:
        _stage(folder, record, DATA_FOLDER, ours)
        _name_corpus(ours.staged, place)
        if theirs is not None and place is not None:
            _stage(folder, record, CORPUS_FOLDER, theirs)
            _name_records(theirs.staged, record, place)
        for exchange in exchanges:
            exchange.put_in_place()
    except BaseException:
        _undo(exchanges)
        raise
    for exchange in exchanges:
        exchange.finish()


def _stage(folder: Path, record: BackupRecord, part: str, exchange: Exchange) -> None:
    """Copy the files of a part that were proven, and no others."""
    exchange.begin()
    source = folder / record.folder
    for name in record.files:
        if PurePosixPath(name).parts[0] == part:
            copy = exchange.staged / PurePosixPath(name).relative_to(part)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, copy)


def _undo(exchanges: Sequence[Exchange]) -> None:
    for exchange in exchanges:
        if exchange.root.is_dir():
            exchange.undo()


def _corpus_exchange(record: BackupRecord, place: Path) -> Exchange:
    """Return what exchanges all that is not hidden in a folder, or the one file."""
    if record.corpus_kind == "folder":
        return Exchange(place, lambda name: not name.startswith("."))
    return Exchange(place.parent, place.name.__eq__)


def _name_records(staged: Path, record: BackupRecord, place: Path) -> None:
    """Give the one file of records the name that it goes by now."""
    if record.corpus_kind == "records":
        for file in list(staged.iterdir()):
            file.rename(staged / place.name)


def _name_corpus(staged: Path, place: Path | None) -> None:
    """Tell the generations where the corpus lies now, so that they go on answering for it."""
    corpus = str(place or sample_corpus().resolve())
    for directory in (staged / GENERATIONS).glob("g*"):
        try:
            manifest = read_manifest(directory)
        except ValueError:
            # Of another version: it answers nothing before the next build anyway.
            continue
        if manifest.corpus != corpus:
            write_manifest(directory, replace(manifest, corpus=corpus))
