"""Answering an interaction that was acknowledged: its turn, its work, its reply."""

import io
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeAlias

import discord

from bot.attempts import once_more
from bot.desk import Attachment, Desk, Reply
from bot.edition import Edition
from bot.failures import tell
from bot.i18n import spoken
from bot.ledger import Pending
from bot.metrics import Door
from bot.permission import Rules
from bot.rendering import notices
from bot.replies.answers import Asker
from bot.views import draw

Interaction: TypeAlias = discord.Interaction[Any]

# Fewer than this many before one are answered before they could be read about.
_WORTH_SAYING = 50


def language_of(interaction: Interaction) -> str:
    """Return the language of the reader's own Discord."""
    return spoken(interaction.locale.value)


def asker_of(interaction: Interaction, desk: Desk) -> Asker:
    """Return who asks, as the ledger knows them."""
    return Asker(desk.ledger.reader_of(interaction.user.id), language_of(interaction))


async def serve(
    interaction: Interaction,
    desk: Desk,
    work: Callable[[Edition], Reply],
    *,
    door: Door | None = None,
) -> None:
    """Send what `work` makes of the archive; `door` names a question's, a page turned has none."""

    async def take() -> Reply:
        if door is not None:
            desk.metrics.asked(door)
            desk.check_cooldown(interaction.user.id)
        return await _take_turn(interaction, desk, work)

    await _send(interaction, desk, take)


async def write(interaction: Interaction, desk: Desk, keep: Callable[[], Reply]) -> None:
    """Send what came of an act that needs no archive, such as a report."""

    async def take() -> Reply:
        desk.check_cooldown(interaction.user.id)
        return await desk.note(keep)

    await _send(interaction, desk, take)


async def moderate(
    interaction: Interaction, desk: Desk, rules: Rules, act: Callable[[], Reply]
) -> None:
    """Send what came of a moderator's act, in a thread; refuses everybody else before it."""

    async def take() -> Reply:
        rules.require_moderator(interaction)
        return await desk.note(act)

    await _send(interaction, desk, take)


async def _send(interaction: Interaction, desk: Desk, take: Callable[[], Awaitable[Reply]]) -> None:
    desk.metrics.acknowledged_after(_age_of(interaction))
    try:
        reply = await take()
        message = await once_more(lambda: _show(interaction, reply))
    except Exception as error:  # noqa: BLE001 - whatever it is, the reader must hear of it
        await tell(interaction, error, desk.metrics)
        await desk.fulfil(str(interaction.id))
        return
    await desk.fulfil(str(interaction.id))
    shown = reply.shown
    if shown is not None:
        await desk.try_to_note(
            lambda: desk.ledger.shown.attach(
                shown.id, channel=interaction.channel_id, message=message.id
            )
        )


async def _show(interaction: Interaction, reply: Reply) -> discord.InteractionMessage:
    return await interaction.edit_original_response(
        view=draw(reply.card), attachments=files_of(reply.files)
    )


async def _take_turn(
    interaction: Interaction, desk: Desk, work: Callable[[Edition], Reply]
) -> Reply:
    ticket = desk.take_ticket()
    try:
        is_update = (
            interaction.response.type is discord.InteractionResponseType.deferred_message_update
        )
        if ticket.ahead >= _WORTH_SAYING and not is_update:
            await desk.courtesies.turn()
            # Only a courtesy: the answer comes whether or not it can be shown.
            with suppress(discord.HTTPException):
                notice = notices.waiting(ticket.ahead, language=language_of(interaction))
                await interaction.edit_original_response(view=draw(notice))
        return await desk.work(ticket, work)
    finally:
        ticket.give_back()


def _age_of(interaction: Interaction) -> float:
    """Return the seconds since Discord made an interaction; its clock and ours may differ."""
    return max(0.0, (datetime.now(UTC) - interaction.created_at).total_seconds())


def files_of(attachments: Sequence[Attachment]) -> list[discord.File]:
    """Return attachments as Discord's library sends them."""
    return [discord.File(io.BytesIO(each.content), filename=each.name) for each in attachments]


def pending_of(interaction: Interaction) -> Pending:
    """Return what the ledger keeps of who waits for an answer to an interaction."""
    return Pending(
        key=str(interaction.id),
        kind="interaction",
        application=interaction.application_id,
        token=interaction.token,
        channel=interaction.channel_id,
        message=None,
        language=language_of(interaction),
        at=datetime.now(UTC),
    )
