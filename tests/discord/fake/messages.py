"""Messages: what is known of one, and how Discord writes it for a bot."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntFlag

from tests.discord.fake.components import Payload, texts
from tests.discord.fake.people import Nature, Person
from tests.discord.fake.places import Channel


class Flag(IntFlag):
    """Name the flags of a message that matter here (Messages, "Message Flags")."""

    NONE = 0
    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


# What a bot may ask for itself when it makes a message.
SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2

# Discord's numbers for what a message is (Messages, "Message Types").
_ORDINARY, _REPLY, _COMMAND = 0, 19, 20


@dataclass(frozen=True, slots=True)
class Message:
    """Hold a message as it stands at one moment.

    `viewer` is the only person who sees an ephemeral message. `body` is the request that wrote it
    last, as it came. `mentions` are the people whom it mentions, with a reply's author if pinged.
    """

    id: int
    channel: Channel
    author: Person
    content: str = ""
    embeds: tuple[Payload, ...] = ()
    components: tuple[Payload, ...] = ()
    attachments: tuple[Payload, ...] = ()
    flags: Flag = Flag.NONE
    mentions: tuple[Person, ...] = ()
    mentioned_roles: tuple[int, ...] = ()
    mentions_everyone: bool = False
    reference_id: int | None = None
    nonce: str | int | None = None
    interaction: Payload | None = None
    viewer: Person | None = None
    reactions: tuple[str, ...] = ()
    edited_at: str | None = None
    body: Payload | None = None

    @property
    def is_private(self) -> bool:
        """Tell a message that only one person sees."""
        return Flag.EPHEMERAL in self.flags

    @property
    def is_loading(self) -> bool:
        """Tell a message that still says that the bot is thinking."""
        return Flag.LOADING in self.flags

    @property
    def text(self) -> str:
        """Return all that the message says, a line for each text in it."""
        embeds = [text for embed in self.embeds for text in _embed_texts(embed)]
        return "\n".join(filter(None, (self.content, *embeds, *texts(self.components))))

    @property
    def link(self) -> str:
        """Return the address of the message."""
        place = self.channel.guild_id or "@me"
        return f"https://discord.com/channels/{place}/{self.channel.id}/{self.id}"

    def payload(self) -> Payload:
        """Return the message as Discord writes it for whoever may read all of it."""
        guild = {"guild_id": str(self.channel.guild_id)} if self.channel.guild_id else {}
        return (
            {
                "id": str(self.id),
                "channel_id": str(self.channel.id),
                "type": self._type(),
                "author": self.author.payload(),
                "timestamp": _moment(self.id),
                "edited_timestamp": self.edited_at,
                "tts": False,
                "pinned": False,
                "flags": int(self.flags),
            }
            | guild
            | self._contents()
            | self._mentions()
            | self._origin()
        )

    def _type(self) -> int:
        if "interaction" in (self.interaction or {}):
            return _COMMAND
        return _REPLY if self.reference_id else _ORDINARY

    def _contents(self) -> Payload:
        return {
            "content": self.content,
            "embeds": list(self.embeds),
            "components": list(self.components),
            "attachments": list(self.attachments),
        }

    def _mentions(self) -> Payload:
        return {
            "mentions": [person.payload() for person in self.mentions],
            "mention_roles": [str(role) for role in self.mentioned_roles],
            "mention_everyone": self.mentions_everyone,
        }

    def _origin(self) -> Payload:
        origin: Payload = {} if self.nonce is None else {"nonce": self.nonce}
        if self.author.nature is Nature.WEBHOOK:
            origin["webhook_id"] = str(self.author.id)
        elif self.channel.guild_id and self.author.in_guild:
            origin["member"] = self.author.member_payload()
        return origin | (self.interaction or {})


def readable(payload: Payload, *, is_allowed: bool) -> Payload:
    """Return a message as a bot without the content intent may read it.

    Source: Gateway, "Message Content Intent".
    """
    blank: Payload = {"content": "", "embeds": [], "components": [], "attachments": []}
    return payload if is_allowed else payload | blank


def _embed_texts(embed: Payload) -> list[str]:
    fields = [text for field in embed.get("fields", ()) for text in (field["name"], field["value"])]
    ends = [embed.get("footer", {}).get("text", "")]
    return [embed.get("title", ""), embed.get("description", ""), *fields, *ends]


def _moment(snowflake: int) -> str:
    # The upper bits of an id are milliseconds since 2015 (Reference, "Snowflakes").
    seconds = ((snowflake >> 22) + 1_420_070_400_000) / 1000
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
