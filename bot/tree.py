"""The command tree: where commands may be used, what a failed one says, syncing on change."""

import json
import logging
from hashlib import sha256
from typing import Any

import discord
from discord import app_commands

from bot.desk import Desk
from bot.failures import tell
from bot.permission import OtherServerError, Rules
from bot.translator import CatalogueTranslator

log = logging.getLogger(__name__)

# Under this name the ledger remembers what was synced last.
_SYNCED = "synced_commands"


class Tree(app_commands.CommandTree[Any]):
    """Hold the commands, for servers, direct messages and people who installed the bot."""

    def __init__(self, client: discord.Client, *, desk: Desk, rules: Rules) -> None:
        super().__init__(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        self._desk = desk
        self._rules = rules

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Refuse servers that are not served; autocomplete there stays empty."""
        if not self._desk.begin(interaction.id):
            return False
        await self._desk.arrivals.turn()
        if self._rules.serves(interaction.guild_id):
            return True
        if interaction.type is not discord.InteractionType.autocomplete:
            await tell(interaction, OtherServerError(), self._desk.metrics)
        return False

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell who used a command what went wrong with it."""
        if interaction.type is discord.InteractionType.autocomplete:
            log.error("autocomplete failed", exc_info=error, extra={"interaction": interaction.id})
            return
        await tell(interaction, error, self._desk.metrics)

    async def sync_if_changed(self) -> bool:
        """Send the commands to Discord if they differ from those sent last; return whether."""
        await self.set_translator(CatalogueTranslator())
        digest = await self._digest()
        if await self._desk.note(lambda: self._desk.ledger.values.get(_SYNCED)) == digest:
            return False
        await self.sync()
        await self._desk.try_to_note(lambda: self._desk.ledger.values.put(_SYNCED, digest))
        log.info("commands synced", extra={"commands": len(self.get_commands())})
        return True

    async def _digest(self) -> str:
        """Return what changes when the translated commands or the application do."""
        translator = CatalogueTranslator()
        payload = [
            await command.get_translated_payload(self, translator)
            for command in self._get_all_commands()
        ]
        written = json.dumps([self.client.application_id, payload], sort_keys=True)
        return sha256(written.encode()).hexdigest()
