"""The life of an interaction: sent, acknowledged in time or not, answered, expired."""

import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from tests.discord.fake import refusals
from tests.discord.fake.components import Payload
from tests.discord.fake.messages import Message
from tests.discord.fake.people import Person
from tests.discord.fake.places import Channel, Context, Kind
from tests.discord.fake.waiting import PATIENCE, Changes
from tests.discord.fake.world import World

# Seconds from sending to the first answer, and seconds that the token lives (Interactions,
# "Receiving and Responding").
ACKNOWLEDGE_WITHIN = 3.0
TOKEN_LIFE = 15 * 60.0
# Messages that an app may add where only its user installed it.
MOST_FOLLOWUPS = 5
# Bytes; what Discord lets everybody upload.
_ATTACHMENT_LIMIT = 10 * 1024 * 1024


class Type(IntEnum):
    """Name what a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Response(IntEnum):
    """Name how a bot acknowledges."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """Hold what somebody did and what the bot made of it.

    Times are monotonic seconds. `message` is the one whose button or menu was used. `result_id` is
    the message that answers first; `bodies` are all bodies that the bot sent for it.
    """

    id: int
    token: str
    type: Type
    name: str
    reader: Person
    channel: Channel
    data: Payload
    message: Message | None = None
    sent_at: float = field(default_factory=time.monotonic)
    acknowledged_at: float | None = None
    answered_at: float | None = None
    response: Response | None = None
    is_private: bool = False
    original_id: int | None = None
    result_id: int | None = None
    followup_ids: list[int] = field(default_factory=list)
    choices: list[Payload] | None = None
    modal: Payload | None = None
    bodies: list[Payload] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    _aged: float = 0.0

    def age(self, *, minutes: float = 0.0, seconds: float = 0.0) -> None:
        """Let time pass for this interaction alone."""
        self._aged += minutes * 60 + seconds

    @property
    def seconds_old(self) -> float:
        """Return how long ago it was sent, with what a test added."""
        return time.monotonic() - self.sent_at + self._aged

    @property
    def is_acknowledged(self) -> bool:
        """Tell whether the bot acknowledged it."""
        return self.response is not None

    @property
    def is_answered(self) -> bool:
        """Tell whether the person has what the bot makes of it, and is not kept waiting."""
        return self.answered_at is not None

    @property
    def ack_seconds(self) -> float | None:
        """Return the seconds from sending to acknowledging, or None."""
        return None if self.acknowledged_at is None else self.acknowledged_at - self.sent_at

    @property
    def answer_seconds(self) -> float | None:
        """Return the seconds from sending to answering, or None."""
        return None if self.answered_at is None else self.answered_at - self.sent_at

    def acknowledge(self, response: Response) -> None:
        """Take the bot's first answer; raises RefusalError when it is late or the second."""
        if self.response is not None:
            raise refusals.already_acknowledged()
        if self.seconds_old > ACKNOWLEDGE_WITHIN:
            raise refusals.unknown_interaction()
        self.response = response
        self.acknowledged_at = time.monotonic()
        self.changes.tell()

    def check_token(self) -> None:
        """Raise RefusalError when the bot may not add anything, not yet or not any more."""
        if self.seconds_old > TOKEN_LIFE:
            raise refusals.expired_token()
        if self.response is None:
            raise refusals.unknown_webhook()

    def settle(self, message_id: int | None = None) -> None:
        """Say that the person has an answer; the first one counts."""
        if self.answered_at is None:
            self.answered_at = time.monotonic()
            self.result_id = message_id
        self.changes.tell()

    async def acknowledged(self, *, within: float = PATIENCE) -> None:
        """Wait until the bot acknowledged it."""
        await self.changes.until(
            lambda: self.is_acknowledged, f"{self.name} to be acknowledged", within=within
        )

    async def answered(self, *, within: float = PATIENCE) -> None:
        """Wait until the person has an answer."""
        await self.changes.until(
            lambda: self.is_answered,
            f"{self.name} to be answered (acknowledged with {self.response})",
            within=within,
        )

    def metadata(self) -> Payload:
        """Return what a message says about the interaction that it answers."""
        user = self.reader.payload()
        own: Payload = {
            "id": str(self.id),
            "type": int(self.type),
            "user": user,
            "authorizing_integration_owners": self._owners(),
        }
        if self.message is not None:
            own["interacted_message_id"] = str(self.message.id)
        if self.type is not Type.COMMAND:
            return {"interaction_metadata": own}
        # Deprecated, and still sent.
        legacy = {"id": str(self.id), "type": int(self.type), "name": self.name, "user": user}
        return {"interaction_metadata": own, "interaction": legacy}

    def payload(self, world: World) -> Payload:
        """Return the interaction as the gateway sends it."""
        base: Payload = {
            "id": str(self.id),
            "application_id": str(world.bot.id),
            "token": self.token,
            "version": 1,
            "type": int(self.type),
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": self.channel.payload(world.bot)
            | {"permissions": str(int(self.reader.all_permissions))},
            "locale": self.reader.locale,
            "context": int(self.channel.context),
            "app_permissions": str(int(world.bot.all_permissions & ~self.channel.denied)),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": self._owners(),
            "attachment_size_limit": _ATTACHMENT_LIMIT,
        }
        origin = {} if self.message is None else {"message": self.message.payload()}
        return base | origin | self._sender(world)

    def _sender(self, world: World) -> Payload:
        if self.channel.context is not Context.GUILD:
            return {"user": self.reader.payload()}
        permissions = {"permissions": str(int(self.reader.all_permissions))}
        member = self.reader.member_payload() | {"user": self.reader.payload()} | permissions
        return {
            "member": member,
            "guild_id": str(world.guild.id),
            "guild": world.guild.partial_payload(),
            "guild_locale": world.guild.locale,
        }

    def _owners(self) -> dict[str, Any]:
        if self.channel.kind is Kind.GROUP:
            return {"1": str(self.reader.id)}
        # In the bot's own messages Discord writes zero for the server.
        return {"0": str(self.channel.guild_id or 0)}
