"""Adding articles: handed in as files or messages, previewed, then added on a second word."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.actions import Action
from bot.days import today
from bot.desk import Reply
from bot.failures import ReaderError
from bot.keeping.previews import Preview, Previewed, addable, preview
from bot.keeping.uploads import MOST_UPLOADS, Fault, Refused, Upload, check_size
from bot.moderation.office import Act, Office
from bot.rendering import notices as readers_notices
from bot.rendering.keeping import notices
from bot.rendering.keeping.previews import render_added, render_previews
from bot.replying import Interaction

# Previews that wait for their second word; older ones are forgotten and must be handed in again.
_MOST_WAITING = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold what one moderator previewed and may add."""

    owner: int
    previews: tuple[Preview, ...]


class Adding:
    """Preview what moderators hand in, and add it when they say so."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._waiting: OrderedDict[str, Waiting] = OrderedDict()

    async def preview(
        self, interaction: Interaction, files: Sequence[discord.Attachment], text: str = ""
    ) -> None:
        """Show what a build would make of files, and of a text if there is one."""
        uploads: list[Upload | Refused] = []
        # Whoever may not add must not make us fetch either.
        if self._office.rules.is_moderator(interaction):
            uploads += await asyncio.gather(*map(_fetch, files[: MOST_UPLOADS + 1]))
        if text.strip():
            uploads.append(Upload("message.txt", text.encode("utf-8", "replace"), "text/plain"))

        def work(act: Act) -> Reply:
            if not uploads:
                raise ReaderError(notices.no_attachment(language=act.language))
            return self._show(act, uploads, interaction.user.id)

        await self._office.act(interaction, work)

    async def add(self, interaction: Interaction, action: Action) -> None:
        """Add what was previewed; only who previewed it may."""

        def work(act: Act) -> Reply:
            # Taken out first, in one step: a second press must find nothing.
            waiting = self._waiting.pop(action.shown, None)
            if waiting is None:
                raise ReaderError(readers_notices.too_old(language=act.language))
            try:
                return self._add(act, waiting, by=interaction.user.id)
            except Exception:
                # Whoever may add it, and once whatever was wrong is mended, can press again.
                self._waiting[action.shown] = waiting
                raise

        await self._office.act(interaction, work)

    def _add(self, act: Act, waiting: Waiting, *, by: int) -> Reply:
        if waiting.owner != by:
            raise ReaderError(notices.not_yours(language=act.language))
        corpus = self._office.desk.service.corpus
        intakes = [act.keeper.add(each, corpus) for each in waiting.previews]
        return Reply(render_added(intakes, owner=waiting.owner, language=act.language))

    def _show(self, act: Act, uploads: Sequence[Upload | Refused], owner: int) -> Reply:
        archive = act.edition.generation.archive if act.edition else None
        corpus = self._office.desk.service.corpus
        taken = [each for each in uploads if isinstance(each, Upload)]
        refused = [each for each in uploads if isinstance(each, Refused)]
        shown: list[Previewed] = [
            *preview(taken, corpus, archive=archive, today=today()),
            *refused,
        ]
        token = secrets.token_urlsafe(9)
        self._waiting[token] = Waiting(owner, addable(shown))
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        return Reply(render_previews(shown, token=token, language=act.language))


async def _fetch(attachment: discord.Attachment) -> Upload | Refused:
    """Return a file's content, or why it is not even fetched."""
    refused = check_size(attachment.filename, attachment.size)
    if refused is not None:
        return refused
    try:
        content = await attachment.read()
    except discord.HTTPException:
        label = Upload(attachment.filename, b"").label
        return Refused(label, Fault.NOT_HANDED_OVER)
    return Upload(attachment.filename, content, attachment.content_type)
