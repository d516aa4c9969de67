"""Routes of interactions: the acknowledgement, and all that a bot adds with its token."""

from dataclasses import replace
from typing import Any

from tests.discord.fake import refusals
from tests.discord.fake.components import Payload, numbered
from tests.discord.fake.http_call import Call
from tests.discord.fake.interactions import MOST_FOLLOWUPS, Interaction, Response, Type
from tests.discord.fake.messages import Flag, Message
from tests.discord.fake.pings import IN_INTERACTION
from tests.discord.fake.places import Kind
from tests.discord.fake.posting import change, delete, post, seen_by_bot, show_thinking, written


def acknowledge(call: Call) -> Any:
    """Take the first answer to an interaction."""
    interaction = call.state.interactions.get(call.parameters["token"])
    if interaction is None or str(interaction.id) != call.parameters["interaction"]:
        raise refusals.unknown_interaction()
    response = Response(call.body["type"])
    data = call.body.get("data") or {}
    _check_fits(interaction, response)
    draft = _draft(call, interaction, data) if response is Response.MESSAGE else None
    interaction.acknowledge(response)
    interaction.bodies.append(data)
    interaction.is_private = bool(int(data.get("flags") or 0) & Flag.EPHEMERAL)
    _follow(call, interaction, data, draft)
    return _receipt(call, interaction) if call.query.get("with_response") == "1" else None


def follow_up(call: Call) -> Any:
    """Add a message, or fill the one that says that the bot is thinking."""
    interaction = _interaction(call)
    interaction.bodies.append(call.body)
    original = call.state.world.messages.get(interaction.original_id or 0)
    if original is not None and original.is_loading:
        return _fill(call, interaction, original)
    if interaction.channel.kind is Kind.GROUP and len(interaction.followup_ids) >= MOST_FOLLOWUPS:
        raise refusals.too_many_followups()
    message = post(call.state, _draft(call, interaction, call.body), unless_told=IN_INTERACTION)
    interaction.followup_ids.append(message.id)
    interaction.settle(message.id)
    return seen_by_bot(call.state, message)


def read(call: Call) -> Any:
    """Return a message of the interaction."""
    return seen_by_bot(call.state, _message(call, _interaction(call)))


def edit(call: Call) -> Any:
    """Edit a message of the interaction."""
    interaction = _interaction(call)
    interaction.bodies.append(call.body)
    return _fill(call, interaction, _message(call, interaction))


def remove(call: Call) -> None:
    """Delete a message of the interaction."""
    interaction = _interaction(call)
    delete(call.state, _message(call, interaction))
    interaction.settle()


def _check_fits(interaction: Interaction, response: Response) -> None:
    is_completion = interaction.type is Type.AUTOCOMPLETE
    if is_completion != (response is Response.CHOICES):
        raise refusals.invalid_body(
            f"type: {response.name} does not answer {interaction.type.name}"
        )
    if response is Response.MODAL and interaction.type is Type.MODAL:
        raise refusals.invalid_body("type: a modal cannot answer a modal")
    updates = (Response.UPDATE, Response.DEFERRED_UPDATE)
    if response in updates and interaction.message is None:
        raise refusals.invalid_body("type: there is no message to update")


def _follow(call: Call, interaction: Interaction, data: Payload, draft: Message | None) -> None:
    match interaction.response:
        case Response.MESSAGE if draft is not None:
            message = post(call.state, draft, unless_told=IN_INTERACTION)
            interaction.original_id = message.id
            interaction.settle(message.id)
        case Response.DEFERRED_MESSAGE:
            thinking = _blank(call, interaction, data)
            loading = replace(thinking, flags=thinking.flags | Flag.LOADING)
            interaction.original_id = show_thinking(call.state, loading).id
        case Response.DEFERRED_UPDATE if interaction.message is not None:
            interaction.original_id = interaction.message.id
        case Response.UPDATE if interaction.message is not None:
            interaction.original_id = interaction.message.id
            _fill(call, interaction, _standing(call, interaction.message.id), data)
        case Response.CHOICES:
            interaction.choices = data.get("choices") or []
            interaction.settle()
        case Response.MODAL:
            interaction.modal = data | {"components": numbered(data["components"])}
            interaction.settle()
        case _:
            return


def _fill(
    call: Call, interaction: Interaction, message: Message, body: Payload | None = None
) -> Payload:
    filled = written(call.state, message, call.body if body is None else body, call.files)
    changed = change(call.state, filled, unless_told=IN_INTERACTION)
    interaction.settle(changed.id)
    return seen_by_bot(call.state, changed)


def _draft(call: Call, interaction: Interaction, body: Payload) -> Message:
    return written(call.state, _blank(call, interaction, body), body, call.files)


def _blank(call: Call, interaction: Interaction, body: Payload) -> Message:
    is_private = bool(int(body.get("flags") or 0) & Flag.EPHEMERAL)
    return Message(
        call.state.world.snowflakes.next(),
        interaction.channel,
        call.state.world.bot,
        flags=Flag.EPHEMERAL if is_private else Flag.NONE,
        interaction=interaction.metadata(),
        viewer=interaction.reader if is_private else None,
    )


def _interaction(call: Call) -> Interaction:
    interaction = call.state.interactions.get(call.parameters["token"])
    if interaction is None:
        raise refusals.unknown_webhook()
    interaction.check_token()
    return interaction


def _message(call: Call, interaction: Interaction) -> Message:
    named = call.parameters["message"]
    if named == "@original":
        return _standing(call, interaction.original_id)
    own = {interaction.original_id, *interaction.followup_ids}
    return _standing(call, int(named) if named.isdecimal() and int(named) in own else None)


def _standing(call: Call, message_id: int | None) -> Message:
    message = call.state.world.messages.get(message_id or 0)
    if message is None:
        raise refusals.unknown_message()
    return message


def _receipt(call: Call, interaction: Interaction) -> Payload:
    own: Payload = {"id": str(interaction.id), "type": int(interaction.type)}
    message = call.state.world.messages.get(interaction.original_id or 0)
    if message is None:
        return {"interaction": own}
    told = {
        "response_message_id": str(message.id),
        "response_message_loading": message.is_loading,
        "response_message_ephemeral": message.is_private,
    }
    # Reference: InteractionCallbackResource is there only where a message was made or changed.
    kind = {"type": int(interaction.response or 0)}
    is_made = interaction.response is not Response.DEFERRED_UPDATE
    resource = {"resource": kind | {"message": seen_by_bot(call.state, message)}}
    return {"interaction": own | told} | (resource if is_made else {})
