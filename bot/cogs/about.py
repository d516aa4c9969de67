"""What the archive holds, what is kept about a reader, and having that deleted."""

from datetime import datetime
from importlib.metadata import version

from discord import app_commands
from discord.ext import commands

from bot import acknowledgement
from bot.desk import Desk, Reply
from bot.edition import Edition
from bot.opening import is_sample
from bot.rendering import notices
from bot.rendering.about import AboutFacts, render_about
from bot.replying import Interaction, asker_of, language_of, serve, write
from bot.translator import description, name


class About(commands.Cog):
    """Say what this is and what it keeps."""

    privacy = app_commands.Group(name=name("privacy"), description=description("privacy"))

    def __init__(self, desk: Desk, *, retention_days: int) -> None:
        self._desk = desk
        self._retention_days = retention_days

    @app_commands.command(name=name("about"), description=description("about"))
    async def about(self, interaction: Interaction) -> None:
        """Show what the archive holds, until when, and what is kept about readers."""
        await acknowledgement.think(interaction, is_private=True)
        asker, language = asker_of(interaction, self._desk), language_of(interaction)

        def work(edition: Edition) -> Reply:
            model = edition.manifest.model
            facts = AboutFacts(
                holdings=edition.answerer.holdings,
                model=model.used,
                wanted_model=None if model.reason is None else model.configured,
                degraded=edition.answerer.degraded,
                built=datetime.fromisoformat(edition.manifest.created),
                retention_days=self._retention_days,
                version=version("kernvraag"),
                sample=is_sample(edition.manifest),
                kept=self._desk.ledger.kept(asker.reader),
            )
            return Reply(render_about(facts, language=language))

        await serve(interaction, self._desk, work)

    @privacy.command(name=name("privacy.delete"), description=description("privacy.delete"))
    async def delete(self, interaction: Interaction) -> None:
        """Delete everything of who asks for it."""
        await acknowledgement.think(interaction, is_private=True)
        asker, language = asker_of(interaction, self._desk), language_of(interaction)

        def forget() -> Reply:
            return Reply(
                notices.forgotten(self._desk.ledger.forget(asker.reader), language=language)
            )

        await write(interaction, self._desk, forget)
