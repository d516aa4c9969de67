import pytest

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.village import QUESTION, WITHOUT_MODEL

pytestmark = pytest.mark.asyncio(loop_scope="session")

# More than are answered before the last of them hears that fifty come first.
_CROWD = 150
_IN_A_QUEUE = "Your question is in the queue"


async def test_who_was_told_their_place_in_the_queue_is_told_to_ask_again(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room:
        discord = room.discord
        async with room.bot(KERNVRAAG_WORKERS="1", **WITHOUT_MODEL) as bot:
            readers = [discord.reader(f"Lezer {number}") for number in range(_CROWD)]
            asked = [reader.send_slash("ask", question=QUESTION) for reader in readers]
            await discord.until(lambda: _in_queue(discord, asked), "somebody in the queue")
            await bot.kill()
        waiting = _in_queue(discord, asked)
        async with room.bot(**WITHOUT_MODEL):
            await discord.until(lambda: not _in_queue(discord, asked), "apologies")
            told = {_shown(discord, each).text for each in waiting}

    assert told == {"The bot restarted before it could answer. Ask again."}


def _in_queue(discord: FakeDiscord, asked: list[Interaction]) -> list[Interaction]:
    acknowledged = [each for each in asked if each.original_id]
    return [each for each in acknowledged if _shown(discord, each).text.startswith(_IN_A_QUEUE)]


def _shown(discord: FakeDiscord, interaction: Interaction) -> Message:
    return discord.world.messages[interaction.original_id or 0]
