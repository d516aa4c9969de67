"""What a reader is told when something goes wrong: one table, in their language."""

import logging
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

import discord
from discord import InteractionResponseType, app_commands

from bot.card import Card
from bot.desk import BusyError, CoolingDownError, ShuttingDownError
from bot.edition import NotReadyError
from bot.i18n import spoken
from bot.metrics import Metrics
from bot.permission import NotModeratorError, OtherServerError
from bot.rendering import notices
from bot.views import draw

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

# Discord's own code for an interaction that was not acknowledged in time, or is over.
_GONE = frozenset({10062, 10015, 50027})


class ReaderError(Exception):
    """Carry a card that tells a reader what was wrong with what they did."""

    def __init__(self, card: Card) -> None:
        self.card = card
        super().__init__("told to the reader")


async def tell(interaction: Interaction, error: Exception, metrics: Metrics) -> None:
    """Tell a reader what went wrong, and log what nobody expected."""
    cause = unwrap(error)
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        log.warning("too late to answer", extra={"interaction": interaction.id})
        metrics.failed("late")
        return
    card = explain(cause, spoken(interaction.locale.value), metrics, interaction=interaction.id)
    try:
        # That somebody asks too much is nobody else's business.
        await show(interaction, card, is_private=isinstance(cause, CoolingDownError))
    except discord.HTTPException as failure:
        log.warning(
            "could not be told", extra={"interaction": interaction.id, "code": failure.code}
        )


def explain(error: Exception, language: str, metrics: Metrics, **ids: int) -> Card:
    """Return what to say about an error; what nobody expected is logged under a reference."""
    cause = unwrap(error)
    told = _with_facts(cause, language) or _by_kind(cause, language, metrics)
    return told or _apologise(cause, language, metrics, ids)


def _with_facts(error: Exception, language: str) -> Card | None:
    """Return what to say about an error that knows more than its name."""
    match error:
        case ReaderError(card=card):
            return card
        case CoolingDownError(seconds=seconds):
            return notices.cooling_down(seconds, language=language)
        case BusyError(ahead=ahead):
            return notices.busy(ahead, language=language)
        case NotReadyError(state=state):
            return notices.not_ready(state, language=language)
        case _:
            return None


# The first that fits counts: what is more general stands further down.
_TABLE: Sequence[tuple[type[Exception], str, Callable[..., Card]]] = (
    (ShuttingDownError, "restarting", notices.restarting),
    (NotModeratorError, "not_moderator", notices.not_moderator),
    (OtherServerError, "elsewhere", notices.not_here),
    (app_commands.NoPrivateMessage, "elsewhere", notices.not_here),
    (app_commands.CommandNotFound, "outdated", notices.outdated_command),
    (app_commands.CommandSignatureMismatch, "outdated", notices.outdated_command),
    (app_commands.TransformerError, "not_understood", notices.not_understood),
    (app_commands.CheckFailure, "not_allowed", notices.not_allowed),
)


def _by_kind(error: Exception, language: str, metrics: Metrics) -> Card | None:
    for kind, reason, notice in _TABLE:
        if isinstance(error, kind):
            metrics.refused(reason)
            return notice(language=language)
    return None


def unwrap(error: Exception) -> Exception:
    """Return the error that a command's error stands for."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    return error


async def show(interaction: Interaction, card: Card, *, is_private: bool = False) -> None:
    """Show a card where “thinking…” stands, else beside it to who acted alone.

    What is private takes a public “thinking…” back first: what followed there would be public too.
    """
    view = draw(card)
    kind = interaction.response.type
    if kind is None:
        await interaction.response.send_message(view=view, ephemeral=True)
    elif kind is not InteractionResponseType.deferred_channel_message:
        await interaction.followup.send(view=view, ephemeral=True)
    elif is_private and not interaction.extras.get("is_private"):
        with suppress(discord.HTTPException):
            await interaction.delete_original_response()
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.edit_original_response(view=view)


def _apologise(error: Exception, language: str, metrics: Metrics, ids: dict[str, int]) -> Card:
    reference = secrets.token_hex(4)
    metrics.failed("unexpected")
    log.error("unexpected", exc_info=error, extra={"reference": reference, **ids})
    return notices.apology(reference, language=language)
