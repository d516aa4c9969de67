"""Writing, editing and deleting messages, and telling the bot of it as far as it may know."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.discord.fake import refusals
from tests.discord.fake.attachments import Upload
from tests.discord.fake.components import Payload, numbered, texts
from tests.discord.fake.gateway import Intent
from tests.discord.fake.messages import SETTABLE, Flag, Message, readable
from tests.discord.fake.permissions import Permission
from tests.discord.fake.pings import Ping, pings_of
from tests.discord.fake.places import Kind
from tests.discord.fake.state import State

Files = dict[str, Upload]


def written(state: State, message: Message, body: Payload, files: Files) -> Message:
    """Return a message with what a body says of it; raises RefusalError when nothing is left."""
    flags = Flag(int(body.get("flags") or 0)) & SETTABLE
    filled = replace(
        message,
        content=body["content"] or "" if "content" in body else message.content,
        embeds=tuple(body["embeds"] or ()) if "embeds" in body else message.embeds,
        components=_components(message, body),
        attachments=_attachments(state, message, body, files),
        flags=message.flags & ~Flag.LOADING | flags,
        body=body,
    )
    if not (filled.content or filled.embeds or filled.components or filled.attachments):
        raise refusals.empty_message()
    return filled


def post(state: State, message: Message, *, unless_told: Payload) -> Message:
    """Post what the bot wrote; `unless_told` is what may be pinged if its body does not say."""
    seen = _with_pings(state, message, unless_told)
    state.world.keep(seen)
    _tell(state, "MESSAGE_CREATE", seen)
    return seen


def show_thinking(state: State, message: Message) -> Message:
    """Show that the bot is thinking."""
    state.world.keep(message)
    _tell(state, "MESSAGE_CREATE", message)
    return message


def change(state: State, message: Message, *, unless_told: Payload) -> Message:
    """Show what the bot made of a message that stands already."""
    edited = replace(_with_pings(state, message, unless_told), edited_at=_now())
    state.world.keep(edited)
    _tell(state, "MESSAGE_UPDATE", edited)
    return edited


def say(state: State, message: Message) -> Message:
    """Post what a person wrote."""
    state.world.keep(message)
    _tell(state, "MESSAGE_CREATE", message)
    return message


def amend(state: State, message: Message) -> Message:
    """Show what a person made of their own message."""
    edited = replace(message, edited_at=_now())
    state.world.keep(edited)
    _tell(state, "MESSAGE_UPDATE", edited)
    return edited


def delete(state: State, message: Message) -> None:
    """Take a message away."""
    state.world.forget(message)
    if not message.is_private:
        guild = {"guild_id": str(message.channel.guild_id)} if message.channel.guild_id else {}
        gone = {"id": str(message.id), "channel_id": str(message.channel.id)} | guild
        state.gateway.dispatch("MESSAGE_DELETE", gone, intent=_intent(message))


def seen_by_bot(state: State, message: Message) -> Payload:
    """Return a message, with the one that it replies to, as the bot may read it."""
    payload = _readable(state, message)
    if message.reference_id is None:
        return payload
    answered = state.world.messages.get(message.reference_id)
    guild = {"guild_id": str(message.channel.guild_id)} if message.channel.guild_id else {}
    reference: Payload = {
        "type": 0,
        "message_id": str(message.reference_id),
        "channel_id": str(message.channel.id),
    }
    return payload | {
        "message_reference": reference | guild,
        "referenced_message": None if answered is None else _readable(state, answered),
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _readable(state: State, message: Message) -> Payload:
    bot = state.world.bot
    is_allowed = (
        message.author.id == bot.id
        or message.channel.guild_id is None
        or any(person.id == bot.id for person in message.mentions)
        or state.gateway.may_read_everything()
    )
    return readable(message.payload(), is_allowed=is_allowed)


def _tell(state: State, name: str, message: Message) -> None:
    is_seen = Permission.VIEW_CHANNEL not in message.channel.denied
    if is_seen and not message.is_private and message.channel.kind is not Kind.GROUP:
        state.gateway.dispatch(name, seen_by_bot(state, message), intent=_intent(message))


def _intent(message: Message) -> Intent:
    return Intent.GUILD_MESSAGES if message.channel.guild_id else Intent.DIRECT_MESSAGES


def _with_pings(state: State, message: Message, unless_told: Payload) -> Message:
    body = message.body or {}
    answered = state.world.messages.get(message.reference_id or 0)
    pings = pings_of(
        message.id,
        "\n".join((message.content, *texts(message.components))),
        allowed=body.get("allowed_mentions") or unless_told,
        replied_to=None if answered is None else answered.author.id,
    )
    state.journal.pings += pings
    return replace(message, mentions=_people(state, pings))


def _people(state: State, pings: list[Ping]) -> tuple[Any, ...]:
    named = dict.fromkeys(int(ping.whom) for ping in pings if ping.kind == "users")
    return tuple(state.world.people[each] for each in named if each in state.world.people)


def _components(message: Message, body: Payload) -> tuple[Payload, ...]:
    if "components" not in body:
        return message.components
    return tuple(numbered(body["components"] or ()))


def _attachments(
    state: State, message: Message, body: Payload, files: Files
) -> tuple[Payload, ...]:
    if "attachments" not in body and not files:
        return message.attachments
    described = body.get("attachments") or [{"id": number} for number in files]
    before = {attachment["id"]: attachment for attachment in message.attachments}
    kept = [before[str(each["id"])] for each in described if str(each["id"]) in before]
    added = [
        state.attachments.keep(files[str(each["id"])])
        for each in described
        if str(each["id"]) in files
    ]
    return (*kept, *added)
