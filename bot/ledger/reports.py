"""What readers reported as wrong, and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.ledger.contents import read_shown, write_shown
from bot.ledger.database import Database
from bot.ledger.moments import Clock, read_moment, read_optional_moment, write_moment
from bot.shown import Shown

_COLUMNS = (
    "number, reported_at, content, shown_id, reader, text, resolved_at, resolution, resolved_by"
)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what a reader said of something shown, and how a moderator settled it.

    `shown` is the report's own copy, None when there was nothing left to copy. Once its reader is
    forgotten, `reader` is None and `text` empty. `resolved_by` is a moderator's Discord id.
    """

    number: int
    at: datetime
    shown: Shown | None
    shown_id: str
    reader: str | None
    text: str
    resolved_at: datetime | None = None
    resolution: str | None = None
    resolved_by: int | None = None


class ReportStore:
    """Keep reports, each with a copy of what it is about, for that is not kept as long."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, shown_id: str, *, reader: str, text: str) -> int:
        """Keep a report; return its number, which no other report ever gets."""
        return self._database.insert(
            "INSERT INTO report (reported_at, shown_id, reader, text, content, asker) VALUES"
            " (?, ?, ?, ?, (SELECT content FROM shown WHERE id = ?),"
            " (SELECT reader FROM shown WHERE id = ?))",
            (write_moment(self._clock()), shown_id, reader, text, shown_id, shown_id),
        )

    def find(self, number: int) -> Report | None:
        """Return the report of that number, or None."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM report WHERE number = ?", (number,))  # noqa: S608 - only our columns are put in
        return _report_of(row) if row else None

    def page(self, *, is_open: bool, limit: int, offset: int = 0) -> tuple[Report, ...]:
        """Return reports: the open ones oldest first, or the resolved ones latest first."""
        query = (
            f"SELECT {_COLUMNS} FROM report WHERE resolved_at IS NULL ORDER BY number"  # noqa: S608 - only our columns are put in
            if is_open
            else f"SELECT {_COLUMNS} FROM report WHERE resolved_at IS NOT NULL"  # noqa: S608 - the same
            " ORDER BY resolved_at DESC, number DESC"
        )
        rows = self._database.rows(f"{query} LIMIT ? OFFSET ?", (limit, offset))
        return tuple(map(_report_of, rows))

    def open_count(self) -> int:
        """Return how many reports wait for a moderator."""
        return self._database.count("SELECT count(*) FROM report WHERE resolved_at IS NULL")

    def resolve(self, number: int, *, by: int, resolution: str) -> bool:
        """Settle an open report; False when there is none of that number."""
        statement = (
            "UPDATE report SET resolved_at = ?, resolution = ?, resolved_by = ?"
            " WHERE number = ? AND resolved_at IS NULL"
        )
        values = (write_moment(self._clock()), resolution, by, number)
        return self._database.change(statement, values) > 0

    def count_of(self, reader: str) -> int:
        """Return how many reports hold a reader's words, as a report or as a question."""
        return self._database.count(
            "SELECT count(*) FROM report WHERE ? IN (reader, asker)", (reader,)
        )

    def forget(self, reader: str) -> None:
        """Clear a reader and their words from all reports; what is wrong can still be mended."""
        with self._database.together():
            self._database.change(
                "UPDATE report SET reader = NULL, text = '' WHERE reader = ?", (reader,)
            )
            query = "SELECT number, content FROM report WHERE asker = ?"
            for number, content in self._database.rows(query, (reader,)):
                self._database.change(
                    "UPDATE report SET asker = NULL, content = ? WHERE number = ?",
                    (_without_asker(content), number),
                )

    def prune(self, before: datetime) -> int:
        """Delete reports that were resolved before a moment; return how many."""
        return self._database.change(
            "DELETE FROM report WHERE resolved_at < ?", (write_moment(before),)
        )


def _report_of(row: Any) -> Report:
    number, reported_at, content, shown_id, reader, text, resolved_at, *settled = row
    resolution, resolved_by = settled
    return Report(
        number=number,
        at=read_moment(reported_at),
        shown=read_shown(content),
        shown_id=shown_id,
        reader=reader,
        text=text,
        resolved_at=read_optional_moment(resolved_at),
        resolution=resolution,
        resolved_by=resolved_by,
    )


def _without_asker(content: str) -> str | None:
    shown = read_shown(content)
    return write_shown(replace(shown, text="", reader=None)) if shown else None
