from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import pytest_asyncio

from tests.builders import write_corpus
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.keeper import Operator
from tests.discord.journeys.life.village import WITHOUT_MODEL, lose_model
from tests.discord.journeys.newsroom import (
    Newsroom,
    build_archive,
    copy_archive,
    open_newsroom,
)
from tests.discord.journeys.traces import Beginning, left_in_log, left_on_discord, said_by_people

OpenVillage = Callable[..., AbstractAsyncContextManager[Newsroom]]


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of four articles."""
    return write_corpus(tmp_path_factory.mktemp("village") / "articles")


@pytest.fixture(scope="session")
def village_archive(village: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that no bot writes into, with one generation of the village."""
    return build_archive(village, tmp_path_factory.mktemp("village-archive") / "data")


@pytest.fixture(scope="session")
def quick_archive(village_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, without its model."""
    return lose_model(village_archive, tmp_path_factory.mktemp("quick-archive") / "data")


@pytest.fixture
def own_village(village: Path, quick_archive: Path, tmp_path: Path) -> OpenVillage:
    """Return what opens the village for one journey alone; its bots are the journey's to run."""
    data = copy_archive(quick_archive, tmp_path)
    return lambda **options: open_newsroom(village, data, **options)


@pytest.fixture
def bare_village(tmp_path: Path) -> OpenVillage:
    """Return what opens a village without articles, whose bot can answer nothing."""
    return lambda **options: open_newsroom(tmp_path / "nowhere", tmp_path / "data", **options)


@pytest.fixture(scope="module")
def expected_so_far() -> set[str]:
    """Return the errors that journeys with the shared bot expected."""
    return set()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def village_room(
    village: Path,
    quick_archive: Path,
    expected_so_far: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[Newsroom]:
    """Run a bot for those journeys of a module after which it is as it was before."""
    data = copy_archive(quick_archive, tmp_path_factory.mktemp("village-room"))
    async with (
        open_newsroom(village, data) as room,
        room.bot(expected=expected_so_far, KERNVRAAG_HEALTH_PORT="0", **WITHOUT_MODEL),
    ):
        yield room


@pytest.fixture
def expected(expected_so_far: set[str]) -> Generator[set[str]]:
    """Return the errors that a journey expects in the log of the shared bot, to be filled."""
    events: set[str] = set()
    yield events
    expected_so_far |= events


@pytest.fixture
def discord(village_room: Newsroom, expected: set[str]) -> Generator[FakeDiscord]:
    """Return the Discord of the shared bot, and look through what a journey leaves."""
    (log,) = village_room.logs
    length, began = log.stat().st_size, Beginning.of(village_room.discord)
    yield village_room.discord
    lines = log.read_bytes()[length:].decode().splitlines()
    secrets = said_by_people(village_room.discord, began)
    assert left_in_log(lines, secrets=secrets, expected=expected) == []
    assert left_on_discord(village_room.discord, began) == []


@pytest.fixture
def log(village_room: Newsroom) -> Path:
    """Return the log of the shared bot."""
    (path,) = village_room.logs
    return path


@pytest.fixture
def operator(log: Path) -> Operator:
    """Return who keeps the shared bot."""
    return Operator(log)


@pytest.fixture
def channel(discord: FakeDiscord) -> Channel:
    """Return a channel in which only this journey takes place."""
    return discord.new_channel("dorpsplein")


@pytest.fixture
def hanna(discord: FakeDiscord) -> Reader:
    """Return somebody whose Discord is in English."""
    return discord.reader("Hanna")
