"""Routes of messages in channels."""

import time
from dataclasses import replace
from typing import Any

from tests.discord.fake import refusals
from tests.discord.fake.http_call import Call
from tests.discord.fake.messages import Flag, Message
from tests.discord.fake.permissions import Permission
from tests.discord.fake.pings import IN_CHANNEL
from tests.discord.fake.places import Channel, Kind
from tests.discord.fake.posting import change, delete, post, seen_by_bot, written

# Seconds in which a nonce stands for one message; Discord says "in the past few minutes".
_NONCE_LIFE = 5 * 60


def create(call: Call) -> Any:
    """Post a message of the bot, or return the one that it posted with the same nonce."""
    state, channel = call.state, call.channel
    _check_may_send(channel, call.body)
    earlier = _posted_with_nonce(call, channel)
    if earlier is not None:
        return seen_by_bot(state, earlier)
    draft = Message(
        state.world.snowflakes.next(),
        channel,
        state.world.bot,
        reference_id=_reference(call),
        nonce=call.body.get("nonce"),
    )
    filled = written(state, draft, call.body, call.files)
    return seen_by_bot(state, post(state, filled, unless_told=IN_CHANNEL))


def read(call: Call) -> Any:
    """Return a message."""
    _check_may_see(call.channel)
    return seen_by_bot(call.state, call.message)


def history(call: Call) -> Any:
    """Return the last messages of a channel, newest first."""
    _check_may_see(call.channel)
    before = int(call.query.get("before", 1 << 63))
    after = int(call.query.get("after", 0))
    fitting = [
        message
        for message in call.state.world.messages_in(call.channel)
        if after < message.id < before
    ]
    newest = sorted(fitting, key=lambda message: message.id, reverse=True)
    return [seen_by_bot(call.state, each) for each in newest[: int(call.query.get("limit", 50))]]


def edit(call: Call) -> Any:
    """Edit a message of the bot."""
    if call.message.author.id != call.state.world.bot.id:
        raise refusals.others_message()
    filled = written(call.state, call.message, call.body, call.files)
    return seen_by_bot(call.state, change(call.state, filled, unless_told=IN_CHANNEL))


def remove(call: Call) -> None:
    """Delete a message of the bot."""
    if call.message.author.id != call.state.world.bot.id:
        raise refusals.missing_permission()
    delete(call.state, call.message)


def react(call: Call) -> None:
    """Add a reaction of the bot."""
    message, emoji = call.message, call.parameters["emoji"]
    if Permission.ADD_REACTIONS in message.channel.denied:
        raise refusals.missing_permission()
    if emoji not in message.reactions:
        call.state.world.keep(replace(message, reactions=(*message.reactions, emoji)))


def take_reaction_back(call: Call) -> None:
    """Remove a reaction of the bot."""
    left = tuple(each for each in call.message.reactions if each != call.parameters["emoji"])
    call.state.world.keep(replace(call.message, reactions=left))


def type_visibly(call: Call) -> None:
    """Show that the bot is typing, which only the journal keeps."""
    _check_may_see(call.channel)


def _check_may_see(channel: Channel) -> None:
    if Permission.VIEW_CHANNEL in channel.denied:
        raise refusals.missing_access()


def _check_may_send(channel: Channel, body: Any) -> None:
    _check_may_see(channel)
    is_thread = channel.kind is Kind.THREAD
    needed = Permission.SEND_MESSAGES_IN_THREADS if is_thread else Permission.SEND_MESSAGES
    if needed in channel.denied:
        raise refusals.missing_permission()
    if body.get("message_reference") and Permission.READ_MESSAGE_HISTORY in channel.denied:
        raise refusals.no_history()
    if any(not person.accepts_messages for person in channel.recipients):
        raise refusals.closed_door()
    if int(body.get("flags") or 0) & Flag.EPHEMERAL:
        raise refusals.invalid_body("flags: only an interaction's answer can be ephemeral")


def _reference(call: Call) -> int | None:
    reference = call.body.get("message_reference")
    if not reference:
        return None
    message_id = int(reference["message_id"])
    message = call.state.world.messages.get(message_id)
    if message is not None and message.channel.id == call.channel.id:
        return message_id
    if reference.get("fail_if_not_exists", True):
        raise refusals.invalid_body("message_reference: Unknown message")
    return None


def _posted_with_nonce(call: Call, channel: Channel) -> Message | None:
    nonce = call.body.get("nonce")
    if nonce is None or not call.body.get("enforce_nonce"):
        return None
    for message in reversed(call.state.world.messages.values()):
        is_same = message.nonce == nonce and message.author.id == call.state.world.bot.id
        if is_same and message.channel.id == channel.id and _age(message) < _NONCE_LIFE:
            return message
    return None


def _age(message: Message) -> float:
    return time.time() - ((message.id >> 22) + 1_420_070_400_000) / 1000
