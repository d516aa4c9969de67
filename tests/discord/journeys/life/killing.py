"""A bot that is killed while people wait, and started again."""

from dataclasses import dataclass

from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.life.keeper import age_pending, pending
from tests.discord.journeys.life.village import QUESTION, WITHOUT_MODEL
from tests.discord.journeys.newsroom import Newsroom

# Seconds; no test lasts as long.
_FOR_EVER = 3_600.0


@dataclass(frozen=True, slots=True)
class Commands:
    """Hold commands that were never answered."""

    public: Interaction
    private: Interaction
    too_old: Interaction


@dataclass(frozen=True, slots=True)
class Mentions:
    """Hold messages whose reply was never sent, or sent and never confirmed."""

    unanswered: Message
    posted: Message
    too_old: Message


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Hold what people did before a bot was killed; now another one runs in its place."""

    discord: FakeDiscord
    hanna: Reader
    answer: Reply
    form: Reply
    commands: Commands
    mentions: Mentions


async def live_and_be_killed(room: Newsroom) -> Aftermath:
    """Run a bot, and kill it while people wait."""
    discord = room.discord
    hanna = discord.reader("Hanna", locale="nl")
    async with room.bot(**WITHOUT_MODEL) as bot:
        answer = await hanna.slash("ask", question=QUESTION)
        form = await hanna.press(answer, "Meld een fout")
        commands = Commands(
            await _hold_command(discord, hanna),
            await _hold_command(discord, discord.reader("Evan"), private=True),
            await _hold_command(discord, hanna),
        )
        mentions = Mentions(
            await _hold_mention(discord, hanna),
            too_old=await _hold_mention(discord, hanna),
            posted=await _post_unconfirmed(discord, hanna),
        )
        await bot.kill()
    age_pending(room.data, commands.too_old.id, minutes=16)
    age_pending(room.data, mentions.too_old.id, minutes=61)
    return Aftermath(discord, hanna, answer, form, commands, mentions)


async def apologies_end(room: Newsroom, hanna: Reader) -> None:
    """Wait until nobody is left who has to be told."""
    while pending(room.data):
        await hanna.autocomplete("source", article="veerpont")


async def _hold_command(
    discord: FakeDiscord, reader: Reader, *, private: bool = False
) -> Interaction:
    interaction = reader.send_slash("ask", question=QUESTION, private=private)
    held = discord.faults.delay(_FOR_EVER, f"{interaction.token}/messages")
    await discord.until(lambda: not held.times, "an answer on its way")
    return interaction


async def _hold_mention(discord: FakeDiscord, reader: Reader) -> Message:
    channel = discord.new_channel("dorpsplein")
    held = discord.faults.delay(_FOR_EVER, _posting_in(channel))
    message = await reader.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    await discord.until(lambda: not held.times, "a reply on its way")
    return message


async def _post_unconfirmed(discord: FakeDiscord, reader: Reader) -> Message:
    channel = discord.new_channel("kerkplein")
    discord.faults.lose_answer(_posting_in(channel))
    message = await reader.say(f"{discord.bot_person.mention} {QUESTION}", channel=channel)
    await discord.until(lambda: discord.replies_to(message), "a reply")
    return message


def _posting_in(channel: Channel) -> str:
    return f"/channels/{channel.id}/messages"
