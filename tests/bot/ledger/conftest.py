from collections.abc import Generator
from pathlib import Path

import pytest

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY, StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path, clock: StoppedClock) -> Generator[Ledger]:
    with Ledger.open(path, key=KEY, clock=clock) as opened:
        yield opened
