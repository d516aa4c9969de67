"""A fake Discord on this machine, for tests of the real bot over real sockets."""

import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord.fake.attachments import Attachments
from tests.discord.fake.bot_process import BotProcess
from tests.discord.fake.command_book import CommandBook
from tests.discord.fake.gateway import Gateway, Intent
from tests.discord.fake.journal import Journal
from tests.discord.fake.limits import PER_CHANNEL, WINDOW, Limits
from tests.discord.fake.messages import Message
from tests.discord.fake.people import Nature, Person, Role
from tests.discord.fake.permissions import Permission
from tests.discord.fake.places import Channel, Kind
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.fake.rest import PREFIX, application_of
from tests.discord.fake.state import State
from tests.discord.fake.waiting import PATIENCE, Fact
from tests.discord.fake.world import World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.fake.for-tests-only"  # noqa: S105 - opens this fake and nothing else
_HERE = "127.0.0.1"


class FakeDiscord:
    """Run Discord's HTTP and gateway sides while entered.

    `round_trip` is in seconds, half of it each way. `window` is the seconds in which a channel
    takes `per_channel` messages. `allowed` are the privileged intents that the portal granted.
    """

    def __init__(
        self,
        *,
        round_trip: float = 0.0,
        per_channel: int = PER_CHANNEL,
        window: float = WINDOW,
        allowed: Intent = Intent.ALWAYS,
        is_checking: bool = True,
    ) -> None:
        world = World()
        self.token = TOKEN
        self.state = State(
            TOKEN,
            world,
            Gateway(world, TOKEN, delay=round_trip / 2, allowed=allowed),
            Attachments(world.snowflakes),
            CommandBook(world.snowflakes, world.changes, world.bot.id),
            Limits(per_channel, window),
            round_trip=round_trip,
            journal=Journal(is_checking=is_checking),
        )
        self.world = world
        self.gateway = self.state.gateway
        self.journal = self.state.journal
        self.faults = self.state.faults
        self.commands = self.state.commands
        self._runners: list[web.AppRunner] = []
        self._bots = 0
        self._folder = tempfile.TemporaryDirectory(prefix="fake-discord-")

    async def __aenter__(self) -> Self:
        base = await self._serve(application_of(self.state))
        gateway = web.Application()
        gateway.router.add_get("/", self.gateway.serve)
        self.gateway.url = (await self._serve(gateway)).replace("http", "ws", 1)
        self.state.attachments.base_url = base
        self.api_url = base + PREFIX
        self.gateway_url = self.gateway.url
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.gateway.stop()
        for runner in self._runners:
            await runner.cleanup()
        self._folder.cleanup()

    @property
    def channel(self) -> Channel:
        """Return the channel where everybody is by default."""
        return self.world.channel

    @property
    def thread(self) -> Channel:
        """Return a thread of that channel."""
        return self.world.thread

    @asynccontextmanager
    async def bot(
        self,
        env: Mapping[str, str] | None = None,
        *,
        folder: Path | None = None,
        command: Sequence[str] = (sys.executable, "-m", "bot", "run"),
        is_awaited: bool = True,
        within: float = PATIENCE,
    ) -> AsyncGenerator[BotProcess]:
        """Run the real bot, by default once it is ready; its output is a file in `folder`."""
        self._bots += 1
        output = (folder or Path(self._folder.name)) / f"bot-{self._bots}.log"
        environment = self.environment() | dict(env or {})
        process = BotProcess(self.state, environment, output, command=command)
        await process.start()
        try:
            if is_awaited:
                await process.ready(within=within)
            yield process
        finally:
            if process.exit_code is None:
                await process.end()

    def environment(self) -> dict[str, str]:
        """Return the settings that point the bot here."""
        return {
            "KERNVRAAG_DISCORD_TOKEN": self.token,
            "KERNVRAAG_DISCORD_API_URL": self.api_url,
            "KERNVRAAG_DISCORD_GATEWAY_URL": self.gateway_url,
            # Where a bot locks its token: the same token at another Discord is another bot's.
            "TMPDIR": self._folder.name,
        }

    def reader(
        self,
        name: str,
        *,
        locale: str = "en-US",
        roles: tuple[Role, ...] = (),
        permissions: Permission = Permission.NONE,
        in_guild: bool = True,
        nature: Nature = Nature.HUMAN,
        accepts_messages: bool = True,
    ) -> Reader:
        """Return somebody new, who can read and write."""
        person = self.world.add_person(
            name,
            locale=locale,
            roles=roles,
            permissions=permissions,
            in_guild=in_guild,
            nature=nature,
            accepts_messages=accepts_messages,
        )
        return Reader(self.state, person)

    def role(self, name: str, *, permissions: Permission = Permission.NONE) -> Role:
        """Return a new role of the server."""
        role = self.world.add_role(name, permissions=permissions)
        told = {"guild_id": str(self.world.guild.id), "role": role.payload()}
        self.gateway.dispatch("GUILD_ROLE_CREATE", told, intent=Intent.GUILDS)
        return role

    def new_channel(
        self, name: str, *, kind: Kind = Kind.TEXT, denied: Permission = Permission.NONE
    ) -> Channel:
        """Return a new channel of the server; `denied` is what the bot may not do there."""
        channel = self.world.add_channel(name, kind=kind, denied=denied)
        news = "THREAD_CREATE" if kind is Kind.THREAD else "CHANNEL_CREATE"
        self.gateway.dispatch(news, channel.payload(self.world.bot), intent=Intent.GUILDS)
        return channel

    def dm(self, reader: Reader) -> Channel:
        """Return where a reader and the bot write to each other."""
        return self.world.conversation(reader.person, self.world.bot)

    def group(self, *readers: Reader) -> Channel:
        """Return where readers write to each other without the bot, who each may have installed."""
        return self.world.conversation(*(reader.person for reader in readers))

    def latest(self, shown: Message | Reply) -> Message | None:
        """Return a message as it stands now, or None if it is gone."""
        message = shown.message if isinstance(shown, Reply) else shown
        return None if message is None else self.world.messages.get(message.id)

    def replies_to(self, message: Message) -> list[Message]:
        """Return the bot's replies to a message, oldest first."""
        return self.world.replies_to(message)

    def messages_of_bot(self, channel: Channel | None = None) -> list[Message]:
        """Return what the bot wrote in a channel for everybody, oldest first."""
        messages = self.world.messages_in(channel or self.channel)
        return [message for message in messages if message.author.id == self.bot_person.id]

    @property
    def bot_person(self) -> Person:
        """Return the bot as Discord knows it."""
        return self.world.bot

    @property
    def thinking(self) -> list[Message]:
        """Return the messages that still say that the bot is thinking."""
        return [message for message in self.world.messages.values() if message.is_loading]

    async def until(self, fact: Callable[[], Fact], what: str, *, within: float = PATIENCE) -> Fact:
        """Wait for a fact about messages, commands, the gateway or the bot's process."""
        return await self.world.changes.until(fact, what, within=within)

    async def _serve(self, application: web.Application) -> str:
        # Requests in progress are cut off: a bot that is gone would never finish them.
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        self._runners.append(runner)
        await runner.setup()
        site = web.TCPSite(runner, _HERE, 0)
        await site.start()
        return f"http://{_HERE}:{runner.addresses[0][1]}"
