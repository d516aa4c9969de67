"""The tables of the ledger, as steps from each version of the file to the next."""

import sqlite3
from collections.abc import Sequence
from typing import TypeAlias

Migrations: TypeAlias = Sequence[Sequence[str]]

# A step that was ever published is never changed: what is wrong in it, the next one mends.
MIGRATIONS: Migrations = (
    (
        """CREATE TABLE shown (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, shown_at TEXT NOT NULL, reader TEXT,
            generation TEXT NOT NULL, reason TEXT, words TEXT, channel INTEGER, message INTEGER,
            content TEXT NOT NULL)""",
        "CREATE INDEX shown_by_moment ON shown (shown_at)",
        "CREATE INDEX shown_by_reader ON shown (reader)",
        "CREATE INDEX shown_by_message ON shown (message)",
        """CREATE TABLE report (
            number INTEGER PRIMARY KEY AUTOINCREMENT, reported_at TEXT NOT NULL,
            shown_id TEXT NOT NULL, content TEXT, asker TEXT, reader TEXT, text TEXT NOT NULL,
            resolved_at TEXT, resolution TEXT, resolved_by INTEGER)""",
        "CREATE INDEX report_by_reader ON report (reader)",
        "CREATE INDEX report_by_asker ON report (asker)",
        """CREATE TABLE pending (
            key TEXT PRIMARY KEY, kind TEXT NOT NULL, application INTEGER, token TEXT,
            channel INTEGER, message INTEGER, language TEXT NOT NULL, begun_at TEXT NOT NULL)""",
        "CREATE TABLE claim (key TEXT PRIMARY KEY, claimed_at TEXT NOT NULL)",
        "CREATE INDEX claim_by_moment ON claim (claimed_at)",
        "CREATE TABLE value (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
        """CREATE TABLE act (
            id INTEGER PRIMARY KEY AUTOINCREMENT, done_at TEXT NOT NULL, actor INTEGER NOT NULL,
            actor_name TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
            detail TEXT NOT NULL)""",
        """CREATE TABLE job (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, started_at TEXT NOT NULL,
            started_by INTEGER, channel INTEGER, message INTEGER, state TEXT NOT NULL,
            detail TEXT NOT NULL, ended_at TEXT)""",
    ),
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file; 0 when it is new."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version


def migrate(connection: sqlite3.Connection, migrations: Migrations) -> None:
    """Bring a file to the newest version, in one step that happens whole or not at all."""
    if version_of(connection) == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for statements in migrations[version_of(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
