"""Checking somebody's message against the archive, from its own menu."""

import re

import discord
from discord import app_commands
from discord.ext import commands

from bot import acknowledgement
from bot.days import today
from bot.desk import Desk, Reply
from bot.edition import Edition
from bot.failures import ReaderError
from bot.metrics import Door
from bot.rendering import notices
from bot.replies import answers
from bot.replying import Interaction, asker_of, language_of, serve
from bot.translator import name
from retrieval.types import Question

# Mentions of people, roles, channels and commands, emoji and timestamps, as Discord writes them.
_MENTION = re.compile(r"<(?:[@#][!&]?|a?:\w+:|t:|/[^:>]*:)[\w:-]*>")


class Check(commands.Cog):
    """Show what the archive itself says on what somebody wrote; privately, and no verdict."""

    def __init__(self, desk: Desk, tree: app_commands.CommandTree[discord.Client]) -> None:
        self._desk = desk
        self._tree = tree
        # Discord's library knows no decorator for a menu inside a cog.
        self._menu = app_commands.ContextMenu(name=name("check"), callback=self.check)

    async def cog_load(self) -> None:
        """Put the menu into place."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    async def check(self, interaction: Interaction, message: discord.Message) -> None:
        """Show dated quotes for and about a message's text."""
        await acknowledgement.think(interaction, is_private=True)
        asker, language = asker_of(interaction, self._desk), language_of(interaction)
        # Whom a message names by a mention is no part of what it claims.
        text = _MENTION.sub(" ", message.content).strip()

        def work(edition: Edition) -> Reply:
            if not text:
                raise ReaderError(notices.nothing_to_check(language=language))
            return answers.check(edition, self._desk.ledger, Question(text, today()), asker)

        await serve(interaction, self._desk, work, door=Door.MENU)
