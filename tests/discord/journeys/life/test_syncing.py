import pytest

from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.keeper import remember_other_commands
from tests.discord.journeys.life.village import WITHOUT_MODEL

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_commands_are_sent_to_discord_once_and_again_only_when_they_changed(
    own_village: OpenVillage,
) -> None:
    synced: list[int] = []
    async with own_village() as room:
        for _ in range(2):
            async with room.bot(**WITHOUT_MODEL):
                synced.append(room.discord.commands.synced)
        remember_other_commands(room.data)
        async with room.bot(**WITHOUT_MODEL):
            synced.append(room.discord.commands.synced)

    assert synced == [1, 1, 2]


async def test_commands_are_sent_to_another_bot_though_they_are_the_same(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room, room.bot(**WITHOUT_MODEL):
        pass
    async with own_village() as another, another.bot(**WITHOUT_MODEL):
        assert another.discord.commands.synced == 1
