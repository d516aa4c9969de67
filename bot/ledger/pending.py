"""Work in hand: whom the bot still owes an answer when it starts again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.ledger.database import Database
from bot.ledger.moments import Clock, read_moment, write_moment

# Discord takes a token for 15 minutes; who wrote a message an hour ago no longer waits.
_KEPT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pending:
    """Hold what an apology needs: the interaction's application and token, or the message.

    `at` is when the asking began.
    """

    key: str
    kind: Literal["interaction", "message"]
    application: int | None
    # Whoever holds it writes in the bot's name, so it is never to be seen in a log.
    token: str | None = field(repr=False)
    channel: int | None
    message: int | None
    language: str
    at: datetime


class PendingStore:
    """Keep work from its beginning to its end."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def begin(self, pending: Pending) -> None:
        """Keep work that is begun."""
        self._database.change(
            "INSERT OR REPLACE INTO pending"
            " (key, kind, application, token, channel, message, language, begun_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                pending.key,
                pending.kind,
                pending.application,
                pending.token,
                pending.channel,
                pending.message,
                pending.language,
                write_moment(pending.at),
            ),
        )

    def finish(self, key: str) -> None:
        """Delete work that is done; with the last one, every trace of tokens is gone."""
        self._database.change("DELETE FROM pending WHERE key = ?", (key,))
        # Emptying the log waits for the disk, so a crowd of askers shares it.
        if self._database.count("SELECT count(*) FROM pending") == 0:
            self._database.scrub()

    def unfinished(self) -> tuple[Pending, ...]:
        """Return the work in hand, longest waiting first."""
        rows = self._database.rows(
            "SELECT key, kind, application, token, channel, message, language, begun_at"
            " FROM pending ORDER BY begun_at, rowid"
        )
        return tuple(Pending(*fields, at=read_moment(begun_at)) for *fields, begun_at in rows)

    def prune(self) -> int:
        """Delete work that nobody waits for any more; return how much it was."""
        before = write_moment(self._clock() - _KEPT)
        return self._database.change("DELETE FROM pending WHERE begun_at < ?", (before,))
