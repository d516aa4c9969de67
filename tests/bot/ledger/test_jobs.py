from pathlib import Path
from typing import get_args

import pytest

from bot.ledger import Ending, Job, Ledger
from tests.bot.ledger.builders import KEY, START, StoppedClock


def test_a_job_runs_from_its_start(ledger: Ledger) -> None:
    number = ledger.jobs.start("reindex", by=81, channel=11, message=12)

    assert ledger.jobs.running() == (
        Job(number, "reindex", START, 81, 11, 12, state="running", detail=""),
    )


@pytest.mark.parametrize("ending", get_args(Ending))
def test_a_job_that_has_ended_tells_how_and_when(
    ledger: Ledger, clock: StoppedClock, ending: Ending
) -> None:
    number = ledger.jobs.start("reindex")
    moment = clock.advance(minutes=3)
    ledger.jobs.end(number, ending, detail="g000002")

    assert ledger.jobs.running() == ()
    assert ledger.jobs.latest(1) == (
        Job(number, "reindex", START, None, None, None, ending, "g000002", moment),
    )


def test_a_job_ends_once(ledger: Ledger) -> None:
    number = ledger.jobs.start("reindex")

    assert ledger.jobs.end(number, "cancelled")
    assert not ledger.jobs.end(number, "done")
    assert not ledger.jobs.end(number + 1, "done")


def test_a_restart_finds_the_jobs_that_it_interrupted(path: Path) -> None:
    with Ledger.open(path, key=KEY) as before:
        before.jobs.start("reindex", by=81)

    with Ledger.open(path, key=KEY) as after:
        assert [job.kind for job in after.jobs.running()] == ["reindex"]


def test_the_latest_jobs_come_first(ledger: Ledger) -> None:
    for kind in ("reindex", "rollback", "add"):
        ledger.jobs.start(kind)

    assert [job.kind for job in ledger.jobs.latest(2)] == ["add", "rollback"]
