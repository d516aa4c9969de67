import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.ledger import Ledger, LedgerUnavailableError
from bot.ledger.migrations import MIGRATIONS
from bot.ledger.opening import open_database
from corpus.period import Period
from tests.bot.ledger.builders import KEY, make_pending

VERSION_1 = Path(__file__).with_name("version_1.sql").read_text("utf-8")
# What a version that does not exist yet might do.
NEXT = (
    "ALTER TABLE report ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE note (id INTEGER PRIMARY KEY)",
)


@pytest.fixture
def first(path: Path) -> Path:
    """Return a file that version 1 wrote."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    return path


def tables_of(path: Path) -> dict[str, str]:
    """Return the statements that a file's tables were made with, whatever their white space."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: "".join(sql.split()) for name, sql in rows}


def version_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_the_first_step_is_as_it_was_published(first: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.sqlite"
    open_database(fresh, migrations=MIGRATIONS[:1]).close()

    assert tables_of(fresh) == tables_of(first)


def test_a_ledger_of_version_1_is_read_whole(first: Path) -> None:
    with Ledger.open(first, key=KEY) as ledger:
        shown = ledger.shown.recall("AbC-12_x")
        report = ledger.reports.find(1)
        pending = ledger.pending.unfinished()
        acts = tuple(ledger.acts.all())
        jobs = ledger.jobs.running()

        assert shown is not None
        assert shown.question.published == Period(date(2023, 1, 1), date(2023, 12, 31))
        assert report is not None
        assert report.text == "Dit klopt niet."
        assert [work.token for work in pending] == [make_pending().token]
        assert [act.actor_name for act in acts] == ["Noor"]
        assert [job.kind for job in jobs] == ["reindex"]
        assert ledger.values.get("commands") == "a1"


def test_opening_brings_a_file_to_the_newest_version(first: Path) -> None:
    Ledger.open(first, key=KEY).close()

    assert version_in(first) == len(MIGRATIONS)


def test_a_step_keeps_what_earlier_versions_wrote(first: Path) -> None:
    database = open_database(first, migrations=(*MIGRATIONS, NEXT))
    rows = database.rows("SELECT text, urgent FROM report")
    database.close()

    assert rows == [("Dit klopt niet.", 0)]
    assert version_in(first) == len(MIGRATIONS) + 1


def test_steps_that_were_taken_are_not_taken_again(first: Path) -> None:
    for _ in range(2):
        open_database(first, migrations=(*MIGRATIONS, NEXT)).close()

    assert version_in(first) == len(MIGRATIONS) + 1


def test_a_step_that_fails_changes_nothing(first: Path) -> None:
    before = tables_of(first)
    broken = (*NEXT, "CREATE TABLE note (id INTEGER PRIMARY KEY)")

    with pytest.raises(LedgerUnavailableError, match="already exists"):
        open_database(first, migrations=(*MIGRATIONS[:1], broken))
    assert tables_of(first) == before
    assert version_in(first) == 1
