from collections.abc import AsyncGenerator

import pytest

from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot
from tests.discord.fake.small_bot_run import Running, run_small_bot


@pytest.fixture
async def fake() -> AsyncGenerator[FakeDiscord]:
    async with FakeDiscord() as running:
        yield running


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Running:
    return lambda fake: run_small_bot(fake, monkeypatch)


@pytest.fixture
async def small_bot(fake: FakeDiscord, running: Running) -> AsyncGenerator[SmallBot]:
    async with running(fake) as bot:
        yield bot
