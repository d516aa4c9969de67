"""Long work on the archive: what runs, and how what ran has ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from bot.ledger.database import Database
from bot.ledger.moments import Clock, read_moment, read_optional_moment, write_moment

Ending: TypeAlias = Literal["done", "failed", "cancelled", "interrupted"]
State: TypeAlias = Literal["running"] | Ending

_QUERY = (
    "SELECT id, kind, started_by, channel, message, state, detail, started_at, ended_at FROM job"
)


@dataclass(frozen=True, slots=True)
class Job:
    """Hold a piece of long work and the message that tells of it.

    `by` is a moderator's Discord id, None where nobody asked for it.
    """

    id: int
    kind: str
    started_at: datetime
    by: int | None
    channel: int | None
    message: int | None
    state: State
    detail: str
    ended_at: datetime | None = None


class JobStore:
    """Keep jobs, so that a restart can say what it cut short."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def start(
        self,
        kind: str,
        *,
        by: int | None = None,
        channel: int | None = None,
        message: int | None = None,
    ) -> int:
        """Keep a job that begins; return its id."""
        return self._database.insert(
            "INSERT INTO job (kind, started_at, started_by, channel, message, state, detail)"
            " VALUES (?, ?, ?, ?, ?, 'running', '')",
            (kind, write_moment(self._clock()), by, channel, message),
        )

    def end(self, job_id: int, state: Ending, *, detail: str = "") -> bool:
        """Keep how a running job ended; False when none of that id runs."""
        statement = (
            "UPDATE job SET state = ?, detail = ?, ended_at = ? WHERE id = ? AND state = 'running'"
        )
        values = (state, detail, write_moment(self._clock()), job_id)
        return self._database.change(statement, values) > 0

    def running(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended, first to last; after a restart, the interrupted."""
        rows = self._database.rows(f"{_QUERY} WHERE state = 'running' ORDER BY id")
        return tuple(map(_job_of, rows))

    def latest(self, limit: int) -> tuple[Job, ...]:
        """Return jobs of every state, latest first."""
        return tuple(
            map(_job_of, self._database.rows(f"{_QUERY} ORDER BY id DESC LIMIT ?", (limit,)))
        )


def _job_of(row: Any) -> Job:
    job_id, kind, by, channel, message, state, detail, started_at, ended_at = row
    return Job(
        id=job_id,
        kind=kind,
        started_at=read_moment(started_at),
        by=by,
        channel=channel,
        message=message,
        state=state,
        detail=detail,
        ended_at=read_optional_moment(ended_at),
    )
