"""What a run cost and whom it kept waiting: the bot's own figures, the fake's, and strangers'."""

import asyncio
import json
import os
import resource
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from figures import Figure, at_most, shown
from prometheus_client.parser import text_string_to_metric_families

from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.server import FakeDiscord

# Seconds; what the bot's loop may be held up by one piece of work.
LONGEST_BLOCK = 0.1
# Between two looks at the fake's own loop.
_TICK = 0.01


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the bot's figures at a moment; `blocked` counts delays up to each bound, in seconds."""

    at: float
    generation: str
    blocked: dict[float, float]
    bot: float
    fake: float
    children: float
    machine: float


@dataclass(slots=True)
class Stretch:
    """Hold what happened between two readings; `fake_late` is in seconds."""

    readings: list[Reading] = field(default_factory=list)
    fake_late: float = 0.0

    @property
    def seconds(self) -> float:
        """Return how long it lasted."""
        return self._grown("at")

    def figures(self) -> list[Figure]:
        """Return the loop's delays, and who used the processors."""
        seconds = max(self.seconds, _TICK)
        own = self._grown("bot") + self._grown("fake") + self._grown("children")
        others = max(0.0, self._grown("machine") - own)
        return [
            at_most("bot's loop late at most", self._longest_block, LONGEST_BLOCK, unit="s"),
            at_most(f"times later than {LONGEST_BLOCK} s", self._blocks_beyond, 0),
            shown("fake's own loop late at most", self.fake_late, unit="s"),
            shown("lasted", seconds, unit="s"),
            shown("processors used by the bot", self._grown("bot") / seconds),
            shown("… by the fake", self._grown("fake") / seconds),
            shown("… by a reindex", self._grown("children") / seconds),
            shown("… by others on this machine", others / seconds),
        ]

    def _grown(self, name: str) -> float:
        return getattr(self.readings[-1], name) - getattr(self.readings[0], name)

    @property
    def _delays(self) -> dict[float, float]:
        first, last = self.readings[0].blocked, self.readings[-1].blocked
        return {bound: last[bound] - first.get(bound, 0.0) for bound in sorted(last)}

    @property
    def _longest_block(self) -> float:
        """Return the bound of the last class that holds a delay."""
        delays = self._delays
        return min(bound for bound, count in delays.items() if count == max(delays.values()))

    @property
    def _blocks_beyond(self) -> int:
        delays = self._delays
        return int(max(delays.values()) - delays[LONGEST_BLOCK])


@asynccontextmanager
async def watch(fake: FakeDiscord, bot: BotProcess) -> AsyncGenerator[Stretch]:
    """Take a reading before and after, and wake whoever waits for a fact that time alone brings."""
    stretch = Stretch([await read(bot)])
    ticking = asyncio.create_task(_tick(fake, stretch))
    try:
        yield stretch
    finally:
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking
        stretch.readings.append(await read(bot))


async def read(bot: BotProcess) -> Reading:
    """Fetch the bot's figures."""
    url = f"http://127.0.0.1:{_port_of(bot.output)}/metrics"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        text = await response.text()
    samples = [sample for each in text_string_to_metric_families(text) for sample in each.samples]
    values = {sample.name: sample for sample in samples}
    return Reading(
        at=time.monotonic(),
        generation=values["kernvraag_generation_info"].labels["name"],
        blocked={
            float(sample.labels["le"]): sample.value
            for sample in samples
            if sample.name == "kernvraag_loop_blocked_seconds_bucket"
        },
        bot=values["kernvraag_process_cpu_seconds_total"].value,
        fake=time.process_time(),
        children=_children_seconds(),
        machine=_machine_seconds(),
    )


def _port_of(log: Path) -> int:
    """Return where the bot of this log answers; it says so when it starts."""
    for line in log.read_text("utf-8", "replace").splitlines():
        with suppress(ValueError, KeyError):
            event = json.loads(line)
            if event["event"] == "health":
                return int(event["port"])
    raise LookupError(f"{log} names no port; see there why the bot did not start")


async def _tick(fake: FakeDiscord, stretch: Stretch) -> None:
    while True:
        due = time.monotonic() + _TICK
        await asyncio.sleep(_TICK)
        stretch.fake_late = max(stretch.fake_late, time.monotonic() - due)
        fake.world.changes.tell()


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _machine_seconds() -> float:
    """Return the seconds in which any processor of this machine had work."""
    first, *_ = Path("/proc/stat").read_text("utf-8").splitlines()
    user, nice, system, _, _, irq, softirq, *_ = map(int, first.split()[1:])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")
