from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.keeping.town import Town, build_town, open_town, settle


@pytest.fixture(scope="session")
def town_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with articles and data that no bot writes into."""
    return build_town(tmp_path_factory.mktemp("town-archive"))


@pytest.fixture
def settled(town_archive: Path, tmp_path: Path) -> Path:
    """Return a copy of it for one journey alone; its bots are the journey's to run."""
    return settle(town_archive, tmp_path)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Town]:
    """Run a bot for the journeys of a module, which keep apart by their articles."""
    async with open_town(settle(town_archive, tmp_path_factory.mktemp("town"))) as town:
        yield town


@pytest.fixture
def discord(town: Town) -> FakeDiscord:
    """Return the Discord of the module's bot."""
    return town.discord


@pytest.fixture
def mo(town: Town) -> Reader:
    """Return who may keep the archive."""
    return town.mo


@pytest.fixture
def hanna(discord: FakeDiscord) -> Reader:
    """Return somebody who only reads."""
    return discord.reader("Hanna", locale="en-GB")


@pytest.fixture
def channel(discord: FakeDiscord) -> Channel:
    """Return a channel in which only this journey takes place."""
    return discord.new_channel("raadhuisplein")
