"""What was asked and what the archive lacks, in numbers that name nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.ledger.contents import read_shown
from bot.ledger.database import Database
from bot.ledger.moments import read_moment, write_moment


@dataclass(frozen=True, slots=True)
class Asked:
    """Count questions that were answered, and those that were not by the reason that was given."""

    answered: int
    refused: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold a question without an answer, as it was last written, and how often it was asked."""

    text: str
    reason: str | None
    count: int
    last_at: datetime


class Statistics:
    """Count what is kept of what was shown."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked_since(self, moment: datetime) -> Asked:
        """Return how many questions were answered and refused from a moment on."""
        rows = self._database.rows(
            "SELECT kind, coalesce(reason, ''), count(*) FROM shown WHERE shown_at >= ?"
            " AND kind IN ('answer', 'no_answer') GROUP BY kind, coalesce(reason, '')",
            (write_moment(moment),),
        )
        return Asked(
            answered=sum(count for kind, _, count in rows if kind == "answer"),
            refused={reason: count for kind, reason, count in rows if kind == "no_answer"},
        )

    def gaps(self, *, limit: int) -> tuple[Gap, ...]:
        """Return the questions without an answer, most asked first, whatever their letter case."""
        # SQLite takes the other columns from the row that max() is found in.
        rows = self._database.rows(
            "SELECT content, reason, count(*) AS times, max(shown_at) AS last_at FROM shown"
            " WHERE kind = 'no_answer' GROUP BY words ORDER BY times DESC, last_at DESC LIMIT ?",
            (limit,),
        )
        return tuple(gap for gap in map(_gap_of, rows) if gap is not None)


def _gap_of(row: Any) -> Gap | None:
    content, reason, count, last_at = row
    shown = read_shown(content)
    return Gap(shown.text, reason, count, read_moment(last_at)) if shown else None
