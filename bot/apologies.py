"""Telling people whom a crash or a stop left waiting that they must ask again."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import discord

from bot.attempts import CUT_OFF
from bot.card import Accent, Card
from bot.desk import Desk
from bot.ledger import LedgerError, Pending
from bot.rendering import notices
from bot.views import draw

log = logging.getLogger(__name__)

# Discord takes an interaction's token for so long.
_TOKEN_LIFE = timedelta(minutes=15)
# Apologies under way: a crowd is told within seconds, and the loop serves others meanwhile.
_AT_ONCE = 10
# Whoever wrote a message longer ago no longer looks at the channel.
_PATIENCE = timedelta(hours=1)


async def apologise(client: discord.Client, desk: Desk, *, before: datetime | None = None) -> None:
    """Tell everybody who waits since before some moment, once; who was answered is left in peace.

    Without a moment it is everybody.
    """
    try:
        unfinished = await desk.note(desk.ledger.pending.unfinished)
    except LedgerError:
        log.exception("who waits is not known")
        return
    owed = [each for each in unfinished if before is None or each.at < before]
    gate = asyncio.Semaphore(_AT_ONCE)
    await asyncio.gather(*(_apologise_to(client, desk, each, gate) for each in owed))


async def _apologise_to(
    client: discord.Client, desk: Desk, pending: Pending, gate: asyncio.Semaphore
) -> None:
    async with gate:
        try:
            await _tell(client, pending)
        except (discord.HTTPException, *CUT_OFF) as error:
            code = getattr(error, "code", None)
            log.warning("no apology", extra={"pending": pending.key, "code": code})
        await desk.fulfil(pending.key)


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
    if message.flags.loading or _only_waits(message):
        await webhook.edit_message(original, view=draw(card))


def _only_waits(message: discord.Message) -> bool:
    """Tell a notice that somebody is in the queue, which is no answer yet."""
    return any(
        isinstance(component, discord.Container)
        and component.accent_colour == discord.Colour(Accent.WAITING.value)
        for component in message.components
    )


async def _tell_channel(client: discord.Client, pending: Pending, card: Card) -> None:
    if pending.channel is None or pending.message is None:
        return
    channel = client.get_partial_messageable(pending.channel)
    reference = discord.MessageReference(
        message_id=pending.message, channel_id=pending.channel, fail_if_not_exists=False
    )
    # With the nonce of the answer: where that was sent, Discord posts nothing more.
    await channel.send(view=draw(card), reference=reference, nonce=str(pending.message))
