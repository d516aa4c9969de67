"""Waits that last as long as the bot, or Discord's library, has patience: half a minute."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from tests.discord.journeys.life.village import QUESTION, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom

# Seconds; the library gives up after 25, a bot that is stopped after 20.
_PATIENCE = 90.0
_FOR_EVER = 3_600.0

Opening = AbstractAsyncContextManager[Newsroom]


@dataclass(frozen=True, slots=True)
class Ends:
    """Hold what people were told when patience ended, and how the bot that was stopped ended."""

    storm: str
    command: str
    replies: list[str]
    status: int


async def lose_patience(storm: Opening, stop: Opening) -> Ends:
    """Wait in vain in two places at once."""
    told, (command, replies, status) = await asyncio.gather(
        _weather_storm(storm), _stop_in_vain(stop)
    )
    return Ends(told, command, replies, status)


async def _weather_storm(opening: Opening) -> str:
    """Let Discord refuse an answer for as long as the library tries; return what is told then."""
    async with opening as room, room.bot(expected={"unexpected"}, **WITHOUT_MODEL):
        command = room.discord.reader("Wim").send_slash("ask", question=QUESTION)
        room.discord.faults.answer(503, f"{command.token}/messages", times=5)
        await command.answered(within=_PATIENCE)
        return room.discord.world.messages[command.result_id or 0].text


async def _stop_in_vain(opening: Opening) -> tuple[str, list[str], int]:
    """Stop a bot while a command and a message hang at Discord; return what is told then."""
    async with opening as room, room.bot(**WITHOUT_MODEL) as bot:
        discord, hanna = room.discord, room.discord.reader("Hanna")
        channel = discord.new_channel("dorpsplein")
        command = hanna.send_slash("ask", question=QUESTION)
        held = [
            discord.faults.delay(_FOR_EVER, f"{command.token}/messages"),
            discord.faults.delay(_FOR_EVER, f"/channels/{channel.id}/messages"),
        ]
        mention = await hanna.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
        await discord.until(lambda: not any(fault.times for fault in held), "answers on their way")
        status = await bot.stop(within=_PATIENCE)
        told = discord.world.messages[command.result_id or 0].text
        return told, [reply.text for reply in discord.replies_to(mention)], status
