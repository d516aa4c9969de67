"""Small texts by name, such as what the synced commands were."""

from bot.ledger.database import Database


class ValueStore:
    """Keep one text for each name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """Return the text of a name, or None."""
        row = self._database.row("SELECT text FROM value WHERE name = ?", (name,))
        return row[0] if row else None

    def put(self, name: str, text: str) -> None:
        """Keep a text; the one before gives way."""
        self._database.change("INSERT OR REPLACE INTO value VALUES (?, ?)", (name, text))
