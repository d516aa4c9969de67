"""Keeping the archive: `/corpus …`, the menu that adds a message, and their buttons and forms."""

from collections.abc import Mapping
from typing import TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot import acknowledgement
from bot.actions import Action, Verb
from bot.choices import article_choices, id_choices
from bot.forms import Field, fields_of, text_form
from bot.i18n import say
from bot.moderation.adding import Adding
from bot.moderation.building import Building
from bot.moderation.deciding import Deciding
from bot.moderation.listening import Listening
from bot.moderation.office import Office
from bot.replying import Interaction, language_of
from bot.translator import description, name, options
from bot.views import Handler, chosen

Words: TypeAlias = app_commands.Range[str, 1, 200]
# As long as a note may be that is shown beside a quote.
Remark: TypeAlias = app_commands.Range[str, 1, 500]
Choices: TypeAlias = list[app_commands.Choice[str]]

_MANAGE = discord.Permissions(manage_guild=True)


class Moderation(commands.Cog):
    """Let moderators keep the archive; every act is judged again by whoever does it."""

    corpus = app_commands.Group(
        name=name("corpus"), description=description("corpus"), guild_only=True
    )

    def __init__(
        self,
        office: Office,
        building: Building,
        tree: app_commands.CommandTree[discord.Client],
    ) -> None:
        self._office = office
        self._building = building
        self._deciding = Deciding(office)
        self._adding = Adding(office)
        self._listening = Listening(office)
        self._tree = tree
        self._menu = app_commands.ContextMenu(
            name=name("corpus.menu"), callback=self.add_message, allowed_contexts=_GUILDS
        )
        if not office.rules.moderator_roles:
            # Only a courtesy of Discord's, which hides what one may not use; roles it cannot know.
            self.corpus.default_permissions = _MANAGE
            self._menu.default_permissions = _MANAGE

    @property
    def handlers(self) -> Mapping[Verb, Handler]:
        """Return who does what a button, menu or form says."""
        return {
            Verb.REINDEX: self.start_reindex,
            Verb.CANCEL: self.cancel_reindex,
            Verb.ROLLBACK: self.go_back,
            Verb.OFFER: self.offer_reindex,
            Verb.ADD: self.add_previewed,
            Verb.ACTS: self.turn_log,
            Verb.EXPORT: self.export_log,
            Verb.REPORTS: self.turn_reports,
            Verb.READ_REPORT: self.read_report,
            Verb.RESOLVE: self.ask_for_resolution,
            Verb.RESOLVED: self.take_resolution,
            Verb.DATE: self.ask_for_decision,
            Verb.SUPPRESS: self.ask_for_decision,
            Verb.NOTE: self.ask_for_decision,
            Verb.DECIDE: self.take_decision,
        }

    async def cog_load(self) -> None:
        """Put the menu into place."""
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    # The archive as a whole.

    @corpus.command(name=name("corpus.status"), description=description("corpus.status"))
    async def status(self, interaction: Interaction) -> None:
        """Show how the archive is doing."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.status(interaction)

    @corpus.command(name=name("corpus.reindex"), description=description("corpus.reindex"))
    async def reindex(self, interaction: Interaction) -> None:
        """Show what a reindex would change, and offer it."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.plan(interaction)

    @corpus.command(name=name("corpus.rollback"), description=description("corpus.rollback"))
    async def rollback(self, interaction: Interaction) -> None:
        """Go back to the generation before."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.rollback(interaction)

    async def start_reindex(self, interaction: Interaction, action: Action) -> None:
        """Begin the reindex that was shown."""
        await acknowledgement.keep(interaction)
        await self._building.start(interaction, action)

    async def cancel_reindex(self, interaction: Interaction, _: Action) -> None:
        """Break the running reindex off."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.cancel(interaction)

    async def go_back(self, interaction: Interaction, action: Action) -> None:
        """Go back to the generation before, from the result of a reindex."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.rollback(interaction, only_from=action.shown)

    async def offer_reindex(self, interaction: Interaction, _: Action) -> None:
        """Show what a reindex would change, after something was added."""
        await acknowledgement.think(interaction, is_private=True)
        await self._building.plan(interaction)

    # Articles and words.

    @corpus.command(name=name("corpus.add"), description=description("corpus.add"))
    @options(
        file="corpus.file",
        file2="corpus.file2",
        file3="corpus.file3",
        file4="corpus.file4",
        file5="corpus.file5",
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        file2: discord.Attachment | None = None,
        file3: discord.Attachment | None = None,
        file4: discord.Attachment | None = None,
        file5: discord.Attachment | None = None,
    ) -> None:
        """Show what files would become, and offer to add them."""
        await acknowledgement.think(interaction, is_private=True)
        files = [each for each in (file, file2, file3, file4, file5) if each is not None]
        await self._adding.preview(interaction, files)

    async def add_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show what a message and its files would become, and offer to add them."""
        await acknowledgement.think(interaction, is_private=True)
        await self._adding.preview(interaction, message.attachments, message.content)

    async def add_previewed(self, interaction: Interaction, action: Action) -> None:
        """Add what was previewed."""
        await acknowledgement.think(interaction, is_private=True)
        await self._adding.add(interaction, action)

    @corpus.command(name=name("corpus.date"), description=description("corpus.date"))
    @options(article="corpus.article", date="corpus.day")
    async def date(
        self, interaction: Interaction, article: Words, date: Words | None = None
    ) -> None:
        """Give an article a date, or take a decided one back."""
        await acknowledgement.think(interaction, is_private=True)
        await self._deciding.date(interaction, article, date)

    @corpus.command(name=name("corpus.suppress"), description=description("corpus.suppress"))
    @options(article="corpus.article", reason="corpus.reason")
    async def suppress(self, interaction: Interaction, article: Words, reason: Remark) -> None:
        """Hide an article from readers."""
        await acknowledgement.think(interaction, is_private=True)
        await self._deciding.suppress(interaction, article, reason)

    @corpus.command(name=name("corpus.restore"), description=description("corpus.restore"))
    @options(article="corpus.hidden")
    async def restore(self, interaction: Interaction, article: Words) -> None:
        """Show a hidden article again."""
        await acknowledgement.think(interaction, is_private=True)
        await self._deciding.restore(interaction, article)

    @corpus.command(name=name("corpus.note"), description=description("corpus.note"))
    @options(article="corpus.article", text="corpus.text")
    async def note(
        self, interaction: Interaction, article: Words, text: Remark | None = None
    ) -> None:
        """Say something beside an article, or no more."""
        await acknowledgement.think(interaction, is_private=True)
        await self._deciding.note(interaction, article, text)

    @corpus.command(name=name("corpus.glossary"), description=description("corpus.glossary"))
    @options(term="corpus.term", words="corpus.words")
    async def glossary(
        self, interaction: Interaction, term: Words, words: Words | None = None
    ) -> None:
        """Give the Dutch words for a term, or take it out."""
        await acknowledgement.think(interaction, is_private=True)
        await self._deciding.glossary(interaction, term, words)

    @date.autocomplete("article")
    @suppress.autocomplete("article")
    @note.autocomplete("article")
    async def suggest_articles(self, interaction: Interaction, current: str) -> Choices:
        """Suggest articles by title, date, outlet or id."""
        state = self._office.desk.service.state
        return article_choices(state, current, language_of(interaction))

    @restore.autocomplete("article")
    async def suggest_hidden(self, interaction: Interaction, current: str) -> Choices:
        """Suggest the hidden articles, to moderators alone."""
        if not self._office.rules.is_moderator(interaction):
            return []
        hidden = await self._office.desk.note(self._deciding.suppressed)
        return id_choices(hidden, current)

    # Readers, and what was done.

    @corpus.command(name=name("corpus.reports"), description=description("corpus.reports"))
    @options(which="corpus.which")
    @app_commands.choices(
        which=[
            app_commands.Choice(name=name("corpus.open"), value="open"),
            app_commands.Choice(name=name("corpus.closed"), value="closed"),
        ]
    )
    async def reports(self, interaction: Interaction, which: str = "open") -> None:
        """Show what readers reported."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.reports(interaction, which)

    @corpus.command(name=name("corpus.gaps"), description=description("corpus.gaps"))
    async def gaps(self, interaction: Interaction) -> None:
        """Show what readers asked in vain."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.gaps(interaction)

    @corpus.command(name=name("corpus.log"), description=description("corpus.log"))
    async def log(self, interaction: Interaction) -> None:
        """Show who did what and when."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.log(interaction)

    async def turn_reports(self, interaction: Interaction, action: Action) -> None:
        """Turn to another page of the reports."""
        await acknowledgement.keep(interaction)
        await self._listening.reports(interaction, action.shown, action.page)

    async def read_report(self, interaction: Interaction, _: Action) -> None:
        """Show the report that was chosen."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.report(interaction, chosen(interaction))

    async def turn_log(self, interaction: Interaction, action: Action) -> None:
        """Turn to another page of the log."""
        await acknowledgement.keep(interaction)
        await self._listening.log(interaction, action.page)

    async def export_log(self, interaction: Interaction, _: Action) -> None:
        """Hand the log out as a file."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.export(interaction)

    # Forms: each must be the first answer, so only who acts is judged before it.

    async def ask_for_resolution(self, interaction: Interaction, action: Action) -> None:
        """Ask how a report was dealt with."""
        self._office.rules.require_moderator(interaction)
        await interaction.response.send_modal(
            _form("resolve", Action(Verb.RESOLVED, action.shown), interaction)
        )

    async def take_resolution(self, interaction: Interaction, action: Action) -> None:
        """Settle a report."""
        await acknowledgement.think(interaction, is_private=True)
        await self._listening.resolve(interaction, action, _written(interaction))

    async def ask_for_decision(self, interaction: Interaction, action: Action) -> None:
        """Ask for the date, the reason or the note of a report's article."""
        self._office.rules.require_moderator(interaction)
        kind = _DECISIONS.index(action.verb)
        decide = Action(Verb.DECIDE, action.shown, action.number, kind)
        await interaction.response.send_modal(_form(action.verb, decide, interaction))

    async def take_decision(self, interaction: Interaction, action: Action) -> None:
        """Decide about a report's article."""
        await acknowledgement.think(interaction, is_private=True)
        self._office.rules.require_moderator(interaction)
        article = await self._office.desk.note(lambda: self._listening.subject_of(action)) or "-"
        written = _written(interaction)
        match _DECISIONS[action.page % len(_DECISIONS)]:
            case Verb.DATE:
                await self._deciding.date(interaction, article, written)
            case Verb.SUPPRESS:
                await self._deciding.suppress(interaction, article, written)
            case _:
                await self._deciding.note(interaction, article, written)


_GUILDS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
# A form's custom id says by its page which of these it is for.
_DECISIONS = (Verb.DATE, Verb.SUPPRESS, Verb.NOTE)
_FIELD = "text"
_LONGEST = 500


def _form(key: str, action: Action, interaction: Interaction) -> discord.ui.Modal:
    language = language_of(interaction)
    field = Field(
        _FIELD,
        say(f"form.{key}.label", language),
        say(f"form.{key}.description", language),
        longest=_LONGEST,
        # A date or a note that is left empty is taken away.
        is_required=key in {"resolve", Verb.SUPPRESS},
    )
    return text_form(action, say(f"form.{key}.title", language), field)


def _written(interaction: Interaction) -> str:
    return fields_of(interaction).get(_FIELD, "").strip()[:_LONGEST]
