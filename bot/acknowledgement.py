"""The first thing that happens to every act: Discord is told within its three seconds."""

import asyncio
import logging
from typing import Any

import discord
from discord import InteractionResponseType

from bot.attempts import once_more

log = logging.getLogger(__name__)

# Discord's own code for an interaction that was acknowledged already.
_ACKNOWLEDGED = 40060
# Seconds for the disk, which must not cost the three that Discord gives.
_NOTED_WITHIN = 1.0


async def think(interaction: discord.Interaction[Any], *, is_private: bool) -> None:
    """Show “thinking…”, to everybody or only to who acted; what follows keeps to that."""
    interaction.extras["is_private"] = is_private
    kind = InteractionResponseType.deferred_channel_message
    # First: were the bot killed in between, nobody would know afterwards who sees “thinking…”.
    noting = asyncio.create_task(interaction.client.expect(interaction))
    await asyncio.wait((noting,), timeout=_NOTED_WITHIN)
    try:
        await _acknowledge(interaction, kind, thinking=True, ephemeral=is_private)
    except Exception:
        await noting
        await interaction.client.give_up(interaction)
        raise
    await noting


async def keep(interaction: discord.Interaction[Any]) -> None:
    """Leave the message as it is until it is changed."""
    await _acknowledge(interaction, InteractionResponseType.deferred_message_update)


async def _acknowledge(
    interaction: discord.Interaction[Any], kind: InteractionResponseType, **how: bool
) -> None:
    try:
        # At once: Discord gives up on an act after three seconds.
        await once_more(lambda: interaction.response.defer(**how))
    except discord.HTTPException as error:
        if error.code != _ACKNOWLEDGED:
            raise
        # Every act is served once (see `bot.serving`), so that was us: only the reply was lost.
        log.warning("acknowledged before", extra={"interaction": interaction.id})
        interaction.response._response_type = kind  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what the library sets when the reply comes
