"""The child process in which a bot builds a generation: found, held still, killed."""

import asyncio
import os
import select
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.town import Town

_PROCESSES = Path("/proc")


async def builder_of(town: Town) -> int:
    """Wait until a bot builds; return the id of the process that does."""
    while (found := find_builder(town.bot.pid or 0)) is None:
        await pass_time(town.mo)
    return found


@asynccontextmanager
async def held_builder(town: Town) -> AsyncGenerator[int]:
    """Wait until a bot builds, and hold the building still meanwhile."""
    builder = await builder_of(town)
    os.kill(builder, signal.SIGSTOP)
    try:
        yield builder
    finally:
        # Whoever cancelled it has ended it already.
        with suppress(ProcessLookupError):
            os.kill(builder, signal.SIGCONT)


async def hold_when_unfinished(town: Town) -> int:
    """Wait until a bot's builder has begun to write, and hold it still; return its process."""
    builder = await builder_of(town)
    while not any((town.data / "generations").glob(".building-*/*")):
        await pass_time(town.mo)
    os.kill(builder, signal.SIGSTOP)
    return builder


async def ended(process: int) -> None:
    """Wait until a process is over, whosever child it is."""
    descriptor = os.pidfd_open(process)
    try:
        await asyncio.to_thread(select.select, [descriptor], [], [])
    finally:
        os.close(descriptor)


async def pass_time(reader: Reader) -> None:
    """Let the bot and its builder do something, as somebody does who types."""
    await reader.autocomplete("source", article="orgel")


def find_builder(bot: int) -> int | None:
    """Return the process that builds for a bot, or None."""
    for process in _PROCESSES.glob("[0-9]*"):
        # Processes end while they are looked at.
        with suppress(OSError):
            parent = (process / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            if int(parent) == bot and b"retrieval.builder" in (process / "cmdline").read_bytes():
                return int(process.name)
    return None
