from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sample import sample_corpus
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.newsroom import (
    Newsroom,
    build_archive,
    copy_archive,
    open_newsroom,
)
from tests.discord.journeys.traces import Beginning, left_in_log, left_on_discord, said_by_people

OpenNewsroom = Callable[..., AbstractAsyncContextManager[Newsroom]]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that no bot writes into, with the one generation of the sample."""
    return build_archive(sample_corpus(), tmp_path_factory.mktemp("archive") / "data")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def newsroom(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Newsroom]:
    """Run the bot that all journeys share that change nothing for each other."""
    data = copy_archive(archive, tmp_path_factory.mktemp("newsroom"))
    async with open_newsroom(sample_corpus(), data) as room, room.bot():
        yield room


@pytest.fixture
def discord(newsroom: Newsroom) -> Generator[FakeDiscord]:
    """Return the Discord that journeys share, and look through what each of them leaves."""
    (log,) = newsroom.logs
    length, began = log.stat().st_size, Beginning.of(newsroom.discord)
    yield newsroom.discord
    lines = log.read_bytes()[length:].decode().splitlines()
    secrets = said_by_people(newsroom.discord, began)
    assert left_in_log(lines, secrets=secrets) == []
    assert left_on_discord(newsroom.discord, began) == []


@pytest.fixture
def own_newsroom(archive: Path, tmp_path: Path) -> OpenNewsroom:
    """Return what opens a newsroom for one journey alone; its bots are the journey's to run."""
    data = copy_archive(archive, tmp_path)
    return lambda **options: open_newsroom(sample_corpus(), data, **options)


@pytest.fixture
def channel(discord: FakeDiscord) -> Channel:
    """Return a channel in which only this journey takes place."""
    return discord.new_channel("krantentafel")


@pytest.fixture
def hanna(discord: FakeDiscord) -> Reader:
    """Return somebody whose Discord is in Dutch."""
    return discord.reader("Hanna", locale="nl")


@pytest.fixture
def evan(discord: FakeDiscord) -> Reader:
    """Return somebody whose Discord is in English."""
    return discord.reader("Evan", locale="en-GB")
