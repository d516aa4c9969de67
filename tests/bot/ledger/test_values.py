from pathlib import Path

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY


def test_a_name_without_a_value_has_none(ledger: Ledger) -> None:
    assert ledger.values.get("commands") is None


def test_the_latest_value_counts(ledger: Ledger) -> None:
    ledger.values.put("commands", "a1")
    ledger.values.put("commands", "b2")
    ledger.values.put("alarm", "c3")

    assert ledger.values.get("commands") == "b2"


def test_a_value_outlives_a_restart(path: Path) -> None:
    with Ledger.open(path, key=KEY) as before:
        before.values.put("commands", "a1")

    with Ledger.open(path, key=KEY) as after:
        assert after.values.get("commands") == "a1"
