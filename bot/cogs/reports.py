"""Readers' reports of mistakes: the form, and keeping what was written in it."""

from collections.abc import Mapping

from discord.ext import commands

from bot import acknowledgement
from bot.actions import Action, Verb
from bot.desk import Desk, Reply
from bot.failures import ReaderError
from bot.forms import report_form, report_of
from bot.rendering import notices
from bot.replying import Interaction, asker_of, language_of, write
from bot.views import Handler


class Reports(commands.Cog):
    """Take reports of mistakes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def handlers(self) -> Mapping[Verb, Handler]:
        """Return who does what a button or form says."""
        return {Verb.REPORT: self.ask_what_is_wrong, Verb.REPORTED: self.take}

    async def ask_what_is_wrong(self, interaction: Interaction, action: Action) -> None:
        """Show the form; it must be the first answer, so nothing is looked up before."""
        await interaction.response.send_modal(report_form(action, language_of(interaction)))

    async def take(self, interaction: Interaction, action: Action) -> None:
        """Keep a report with what it is about."""
        await acknowledgement.think(interaction, is_private=True)
        asker, language = asker_of(interaction, self._desk), language_of(interaction)
        text = report_of(interaction)

        def keep() -> Reply:
            if not text:
                raise ReaderError(notices.empty_report(language=language))
            number = self._desk.ledger.reports.add(action.shown, reader=asker.reader, text=text)
            return Reply(notices.reported(number, language=language))

        await write(interaction, self._desk, keep)
