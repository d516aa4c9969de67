"""People, other bots, webhooks and their roles, as Discord describes them."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from tests.discord.fake.permissions import USUAL, Permission

JOINED = "2024-03-01T09:30:00.000000+00:00"


class Nature(Enum):
    """Name what stands behind a name in a channel."""

    HUMAN = auto()
    BOT = auto()
    WEBHOOK = auto()


@dataclass(frozen=True, slots=True)
class Role:
    """Hold a role of the guild; `bot_id` is set for the role that Discord keeps for a bot."""

    id: int
    name: str
    permissions: Permission = Permission.NONE
    position: int = 1
    bot_id: int | None = None

    def payload(self) -> dict[str, Any]:
        """Return the role as Discord writes it."""
        tags = {} if self.bot_id is None else {"tags": {"bot_id": str(self.bot_id)}}
        return {
            "id": str(self.id),
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": self.position,
            "permissions": str(int(self.permissions)),
            "managed": self.bot_id is not None,
            "mentionable": False,
            "flags": 0,
        } | tags


@dataclass(frozen=True, slots=True)
class Person:
    """Hold somebody who writes; `permissions` come on top of those of everyone and the roles."""

    id: int
    name: str
    locale: str = "en-US"
    roles: tuple[Role, ...] = ()
    permissions: Permission = Permission.NONE
    in_guild: bool = True
    nature: Nature = Nature.HUMAN
    accepts_messages: bool = True

    @property
    def mention(self) -> str:
        """Return what mentions the person in a text."""
        return f"<@{self.id}>"

    @property
    def all_permissions(self) -> Permission:
        """Return what the person may do in the guild."""
        together = USUAL | self.permissions
        for role in self.roles:
            together |= role.permissions
        # Discord tells a bot that an administrator may do everything (Topics, "Permissions").
        return ~Permission.NONE if Permission.ADMINISTRATOR in together else together

    def may(self, permission: Permission) -> bool:
        """Tell whether the person may do something."""
        theirs = self.all_permissions
        return Permission.ADMINISTRATOR in theirs or permission in theirs

    def payload(self) -> dict[str, Any]:
        """Return the user as Discord writes it."""
        flag = {} if self.nature is Nature.HUMAN else {"bot": True}
        return {
            "id": str(self.id),
            "username": self.name.casefold().replace(" ", "."),
            "global_name": None if self.nature is Nature.WEBHOOK else self.name,
            # Since 2023 only bots and webhooks have one.
            "discriminator": "0000" if self.nature is Nature.WEBHOOK else "0",
            "avatar": None,
            "avatar_decoration_data": None,
            "primary_guild": None,
            "collectibles": None,
            "public_flags": 0,
        } | flag

    def member_payload(self) -> dict[str, Any]:
        """Return the membership as Discord writes it beside a user."""
        return {
            "roles": [str(role.id) for role in self.roles],
            "nick": None,
            "avatar": None,
            "banner": None,
            "joined_at": JOINED,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
        }
