"""The gateway: a websocket that says what happens (Topics, "Gateway")."""

import asyncio
import json
import secrets
from contextlib import suppress
from enum import IntEnum, IntFlag
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord.fake.gateway_session import Connection, Session
from tests.discord.fake.world import World

# Milliseconds; what Discord tells bots.
_HEARTBEAT = 41_250
# Bytes of a payload from a bot (Gateway, "Sending Events").
_LONGEST_PAYLOAD = 4096


class Op(IntEnum):
    """Name what a payload is for."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Intent(IntFlag):
    """Name what a bot may ask to be told (Gateway, "List of Intents")."""

    ALWAYS = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT


class Close(IntEnum):
    """Name why Discord closes a connection."""

    UNKNOWN_ERROR = 4000
    WRONG_TOKEN = 4004
    TOO_LONG = 4002
    DISALLOWED_INTENTS = 4014


class Gateway:
    """Serve bots; `identified` and `resumed` count how often they came and came back.

    While `is_open` is false nobody gets in; `turned_away` counts those who tried.
    """

    def __init__(self, world: World, token: str, *, delay: float, allowed: Intent) -> None:
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        self.is_open = True
        self.turned_away = 0
        self._world = world
        self._token = token
        self._delay = delay
        self._allowed = allowed

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk to one bot until either side closes."""
        if not self.is_open:
            self.turned_away += 1
            self._world.changes.tell()
            raise web.HTTPServiceUnavailable
        # Discord goes on where a bot hangs up in the middle of a frame.
        socket = web.WebSocketResponse(autoping=True, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, self._delay)
        delivery = asyncio.create_task(connection.deliver())
        connection.send({"op": Op.HELLO, "d": {"heartbeat_interval": _HEARTBEAT}})
        try:
            await self._listen(connection)
        finally:
            delivery.cancel()
            with suppress(asyncio.CancelledError):
                await delivery
            self._leave(connection)
        return socket

    def dispatch(self, name: str, data: dict[str, Any], *, intent: Intent = Intent.ALWAYS) -> None:
        """Tell every bot that asked for such news."""
        for session in self.sessions.values():
            if intent in Intent(session.intents):
                session.dispatch(name, data)

    def may_read_everything(self) -> bool:
        """Tell whether a bot asked for the contents of all messages."""
        return any(
            Intent.MESSAGE_CONTENT in Intent(each.intents) for each in self.sessions.values()
        )

    @property
    def is_connected(self) -> bool:
        """Tell whether a bot listens now."""
        return any(session.connection for session in self.sessions.values())

    async def drop(self, code: int = Close.UNKNOWN_ERROR) -> None:
        """Close all connections; bots may resume."""
        for session in self._live():
            await _close(session, code)

    def ask_to_reconnect(self) -> None:
        """Ask all bots to come back through a new connection (op 7)."""
        for session in self._live():
            _connection_of(session).send({"op": Op.RECONNECT, "d": None})

    def invalidate(self, *, is_resumable: bool = False) -> None:
        """Tell all bots that their session is over (op 9), unless it is resumable."""
        for session in self._live():
            _connection_of(session).send({"op": Op.INVALID_SESSION, "d": is_resumable})
            if not is_resumable:
                del self.sessions[session.id]

    async def stop(self) -> None:
        """Close all connections for good."""
        for session in self._live():
            await _close(session, WSCloseCode.GOING_AWAY)

    def _live(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.connection]

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            if len(message.data.encode()) > _LONGEST_PAYLOAD:
                await connection.socket.close(code=Close.TOO_LONG)
                return
            payload = json.loads(message.data)
            await self._hear(connection, payload["op"], payload.get("d"))

    async def _hear(self, connection: Connection, op: int, data: Any) -> None:
        match op:
            case Op.HEARTBEAT:
                connection.send({"op": Op.HEARTBEAT_ACK})
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case _:
                # Presence and the like change nothing here.
                return

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        intents = Intent(data["intents"])
        if data["token"] != self._token:
            await connection.socket.close(code=Close.WRONG_TOKEN)
        elif intents & PRIVILEGED & ~self._allowed:
            await connection.socket.close(code=Close.DISALLOWED_INTENTS)
        else:
            session = Session(secrets.token_hex(16), int(intents), connection)
            self.sessions[session.id] = session
            self._welcome(session)
            self.identified += 1
            self._world.changes.tell()

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = self.sessions.get(data["session_id"])
        if data["token"] != self._token:
            await connection.socket.close(code=Close.WRONG_TOKEN)
        elif session is None:
            connection.send({"op": Op.INVALID_SESSION, "d": False})
        else:
            session.connection = connection
            session.replay(data["seq"])
            session.dispatch("RESUMED", {"_trace": []})
            self.resumed += 1
            self._world.changes.tell()

    def _welcome(self, session: Session) -> None:
        guild = self._world.guild
        session.dispatch("READY", self._ready(session))
        if Intent.GUILDS in Intent(session.intents):
            everything = guild.payload(
                bot=self._world.bot,
                roles=self._world.roles.values(),
                channels=self._world.channels.values(),
            )
            session.dispatch("GUILD_CREATE", everything)

    def _ready(self, session: Session) -> dict[str, Any]:
        bot = self._world.bot
        return {
            "v": 10,
            "user": bot.payload() | {"verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": str(self._world.guild.id), "unavailable": True}],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": [0, 1],
            "application": {"id": str(bot.id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "user_settings": {},
            "_trace": [],
        }

    def _leave(self, connection: Connection) -> None:
        for session in list(self.sessions.values()):
            if session.connection is connection:
                session.connection = None
                # A bot that closes properly gives its session up (Gateway, "Disconnections").
                if connection.socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
                    del self.sessions[session.id]
        self._world.changes.tell()


def _connection_of(session: Session) -> Connection:
    if session.connection is None:
        raise AssertionError(f"the session {session.id} has no connection; wait for the bot first")
    return session.connection


async def _close(session: Session, code: int) -> None:
    connection, session.connection = session.connection, None
    if connection is not None:
        await connection.socket.close(code=code)
