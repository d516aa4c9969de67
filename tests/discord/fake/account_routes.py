"""Routes about the bot itself: who it is, which commands it has, whom it can write to."""

from typing import Any

from tests.discord.fake import refusals
from tests.discord.fake.attachments import Upload
from tests.discord.fake.http_call import Call


def current_user(call: Call) -> Any:
    """Return the bot's user."""
    return call.state.world.bot.payload() | {"verified": True, "mfa_enabled": True, "email": None}


def application(call: Call) -> Any:
    """Return the bot's application, whose id is the bot's own."""
    world = call.state.world
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "verify_key": "0" * 64,
        "flags": 0,
        "bot_public": False,
        "bot_require_code_grant": False,
        "owner": world.owner.payload(),
        "team": None,
        "bot": world.bot.payload(),
        "interactions_endpoint_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "redirect_uris": [],
        "integration_types_config": {"0": {}, "1": {}},
    }


def gateway(call: Call) -> Any:
    """Return where the gateway is, and how often a bot may still identify itself."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.state.gateway.url, "shards": 1, "session_start_limit": limit}


def read_commands(call: Call) -> Any:
    """Return the commands that are registered."""
    return call.state.commands.registered(_guild(call))


def replace_commands(call: Call) -> Any:
    """Register these commands and no others."""
    return call.state.commands.replace(_guild(call), call.body)


def user(call: Call) -> Any:
    """Return a user."""
    found = call.state.world.people.get(int(call.parameters["user"]))
    if found is None:
        raise refusals.unknown_user()
    return found.payload()


def member(call: Call) -> Any:
    """Return a member of the server."""
    found = call.state.world.people.get(int(call.parameters["user"]))
    if found is None or not found.in_guild:
        raise refusals.unknown_user()
    return found.member_payload() | {"user": found.payload()}


def guild(call: Call) -> Any:
    """Return the server."""
    world = call.state.world
    return world.guild.payload(
        bot=world.bot, roles=world.roles.values(), channels=world.channels.values()
    )


def channel(call: Call) -> Any:
    """Return a channel."""
    return call.channel.payload(call.state.world.bot)


def open_conversation(call: Call) -> Any:
    """Return where the bot and a person write to each other."""
    world = call.state.world
    person = world.people.get(int(call.body["recipient_id"]))
    if person is None:
        raise refusals.unknown_user()
    return world.conversation(person, world.bot).payload(world.bot)


def attachment(call: Call) -> Upload:
    """Return a file."""
    found = call.state.attachments.read(int(call.parameters["attachment"]))
    if found is None:
        raise refusals.unknown_route()
    return found


def _guild(call: Call) -> int | None:
    return int(call.parameters["guild"]) if "guild" in call.parameters else None
