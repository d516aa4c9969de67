"""One SQLite file that several threads and processes read and write."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from bot.ledger.errors import LedgerUnavailableError

Value: TypeAlias = str | int | None


class Database:
    """Run statements one at a time; what SQLite raises becomes LedgerUnavailableError."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        # Whoever is within `together` runs more statements.
        self._lock = RLock()

    def rows(self, query: str, values: Sequence[Value] = ()) -> list[Any]:
        """Return all rows at once, so that no reading stays open beside a writer."""
        with self._using() as connection:
            return connection.execute(query, _storable(values)).fetchall()

    def row(self, query: str, values: Sequence[Value] = ()) -> Any | None:
        """Return the first row, or None."""
        return next(iter(self.rows(query, values)), None)

    def count(self, query: str, values: Sequence[Value] = ()) -> int:
        """Return the only number of the only row."""
        ((number,),) = self.rows(query, values)
        return number

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Change rows; return how many."""
        with self._using() as connection:
            return connection.execute(statement, _storable(values)).rowcount

    def insert(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Add a row; return the number that it was given."""
        with self._using() as connection:
            return connection.execute(statement, _storable(values)).lastrowid or 0

    @contextmanager
    def together(self) -> Generator[None]:
        """Let the changes within happen all or none; may stand within another one."""
        with self._using() as connection:
            if connection.in_transaction:
                yield
                return
            # Waiting for the right to write is only possible before the first reading.
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield

    def scrub(self) -> None:
        """Empty the log beside the file: what was deleted still stands there until then.

        While another process reads, nothing is emptied; the next time makes up for it.
        """
        with self._using() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with self._using() as connection:
            connection.close()

    @contextmanager
    def _using(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise LedgerUnavailableError(self.path, str(error)) from error


def _storable(values: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(_sound(value) if isinstance(value, str) else value for value in values)


def _sound(text: str) -> str:
    """Return text that UTF-8 can write: a letter broken in two halves becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
