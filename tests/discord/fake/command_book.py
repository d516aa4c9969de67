"""The commands that the bot registered, and how people find them."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from tests.discord.fake.components import Payload
from tests.discord.fake.people import Person
from tests.discord.fake.permissions import Permission
from tests.discord.fake.places import Channel, Context
from tests.discord.fake.snowflakes import Snowflakes
from tests.discord.fake.waiting import Changes


class CommandType(IntEnum):
    """Name a kind of command by Discord's number."""

    SLASH = 1
    USER_MENU = 2
    MESSAGE_MENU = 3


class OptionType(IntEnum):
    """Name a kind of option by Discord's number."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


class ImpossibleError(AssertionError):
    """Say that Discord gives nobody a way to do what a test asks."""


class CommandBook:
    """Hold the commands by where they are registered: None for everywhere, else a guild's id."""

    def __init__(self, snowflakes: Snowflakes, changes: Changes, application_id: int) -> None:
        self.synced = 0
        self._snowflakes = snowflakes
        self._changes = changes
        self._application_id = application_id
        self._registered: dict[int | None, list[Payload]] = {}

    def replace(self, guild_id: int | None, bodies: Sequence[Payload]) -> list[Payload]:
        """Register these commands and no others, and return them as Discord writes them."""
        before = {_key(command): command["id"] for command in self.registered(guild_id)}
        self._registered[guild_id] = [self._complete(body, guild_id, before) for body in bodies]
        self.synced += 1
        self._changes.tell()
        return self._registered[guild_id]

    def registered(self, guild_id: int | None = None) -> list[Payload]:
        """Return the commands that are registered there."""
        return self._registered.get(guild_id, [])

    def __bool__(self) -> bool:
        return any(self._registered.values())

    def find(self, kind: CommandType, name: str, reader: Person, channel: Channel) -> Payload:
        """Return the command that a reader picks; raises ImpossibleError if there is none."""
        offered = [*self.registered(channel.guild_id), *self.registered()]
        same_kind = [command for command in offered if command["type"] == kind]
        command = named(same_kind, name, reader.locale)
        if command is None:
            names = ", ".join(command["name"] for command in same_kind) or "none at all"
            raise ImpossibleError(f"no command {name!r} is registered; there is {names}")
        _check_place(command, channel)
        _check_permissions(command, reader, channel)
        return command

    def _complete(
        self, body: Payload, guild_id: int | None, before: dict[tuple[int, str], str]
    ) -> Payload:
        kind = body.get("type") or int(CommandType.SLASH)
        known = before.get((kind, body["name"]))
        place = {} if guild_id is None else {"guild_id": str(guild_id)}
        defaults: Payload = {
            "default_member_permissions": None,
            "nsfw": False,
            "description": "",
            "integration_types": [0],
            "contexts": None,
        }
        own: Payload = {
            "id": known or str(self._snowflakes.next()),
            "application_id": str(self._application_id),
            "version": str(self._snowflakes.next()),
            "type": kind,
        }
        return defaults | body | own | place


def named(entries: Iterable[Payload], name: str, locale: str) -> Payload | None:
    """Return the entry of that name, as it is called in any language or in this one."""
    for entry in entries:
        if name in (entry["name"], (entry.get("name_localizations") or {}).get(locale)):
            return entry
    return None


def _key(command: Payload) -> tuple[int, str]:
    return command["type"], command["name"]


def _check_place(command: Payload, channel: Channel) -> None:
    # Where nothing is said, a command is offered in servers and in the bot's own messages.
    contexts: Any = command["contexts"] or [Context.GUILD, Context.BOT_DM]
    if channel.context not in contexts:
        raise ImpossibleError(f"{command['name']!r} is not offered in {channel.context.name}")


def _check_permissions(command: Payload, reader: Person, channel: Channel) -> None:
    needed = command["default_member_permissions"]
    if needed is None or channel.context is not Context.GUILD:
        return
    # Nothing but "0" means that only administrators are offered the command.
    wanted = Permission(int(needed)) or Permission.ADMINISTRATOR
    if not reader.may(wanted):
        raise ImpossibleError(f"{command['name']!r} is not offered to {reader.name}")
