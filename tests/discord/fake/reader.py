"""A person at Discord: what they can do, and what they then have before them."""

from typing import Any

from tests.discord.fake import sending
from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.components import Payload
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.messages import Message
from tests.discord.fake.people import Person
from tests.discord.fake.places import Channel
from tests.discord.fake.reply import Modal, Reply
from tests.discord.fake.state import State
from tests.discord.fake.waiting import PATIENCE


class Reader:
    """Act as one person; every deed raises ImpossibleError where Discord offers no way to it."""

    def __init__(self, state: State, person: Person) -> None:
        self.person = person
        self._state = state

    async def slash(self, command: str, *, channel: Channel | None = None, **given: Any) -> Reply:
        """Use a slash command, with a space before its subcommand."""
        return await self._answer(self.send_slash(command, channel=channel, **given))

    def send_slash(
        self, command: str, *, channel: Channel | None = None, **given: Any
    ) -> Interaction:
        """Use a slash command and do not wait."""
        place = channel or self._state.world.channel
        return sending.send_command(self._state, self.person, command, given, channel=place)

    async def autocomplete(
        self, command: str, *, channel: Channel | None = None, **given: Any
    ) -> list[Payload]:
        """Return what is proposed for the last of the options given."""
        interaction = sending.send_command(
            self._state,
            self.person,
            command,
            given,
            channel=channel or self._state.world.channel,
            focused=list(given)[-1],
        )
        await interaction.answered()
        return interaction.choices or []

    async def menu(
        self, command: str, target: "Message | Reply | Reader", *, channel: Channel | None = None
    ) -> Reply:
        """Use a command from the menu of a message or a person."""
        meant = target.person if isinstance(target, Reader) else _message_of(target)
        there = meant.channel if isinstance(meant, Message) else self._state.world.channel
        return await self._answer(
            sending.send_menu(self._state, self.person, command, meant, channel=channel or there)
        )

    async def press(
        self, on: Message | Reply, label: str | None = None, *, custom_id: str | None = None
    ) -> Reply:
        """Press a button that is found by its label or its custom id."""
        return await self._answer(self.send_press(on, label, custom_id=custom_id))

    def send_press(
        self, on: Message | Reply, label: str | None = None, *, custom_id: str | None = None
    ) -> Interaction:
        """Press a button and do not wait."""
        message = _message_of(on)
        return sending.send_press(
            self._state, self.person, message, label=label, custom_id=custom_id
        )

    async def choose(
        self, on: Message | Reply, choice: str, *, placeholder: str | None = None
    ) -> Reply:
        """Choose an option of a menu by its label or value."""
        return await self._answer(
            sending.send_choice(
                self._state, self.person, _message_of(on), choice, placeholder=placeholder
            )
        )

    async def submit(self, form: Modal | Reply, given: dict[str, Any]) -> Reply:
        """Hand a form in, its fields filled by label or custom id."""
        modal = form.modal if isinstance(form, Reply) else form
        if modal is None:
            raise ImpossibleError("no form was opened")
        return await self._answer(sending.send_form(self._state, self.person, modal, given))

    async def say(
        self,
        content: str,
        *,
        channel: Channel | None = None,
        reply_to: Message | Reply | None = None,
    ) -> Message:
        """Write a message, and wait for nothing."""
        answered = None if reply_to is None else _message_of(reply_to)
        place = channel or (self._state.world.channel if answered is None else answered.channel)
        return sending.send_message(
            self._state, self.person, content, channel=place, reply_to=answered
        )

    async def edit(self, message: Message, content: str) -> Message:
        """Put other words into a message of one's own, and wait for nothing."""
        return sending.edit_message(self._state, self.person, message, content)

    async def ask(
        self,
        content: str,
        *,
        channel: Channel | None = None,
        reply_to: Message | Reply | None = None,
        within: float = PATIENCE,
    ) -> Reply:
        """Write a message, and wait for the bot's reply to it."""
        message = await self.say(content, channel=channel, reply_to=reply_to)
        answers = await self._state.world.changes.until(
            lambda: self._state.world.replies_to(message), f"a reply to {content!r}", within=within
        )
        return Reply(answers[0])

    async def mention(
        self, text: str, *, channel: Channel | None = None, within: float = PATIENCE
    ) -> Reply:
        """Write a message that mentions the bot, and wait for its reply."""
        bot = self._state.world.bot
        return await self.ask(f"{bot.mention} {text}", channel=channel, within=within)

    async def _answer(self, interaction: Interaction) -> Reply:
        await interaction.answered()
        return Reply(self._state.world.messages.get(interaction.result_id or 0), interaction)


def _message_of(shown: Message | Reply) -> Message:
    if isinstance(shown, Message):
        return shown
    if shown.message is None:
        raise ImpossibleError("the bot showed no message")
    return shown.message
