"""The HTTP side: which address is served by which route."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.discord.fake import account_routes, interaction_routes, message_routes
from tests.discord.fake.door import Door
from tests.discord.fake.http_call import Call
from tests.discord.fake.state import State

PREFIX = "/api/v10"
# Bytes; more than any file that Discord takes.
_LARGEST_BODY = 32 * 1024 * 1024

Route = Callable[[Call], Any]

_COMMANDS = "/applications/{application}/commands"
_GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands"
_MESSAGES = "/channels/{channel}/messages"
_MESSAGE = "/channels/{channel}/messages/{message}"
_REACTION = "/channels/{channel}/messages/{message}/reactions/{emoji}/@me"
_ANSWER = "/webhooks/{application}/{token}/messages/{message}"

# With the bot's token, under Discord's limits.
_WITH_TOKEN: tuple[tuple[str, str, Route], ...] = (
    ("GET", "/users/@me", account_routes.current_user),
    ("POST", "/users/@me/channels", account_routes.open_conversation),
    ("GET", "/users/{user}", account_routes.user),
    ("GET", "/applications/@me", account_routes.application),
    ("GET", "/oauth2/applications/@me", account_routes.application),
    ("GET", "/gateway/bot", account_routes.gateway),
    ("GET", _COMMANDS, account_routes.read_commands),
    ("PUT", _COMMANDS, account_routes.replace_commands),
    ("GET", _GUILD_COMMANDS, account_routes.read_commands),
    ("PUT", _GUILD_COMMANDS, account_routes.replace_commands),
    ("GET", "/guilds/{guild}", account_routes.guild),
    ("GET", "/guilds/{guild}/members/{user}", account_routes.member),
    ("GET", "/channels/{channel}", account_routes.channel),
    ("POST", "/channels/{channel}/typing", message_routes.type_visibly),
    ("GET", _MESSAGES, message_routes.history),
    ("POST", _MESSAGES, message_routes.create),
    ("GET", _MESSAGE, message_routes.read),
    ("PATCH", _MESSAGE, message_routes.edit),
    ("DELETE", _MESSAGE, message_routes.remove),
    ("PUT", _REACTION, message_routes.react),
    ("DELETE", _REACTION, message_routes.take_reaction_back),
)
# With the token in the address, and without limits.
_WITH_OWN_TOKEN: tuple[tuple[str, str, Route], ...] = (
    ("POST", "/interactions/{interaction}/{token}/callback", interaction_routes.acknowledge),
    ("POST", "/webhooks/{application}/{token}", interaction_routes.follow_up),
    ("GET", _ANSWER, interaction_routes.read),
    ("PATCH", _ANSWER, interaction_routes.edit),
    ("DELETE", _ANSWER, interaction_routes.remove),
)


def application_of(state: State) -> web.Application:
    """Return Discord's HTTP side for what is known."""
    application = web.Application(client_max_size=_LARGEST_BODY)
    door = Door(state, PREFIX)
    for method, path, route in _WITH_TOKEN:
        application.router.add_route(method, PREFIX + path, door.guarded(path, route))
    for method, path, route in _WITH_OWN_TOKEN:
        application.router.add_route(method, PREFIX + path, door.open(path, route))
    file = "/attachments/{attachment}/{filename}"
    application.router.add_route("GET", file, door.open(file, account_routes.attachment))
    application.router.add_route("*", "/{rest:.*}", door.closed())
    return application
