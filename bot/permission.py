"""Who may ask where, and who may keep the archive; judged here, never by what Discord shows."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import discord


class OtherServerError(Exception):
    """Say that this server is not one that the operator serves."""


class NotModeratorError(Exception):
    """Say that somebody may not keep the archive."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold which servers are served, all where none is named, and whose roles may moderate."""

    guilds: Collection[int]
    moderator_roles: Collection[int]

    def serves(self, guild: int | None) -> bool:
        """Tell whether people may ask there; direct messages belong to no server."""
        return guild is None or not self.guilds or guild in self.guilds

    def require_served(self, guild: int | None) -> None:
        """Refuse a server that is not served; raises OtherServerError."""
        if not self.serves(guild):
            raise OtherServerError

    def is_moderator(self, interaction: discord.Interaction[Any]) -> bool:
        """Tell whether who acts may keep the archive, by what Discord says of them in this act."""
        member = interaction.user
        if not isinstance(member, discord.Member) or not self.serves(interaction.guild_id):
            return False
        if interaction.permissions.manage_guild:
            return True
        return any(role in self.moderator_roles for role in _roles_of(member))

    def require_moderator(self, interaction: discord.Interaction[Any]) -> None:
        """Refuse who may not keep the archive; raises NotModeratorError."""
        if not self.is_moderator(interaction):
            raise NotModeratorError


def _roles_of(member: discord.Member) -> list[int]:
    # By id alone: a role of the same name may be anybody's.
    return [role.id for role in member.roles]
