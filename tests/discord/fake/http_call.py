"""A request to the fake as its routes see it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from tests.discord.fake import refusals
from tests.discord.fake.attachments import Upload
from tests.discord.fake.messages import Message
from tests.discord.fake.places import Channel
from tests.discord.fake.state import State


@dataclass(frozen=True, slots=True)
class Call:
    """Hold a request; `files` are by the number that the body calls them by."""

    state: State
    method: str
    path: str
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    token: str | None
    body: Any
    files: dict[str, Upload]

    @property
    def channel(self) -> Channel:
        """Return the channel that the address names; raises RefusalError."""
        channel = self.state.world.channels.get(_number(self.parameters["channel"]))
        if channel is None:
            raise refusals.unknown_channel()
        return channel

    @property
    def message(self) -> Message:
        """Return the message that the address names, if everybody sees it; raises RefusalError."""
        message = self.state.world.messages.get(_number(self.parameters["message"]))
        if message is None or message.is_private or message.channel.id != self.channel.id:
            raise refusals.unknown_message()
        return message


async def read_call(state: State, request: web.Request, *, prefix: str) -> Call:
    """Read a request whole."""
    body, files = await _read_body(request)
    authorization = request.headers.get("Authorization", "")
    return Call(
        state,
        request.method,
        request.path.removeprefix(prefix),
        request.match_info,
        request.query,
        authorization.removeprefix("Bot ") or None,
        body,
        files,
    )


async def _read_body(request: web.Request) -> tuple[Any, dict[str, Upload]]:
    if request.content_type == "application/json":
        return json.loads(await request.text() or "null"), {}
    if not request.content_type.startswith("multipart/"):
        return None, {}
    body, files = None, {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            body = json.loads(await part.text())
        elif part.name is not None:
            # Files are called files[0], files[1] and so on.
            number = part.name.removeprefix("files[").removesuffix("]")
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[number] = Upload(part.filename or "unknown", bytes(await part.read()), kind)
    return body, files


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
