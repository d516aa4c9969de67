"""Reindexing from Discord: the dry run, the progress on an ordinary message, the way back."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Protocol

import discord

from bot.actions import Action
from bot.card import Card
from bot.desk import Attachment, Reply
from bot.failures import ReaderError, explain, show
from bot.keeping.status import read_status
from bot.moderation.freshness import is_stale
from bot.moderation.office import Act, Office
from bot.reindexing import (
    AlreadyReindexingError,
    Published,
    Reindexing,
    Result,
    Step,
)
from bot.rendering import notices as readers_notices
from bot.rendering.keeping import notices
from bot.rendering.keeping.plan import rejections_file, render_plan
from bot.rendering.keeping.progress import render_progress
from bot.rendering.keeping.result import render_result
from bot.rendering.keeping.rollback import render_no_rollback, render_rollback
from bot.rendering.keeping.status import render_status
from bot.replying import Interaction, files_of, language_of
from bot.views import NOBODY, draw
from retrieval.building import Stage
from retrieval.changes import compare_digests
from retrieval.errors import NoEarlierGenerationError
from retrieval.generations import Generations

log = logging.getLogger(__name__)

# Seconds between two edits of the message: Discord takes five in five for a whole channel.
_PACE = 3.0


class Editable(Protocol):
    """Show a card in place of the one before."""

    async def edit(
        self, *, view: discord.ui.LayoutView, allowed_mentions: discord.AllowedMentions
    ) -> object:
        """Replace what is shown."""
        ...


class Building:
    """Reindex, roll back, and tell how the archive is doing."""

    def __init__(
        self, office: Office, reindexing: Reindexing, *, freshness_days: int | None
    ) -> None:
        self._office = office
        self._reindexing = reindexing
        self._freshness_days = freshness_days
        self._tasks: set[asyncio.Task[None]] = set()

    async def status(self, interaction: Interaction) -> None:
        """Show how the archive is doing."""

        def work(act: Act) -> Reply:
            edition, service = act.require_edition(), self._office.desk.service
            status = read_status(
                edition.generation,
                Generations(service.data),
                service.decisions(),
                ledger=self._office.desk.ledger,
                now=datetime.now(UTC),
            )
            card = render_status(
                status,
                freshness_days=self._freshness_days,
                stale=is_stale(edition, self._freshness_days, now=datetime.now(UTC)),
                running=self._reindexing.running is not None,
                language=act.language,
            )
            return Reply(card)

        await self._office.act(interaction, work)

    async def plan(self, interaction: Interaction) -> None:
        """Show what a reindex would change, and offer to do it."""

        def work(act: Act) -> Reply:
            estimate = self._reindexing.estimate()
            generation = act.edition.generation.name if act.edition else None
            card = render_plan(
                estimate,
                owner=interaction.user.id,
                generation=generation,
                language=act.language,
            )
            changes = estimate.plan.changes
            if not changes.rejected and not changes.notices:
                return Reply(card)
            report = rejections_file(changes.rejected, changes.notices)
            return Reply(card, files=(Attachment("rejected.txt", report),))

        await self._office.act(interaction, work)

    async def start(self, interaction: Interaction, action: Action) -> None:
        """Begin the reindex whose dry run was shown; only who saw it may."""
        self._office.rules.require_moderator(interaction)
        language = language_of(interaction)
        if action.shown != str(interaction.user.id):
            raise ReaderError(notices.not_yours(language=language))
        if self._reindexing.running is not None:
            raise ReaderError(notices.already_running(language=language))
        self._keep_going(self._run(interaction, force=bool(action.number)))

    async def cancel(self, interaction: Interaction) -> None:
        """Break the running reindex off; any moderator may."""

        def work(act: Act) -> Reply:
            if not self._reindexing.cancel():
                raise ReaderError(notices.nothing_running(language=act.language))
            act.keeper.log.record("cancel", "reindex")
            return Reply(notices.cancelling(language=act.language))

        await self._office.act(interaction, work)

    async def rollback(self, interaction: Interaction, *, only_from: str | None = None) -> None:
        """Go back to the generation before, at once.

        A button promises the way back from one generation: from another it would lead elsewhere.
        """

        def work(act: Act) -> Reply:
            service = self._office.desk.service
            generations = Generations(service.data)
            before = act.require_edition().generation
            if only_from not in (None, generations.current()):
                raise ReaderError(readers_notices.too_old(language=act.language))
            try:
                now = generations.rollback()
            except NoEarlierGenerationError:
                raise ReaderError(render_no_rollback(language=act.language)) from None
            try:
                changes = compare_digests(before.archive.digests(), now.archive.digests())
            finally:
                now.archive.close()
            service.refresh()
            act.keeper.log.record("rollback", now.name, f"from {before.name}")
            return Reply(
                render_rollback(before.manifest, now.manifest, changes, language=act.language)
            )

        await self._office.act(interaction, work)

    async def stop(self) -> None:
        """Break off what runs, and wait until that is written down."""
        self._reindexing.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _keep_going(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, interaction: Interaction, *, force: bool) -> None:
        language, user = language_of(interaction), interaction.user
        started = datetime.now(UTC)
        previous = _previous(self._office)

        def draw_step(step: Step) -> Card:
            running = self._reindexing.running
            return render_progress(
                step,
                job=running.job if running else 0,
                started=started,
                previous=previous,
                language=language,
            )

        message = await _post(interaction, draw_step(Step(Stage.READING, 0, 0)))
        follower = _Follower(message, draw_step)
        place = (message.channel.id, message.id) if isinstance(message, discord.Message) else None
        try:
            result = await self._reindexing.run(
                by=user.id, force=force, place=place, follow=follower.follow
            )
        except AlreadyReindexingError:
            await _edit(message, notices.already_running(language=language))
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, who follows it must hear of it
            metrics = self._office.desk.metrics
            await _edit(message, explain(error, language, metrics, interaction=interaction.id))
            return
        await self._office.desk.try_to_note(lambda: self._log(interaction, result))
        await self._show_result(message, result, language)

    def _log(self, interaction: Interaction, result: Result) -> None:
        with self._office.opened(interaction) as act:
            name = result.built.manifest.name if isinstance(result, Published) else ""
            act.keeper.log.record("reindex", name, type(result).__name__.casefold())

    async def _show_result(self, message: Editable, result: Result, language: str) -> None:
        await _edit(message, render_result(result, language=language))
        if isinstance(result, Published) and isinstance(message, discord.Message):
            rejected = result.built.changes.rejected
            if rejected:
                report = rejections_file(rejected, result.built.changes.notices)
                with suppress(discord.HTTPException):
                    await message.edit(
                        attachments=files_of((Attachment("rejected.txt", report),)),
                        allowed_mentions=NOBODY,
                    )


class _Follower:
    """Show the steps of a reindex no faster than Discord takes them."""

    def __init__(self, message: Editable, draw_step: Callable[[Step], Card]) -> None:
        self._message = message
        self._draw = draw_step
        self._next = 0.0

    async def follow(self, step: Step) -> None:
        """Show a step, unless one was shown just now."""
        if monotonic() < self._next:
            return
        self._next = monotonic() + _PACE
        await _edit(self._message, self._draw(step))


class _Response:
    """Stand in for a message where the bot may not write one, until the token is over."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction

    async def edit(
        self, *, view: discord.ui.LayoutView, allowed_mentions: discord.AllowedMentions
    ) -> object:
        """Replace the private response."""
        return await self._interaction.edit_original_response(
            view=view, allowed_mentions=allowed_mentions
        )


async def _post(interaction: Interaction, card: Card) -> Editable:
    """Show the progress on an ordinary message, for a token lasts fifteen minutes only."""
    channel = interaction.channel
    try:
        if isinstance(channel, discord.abc.Messageable):
            message = await channel.send(view=draw(card))
            await interaction.edit_original_response(
                view=draw(notices.started(language=language_of(interaction)))
            )
            return message
    except discord.HTTPException as error:
        log.warning("no message for the progress", extra={"code": error.code})
    await show(interaction, card)
    return _Response(interaction)


async def _edit(message: Editable, card: Card) -> None:
    try:
        await message.edit(view=draw(card), allowed_mentions=NOBODY)
    except discord.HTTPException as error:
        # The reindex goes on without it; the log and the status know how it ended.
        log.warning("the progress could not be shown", extra={"code": error.code})


def _previous(office: Office) -> str | None:
    return Generations(office.desk.service.data).current()
