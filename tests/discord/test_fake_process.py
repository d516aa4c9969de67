import sys
from pathlib import Path

import pytest

from tests.discord.fake.server import FakeDiscord

SMALL_BOT = (sys.executable, "-m", "tests.discord.fake.small_bot_main")


async def test_a_bot_in_a_process_of_its_own_is_ready_once_it_can_be_asked(
    fake: FakeDiscord, tmp_path: Path
) -> None:
    async with fake.bot(command=SMALL_BOT, folder=tmp_path) as bot:
        reply = await fake.reader("Hanna").slash("direct")

        assert reply.text == "at once"
        assert "has connected to Gateway" in bot.last_words()
    assert bot.exit_code is not None


async def test_a_bot_that_was_killed_leaves_what_it_began(fake: FakeDiscord) -> None:
    hanna = fake.reader("Hanna")
    async with fake.bot(command=SMALL_BOT) as bot:
        fake.faults.answer(500, "@original")
        interaction = hanna.send_slash("think", text="the sluice")
        await interaction.acknowledged()
        await bot.kill()

        assert not interaction.is_answered


async def test_a_bot_that_ends_before_it_is_ready_fails_with_its_last_words(
    fake: FakeDiscord,
) -> None:
    command = (sys.executable, "-c", "raise SystemExit('no token')")

    with pytest.raises(AssertionError, match="no token"):
        async with fake.bot(command=command):
            pass


async def test_a_bot_with_a_wrong_token_ends(fake: FakeDiscord) -> None:
    wrong = {"KERNVRAAG_DISCORD_TOKEN": "wrong"}

    async with fake.bot(wrong, command=SMALL_BOT, is_awaited=False) as bot:
        assert await bot.ended() != 0
