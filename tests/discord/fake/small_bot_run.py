"""Running the little bot in the process of the tests, pointed at the fake."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot

Running = Callable[[FakeDiscord], AbstractAsyncContextManager[SmallBot]]


@asynccontextmanager
async def run_small_bot(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch, *, token: str | None = None
) -> AsyncGenerator[SmallBot]:
    """Run the little bot while entered."""
    monkeypatch.setattr(Route, "BASE", fake.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(fake.gateway_url))
    bot = SmallBot()
    bot.ended = run = asyncio.create_task(bot.start(token or fake.token))
    run.add_done_callback(lambda _: fake.world.changes.tell())
    await fake.until(lambda: fake.gateway.is_connected or run.done(), "the little bot")
    try:
        yield bot
    finally:
        await bot.close()
        with suppress(asyncio.CancelledError, Exception):
            await run
