"""Asking by command, and what the buttons under an answer do with the question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from discord import app_commands
from discord.ext import commands

from bot import acknowledgement
from bot.actions import Action, Verb
from bot.desk import Desk, Reply
from bot.doors import days_of, question_of
from bot.edition import Edition
from bot.given import GivenDays
from bot.metrics import Door
from bot.recall import recall
from bot.rendering.periods import read_choice
from bot.replies import answers
from bot.replying import Interaction, asker_of, language_of, serve
from bot.translator import description, name, options
from bot.views import Handler, chosen
from retrieval.types import Question

# Discord itself refuses a longer text before it reaches us.
Text: TypeAlias = app_commands.Range[str, 1, 1000]


class Ask(commands.Cog):
    """Answer questions, and ask them again in another period or as a course of events."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def handlers(self) -> Mapping[Verb, Handler]:
        """Return who does what a button or menu says."""
        return {
            Verb.PERIOD: self.change_period,
            Verb.TIMELINE: self.show_course,
            Verb.COURSE: self.turn_course,
        }

    @app_commands.command(name=name("ask"), description=description("ask"))
    @options(question="ask.question", first="from", last="to", as_of="as_of", private="private")
    async def ask(
        self,
        interaction: Interaction,
        question: Text,
        first: str | None = None,
        last: str | None = None,
        as_of: str | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - Discord's library reads the options so
    ) -> None:
        """Answer a question with the archive's own sentences."""
        await acknowledgement.think(interaction, is_private=private)
        asker, given = asker_of(interaction, self._desk), GivenDays(first, last, as_of)

        def work(edition: Edition) -> Reply:
            asked = _read(interaction, question, given)
            return answers.answer(edition, self._desk.ledger, asked, asker)

        await serve(interaction, self._desk, work, door=Door.COMMAND)

    @app_commands.command(name=name("timeline"), description=description("timeline"))
    @options(topic="timeline.topic", first="from", last="to", private="private")
    async def timeline(
        self,
        interaction: Interaction,
        topic: Text,
        first: str | None = None,
        last: str | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Show a topic's dated quotes in order."""
        await acknowledgement.think(interaction, is_private=private)
        asker, given = asker_of(interaction, self._desk), GivenDays(first, last)

        def work(edition: Edition) -> Reply:
            asked = _read(interaction, topic, given)
            return answers.timeline(edition, self._desk.ledger, asked, asker)

        await serve(interaction, self._desk, work, door=Door.COMMAND)

    async def change_period(self, interaction: Interaction, action: Action) -> None:
        """Ask the same question again in the period chosen, for who chose it."""
        await acknowledgement.think(interaction, is_private=True)
        asker, value = asker_of(interaction, self._desk), chosen(interaction)

        def work(edition: Edition) -> Reply:
            before = recall(self._desk.ledger, action.shown, language_of(interaction))
            asked = replace(before.question, published=read_choice(value), as_of=None)
            return answers.answer(edition, self._desk.ledger, asked, asker)

        await serve(interaction, self._desk, work, door=Door.MENU)

    async def show_course(self, interaction: Interaction, action: Action) -> None:
        """Show the question's topic as a course of events, for who asked for it."""
        await acknowledgement.think(interaction, is_private=True)
        asker = asker_of(interaction, self._desk)

        def work(edition: Edition) -> Reply:
            before = recall(self._desk.ledger, action.shown, language_of(interaction))
            return answers.timeline(edition, self._desk.ledger, before.question, asker)

        await serve(interaction, self._desk, work, door=Door.BUTTON)

    async def turn_course(self, interaction: Interaction, action: Action) -> None:
        """Turn to another page of a course of events."""
        await acknowledgement.keep(interaction)
        language = language_of(interaction)

        def work(edition: Edition) -> Reply:
            before = recall(self._desk.ledger, action.shown, language)
            return answers.turn_timeline(edition, before, action.page)

        await serve(interaction, self._desk, work)


def _read(interaction: Interaction, text: str, given: GivenDays) -> Question:
    language = language_of(interaction)
    return question_of(text, days_of(given, language=language), language=language)
