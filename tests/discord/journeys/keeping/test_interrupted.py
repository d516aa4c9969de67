import os
import signal
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.messages import Message
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.builder import builder_of, ended, hold_when_unfinished
from tests.discord.journeys.keeping.deeds import begin, outcome_of
from tests.discord.journeys.keeping.town import (
    ASK_ORGAN,
    QUICKLY,
    SAID_OF_ORGAN,
    Town,
    published,
    remember_model,
    settle,
    sound_generations,
    town_of,
)
from tests.discord.journeys.life.village import LOST_MODEL
from tests.discord.journeys.newsroom import Newsroom, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Hold what was seen after everything was killed in the middle of a reindex."""

    town: Town
    left: tuple[str, ...]
    told: Message
    answer: Reply


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def after(
    town_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Aftermath]:
    """Kill a bot and its builder when something is written, and start the bot again."""
    folder = settle(town_archive, tmp_path_factory.mktemp("interrupted"))
    async with open_newsroom(folder / "articles", folder / "data") as room:
        progress = await _reindex_and_be_killed(room)
        left = sound_generations(room.data)
        async with room.bot(**QUICKLY) as bot:
            town = town_of(room, bot)
            told = await room.discord.until(
                lambda: _changed(room, progress), "a word on the reindex that was cut short"
            )
            yield Aftermath(town, left, told, await town.mo.slash("ask", question=ASK_ORGAN))


async def _reindex_and_be_killed(room: Newsroom) -> Message:
    async with room.bot(**QUICKLY) as bot:
        town = town_of(room, bot)
        progress = await begin(town, room.discord.new_channel("raadhuisplein"))
        builder = await hold_when_unfinished(town)
        await bot.kill()
        os.kill(builder, signal.SIGKILL)
        return progress


def _changed(room: Newsroom, before: Message) -> Message | None:
    message = room.discord.latest(before)
    return message if message and "Reindexing" not in message.text else None


async def test_the_next_start_says_on_the_same_message_what_became_of_it(
    after: Aftermath,
) -> None:
    assert after.told.text.startswith("The bot stopped during the reindex that began on")
    assert "Nothing of it was published: what answered before still answers." in after.told.text


async def test_the_message_leads_to_another_dry_run(after: Aftermath) -> None:
    plan = await after.town.mo.press(after.told, "What would a reindex change?")

    assert plan.is_private
    assert plan.text.startswith("**What a reindex would change**")


async def test_the_job_is_closed_as_interrupted(after: Aftermath) -> None:
    (job,) = after.town.jobs()

    assert job.state == "interrupted"


async def test_the_generation_of_before_answers(after: Aftermath) -> None:
    assert SAID_OF_ORGAN in after.answer.text


async def test_the_status_lists_what_was_cut_short(after: Aftermath) -> None:
    status = await after.town.mo.slash("corpus status")

    assert ": interrupted" in status.text


async def test_the_next_reindex_removes_what_was_left(after: Aftermath) -> None:
    town = after.town
    assert any(name.startswith(".building-") for name in after.left)

    await outcome_of(town, await begin(town, town.discord.new_channel("veemarkt")))

    assert sound_generations(town.data) == ("g000002", "g000003")


async def test_a_reindex_that_was_published_before_the_bot_fell_is_told_as_published(
    settled: Path,
) -> None:
    async with open_newsroom(settled / "articles", settled / "data") as room:
        async with room.bot(**QUICKLY) as bot:
            town = town_of(room, bot)
            progress = await begin(town, room.discord.new_channel("raadhuisplein"))
            builder = await builder_of(town)
            # Who stands still cannot say what it hears.
            os.kill(bot.pid or 0, signal.SIGSTOP)
            await ended(builder)
            assert published(room.data) == "g000003"
            await bot.kill()
        remember_model(settled, LOST_MODEL)
        async with room.bot(**QUICKLY):
            told = await room.discord.until(lambda: _changed(room, progress), "a word on it")

    assert told.text.startswith("The new index answers: g000003")
