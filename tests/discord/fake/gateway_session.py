"""A gateway session: what a bot was told, so that it can be told again after a drop."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(slots=True)
class Connection:
    """Hold one socket to a bot; what is sent arrives `delay` seconds later, in order."""

    socket: web.WebSocketResponse
    delay: float
    _outgoing: asyncio.Queue[tuple[float, str]] = field(default_factory=asyncio.Queue)

    def send(self, payload: dict[str, Any]) -> None:
        """Send a payload."""
        self._outgoing.put_nowait((time.monotonic() + self.delay, json.dumps(payload)))

    async def deliver(self) -> None:
        """Deliver what is sent, until cancelled."""
        while True:
            due, text = await self._outgoing.get()
            wait = due - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                await self.socket.send_str(text)
            except ConnectionError:
                return


@dataclass(slots=True)
class Session:
    """Hold what a bot that identified itself was told; it outlives its connections."""

    id: str
    intents: int
    connection: Connection | None = None
    events: list[dict[str, Any]] = field(default_factory=list)

    def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Tell the bot something, or keep it until the bot resumes."""
        event = {"op": 0, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        if self.connection is not None:
            self.connection.send(event)

    def replay(self, sequence: int) -> None:
        """Tell again what came after an event that the bot still got."""
        if self.connection is not None:
            for event in self.events[sequence:]:
                self.connection.send(event)
