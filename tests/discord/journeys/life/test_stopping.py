import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.keeper import Operator
from tests.discord.journeys.life.patience import Ends, lose_patience
from tests.discord.journeys.life.village import QUESTION, SENTENCE, WITHOUT_MODEL
from tests.discord.journeys.newsroom import copy_archive, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

RESTARTING = "The bot is about to restart. Ask again in a minute."
# Seconds for which Discord holds an answer back; whatever is done meanwhile is done during a stop.
_HELD = 2.0


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def ends(
    village: Path, quick_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[asyncio.Task[Ends]]:
    """Begin the waits that last longest, so that they pass while other journeys are made."""
    storm, stop = (
        open_newsroom(village, copy_archive(quick_archive, tmp_path_factory.mktemp("patience")))
        for _ in range(2)
    )
    waiting = asyncio.create_task(lose_patience(storm, stop))
    yield waiting
    await waiting


async def test_a_bot_that_is_stopped_answers_what_was_asked_before(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room, room.bot(**WITHOUT_MODEL) as bot:
        discord, hanna = room.discord, room.discord.reader("Hanna")
        command = hanna.send_slash("ask", question=QUESTION)
        held = discord.faults.delay(_HELD, f"{command.token}/messages")
        await discord.until(lambda: not held.times, "an answer on its way")
        elsewhere = discord.new_channel("dorpsplein")
        mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=elsewhere)
        held = discord.faults.delay(_HELD / 2, f"/channels/{elsewhere.id}/messages")
        await discord.until(lambda: not held.times, "a reply on its way")
        status = await bot.stop()

        assert SENTENCE in _shown(discord, command)
        assert [SENTENCE in reply.text for reply in discord.replies_to(mention)] == [True]
        assert status == 0


async def test_who_had_only_just_asked_a_bot_that_is_stopped_is_told_to_come_back(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room, room.bot(**WITHOUT_MODEL) as bot:
        command = room.discord.reader("Hanna").send_slash("ask", question=QUESTION)
        held = room.discord.faults.delay(_HELD / 4, f"{command.token}/callback")
        await room.discord.until(lambda: not held.times, "an acknowledgement on its way")
        status = await bot.stop()

        assert _shown(room.discord, command) == RESTARTING
        assert status == 0


async def test_who_asks_a_bot_that_is_being_stopped_is_told_to_come_back(
    own_village: OpenVillage,
) -> None:
    settings = {"KERNVRAAG_HEALTH_PORT": "0", **WITHOUT_MODEL}
    async with own_village() as room, room.bot(**settings) as bot:
        discord, hanna = room.discord, room.discord.reader("Hanna")
        before = hanna.send_slash("ask", question=QUESTION)
        held = discord.faults.delay(_HELD, f"{before.token}/messages")
        await discord.until(lambda: not held.times, "an answer on its way")
        stop = asyncio.create_task(bot.stop())
        operator = Operator(bot.output)
        while (health := await operator.health()).status != "stopping":
            pass
        command = await hanna.slash("ask", question=QUESTION)
        mention = await hanna.mention("Why did the ferry not sail?")
        await stop

        assert health.http == 503
        assert [command.text, mention.text] == [RESTARTING, RESTARTING]
        assert SENTENCE in _shown(discord, before)


async def test_a_bot_that_cannot_connect_can_be_stopped(own_village: OpenVillage) -> None:
    expected = {"Attempting a reconnect", "the connection ended"}
    async with own_village() as room:
        gateway = room.discord.gateway
        gateway.is_open = False
        async with room.bot(expected=expected, is_awaited=False, **WITHOUT_MODEL) as bot:
            # Where the first attempt fails, the library gives up, and the bot begins anew.
            await room.discord.until(lambda: gateway.turned_away >= 2, "the bot to try")
            status = await bot.stop()

    assert status == 0


async def test_who_still_waits_when_a_stopped_bot_can_wait_no_longer_is_told_to_ask_again(
    ends: asyncio.Task[Ends],
) -> None:
    told = await ends

    assert told.command == "The bot restarted before it could answer. Ask again."
    assert told.replies == [
        "De bot is opnieuw gestart voordat hij kon antwoorden. Stel de vraag opnieuw."
    ]
    assert told.status == 0


async def test_who_waits_for_an_answer_that_discord_keeps_refusing_is_told_that_it_failed(
    ends: asyncio.Task[Ends],
) -> None:
    told = await ends

    assert told.storm.startswith("Something went wrong on our side.")


def _shown(discord: FakeDiscord, interaction: Interaction) -> str:
    return discord.world.messages[interaction.result_id or 0].text
