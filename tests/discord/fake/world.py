"""Who and what there is: the bot, people, the server with its channels, and all messages."""

from collections.abc import Iterator
from dataclasses import replace

from tests.discord.fake.guild import Guild
from tests.discord.fake.messages import Message
from tests.discord.fake.people import Nature, Person, Role
from tests.discord.fake.permissions import USUAL, Permission
from tests.discord.fake.places import Channel, Kind
from tests.discord.fake.snowflakes import Snowflakes
from tests.discord.fake.waiting import Changes


class World:
    """Hold one server with one bot in it, and whoever writes there."""

    def __init__(self) -> None:
        self.snowflakes = Snowflakes()
        self.changes = Changes()
        self.people: dict[int, Person] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self._replies: dict[int, list[int]] = {}
        self.owner = self.add_person("Wytske")
        self.guild = Guild(self.snowflakes.next(), "Leeszaal Oosterwade", self.owner)
        everyone = Role(self.guild.id, "@everyone", USUAL, position=0)
        self.roles: dict[int, Role] = {everyone.id: everyone}
        self.bot = self._invite_bot()
        self.channel = self.add_channel("leeszaal")
        self.thread = self.add_channel("vraag van de week", kind=Kind.THREAD)

    def add_person(
        self,
        name: str,
        *,
        locale: str = "en-US",
        roles: tuple[Role, ...] = (),
        permissions: Permission = Permission.NONE,
        in_guild: bool = True,
        nature: Nature = Nature.HUMAN,
        accepts_messages: bool = True,
    ) -> Person:
        """Return somebody new."""
        person = Person(
            self.snowflakes.next(),
            name,
            locale=locale,
            roles=roles,
            permissions=permissions,
            in_guild=in_guild,
            nature=nature,
            accepts_messages=accepts_messages,
        )
        self.people[person.id] = person
        return person

    def add_role(self, name: str, *, permissions: Permission = Permission.NONE) -> Role:
        """Return a new role of the server."""
        role = Role(self.snowflakes.next(), name, permissions)
        self.roles[role.id] = role
        return role

    def add_channel(
        self, name: str, *, kind: Kind = Kind.TEXT, denied: Permission = Permission.NONE
    ) -> Channel:
        """Return a new channel of the server, or a thread in its first channel."""
        is_thread = kind is Kind.THREAD
        channel = Channel(
            self.snowflakes.next(),
            name,
            kind=kind,
            guild_id=self.guild.id,
            parent_id=self.channel.id if is_thread else None,
            owner_id=self.owner.id if is_thread else None,
            denied=denied,
        )
        self.channels[channel.id] = channel
        return channel

    def conversation(self, *people: Person) -> Channel:
        """Return the place where these people write to each other, always the same one."""
        with_bot = any(person.id == self.bot.id for person in people)
        kind = Kind.DM if with_bot else Kind.GROUP
        for channel in self.channels.values():
            if channel.kind is kind and set(channel.recipients) == set(people):
                return channel
        channel = Channel(self.snowflakes.next(), "samen lezen", kind=kind, recipients=people)
        self.channels[channel.id] = channel
        return channel

    def keep(self, message: Message) -> None:
        """Keep a message as it now stands."""
        if message.reference_id is not None and message.id not in self.messages:
            self._replies.setdefault(message.reference_id, []).append(message.id)
        self.messages[message.id] = message
        self.changes.tell()

    def forget(self, message: Message) -> None:
        """Take a message away."""
        self.messages.pop(message.id, None)
        self.changes.tell()

    def messages_in(self, channel: Channel) -> Iterator[Message]:
        """Yield what everybody sees in a channel, oldest first."""
        for message in self.messages.values():
            if message.channel.id == channel.id and not message.is_private:
                yield message

    def replies_to(self, message: Message) -> list[Message]:
        """Return the bot's replies to a message, oldest first."""
        replies = [self.messages.get(each) for each in self._replies.get(message.id, ())]
        return [each for each in replies if each and each.author.id == self.bot.id]

    def _invite_bot(self) -> Person:
        bot = self.add_person("Kernvraag", nature=Nature.BOT)
        role = Role(self.snowflakes.next(), "Kernvraag", USUAL, bot_id=bot.id)
        self.roles[role.id] = role
        self.people[bot.id] = replace(bot, roles=(role,))
        return self.people[bot.id]
