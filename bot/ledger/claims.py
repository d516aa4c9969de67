"""Which of Discord's events were taken up, so that none is answered twice."""

from datetime import timedelta

from bot.ledger.database import Database
from bot.ledger.moments import Clock, write_moment

# Discord repeats events when a connection resumes, which it allows for minutes.
_KEPT = timedelta(hours=1)


class ClaimStore:
    """Keep the keys of events for an hour, over restarts and for all processes together."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def claim(self, key: str) -> bool:
        """Take an event up; True the first time, False whenever it comes again."""
        now = self._clock()
        with self._database.together():
            self._database.change(
                "DELETE FROM claim WHERE claimed_at < ?", (write_moment(now - _KEPT),)
            )
            statement = "INSERT OR IGNORE INTO claim (key, claimed_at) VALUES (?, ?)"
            return self._database.change(statement, (key, write_moment(now))) > 0
