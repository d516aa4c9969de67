"""A bot that begins without an index, and whose archive then changes under it."""

import asyncio
from dataclasses import dataclass

from tests.bot.running import CommandLine
from tests.builders import ARTICLES, write_corpus
from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.life.keeper import Health, Operator
from tests.discord.journeys.life.village import QUESTION
from tests.discord.journeys.newsroom import Newsroom

_REMOVED = "004-ijsbaan"
_NEW = " date 2023-02 De kaasmarkt verhuist naar de sporthal. Het dak van de waag lekt."
_CORRECTED = (
    " date 2022-11 Molenaar Hilde Brakel maalt weer rogge. "
    "Haar wieken stonden een herfst lang stil. De bakker haalde de eerste zak zelf op."
)


@dataclass(frozen=True, slots=True)
class Bot:
    """Hold a running bot, who asks it, who keeps it, and what both saw before it had an index."""

    room: Newsroom
    process: BotProcess
    hanna: Reader
    operator: Operator
    early: Reply
    early_health: Health


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold what a reader and the operator saw of the first generation."""

    kept: Reply
    corrected: Reply
    removed: Reply
    health: Health


async def begin(room: Newsroom, process: BotProcess) -> Bot:
    """Ask a bot that has no index yet, until it has one."""
    hanna, operator = room.discord.reader("Hanna"), Operator(process.output)
    early = reply = await hanna.slash("ask", question=QUESTION)
    health = await operator.health()
    while "being built" in reply.text:
        reply = await hanna.slash("ask", question=QUESTION)
    return Bot(room, process, hanna, operator, early, health)


async def answers_of(bot: Bot) -> Answers:
    """Ask about each article that will fare differently."""
    return Answers(
        kept=await bot.hanna.slash("ask", question=QUESTION),
        corrected=await bot.hanna.slash("ask", question="Hoe lang stonden de wieken stil?"),
        removed=await bot.hanna.slash("ask", question="Wanneer ging de ijsbaan open?"),
        health=await bot.operator.health(),
    )


async def change(bot: Bot) -> None:
    """Add an article, correct one and remove one, and wait until the bot has followed."""
    articles = {name: text for name, text in ARTICLES.items() if name != _REMOVED}
    changed = {**articles, "002-molenaar": _CORRECTED, "005-kaasmarkt": _NEW}
    write_corpus(bot.room.corpus, changed)
    await command(bot, "reindex")
    await follow(bot, "g000002")


async def command(bot: Bot, *arguments: str) -> None:
    """Run a command as an operator does, beside the bot."""
    line = CommandLine(bot.room.data.parent, bot.room.settings())
    done = await asyncio.to_thread(line.run, *arguments)
    assert done.returncode == 0, done.stderr


async def follow(bot: Bot, generation: str) -> None:
    """Wait until a generation answers."""
    while (await bot.operator.health()).generation != generation:
        await bot.hanna.autocomplete("source", article="veerpont")
