"""Sending what a person does to the bot, without waiting for what comes of it."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.discord.fake import hands
from tests.discord.fake.command_book import CommandType, ImpossibleError
from tests.discord.fake.components import Payload
from tests.discord.fake.interactions import Interaction, Type
from tests.discord.fake.messages import Message
from tests.discord.fake.options import Form
from tests.discord.fake.people import Nature, Person
from tests.discord.fake.permissions import Permission
from tests.discord.fake.pings import IN_CHANNEL, pings_of
from tests.discord.fake.places import Channel
from tests.discord.fake.posting import amend, say, seen_by_bot
from tests.discord.fake.reply import Modal
from tests.discord.fake.state import State


def send_command(
    state: State,
    reader: Person,
    name: str,
    given: Mapping[str, Any],
    *,
    channel: Channel,
    focused: str | None = None,
) -> Interaction:
    """Send a slash command, or what is typed so far when an option is focused."""
    first, *path = name.split(" ")
    command = state.commands.find(CommandType.SLASH, first, reader, channel)
    form = Form(state.world, state.attachments, reader)
    data = _data(command) | {"options": form.fill(command, path, given, focused=focused)}
    if form.resolved:
        data["resolved"] = form.resolved
    kind = Type.COMMAND if focused is None else Type.AUTOCOMPLETE
    return _send(state, reader, channel, kind=kind, name=f"/{name}", data=data)


def send_menu(
    state: State, reader: Person, name: str, target: Message | Person, *, channel: Channel
) -> Interaction:
    """Send a command from the menu of a message or a person."""
    is_message = isinstance(target, Message)
    kind = CommandType.MESSAGE_MENU if is_message else CommandType.USER_MENU
    command = state.commands.find(kind, name, reader, channel)
    if isinstance(target, Message):
        # The one message that a bot may read whole without any intent.
        resolved = {"messages": {str(target.id): seen_by_bot(state, target) | target.payload()}}
    else:
        member = target.member_payload() | {"permissions": str(int(target.all_permissions))}
        resolved = {"users": {str(target.id): target.payload()}}
        resolved |= {"members": {str(target.id): member}} if target.in_guild else {}
    data = _data(command) | {"target_id": str(target.id), "resolved": resolved}
    return _send(state, reader, channel, kind=Type.COMMAND, name=name, data=data)


def send_press(
    state: State, reader: Person, message: Message, *, label: str | None, custom_id: str | None
) -> Interaction:
    """Send the press of a button."""
    standing = _standing(state, reader, message)
    button = hands.button(standing, label, custom_id)
    return _send_use(state, reader, standing, button, {})


def send_choice(
    state: State, reader: Person, message: Message, choice: str, *, placeholder: str | None
) -> Interaction:
    """Send the choice of an option from a menu."""
    standing = _standing(state, reader, message)
    menu, option = hands.menu(standing, choice, placeholder)
    return _send_use(state, reader, standing, menu, {"values": [option["value"]]})


def send_form(state: State, reader: Person, modal: Modal, given: Mapping[str, Any]) -> Interaction:
    """Send a form that was filled in."""
    components = hands.submission(modal.body["components"], given)
    origin = modal.interaction
    return _send(
        state,
        reader,
        origin.channel,
        kind=Type.MODAL,
        name=f"form {modal.title!r}",
        data={"custom_id": modal.body["custom_id"], "components": components},
        message=None if origin.message is None else _latest(state, origin.message),
    )


def send_message(
    state: State, reader: Person, content: str, *, channel: Channel, reply_to: Message | None
) -> Message:
    """Post what somebody writes; a reply mentions whom it replies to, as Discord proposes."""
    message = Message(
        state.world.snowflakes.next(),
        channel,
        reader,
        reference_id=None if reply_to is None else reply_to.id,
    )
    return say(state, _worded(state, message, content))


def edit_message(state: State, reader: Person, message: Message, content: str) -> Message:
    """Put other words into a message of one's own."""
    standing = _latest(state, message)
    if standing.author.id != reader.id:
        raise ImpossibleError(f"{reader.name} cannot edit what {standing.author.name} wrote")
    return amend(state, _worded(state, standing, content))


def _worded(state: State, message: Message, content: str) -> Message:
    """Return a message with these words and whom they call."""
    answered = state.world.messages.get(message.reference_id or 0)
    replied_to = None if answered is None else answered.author.id
    pings = pings_of(message.id, content, allowed=IN_CHANNEL, replied_to=replied_to)
    people = dict.fromkeys(int(ping.whom) for ping in pings if ping.kind == "users")
    author = message.author
    may_call_all = author.may(Permission.MENTION_EVERYONE) or author.nature is Nature.WEBHOOK
    return replace(
        message,
        content=content,
        mentions=tuple(state.world.people[each] for each in people if each in state.world.people),
        mentioned_roles=tuple(int(ping.whom) for ping in pings if ping.kind == "roles"),
        mentions_everyone=may_call_all and any(ping.kind == "everyone" for ping in pings),
    )


def _send_use(
    state: State, reader: Person, message: Message, component: Payload, chosen: Payload
) -> Interaction:
    used = {
        "custom_id": component["custom_id"],
        "component_type": component["type"],
        "id": component["id"],
    }
    return _send(
        state,
        reader,
        message.channel,
        kind=Type.COMPONENT,
        name=repr(component.get("label") or component.get("placeholder")),
        data=used | chosen,
        message=message,
    )


def _send(
    state: State,
    reader: Person,
    channel: Channel,
    *,
    kind: Type,
    name: str,
    data: Payload,
    message: Message | None = None,
) -> Interaction:
    interaction = Interaction(
        state.world.snowflakes.next(),
        secrets.token_urlsafe(48),
        kind,
        name,
        reader,
        channel,
        data,
        message=message,
    )
    state.interactions[interaction.token] = interaction
    state.gateway.dispatch("INTERACTION_CREATE", interaction.payload(state.world))
    return interaction


def _data(command: Payload) -> Payload:
    place = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return {"id": command["id"], "name": command["name"], "type": command["type"]} | place


def _standing(state: State, reader: Person, message: Message) -> Message:
    standing = _latest(state, message)
    if standing.viewer is not None and standing.viewer.id != reader.id:
        raise ImpossibleError(f"{reader.name} does not see what only {standing.viewer.name} sees")
    return standing


def _latest(state: State, message: Message) -> Message:
    latest = state.world.messages.get(message.id)
    if latest is None:
        raise ImpossibleError("the message is not there any more")
    return latest
