"""What moderators did, by name: whoever decides what others may read answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.ledger.database import Database
from bot.ledger.moments import Clock, read_moment, write_moment

_QUERY = "SELECT id, done_at, actor, actor_name, act, subject, detail FROM act"
# Acts read at once: little memory, and no reading that keeps others waiting.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Act:
    """Hold who did what to what; `actor` is a Discord id, `actor_name` the name of that day."""

    id: int
    at: datetime
    actor: int
    actor_name: str
    act: str
    subject: str
    detail: str


class ActStore:
    """Keep acts for good, in the order in which they were done."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def record(
        self, *, actor: int, actor_name: str, act: str, subject: str, detail: str = ""
    ) -> int:
        """Keep an act; return its id."""
        return self._database.insert(
            "INSERT INTO act (done_at, actor, actor_name, act, subject, detail)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (write_moment(self._clock()), actor, actor_name, act, subject, detail),
        )

    def page(self, *, limit: int, offset: int = 0) -> tuple[Act, ...]:
        """Return acts, latest first."""
        rows = self._database.rows(f"{_QUERY} ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset))
        return tuple(map(_act_of, rows))

    def all(self) -> Iterator[Act]:
        """Yield every act, first to last."""
        last = 0
        while rows := self._after(last):
            yield from map(_act_of, rows)
            last = rows[-1][0]

    def _after(self, last: int) -> list[Any]:
        return self._database.rows(f"{_QUERY} WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH))


def _act_of(row: Any) -> Act:
    number, done_at, actor, actor_name, act, subject, detail = row
    return Act(number, read_moment(done_at), actor, actor_name, act, subject, detail)
