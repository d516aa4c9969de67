import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.ledger import BackupFailedError, Ledger
from tests.bot.ledger.builders import KEY, make_pending, make_shown, remember


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backup.sqlite"


def test_a_backup_opens_as_a_ledger_with_all_that_was_kept(ledger: Ledger, target: Path) -> None:
    shown = remember(ledger, make_shown())
    ledger.reports.add(shown.id, reader="melder", text="Dit klopt niet.")
    ledger.backup(target)

    with Ledger.open(target, key=KEY) as restored:
        assert restored.shown.recall(shown.id) == shown
        assert restored.reports.page(is_open=True, limit=9) == ledger.reports.page(
            is_open=True, limit=9
        )


def test_a_backup_is_one_private_file(ledger: Ledger, target: Path) -> None:
    ledger.backup(target)

    assert [file.name for file in target.parent.iterdir() if file.is_file()] == [target.name]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_backup_holds_no_token(ledger: Ledger, target: Path) -> None:
    ledger.pending.begin(make_pending(token="aGVlbCBnZWhlaW0"))  # noqa: S106 - a made-up one
    ledger.backup(target)

    assert b"aGVlbCBnZWhlaW0" not in target.read_bytes()
    assert len(ledger.pending.unfinished()) == 1


def test_a_backup_made_while_others_write_is_whole(ledger: Ledger, target: Path) -> None:
    is_enough = Event()

    def write_pairs() -> None:
        while not is_enough.is_set():
            with ledger._database.together():
                remember(ledger, make_shown())
                ledger.reports.add("weg", reader="melder", text="Dit klopt niet.")

    writer = Thread(target=write_pairs)
    writer.start()
    try:
        for _ in range(5):
            ledger.backup(target)
    finally:
        is_enough.set()
        writer.join()
    with closing(sqlite3.connect(target)) as copy:
        (pairs,) = copy.execute(
            "SELECT (SELECT count(*) FROM shown) - (SELECT count(*) FROM report)"
        )
        (state,) = copy.execute("PRAGMA integrity_check").fetchone()

    assert pairs == (0,)
    assert state == "ok"


def test_a_backup_replaces_the_one_before(ledger: Ledger, target: Path) -> None:
    ledger.backup(target)
    shown = remember(ledger, make_shown())
    ledger.backup(target)

    with Ledger.open(target, key=KEY) as restored:
        assert restored.shown.recall(shown.id) == shown


def test_the_ledger_is_never_replaced_by_its_own_backup(ledger: Ledger, path: Path) -> None:
    with pytest.raises(BackupFailedError, match="it is the ledger itself"):
        ledger.backup(path)


def test_a_backup_into_a_missing_folder_says_where_it_can_go(
    ledger: Ledger, tmp_path: Path
) -> None:
    with pytest.raises(BackupFailedError, match="in a folder that can be written"):
        ledger.backup(tmp_path / "nergens" / "backup.sqlite")


def test_a_backup_that_fails_leaves_what_stood_there(
    ledger: Ledger, path: Path, target: Path
) -> None:
    target.write_bytes(b"van gisteren")
    path.rename(path.with_name("weg.sqlite"))

    with pytest.raises(BackupFailedError):
        ledger.backup(target)
    assert target.read_bytes() == b"van gisteren"
    assert [file.name for file in target.parent.iterdir() if file.is_file()] == [target.name]
