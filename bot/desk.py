"""What every door shares on a question's way: its turn, the archive, the ledger, the reply."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TypeVar

from bot.card import Card
from bot.cooldown import Cooldowns
from bot.edition import Edition
from bot.ledger import Ledger, LedgerError, Pending
from bot.metrics import Metrics
from bot.pace import Pace
from bot.queue import Busy, Ticket, WorkQueue
from bot.service import ArchiveService
from bot.serving import Serving
from bot.shown import Kind, Shown

log = logging.getLogger(__name__)

Result = TypeVar("Result")

# Acts that begin between two looks of the loop, each with a request of a fifth of a millisecond…
_ARRIVALS = 16
# … and notices that somebody must wait, each with a message drawn and read for a whole one.
_COURTESIES = 4
# What counts as a question brought to an end; looking things up is not one.
_OUTCOMES = frozenset({Kind.ANSWER, Kind.NO_ANSWER})


@dataclass(frozen=True, slots=True)
class Attachment:
    """Hold a file that goes with a reply."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what a reader is sent, and what it refers to once it stands in a channel."""

    card: Card
    shown: Shown | None = None
    files: Sequence[Attachment] = ()


class ShuttingDownError(Exception):
    """Say that the bot takes no new question because it is about to stop."""


class CoolingDownError(Exception):
    """Say how many seconds a person must wait before the next question."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__("too many questions in a minute")


class BusyError(Exception):
    """Say how many questions wait already."""

    def __init__(self, ahead: int) -> None:
        self.ahead = ahead
        super().__init__("the queue is full")


class Desk:
    """Take questions in, one turn each, and keep count of them; nothing here blocks the loop."""

    def __init__(
        self,
        service: ArchiveService,
        ledger: Ledger,
        *,
        queue: WorkQueue,
        cooldowns: Cooldowns,
        metrics: Metrics,
    ) -> None:
        self.service = service
        self.ledger = ledger
        self.metrics = metrics
        # What is older was begun by an earlier run.
        self.started = datetime.now(UTC)
        self._queue = queue
        self._cooldowns = cooldowns
        self._serving = Serving()
        self.arrivals = Pace(_ARRIVALS)
        self.courtesies = Pace(_COURTESIES)
        # Of their own: while others keep the shared threads busy, a crash would find promises that
        # nobody noted. One is enough, for the ledger takes one after the other.
        self._promises = ThreadPoolExecutor(1, thread_name_prefix="promises")
        self._is_closing = False

    @property
    def queue(self) -> WorkQueue:
        """Return the queue, for who reports its length."""
        return self._queue

    @property
    def is_idle(self) -> bool:
        """Tell whether nobody waits for anything."""
        return not self._serving.count

    def begin(self, event: int) -> bool:
        """Serve an event of Discord in the current task; False when Discord only tells it again."""
        return self._serving.begin(event)

    def check_cooldown(self, person: int) -> None:
        """Count a question of a person; raises CoolingDownError when it comes too soon."""
        seconds = self._cooldowns.ask(person)
        if seconds:
            self.metrics.refused("cooldown")
            raise CoolingDownError(seconds)

    def take_ticket(self) -> Ticket:
        """Return a place in the queue; raises BusyError and ShuttingDownError."""
        if self._is_closing:
            raise ShuttingDownError
        ticket = self._queue.enter()
        if isinstance(ticket, Busy):
            self.metrics.refused("busy")
            raise BusyError(ticket.ahead)
        return ticket

    async def work(self, ticket: Ticket, work: Callable[[Edition], Reply]) -> Reply:
        """Return what `work` makes of the archive, in a worker thread; raises NotReadyError."""

        def read() -> Reply:
            with self.service.edition() as edition:
                return work(edition)

        started = monotonic()
        reply = await ticket.run(read)
        self.metrics.answered_after(monotonic() - started, waited=ticket.waited)
        if reply.shown is not None and reply.shown.kind in _OUTCOMES:
            self.metrics.answered(reply.shown.reason or "answer")
        return reply

    async def note(self, write: Callable[[], Result], *, threads: Executor | None = None) -> Result:
        """Return what a call of the ledger returns, made in a thread: a shared one if not told."""
        return await asyncio.get_running_loop().run_in_executor(threads, write)

    @asynccontextmanager
    async def promise(self, pending: Pending) -> AsyncGenerator[None]:
        """Remember that somebody waits, so that after a crash they hear of it."""
        await self.expect(pending)
        yield
        await self.fulfil(pending.key)

    async def expect(self, pending: Pending) -> None:
        """Remember that somebody waits until it is fulfilled."""
        await self.try_to_note(lambda: self.ledger.pending.begin(pending), threads=self._promises)

    async def fulfil(self, key: str) -> None:
        """Forget that somebody waited."""
        await self.try_to_note(lambda: self.ledger.pending.finish(key), threads=self._promises)

    async def try_to_note(
        self, write: Callable[[], object], *, threads: Executor | None = None
    ) -> None:
        """Call the ledger as `note` does, for what readers can be served without."""
        try:
            await self.note(write, threads=threads)
        except LedgerError:
            log.exception("not noted")
            self.metrics.failed("ledger")

    async def claim(self, pending: Pending) -> bool:
        """Tell whether nobody took this up before; also when the ledger cannot say."""
        try:
            return await self.note(
                lambda: self.ledger.claims.claim(pending.key), threads=self._promises
            )
        except LedgerError:
            log.exception("not claimed")
            return True

    async def drain(self, seconds: float) -> None:
        """Take nothing new, and let what was begun end; whoever is left stays pending."""
        self._is_closing = True
        await self.settle(seconds)

    async def settle(self, seconds: float) -> None:
        """Let what was begun end; whoever is left stays pending."""
        await self._serving.finish(seconds)

    def close(self) -> None:
        """Let go of the threads, the archive and the ledger."""
        self._queue.close()
        self._promises.shutdown()
        self.service.close()
        self.ledger.close()
