"""What Discord offers nobody: moderators' buttons before everybody's eyes, hidden commands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.actions import Action
from tests.discord.fake import sending
from tests.discord.fake.attachments import Upload
from tests.discord.fake.components import Component, Payload, numbered
from tests.discord.fake.interactions import Interaction, Type
from tests.discord.fake.messages import Flag, Message
from tests.discord.fake.options import Form
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord

_FIELD = "text"
_SECONDARY = 2
_MENU = "Add to the archive"


def plant_button(discord: FakeDiscord, action: Action, channel: Channel) -> Message:
    """Put a message of the bot into a channel that has a button with this custom id."""
    button = {
        "type": int(Component.BUTTON),
        "style": _SECONDARY,
        "label": action.verb.value,
        "custom_id": action.custom_id,
    }
    return plant(discord, [button], channel)


def plant_menu(discord: FakeDiscord, action: Action, value: str, channel: Channel) -> Message:
    """Put a message of the bot into a channel that has a menu with this custom id."""
    menu = {
        "type": int(Component.STRING_SELECT),
        "custom_id": f"menu:{action.custom_id}",
        "options": [{"label": value, "value": value}],
    }
    return plant(discord, [menu], channel)


def plant(discord: FakeDiscord, row: list[Payload], channel: Channel) -> Message:
    """Put a message of the bot into a channel that shows a row of components to everybody."""
    rows = [{"type": int(Component.ACTION_ROW), "components": row}]
    message = Message(
        discord.world.snowflakes.next(),
        channel,
        discord.bot_person,
        components=tuple(numbered(rows)),
        flags=Flag.COMPONENTS_V2,
    )
    discord.world.keep(message)
    return message


def plant_again(discord: FakeDiscord, shown: Reply) -> Message:
    """Put what one person was shown before everybody's eyes."""
    message = replace(
        shown.message, id=discord.world.snowflakes.next(), flags=Flag.COMPONENTS_V2, viewer=None
    )
    discord.world.keep(message)
    return message


def attach(discord: FakeDiscord, message: Message, upload: Upload) -> Message:
    """Put a file into a message that somebody wrote."""
    kept = discord.state.attachments.keep(upload)
    with_file = replace(message, attachments=(*message.attachments, kept))
    discord.world.keep(with_file)
    return with_file


async def use_hidden(
    discord: FakeDiscord, reader: Reader, name: str, given: Mapping[str, Any], channel: Channel
) -> Reply:
    """Use a slash command wherever one is and whatever one may do."""
    first, *path = name.split(" ")
    command = next(each for each in discord.commands.registered() if each["name"] == first)
    form = Form(discord.world, discord.state.attachments, reader.person)
    options = form.fill(command, path, given, focused=None)
    data = {"id": command["id"], "name": first, "type": command["type"], "options": options}
    resolved = {"resolved": form.resolved} if form.resolved else {}
    return await _send(discord, reader, channel, kind=Type.COMMAND, data=data | resolved)


async def use_hidden_menu(
    discord: FakeDiscord, reader: Reader, target: Message, channel: Channel
) -> Reply:
    """Use the menu that adds a message wherever one is and whatever one may do."""
    command = next(each for each in discord.commands.registered() if each["name"] == _MENU)
    data = {
        "id": command["id"],
        "name": _MENU,
        "type": command["type"],
        "target_id": str(target.id),
        "resolved": {"messages": {str(target.id): target.payload()}},
    }
    return await _send(discord, reader, channel, kind=Type.COMMAND, data=data)


async def hand_in(
    discord: FakeDiscord, reader: Reader, action: Action, text: str, channel: Channel
) -> Reply:
    """Hand in a form that was never opened."""
    field = {"type": int(Component.TEXT_INPUT), "id": 2, "custom_id": _FIELD, "value": text}
    label = {"type": int(Component.LABEL), "id": 1, "component": field}
    data = {"custom_id": action.custom_id, "components": [label]}
    return await _send(discord, reader, channel, kind=Type.MODAL, data=data)


async def _send(
    discord: FakeDiscord, reader: Reader, channel: Channel, *, kind: Type, data: Payload
) -> Reply:
    interaction: Interaction = sending._send(
        discord.state, reader.person, channel, kind=kind, name="what nobody is offered", data=data
    )
    await interaction.answered()
    return Reply(discord.world.messages.get(interaction.result_id or 0), interaction)
