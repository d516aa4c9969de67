"""A copy of the ledger that is whole while others write, without what nobody may find in it."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.ledger.errors import BackupFailedError


def write_backup(source: Path, target: Path) -> None:
    """Copy a ledger into one private file, replacing what stood there in one step.

    Work in hand is left out, for its tokens still let others write in the bot's name. Raises
    BackupFailedError.
    """
    try:
        if target.exists() and target.samefile(source):
            raise BackupFailedError(target, "it is the ledger itself")
        _write(source, target)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailedError(target, str(error)) from error


def _write(source: Path, target: Path) -> None:
    # Beside the target, because only within one file system is a file moved in one step.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(handle)
    fresh = Path(name)
    try:
        _copy(source, fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    # Only reading what is there: a ledger that is gone must not be begun anew by its backup.
    uri = f"{source.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True)) as ledger, closing(_plain(target)) as copy:
        ledger.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("DELETE FROM pending")


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete = ON")
    return connection
