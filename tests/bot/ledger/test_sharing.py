import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path
from threading import Barrier

import pytest

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY, make_shown, remember

ROOT = Path(__file__).parents[3]


def test_two_threads_write_and_read_one_ledger(ledger: Ledger) -> None:
    start = Barrier(2)

    def write_and_recall(reader: str) -> bool:
        start.wait()
        shown = [remember(ledger, make_shown(reader=reader)) for _ in range(100)]
        return all(ledger.shown.recall(each.id) == each for each in shown)

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(write_and_recall, ["een", "twee"]))

    assert results == [True, True]
    assert (ledger.kept("een"), ledger.kept("twee")) == (100, 100)


def test_of_two_connections_only_one_takes_up_an_event(path: Path) -> None:
    start = Barrier(2)
    keys = [str(number) for number in range(100)]

    def claim_all(ledger: Ledger) -> list[str]:
        start.wait()
        return [key for key in keys if ledger.claims.claim(key)]

    with Ledger.open(path, key=KEY) as one, Ledger.open(path, key=KEY) as other:
        with ThreadPoolExecutor(2) as threads:
            claimed = list(threads.map(claim_all, [one, other]))

        assert Counter(claimed[0] + claimed[1]) == Counter(keys)


def test_a_connection_sees_what_another_one_wrote(ledger: Ledger, path: Path) -> None:
    shown = remember(ledger, make_shown())

    with Ledger.open(path, key=KEY) as other:
        assert other.shown.recall(shown.id) == shown
        other.shown.attach(shown.id, channel=11, message=12)
    assert ledger.shown.recall_message(12) == shown


def test_all_who_open_a_new_ledger_at_once_find_the_same(path: Path) -> None:
    start = Barrier(4)

    def open_and_put(name: str) -> None:
        start.wait()
        with Ledger.open(path, key=KEY) as ledger:
            ledger.values.put(name, name)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(open_and_put, "abcd"))
    with Ledger.open(path, key=KEY) as ledger:
        assert [ledger.values.get(name) for name in "abcd"] == list("abcd")


def test_all_who_find_a_ledger_damaged_at_once_begin_one_new_one(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 1_000)
    start = Barrier(4)

    def open_and_put(name: str) -> None:
        start.wait()
        with Ledger.open(path, key=KEY) as ledger:
            ledger.values.put(name, name)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(open_and_put, "abcd"))
    with Ledger.open(path, key=KEY) as ledger:
        assert [ledger.values.get(name) for name in "abcd"] == list("abcd")
    assert [file.name for file in path.parent.glob("*.damaged-*")] == ["ledger.sqlite.damaged-1"]


def test_changes_made_together_are_all_undone_when_one_fails(ledger: Ledger) -> None:
    def change_and_fail() -> None:
        with ledger._database.together():
            ledger.values.put("commands", "a1")
            with ledger._database.together():
                ledger.values.put("alarm", "b2")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert (ledger.values.get("commands"), ledger.values.get("alarm")) == (None, None)


def test_a_kill_in_the_middle_of_a_change_loses_nothing_that_was_committed(path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.ledger.killed_writer", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdout is not None
    with child.stdout:
        said = takewhile(lambda line: line != "unfinished\n", child.stdout)
        committed = [line.strip() for line in said]
        child.kill()
    child.wait()

    with Ledger.open(path, key=KEY) as ledger:
        recalled = [ledger.shown.recall(shown_id) for shown_id in committed]
        count = ledger._database.count("SELECT count(*) FROM shown")

    assert None not in recalled
    assert (len(committed), count) == (50, 50)
