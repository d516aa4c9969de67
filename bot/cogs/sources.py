"""Looking articles up: one, a list, where an excerpt is from; and paging through them."""

from collections.abc import Mapping
from typing import TypeAlias

from discord import app_commands
from discord.ext import commands

from bot import acknowledgement
from bot.actions import Action, Verb
from bot.choices import article_choices, outlet_choices
from bot.desk import Desk, Reply
from bot.doors import days_of
from bot.edition import Edition
from bot.given import GivenDays
from bot.metrics import Door
from bot.recall import recall
from bot.replies import sources
from bot.replies.sources import Wanted
from bot.replying import Interaction, asker_of, language_of, serve
from bot.shown import Kind
from bot.translator import description, name, options
from bot.views import Handler, chosen
from retrieval.types import Question

Words: TypeAlias = app_commands.Range[str, 1, 200]
# As long as Discord lets an option be.
Excerpt: TypeAlias = app_commands.Range[str, 1, 6000]
Choices: TypeAlias = list[app_commands.Choice[str]]


class Sources(commands.Cog):
    """Open articles, list them, and find where an excerpt is from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def handlers(self) -> Mapping[Verb, Handler]:
        """Return who does what a button or menu says."""
        return {
            Verb.OPEN: self.open_citation,
            Verb.PAGE: self.turn_page,
            Verb.LIST: self.turn_list,
            Verb.PICK: self.open_listed,
        }

    @app_commands.command(name=name("source"), description=description("source"))
    @options(article="source.article", private="private")
    async def source(
        self,
        interaction: Interaction,
        article: Words,
        private: bool = True,  # noqa: FBT001, FBT002 - Discord's library reads the options so
    ) -> None:
        """Open an article."""
        await acknowledgement.think(interaction, is_private=private)
        asker = asker_of(interaction, self._desk)

        def work(edition: Edition) -> Reply:
            return sources.source(edition, self._desk.ledger, article, asker)

        await serve(interaction, self._desk, work, door=Door.COMMAND)

    @source.autocomplete("article")
    async def suggest_articles(self, interaction: Interaction, current: str) -> Choices:
        """Suggest articles by title, date, outlet or id."""
        return article_choices(self._desk.service.state, current, language_of(interaction))

    @app_commands.command(name=name("sources"), description=description("sources"))
    @options(
        words="sources.words", first="from", last="to", outlet="sources.outlet", private="private"
    )
    async def sources(
        self,
        interaction: Interaction,
        words: Words | None = None,
        first: str | None = None,
        last: str | None = None,
        outlet: Words | None = None,
        private: bool = True,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """List the articles that fit."""
        await acknowledgement.think(interaction, is_private=private)
        asker, language = asker_of(interaction, self._desk), language_of(interaction)

        def work(edition: Edition) -> Reply:
            days = days_of(GivenDays(first, last), language=language)
            question = Question(words or "", days.today, published=days.published)
            return sources.listing(edition, self._desk.ledger, Wanted(question, outlet), asker)

        await serve(interaction, self._desk, work, door=Door.COMMAND)

    @sources.autocomplete("outlet")
    async def suggest_outlets(self, _: Interaction, current: str) -> Choices:
        """Suggest the outlets that the archive names."""
        return outlet_choices(self._desk.service.state, current)

    @app_commands.command(name=name("quote"), description=description("quote"))
    @options(text="quote.text", private="private")
    async def quote(
        self,
        interaction: Interaction,
        text: Excerpt,
        private: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Find which article an excerpt is from, word for word or not."""
        await acknowledgement.think(interaction, is_private=private)
        asker = asker_of(interaction, self._desk)

        def work(edition: Edition) -> Reply:
            return sources.quote(edition, self._desk.ledger, text, asker)

        await serve(interaction, self._desk, work, door=Door.COMMAND)

    async def open_citation(self, interaction: Interaction, action: Action) -> None:
        """Show a citation's article, privately, where the quote stands."""
        await acknowledgement.think(interaction, is_private=True)
        await self._show_page(interaction, action, page=None)

    async def turn_page(self, interaction: Interaction, action: Action) -> None:
        """Turn to another page of the article that is open."""
        await acknowledgement.keep(interaction)
        await self._show_page(interaction, action, page=action.page)

    async def turn_list(self, interaction: Interaction, action: Action) -> None:
        """Turn to another page of a list."""
        await acknowledgement.keep(interaction)
        language = language_of(interaction)

        def work(edition: Edition) -> Reply:
            before = recall(self._desk.ledger, action.shown, language)
            return sources.turn_list(edition, before, action.page)

        await serve(interaction, self._desk, work)

    async def open_listed(self, interaction: Interaction, _: Action) -> None:
        """Show the article that was chosen under a list, privately."""
        await acknowledgement.think(interaction, is_private=True)
        asker, key = asker_of(interaction, self._desk), chosen(interaction)

        def work(edition: Edition) -> Reply:
            return sources.source(edition, self._desk.ledger, key, asker)

        await serve(interaction, self._desk, work)

    async def _show_page(
        self, interaction: Interaction, action: Action, *, page: int | None
    ) -> None:
        language = language_of(interaction)

        def work(edition: Edition) -> Reply:
            before = recall(self._desk.ledger, action.shown, language)
            # An article that was looked up may stand there for everybody; a citation's never does.
            is_shared = before.kind is Kind.SOURCE
            return sources.open_citation(
                edition,
                before,
                action.number,
                page=page,
                language=before.language if is_shared else language,
            )

        await serve(interaction, self._desk, work)
