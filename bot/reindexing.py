"""A reindex that was started while the bot runs: one at a time, followed, cancelled, remembered."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TypeAlias

from bot.days import today
from bot.edition import Edition
from bot.ledger import Ledger, LedgerError
from bot.service import ArchiveService
from retrieval.building import BuildEvent, BuildRequest, Built, Progress, Stage, build
from retrieval.changes import Plan, plan_build
from retrieval.errors import BuildCancelledError, BuildRunningError, RetrievalError

log = logging.getLogger(__name__)

# The ledger keeps the last build's speed under this name, in passages a second.
_SPEED = "passages_per_second"
KIND = "reindex"
# Seconds of progress that the present speed is measured over.
_WINDOW = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """Say how far a reindex is; `per_second` and `left` (seconds) are None where not known."""

    stage: Stage
    done: int
    total: int
    per_second: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Hold what a reindex published, and which generation answered before it."""

    before: str | None
    built: Built


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Say that a reindex was broken off."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Say why a reindex published nothing."""

    why: str


Result: TypeAlias = Published | Cancelled | Failed


@dataclass(frozen=True, slots=True)
class Estimate:
    """Hold a plan, and how many seconds building takes at the speed measured last, if any was."""

    plan: Plan
    seconds: float | None


class AlreadyReindexingError(Exception):
    """Say that a reindex is running already."""


@dataclass(slots=True)
class Running:
    """Hold a reindex that is running: its job in the ledger, and how it is cancelled."""

    job: int
    cancel: Event = field(default_factory=Event)


class Reindexing:
    """Run one reindex at a time beside the answering; the old generation answers until the end."""

    def __init__(self, service: ArchiveService, ledger: Ledger) -> None:
        self._service = service
        self._ledger = ledger
        self._running: Running | None = None

    @property
    def running(self) -> Running | None:
        """Return the reindex that is running, or None."""
        return self._running

    def estimate(self) -> Estimate:
        """Return what a reindex would change and how long it takes; reads the whole corpus.

        While its reader thinks it over, the model that answers here embeds what is new.
        """
        plan = plan_build(self._service.corpus, self._service.data, today=today())
        self._service.embed_ahead(plan.texts)
        speed = self._ledger.values.get(_SPEED)
        return Estimate(plan, plan.passages / float(speed) if speed else None)

    def cancel(self) -> bool:
        """Break the running reindex off; return whether there was one."""
        if self._running is None:
            return False
        self._running.cancel.set()
        return True

    async def run(
        self,
        *,
        by: int,
        force: bool,
        place: tuple[int, int] | None,
        follow: Callable[[Step], Awaitable[None]],
    ) -> Result:
        """Build and publish, calling `follow` at each step; raises AlreadyReindexingError.

        `place` is the channel and message that show the progress, for whom a crash leaves behind.
        """
        if self._running is not None:
            raise AlreadyReindexingError
        # Before the first wait, so that nobody else comes between.
        running = self._running = Running(0)
        try:
            channel, message = place or (None, None)
            running.job = await asyncio.to_thread(
                lambda: self._ledger.jobs.start(KIND, by=by, channel=channel, message=message)
            )
            result = await self._build(running, follow, force=force)
            await self._try_to_remember(running.job, result)
        finally:
            self._running = None
        return result

    async def _build(
        self, running: Running, follow: Callable[[Step], Awaitable[None]], *, force: bool
    ) -> Result:
        state = self._service.state
        before = state.generation.name if isinstance(state, Edition) else None
        request = BuildRequest(
            self._service.corpus, self._service.data, self._service.options, today(), force=force
        )
        events: asyncio.Queue[BuildEvent | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def listen() -> None:
            try:
                for event in build(request, cancel=running.cancel):
                    loop.call_soon_threadsafe(events.put_nowait, event)
            finally:
                loop.call_soon_threadsafe(events.put_nowait, None)

        building = asyncio.create_task(asyncio.to_thread(listen))
        built = await _hear(events, follow)
        try:
            await building
        except BuildCancelledError:
            return Cancelled()
        except (BuildRunningError, RetrievalError) as error:
            return Failed(str(error))
        if built is None:
            return Failed("the builder said nothing of what it built")
        await asyncio.to_thread(self._service.refresh)
        return Published(before, built)

    async def _try_to_remember(self, job: int, result: Result) -> None:
        """Write down what a job came to; whoever follows it must hear of it all the same."""
        try:
            await asyncio.to_thread(self._remember, job, result)
        except LedgerError:
            log.exception("not remembered")

    def _remember(self, job: int, result: Result) -> None:
        match result:
            case Published(built=built):
                self._ledger.jobs.end(job, "done", detail=built.manifest.name)
                if built.embedded and built.seconds:
                    self._ledger.values.put(_SPEED, f"{built.embedded / built.seconds:.2f}")
            case Cancelled():
                self._ledger.jobs.end(job, "cancelled")
            case Failed(why=why):
                self._ledger.jobs.end(job, "failed", detail=why)


class Speed:
    """Measure how fast a stage goes, over its last seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._stage: Stage | None = None
        self._seen: deque[tuple[float, int]] = deque()

    def step(self, progress: Progress) -> Step:
        """Return a step with its speed and the seconds left, where they can be known."""
        now = self._clock()
        if progress.stage is not self._stage:
            self._stage = progress.stage
            self._seen.clear()
        self._seen.append((now, progress.done))
        while now - self._seen[0][0] > _WINDOW:
            self._seen.popleft()
        began, done = self._seen[0]
        if now <= began or progress.done <= done:
            return Step(progress.stage, progress.done, progress.total)
        per_second = (progress.done - done) / (now - began)
        left = max(progress.total - progress.done, 0) / per_second if progress.total else None
        return Step(progress.stage, progress.done, progress.total, per_second, left)


async def _hear(
    events: "asyncio.Queue[BuildEvent | None]", follow: Callable[[Step], Awaitable[None]]
) -> Built | None:
    """Pass the steps of a build on until it is over; return what it built."""
    speed, built = Speed(), None
    while (event := await events.get()) is not None:
        match event:
            case Progress():
                await follow(speed.step(event))
            case Built():
                built = event
            case _:
                log.warning("%s", event.text)
    return built
