from collections.abc import Mapping

import pytest

from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.village import QUESTION, SENTENCE, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

ANOTHER_TOKEN = "ODc2NTQzMjEwOTg3NjU0MzIx.fake.another-for-tests"  # noqa: S105 - opens nothing


async def test_a_second_bot_of_the_same_token_is_refused_in_one_line(
    village_room: Newsroom, discord: FakeDiscord
) -> None:
    elsewhere = {"KERNVRAAG_DATA_DIR": str(village_room.data.with_name("elsewhere"))}
    status, words = await _run(discord, village_room.settings() | elsewhere)

    assert status == 1
    assert words.startswith("kernvraag: a bot is already running with this token (")
    assert words.endswith("); stop it first")


async def test_a_second_bot_of_the_same_data_folder_is_refused_in_one_line(
    village_room: Newsroom, discord: FakeDiscord
) -> None:
    other = {"KERNVRAAG_DISCORD_TOKEN": ANOTHER_TOKEN}
    status, words = await _run(discord, village_room.settings() | other)

    assert status == 1
    assert words.startswith("kernvraag: a bot is already running with this data folder (")


async def test_the_first_bot_does_not_notice_that_others_were_refused(
    village_room: Newsroom, discord: FakeDiscord
) -> None:
    await _run(discord, village_room.settings())
    reply = await discord.reader("Hanna").slash("ask", question=QUESTION)

    assert SENTENCE in reply.text
    assert discord.gateway.identified == 1


async def test_a_token_that_discord_does_not_take_is_told_in_one_line(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room:
        wrong = {"KERNVRAAG_DISCORD_TOKEN": ANOTHER_TOKEN}
        status, words = await _run(room.discord, room.settings() | WITHOUT_MODEL | wrong)

    assert status == 1
    assert words.startswith("kernvraag: Discord does not accept the token; copy it anew")
    assert ANOTHER_TOKEN not in words


async def test_a_bot_without_a_token_is_told_where_to_put_one(own_village: OpenVillage) -> None:
    async with own_village() as room:
        none = {"KERNVRAAG_DISCORD_TOKEN": ""}
        status, words = await _run(room.discord, room.settings() | WITHOUT_MODEL | none)

    assert status == 1
    assert words.startswith("kernvraag: no Discord token is set;")


async def _run(discord: FakeDiscord, settings: Mapping[str, str]) -> tuple[int, str]:
    """Return how a bot ended, and what it said to whoever started it."""
    async with discord.bot(settings, is_awaited=False) as bot:
        status = await bot.ended()
        return status, _words(bot)


def _words(bot: BotProcess) -> str:
    """Return the only line that is no log."""
    lines = bot.output.read_text("utf-8").splitlines()
    (words,) = (line for line in lines if not line.startswith("{"))
    return words
