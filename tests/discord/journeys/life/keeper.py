"""Who keeps the bot: what they see of it from outside, and what they do to its folder."""

import json
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from bot.commands.run import LEDGER_FILE


@dataclass(frozen=True, slots=True)
class Health:
    """Hold what /healthz says."""

    http: int
    status: str
    reason: str | None
    generation: str | None


@dataclass(frozen=True, slots=True)
class Operator:
    """Look at a bot through the port that its log names."""

    log: Path

    async def health(self) -> Health:
        """Return what /healthz says."""
        http, text = await self._fetch("healthz")
        return Health(http, **json.loads(text))

    async def figures(self) -> Mapping[str, float]:
        """Return what /metrics says, by name and by the values of the labels."""
        _, text = await self._fetch("metrics")
        return {
            " ".join((sample.name, *sample.labels.values())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    async def _fetch(self, what: str) -> tuple[int, str]:
        port = next(entry["port"] for entry in read_log(self.log) if entry["event"] == "health")
        url = f"http://127.0.0.1:{port}/{what}"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            return response.status, await response.text()


def read_log(log: Path) -> list[dict[str, Any]]:
    """Return the lines of a log, each an object."""
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def events(log: Path) -> list[str]:
    """Return what happened, by the bot's own words."""
    return [entry["event"] for entry in read_log(log)]


@contextmanager
def ledger_in_use(data: Path) -> Generator[None]:
    """Keep the ledger from being written by anybody else meanwhile."""
    with closing(_open(data)) as ledger:
        ledger.execute("BEGIN IMMEDIATE")
        yield
        ledger.execute("ROLLBACK")


def pending(data: Path) -> int:
    """Return how many people the ledger says are waiting."""
    with closing(_open(data)) as ledger:
        ((count,),) = ledger.execute("SELECT count(*) FROM pending")
        return count


def age_pending(data: Path, key: int, *, minutes: int) -> None:
    """Make somebody have waited longer than they did."""
    with closing(_open(data)) as ledger:
        changed = ledger.execute(
            "UPDATE pending SET begun_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', begun_at, ?)"
            " WHERE key = ?",
            (f"-{minutes} minutes", str(key)),
        )
        assert changed.rowcount == 1


def remember_other_commands(data: Path) -> None:
    """Make the ledger say that other commands than today's were synced last."""
    with closing(_open(data)) as ledger:
        changed = ledger.execute("UPDATE value SET text = '' WHERE name = 'synced_commands'")
        assert changed.rowcount == 1


def _open(data: Path) -> sqlite3.Connection:
    return sqlite3.connect(data / LEDGER_FILE, isolation_level=None)
