"""The bot from its start to its stop: opened, connected, followed, drained."""

import asyncio
import itertools
import logging
import signal
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

import discord

from bot.apologies import apologise
from bot.client import Client
from bot.days import today
from bot.desk import Desk
from bot.edition import Building, Closed, Edition, Opening
from bot.errors import BotError
from bot.health import Health, Status, serve_health
from bot.ledger import LedgerError
from bot.metrics import Published, Vitals
from bot.reindexing import Reindexing
from bot.settings import Settings
from retrieval.memory import collect_all, collect_young, settle

if TYPE_CHECKING:
    from discord.gateway import DiscordWebSocket

log = logging.getLogger(__name__)

# Seconds between two looks at what was published or decided.
_FOLLOWING = 1.0
_PRUNING = 3_600.0
# Seconds between two looks for garbage, and after how many of them somebody may be kept waiting.
_TIDYING = 60.0
_LONGEST_UNTIDY = 10
# Seconds between two looks at the clock: by so much a block may be longer than it is seen to be.
_WATCHING = 0.02
# Seconds for what was begun when the bot is told to stop; its service manager waits for thirty.
_DRAINING = 20.0
# Seconds for it when the bot must connect anew; meanwhile Discord finds nobody to tell of others.
_SETTLING = 3.0
# Seconds before another attempt to connect, doubled each time: Discord counts a day's attempts.
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 300.0
# A connection that lasted so long was no failed attempt; were it always the next to end, that
# would make 720 attempts a day of the 1 000 that Discord allows.
_SOUND = 120.0


class LoginRefusedError(BotError):
    """Say that Discord does not take the token."""

    def __init__(self) -> None:
        super().__init__(
            "Discord does not accept the token; copy it anew from the developer portal (Bot, "
            "Reset Token) into KERNVRAAG_DISCORD_TOKEN or the secrets folder"
        )


class Life:
    """Run one bot, however often its connection must be made anew."""

    def __init__(self, desk: Desk, settings: Settings, token: str) -> None:
        self._desk = desk
        self._settings = settings
        self._token = token
        self._reindexing = Reindexing(desk.service, desk.ledger)
        self._client: Client | None = None
        self._is_stopping = False
        self._is_prepared = asyncio.Event()

    async def run(self) -> None:
        """Serve until the process is told to stop; raises LoginRefusedError."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        self._desk.metrics.follow(self._vitals)
        async with self._health():
            # None of these ends by itself: whichever does takes the bot with it, so that whoever
            # watches over the process starts it anew.
            parts = (
                stop.wait(),
                self._serve(),
                self._follow(),
                self._prune(),
                self._tidy(),
                self._watch(),
            )
            tasks = {asyncio.ensure_future(part) for part in parts}
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            await self._stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    async def _serve(self) -> None:
        """Connect, and connect again when the library ends by an error of its own."""
        wait = _FIRST_WAIT
        while not self._is_stopping:
            began = monotonic()
            try:
                await self._connect()
            except discord.LoginFailure:
                raise LoginRefusedError from None
            except Exception:  # the library lets whatever it stumbles over in an event end it
                log.exception("the connection ended")
                self._desk.metrics.failed("connection")
            if self._is_stopping:
                return
            wait = _FIRST_WAIT if monotonic() - began > _SOUND else wait
            log.warning("connecting again", extra={"seconds": wait})
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    async def _connect(self) -> None:
        async with Client(self._desk, self._reindexing, self._settings) as client:
            self._client = client
            try:
                await client.start(self._token)
            finally:
                # What was begun can be answered through this client alone.
                await self._desk.settle(_SETTLING)

    async def _stop(self) -> None:
        """Answer what was begun, tell whoever is left, and leave."""
        log.info("stopping")
        self._is_stopping = True
        self._desk.service.stop_building()
        client = self._client
        if client is not None:
            await client.building.stop()
        await self._desk.drain(_DRAINING)
        if client is not None and not client.is_closed():
            # Before it has logged in, it can tell nobody.
            if client.user is not None:
                await apologise(client, self._desk)
            await client.close()

    async def _follow(self) -> None:
        service = self._desk.service
        await asyncio.to_thread(service.prepare, today=today())
        collect_young()
        self._is_prepared.set()
        while True:
            await asyncio.sleep(_FOLLOWING)
            await asyncio.to_thread(service.refresh)

    async def _tidy(self) -> None:
        """Look through everything for garbage, when nobody is kept waiting by it."""
        await self._is_prepared.wait()
        for round_ in itertools.count(1):
            await asyncio.sleep(_TIDYING)
            if self._desk.is_idle or not round_ % _LONGEST_UNTIDY:
                collect_all()
                if round_ <= _LONGEST_UNTIDY:
                    # What the first questions brought into memory stays there too.
                    settle()

    async def _prune(self) -> None:
        ledger, days = self._desk.ledger, self._settings.retention_days
        while True:
            try:
                count = await asyncio.to_thread(ledger.prune, days=days)
                log.info("pruned", extra={"rows": count})
            except LedgerError:
                log.exception("what is old could not be deleted")
            await asyncio.sleep(_PRUNING)

    async def _watch(self) -> None:
        """Measure how late the loop comes to a timer: what blocks it blocks every reader."""
        while True:
            due = monotonic() + _WATCHING
            await asyncio.sleep(_WATCHING)
            self._desk.metrics.blocked_for(max(0.0, monotonic() - due))

    @asynccontextmanager
    async def _health(self) -> AsyncGenerator[None]:
        settings = self._settings
        async with AsyncExitStack() as stack:
            if settings.health_port is not None:
                port = await stack.enter_async_context(
                    serve_health(
                        self.health,
                        self._desk.metrics,
                        host=settings.health_host,
                        port=settings.health_port,
                    )
                )
                log.info("health", extra={"port": port})
            yield

    def health(self) -> Health:
        """Return how the bot stands, for who watches over it."""
        if self._is_stopping:
            return Health(Status.STOPPING, "the bot is finishing what it began")
        match self._desk.service.state:
            case Opening():
                return Health(Status.STARTING, "the archive is being opened")
            case Building(stage=stage):
                return Health(Status.BUILDING, f"the first index is being built ({stage})")
            case Closed(why=why):
                return Health(Status.CLOSED, why)
            case Edition() as edition:
                return self._health_of(edition)

    def _health_of(self, edition: Edition) -> Health:
        name = edition.generation.name
        if not self._is_connected():
            return Health(Status.DISCONNECTED, "Discord is not connected", name)
        degraded = edition.answerer.degraded
        return Health(Status.DEGRADED if degraded else Status.OK, degraded, name)

    def _is_connected(self) -> bool:
        # Not by the library's own word for ready: that comes seconds late, and is not taken back.
        socket: DiscordWebSocket | None = self._client and self._client.ws
        return socket is not None and socket.open and socket.session_id is not None

    def _vitals(self) -> Vitals:
        state, queue = self._desk.service.state, self._desk.queue
        published = None
        if isinstance(state, Edition):
            manifest = state.manifest
            built = datetime.fromisoformat(manifest.created)
            published = Published(manifest.name, manifest.holdings.articles, built)
        return Vitals(queue.waiting, queue.working, self._is_connected(), published)
