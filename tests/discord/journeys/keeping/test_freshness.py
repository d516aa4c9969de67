from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.keeping.files import KEY_FILE, LEDGER_FILE
from bot.ledger import Ledger, read_key
from bot.reindexing import KIND
from tests.discord.fake.messages import Message
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.builder import pass_time
from tests.discord.journeys.keeping.town import QUICKLY, Town, settle, town_of
from tests.discord.journeys.life.keeper import events
from tests.discord.journeys.newsroom import Newsroom, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Ten years; the newest article is from 2022.
_FRESH = "3650"
_LOOKED = "reindex was cut short"


@dataclass(frozen=True, slots=True)
class Alarms:
    """Hold what stood in the alarm channel after a fresh, a stale and another stale start."""

    when_fresh: list[Message]
    when_stale: list[Message]
    later: list[Message]
    after_a_newer_article: list[Message]
    status: Reply


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def alarms(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Alarms]:
    """Start bots on one archive, with a limit that it keeps and with one that it does not."""
    folder = settle(town_archive, tmp_path_factory.mktemp("freshness"))
    async with open_newsroom(folder / "articles", folder / "data") as room:
        when_fresh, _ = await _start(room, days=_FRESH)
        when_stale, status = await _start(room, days="30", alarms=1)
        later, _ = await _start(room, days="30")
        # What has become stale anew is told anew.
        (room.data / "decisions.toml").write_text('[dates]\n"002-orgel" = "2025-01-31"\n', "utf-8")
        newer, _ = await _start(room, days="30", alarms=2)
        yield Alarms(when_fresh, when_stale, later, newer, status)


async def _start(
    room: Newsroom, *, days: str, alarms: int | None = None
) -> tuple[list[Message], Reply]:
    """Run a bot until it has looked for staleness; return the alarms so far and its status."""
    _leave_job(room.data)
    settings = {
        "KERNVRAAG_FRESHNESS_DAYS": days,
        "KERNVRAAG_ALARM_CHANNEL_ID": str(room.discord.channel.id),
    }
    async with room.bot(**QUICKLY, **settings) as bot:
        town = town_of(room, bot)
        await _looked(town)
        if alarms is not None:
            await room.discord.until(
                lambda: len(room.discord.messages_of_bot()) == alarms, "an alarm"
            )
        status = await town.mo.slash("corpus status", channel=room.discord.thread)
    return room.discord.messages_of_bot(), status


async def _looked(town: Town) -> None:
    """Wait until a bot closed the job that was left; it looks for staleness right after."""
    while _LOOKED not in events(town.bot.output):
        await pass_time(town.mo)


def _leave_job(data: Path) -> None:
    """Write down a reindex that nobody ended, as a crash does."""
    with Ledger.open(data / LEDGER_FILE, key=read_key(data / KEY_FILE)) as ledger:
        ledger.jobs.start(KIND)


async def test_nothing_is_posted_of_an_archive_that_is_fresh(alarms: Alarms) -> None:
    assert alarms.when_fresh == []


async def test_the_channel_is_told_once_that_the_archive_has_become_stale(
    alarms: Alarms,
) -> None:
    (alarm,) = alarms.when_stale

    assert alarm.text.startswith("**The archive has become stale**")
    assert "The newest article or the last build is more than 30 days old." in alarm.text
    assert "newest article: September 2022" in alarm.text


async def test_the_channel_is_not_told_again_after_a_restart(alarms: Alarms) -> None:
    assert alarms.later == alarms.when_stale


async def test_the_channel_is_told_again_when_newer_articles_have_become_stale(
    alarms: Alarms,
) -> None:
    assert len(alarms.after_a_newer_article) == 2
    assert "newest article: 31 January 2025" in alarms.after_a_newer_article[1].text


async def test_the_status_warns_of_it_too(alarms: Alarms) -> None:
    assert "The newest article or the last build is more than 30 days old." in alarms.status.text
