"""Opening the file of the ledger: private, sound and of the newest version, whatever it was."""

import logging
import sqlite3
from itertools import count
from pathlib import Path

from filelock import FileLock

from bot.ledger.database import Database
from bot.ledger.errors import LedgerUnavailableError, NewerLedgerError
from bot.ledger.keys import make_private
from bot.ledger.migrations import MIGRATIONS, Migrations, migrate, version_of

log = logging.getLogger(__name__)

# Seconds to wait for another process; nobody's change takes a tenth of one.
_PATIENCE = 5.0
_PRIVATE = 0o600
# SQLite keeps what is not in the file yet in two more beside it.
_FILES = ("", "-wal", "-shm")


def open_database(path: Path, *, migrations: Migrations = MIGRATIONS) -> Database:
    """Return the database of a file, made when it is missing.

    A damaged file is moved aside, with a warning, and a new one begun. Raises NewerLedgerError,
    and LedgerUnavailableError when the file cannot be used for a reason outside of it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody may move the file aside that another one has just begun.
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE, mode=_PRIVATE):
            return Database(path, _open(path, migrations))
    except (OSError, sqlite3.Error) as error:
        raise LedgerUnavailableError(path, str(error)) from error


def _open(path: Path, migrations: Migrations) -> sqlite3.Connection:
    try:
        return _connect(path, migrations)
    except sqlite3.OperationalError:
        # It is in use or may not be written; that says nothing of what it holds.
        raise
    except sqlite3.DatabaseError as error:
        aside = _move_aside(path)
        log.warning(
            "the ledger was damaged (%s) and now lies at %s; a new one was begun, so buttons of "
            "earlier answers do nothing until a backup is put back",
            error,
            aside,
        )
        return _connect(path, migrations)


def _connect(path: Path, migrations: Migrations) -> sqlite3.Connection:
    """Return a connection; raises sqlite3.DatabaseError when the file is damaged."""
    path.touch(mode=_PRIVATE)
    make_private(path)
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        _configure(connection)
        _check(connection)
        _refuse_newer(path, version_of(connection), len(migrations))
        migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing; a power cut may cost what came since the log was last emptied,
    # which is whenever no work is pending.
    connection.execute("PRAGMA synchronous = NORMAL")
    # Tokens and people's words must be gone once they are deleted.
    connection.execute("PRAGMA secure_delete = ON")


def _check(connection: sqlite3.Connection) -> None:
    (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise sqlite3.DatabaseError(state)


def _refuse_newer(path: Path, found: int, known: int) -> None:
    if found > known:
        raise NewerLedgerError(path, found=found, known=known)


def _move_aside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    for ending in _FILES:
        file = path.with_name(path.name + ending)
        if file.exists():
            file.rename(aside.with_name(aside.name + ending))
    return aside
