import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.village import QUESTION, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom, copy_archive, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Seconds; Discord's library gives up after 25, a bot that is stopped after 20: both waits at once.
_PATIENCE = 60.0
_FOR_EVER = 3_600.0


@dataclass(frozen=True, slots=True)
class Stopped:
    """Hold what somebody still waited for when a bot that was stopped could wait no longer."""

    discord: FakeDiscord
    command: Interaction
    mention: Message
    status: int


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def storm(village_room: Newsroom, expected_so_far: set[str]) -> AsyncGenerator[Interaction]:
    """Return a command whose answer Discord refuses for as long as the library tries."""
    expected_so_far.add("unexpected")
    command = village_room.discord.reader("Wim").send_slash("ask", question=QUESTION)
    village_room.discord.faults.answer(503, f"{command.token}/messages", times=5)
    yield command


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stopped(
    storm: Interaction, village: Path, quick_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Stopped]:
    """Stop a bot while answers of it hang at Discord, and begin to wait while the storm rages."""
    data = copy_archive(quick_archive, tmp_path_factory.mktemp("stopped"))
    async with open_newsroom(village, data) as room, room.bot(**WITHOUT_MODEL) as bot:
        discord, hanna = room.discord, room.discord.reader("Hanna")
        channel = discord.new_channel("dorpsplein")
        command = hanna.send_slash("ask", question=QUESTION)
        held = [
            discord.faults.delay(_FOR_EVER, f"{command.token}/messages"),
            discord.faults.delay(_FOR_EVER, f"/channels/{channel.id}/messages"),
        ]
        mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
        await discord.until(lambda: not any(fault.times for fault in held), "answers on their way")
        status, _ = await asyncio.gather(
            bot.stop(within=_PATIENCE), storm.answered(within=_PATIENCE)
        )
        yield Stopped(discord, command, mention, status)


async def test_a_storm_of_refusals_ends_in_an_apology(
    village_room: Newsroom, storm: Interaction, stopped: Stopped
) -> None:
    text = village_room.discord.world.messages[storm.result_id or 0].text

    assert text.startswith("Something went wrong on our side.")


async def test_who_still_waits_when_a_stopped_bot_can_wait_no_longer_is_told_to_ask_again(
    stopped: Stopped,
) -> None:
    told = "The bot restarted before it could answer. Ask again."
    shown = stopped.discord.world.messages[stopped.command.result_id or 0]
    (reply,) = stopped.discord.replies_to(stopped.mention)

    assert shown.text == told
    assert (
        reply.text == "De bot is opnieuw gestart voordat hij kon antwoorden. Stel de vraag opnieuw."
    )


async def test_a_bot_that_could_not_answer_everybody_still_ends_as_told(
    stopped: Stopped,
) -> None:
    assert stopped.status == 0
    assert stopped.discord.thinking == []
