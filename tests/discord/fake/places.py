"""Channels, threads and conversations, as Discord describes them."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from tests.discord.fake.people import JOINED, Person
from tests.discord.fake.permissions import Permission


class Kind(IntEnum):
    """Name a kind of channel by Discord's number."""

    TEXT = 0
    DM = 1
    VOICE = 2
    GROUP = 3
    THREAD = 11


class Context(IntEnum):
    """Name where a command is used by Discord's number."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


@dataclass(frozen=True, slots=True)
class Channel:
    """Hold a place where messages stand; `denied` is what the bot may not do there."""

    id: int
    name: str
    kind: Kind = Kind.TEXT
    guild_id: int | None = None
    parent_id: int | None = None
    owner_id: int | None = None
    recipients: tuple[Person, ...] = ()
    denied: Permission = Permission.NONE

    @property
    def context(self) -> Context:
        """Return what a command is told about the place."""
        match self.kind:
            case Kind.DM:
                return Context.BOT_DM
            case Kind.GROUP:
                return Context.PRIVATE_CHANNEL
            case _:
                return Context.GUILD

    def payload(self, bot: Person) -> dict[str, Any]:
        """Return the channel as Discord writes it."""
        base = {"id": str(self.id), "type": int(self.kind), "flags": 0, "last_message_id": None}
        match self.kind:
            case Kind.DM | Kind.GROUP:
                return base | self._conversation(bot)
            case Kind.THREAD:
                return base | self._in_guild() | self._thread()
            case Kind.TEXT | Kind.VOICE:
                return base | self._in_guild() | self._standing(bot)

    def _conversation(self, bot: Person) -> dict[str, Any]:
        group = {"name": self.name, "icon": None, "owner_id": str(self.recipients[0].id)}
        # Discord leaves out whom it writes to, and shows a bot the others only.
        others = [person.payload() for person in self.recipients if person.id != bot.id]
        return {"recipients": others} | (group if self.kind is Kind.GROUP else {})

    def _in_guild(self) -> dict[str, Any]:
        return {
            "guild_id": str(self.guild_id),
            "name": self.name,
            "nsfw": False,
            "parent_id": None if self.parent_id is None else str(self.parent_id),
            "rate_limit_per_user": 0,
        }

    def _standing(self, bot: Person) -> dict[str, Any]:
        overwrite = {"id": str(bot.id), "type": 1, "allow": "0", "deny": str(int(self.denied))}
        voice = {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        return {
            "position": 0,
            "topic": None,
            "permission_overwrites": [overwrite] if self.denied else [],
        } | (voice if self.kind is Kind.VOICE else {})

    def _thread(self) -> dict[str, Any]:
        return {
            "owner_id": str(self.owner_id),
            "member_count": 2,
            "message_count": 1,
            "total_message_sent": 1,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": JOINED,
                "create_timestamp": JOINED,
                "locked": False,
            },
        }
