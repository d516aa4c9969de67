"""The server that the bot was invited to, as Discord describes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.discord.fake.people import JOINED, Person, Role
from tests.discord.fake.places import Channel, Kind


@dataclass(frozen=True, slots=True)
class Guild:
    """Hold a server."""

    id: int
    name: str
    owner: Person
    locale: str = "en-US"

    def partial_payload(self) -> dict[str, Any]:
        """Return the server as an interaction carries it."""
        return {"id": str(self.id), "locale": self.locale, "features": []}

    def payload(
        self, *, bot: Person, roles: Iterable[Role], channels: Iterable[Channel]
    ) -> dict[str, Any]:
        """Return the server as Discord sends it after READY to a bot that may not list members."""
        own = [channel for channel in channels if channel.guild_id == self.id]
        return self._nature() | {
            "roles": [role.payload() for role in roles],
            "members": [bot.member_payload() | {"user": bot.payload()}],
            "channels": [each.payload(bot) for each in own if each.kind is not Kind.THREAD],
            "threads": [each.payload(bot) for each in own if each.kind is Kind.THREAD],
            "emojis": [],
            "stickers": [],
            "soundboard_sounds": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
        }

    def _nature(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "banner": None,
            "description": None,
            "owner_id": str(self.owner.id),
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "application_id": None,
            "widget_enabled": False,
            "widget_channel_id": None,
            "vanity_url_code": None,
            "verification_level": 1,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "nsfw": False,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "preferred_locale": self.locale,
            "features": [],
            "max_members": 500_000,
            "max_video_channel_users": 25,
            "max_stage_video_channel_users": 50,
            "member_count": 12,
            "large": False,
            "lazy": True,
            "unavailable": False,
            "joined_at": JOINED,
            "incidents_data": None,
        }
