import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.ledger import Ledger, LedgerUnavailableError, NewerLedgerError
from bot.ledger.opening import open_database
from tests.bot.ledger.builders import KEY, START, make_shown, remember


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def open_ledger(path: Path) -> Ledger:
    return Ledger.open(path, key=KEY)


def fill(path: Path) -> None:
    """Write a ledger of many pages, all of it in the file itself."""
    with open_ledger(path) as ledger, ledger._database.together():
        for number in range(400):
            remember(ledger, make_shown(f"Vraag {number}? " * 20))


def test_a_new_ledger_is_begun_where_there_is_none(path: Path) -> None:
    with open_ledger(path) as ledger:
        shown = remember(ledger, make_shown())

    with open_ledger(path) as again:
        assert again.shown.recall(shown.id) == shown


def test_only_the_owner_may_read_the_ledger_and_the_files_beside_it(
    ledger: Ledger, path: Path
) -> None:
    remember(ledger, make_shown())

    modes = {file.name: mode_of(file) for file in path.parent.iterdir()}

    assert {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_a_ledger_that_others_could_read_is_made_private(path: Path) -> None:
    fill(path)
    path.chmod(0o644)
    open_ledger(path).close()

    assert mode_of(path) == 0o600


def test_a_ledger_is_written_so_that_readers_do_not_wait(ledger: Ledger) -> None:
    assert ledger._database.rows("PRAGMA journal_mode") == [("wal",)]


def write_nonsense(path: Path) -> None:
    path.write_bytes(b"this is no database" * 1_000)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8_192:40_960] = b"\xa5" * (40_960 - 8_192)
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [write_nonsense, cut_short, overwrite_the_middle])
def test_a_damaged_ledger_is_moved_aside_and_a_new_one_begun(
    path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    fill(path)
    damage(path)
    damaged = path.read_bytes()
    with caplog.at_level(logging.WARNING), open_ledger(path) as ledger:
        shown = remember(ledger, make_shown())
        recalled = ledger.shown.recall(shown.id)

    assert recalled == shown
    assert path.with_name("ledger.sqlite.damaged-1").read_bytes() == damaged
    assert "ledger.sqlite.damaged-1" in caplog.text
    assert "Vraag" not in caplog.text


def test_each_damaged_ledger_is_kept_under_a_number_of_its_own(path: Path) -> None:
    for _ in range(2):
        fill(path)
        write_nonsense(path)
    open_ledger(path).close()
    write_nonsense(path)
    open_ledger(path).close()

    names = {file.name for file in path.parent.glob("*.damaged-*")}

    assert names == {f"ledger.sqlite.damaged-{number}" for number in (1, 2, 3)}


def test_an_empty_file_is_a_new_ledger(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()

    with open_ledger(path) as ledger:
        assert ledger.reports.open_count() == 0
    assert list(path.parent.glob("*.damaged-*")) == []


def test_a_newer_ledger_is_left_alone(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(NewerLedgerError, match="update Kernvraag, or put back a backup") as raised:
        open_ledger(path)
    assert (raised.value.found, raised.value.path) == (99, path)
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_ledger_is_said_with_the_remedy(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(LedgerUnavailableError, match="account that Kernvraag runs as"):
        open_ledger(path)


def test_a_file_in_the_place_of_the_folder_is_said_with_the_remedy(path: Path) -> None:
    path.parent.write_text("geen map")

    with pytest.raises(LedgerUnavailableError, match="account that Kernvraag runs as"):
        open_ledger(path)


def test_a_ledger_that_was_let_go_says_so(path: Path) -> None:
    ledger = open_ledger(path)
    ledger.close()

    with pytest.raises(LedgerUnavailableError, match="closed"):
        ledger.values.get("commands")


def test_a_ledger_damaged_while_in_use_says_so_and_is_mended_at_the_next_start(
    path: Path,
) -> None:
    fill(path)
    with open_ledger(path) as ledger:
        overwrite_the_middle(path)
        # What SQLite still holds in memory is sound.
        ledger._database.rows("PRAGMA shrink_memory")
        with pytest.raises(LedgerUnavailableError, match="a damaged file is moved aside"):
            ledger.statistics.asked_since(START)

    with open_ledger(path) as mended:
        assert remember(mended, make_shown())


def test_opening_again_writes_nothing(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    open_database(path).close()

    assert path.read_bytes() == before
