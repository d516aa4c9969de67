"""What readers were shown, for the buttons under it and the replies to it."""

import re
from datetime import datetime

from bot.ledger.contents import read_shown, write_shown
from bot.ledger.database import Database
from bot.ledger.moments import Clock, write_moment
from bot.shown import Kind, Shown


class ShownStore:
    """Keep what was shown, and in which message."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def remember(
        self, shown: Shown, *, channel: int | None = None, message: int | None = None
    ) -> None:
        """Keep what is shown; what was kept under the same id gives way."""
        values = {
            "id": shown.id,
            "kind": shown.kind,
            "shown_at": write_moment(self._clock()),
            "reader": shown.reader,
            "generation": shown.generation,
            "reason": shown.reason,
            "words": _words_of(shown),
            "channel": channel,
            "message": message,
            "content": write_shown(shown),
        }
        marks = ", ".join("?" * len(values))
        self._database.change(
            f"INSERT OR REPLACE INTO shown ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - only names of columns are put in
            tuple(values.values()),
        )

    def attach(self, shown_id: str, *, channel: int | None, message: int | None) -> bool:
        """Say in which message something was shown; False when it is not kept."""
        statement = "UPDATE shown SET channel = ?, message = ? WHERE id = ?"
        return self._database.change(statement, (channel, message, shown_id)) > 0

    def recall(self, shown_id: str) -> Shown | None:
        """Return what was shown under an id, or None when it is not kept."""
        return self._first("SELECT content FROM shown WHERE id = ?", shown_id)

    def recall_message(self, message: int) -> Shown | None:
        """Return what a message shows, the latest where it showed several things, or None."""
        return self._first(
            "SELECT content FROM shown WHERE message = ? ORDER BY shown_at DESC, rowid DESC",
            message,
        )

    def count_of(self, reader: str) -> int:
        """Return how much is kept of what a reader was shown."""
        return self._database.count("SELECT count(*) FROM shown WHERE reader = ?", (reader,))

    def forget(self, reader: str) -> int:
        """Delete all that a reader was shown; return how much it was."""
        return self._database.change("DELETE FROM shown WHERE reader = ?", (reader,))

    def prune(self, before: datetime) -> int:
        """Delete what was shown before a moment; return how much it was."""
        return self._database.change(
            "DELETE FROM shown WHERE shown_at < ?", (write_moment(before),)
        )

    def _first(self, query: str, value: str | int) -> Shown | None:
        row = self._database.row(query, (value,))
        return read_shown(row[0]) if row else None


def _words_of(shown: Shown) -> str | None:
    """Return what makes two unanswered questions the same: their words in small letters."""
    if shown.kind is not Kind.NO_ANSWER:
        return None
    folded = shown.text.casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()
