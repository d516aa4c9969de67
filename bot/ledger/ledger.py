"""The ledger as a whole: its parts, and what concerns all of them."""

from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.ledger.acts import ActStore
from bot.ledger.backup import write_backup
from bot.ledger.claims import ClaimStore
from bot.ledger.database import Database
from bot.ledger.jobs import JobStore
from bot.ledger.keys import reader_of
from bot.ledger.moments import Clock, utc_now
from bot.ledger.opening import open_database
from bot.ledger.pending import PendingStore
from bot.ledger.reports import ReportStore
from bot.ledger.shown import ShownStore
from bot.ledger.statistics import Statistics
from bot.ledger.values import ValueStore


class Ledger:
    """Keep what must outlive a restart in one SQLite file; serves several threads and processes.

    Every method is quick and may wait for the disk: call it outside of the event loop. Every one
    raises LedgerUnavailableError when the file cannot be used.
    """

    def __init__(self, database: Database, *, key: bytes, clock: Clock = utc_now) -> None:
        self._database = database
        self._key = key
        self._clock = clock
        self.shown = ShownStore(database, clock)
        self.reports = ReportStore(database, clock)
        self.pending = PendingStore(database, clock)
        self.claims = ClaimStore(database, clock)
        self.values = ValueStore(database)
        self.acts = ActStore(database, clock)
        self.jobs = JobStore(database, clock)
        self.statistics = Statistics(database)

    @classmethod
    def open(cls, path: Path, *, key: bytes, clock: Clock = utc_now) -> Self:
        """Open the ledger of a file, begun when it is missing or was damaged.

        Raises NewerLedgerError and LedgerUnavailableError.
        """
        return cls(open_database(path), key=key, clock=clock)

    def reader_of(self, user_id: int) -> str:
        """Return the name that the ledger knows a Discord user by."""
        return reader_of(user_id, self._key)

    def kept(self, reader: str) -> int:
        """Return how many rows hold something of a reader."""
        return self.shown.count_of(reader) + self.reports.count_of(reader)

    def forget(self, reader: str) -> int:
        """Remove every trace of a reader; return in how many rows there was one."""
        with self._database.together():
            count = self.kept(reader)
            self.shown.forget(reader)
            self.reports.forget(reader)
        self._database.scrub()
        return count

    def prune(self, *, days: int) -> int:
        """Delete what was shown, and reports resolved, more than some days ago; return how many.

        Work that nobody waits for any more goes too. Open reports and moderators' acts stay.
        """
        before = self._clock() - timedelta(days=days)
        with self._database.together():
            count = self.shown.prune(before) + self.reports.prune(before) + self.pending.prune()
        self._database.scrub()
        return count

    def backup(self, target: Path) -> None:
        """Write a copy that is whole while the ledger is in use; raises BackupFailedError."""
        write_backup(self._database.path, target)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
