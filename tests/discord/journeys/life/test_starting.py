from pathlib import Path

import pytest
from filelock import FileLock

from retrieval.generations import LOCK_FILE, Generations
from tests.discord.journeys.life.conftest import OpenVillage
from tests.discord.journeys.life.keeper import Operator
from tests.discord.journeys.life.village import QUESTION, SENTENCE, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom, open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_bot_that_is_stopped_while_it_builds_leaves_no_builder_behind(
    village: Path, tmp_path: Path
) -> None:
    async with open_newsroom(village, tmp_path / "data") as room, room.bot() as bot:
        await room.discord.reader("Hanna").slash("ask", question=QUESTION)
        status = await bot.stop()

    assert status == 0
    assert Generations(room.data).names() == ()
    # A builder holds it for as long as it lives.
    with FileLock(room.data / LOCK_FILE).acquire(timeout=0):
        pass


async def test_a_bot_without_articles_says_that_it_cannot_answer_and_health_says_why(
    bare_village: OpenVillage,
) -> None:
    expected = {"the index could not be built"}
    settings = {"KERNVRAAG_HEALTH_PORT": "0"}
    async with bare_village() as room, room.bot(expected=expected, **settings) as bot:
        hanna = room.discord.reader("Hanna")
        reply = await hanna.slash("ask", question=QUESTION)
        while "being built" in reply.text:
            reply = await hanna.slash("ask", question=QUESTION)
        health = await Operator(bot.output).health()

        assert reply.text.startswith("The archive cannot answer now. Ask again later;")
        assert (health.http, health.status) == (503, "closed")
        assert "there is no folder of articles" in str(health.reason)


async def test_a_bot_whose_model_is_gone_answers_and_says_that_it_may_miss_something(
    own_village: OpenVillage,
) -> None:
    settings = {"KERNVRAAG_HEALTH_PORT": "0", **WITHOUT_MODEL}
    async with own_village() as room, room.bot(**settings) as bot:
        reply = await room.discord.reader("Hanna").slash("ask", question=QUESTION)
        health = await Operator(bot.output).health()

        assert SENTENCE in reply.text
        assert "Not every means of searching is available right now" in reply.text
        assert (health.http, health.status) == (200, "degraded")
        assert "only words are searched" in str(health.reason)


async def test_a_bot_that_starts_while_discord_is_away_answers_once_discord_is_back(
    own_village: OpenVillage,
) -> None:
    expected = {"Attempting a reconnect", "the connection ended"}
    settings = {"KERNVRAAG_HEALTH_PORT": "0", **WITHOUT_MODEL}
    async with own_village() as room:
        gateway = room.discord.gateway
        gateway.is_open = False
        async with room.bot(expected=expected, is_awaited=False, **settings) as bot:
            await room.discord.until(lambda: gateway.turned_away, "the bot to try")
            away = await Operator(bot.output).health()
            gateway.is_open = True
            await bot.ready()
            reply = await room.discord.reader("Hanna").slash("ask", question=QUESTION)

        assert (away.http, away.status) == (503, "disconnected")
        assert SENTENCE in reply.text


async def test_a_damaged_ledger_is_moved_aside_and_everybody_is_answered(
    own_village: OpenVillage,
) -> None:
    async with own_village() as room:
        (room.data / "ledger.sqlite").write_bytes(b"no ledger at all" * 1_000)
        async with room.bot(**WITHOUT_MODEL):
            hanna = room.discord.reader("Hanna")
            reply = await hanna.slash("ask", question=QUESTION)
            source = await hanna.press(reply, "Source 1")

        assert SENTENCE in reply.text
        assert SENTENCE in source.text
        assert _damaged(room) == ["ledger.sqlite.damaged-1"]


def _damaged(room: Newsroom) -> list[str]:
    return [path.name for path in room.data.glob("*.damaged-*")]
