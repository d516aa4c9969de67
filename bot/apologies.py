"""Telling people whom a crash or a stop left waiting that they must ask again."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import discord

from bot.card import Card
from bot.desk import Desk
from bot.ledger import Pending
from bot.rendering import notices
from bot.views import draw

log = logging.getLogger(__name__)

# Discord takes an interaction's token for so long.
_TOKEN_LIFE = timedelta(minutes=15)
# Whoever wrote a message longer ago no longer looks at the channel.
_PATIENCE = timedelta(hours=1)


async def apologise(client: discord.Client, desk: Desk, *, before: datetime | None = None) -> None:
    """Tell everybody who waits since before some moment, once; who was answered is left in peace.

    Without a moment it is everybody.
    """
    for pending in await desk.note(desk.ledger.pending.unfinished):
        if before is not None and pending.at >= before:
            continue
        try:
            await _tell(client, pending)
        except discord.HTTPException as error:
            log.warning("no apology", extra={"pending": pending.key, "code": error.code})
        key = pending.key
        await desk.note(lambda key=key: desk.ledger.pending.finish(key))


async def _tell(client: discord.Client, pending: Pending) -> None:
    age = datetime.now(UTC) - pending.at
    card = notices.restarted(language=pending.language)
    if pending.kind == "interaction" and age < _TOKEN_LIFE:
        await _tell_interaction(client, pending, card)
    elif pending.kind == "message" and age < _PATIENCE:
        await _tell_channel(client, pending, card)


async def _tell_interaction(client: discord.Client, pending: Pending, card: Card) -> None:
    if pending.application is None or pending.token is None:
        return
    webhook = discord.Webhook.partial(pending.application, pending.token, client=client)
    # Discord's name for the first response; the library asks for a number here, and sends it on.
    original = cast("Any", "@original")
    message = await webhook.fetch_message(original)
    if message.flags.loading:
        await webhook.edit_message(original, view=draw(card))


async def _tell_channel(client: discord.Client, pending: Pending, card: Card) -> None:
    if pending.channel is None or pending.message is None:
        return
    channel = client.get_partial_messageable(pending.channel)
    reference = discord.MessageReference(
        message_id=pending.message, channel_id=pending.channel, fail_if_not_exists=False
    )
    # With the nonce of the answer: where that was sent, Discord posts nothing more.
    await channel.send(view=draw(card), reference=reference, nonce=str(pending.message))
