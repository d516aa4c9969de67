from pathlib import Path

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY, StoppedClock


def test_an_event_is_taken_up_once(ledger: Ledger) -> None:
    assert [ledger.claims.claim(key) for key in ("1", "2", "1", "1")] == [True, True, False, False]


def test_an_event_is_not_taken_up_again_after_a_restart(path: Path) -> None:
    with Ledger.open(path, key=KEY) as before:
        before.claims.claim("1")

    with Ledger.open(path, key=KEY) as after:
        assert not after.claims.claim("1")


def test_an_event_is_remembered_for_an_hour(ledger: Ledger, clock: StoppedClock) -> None:
    ledger.claims.claim("1")
    clock.advance(hours=1)

    assert not ledger.claims.claim("1")


def test_no_event_is_kept_longer_than_an_hour(ledger: Ledger, clock: StoppedClock) -> None:
    ledger.claims.claim("1")
    clock.advance(hours=1, seconds=1)
    ledger.claims.claim("2")

    assert ledger._database.rows("SELECT key FROM claim") == [("2",)]
