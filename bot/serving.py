"""Which acts of people are being served: each of them once, and none is forgotten at a stop."""

import asyncio
import logging
from collections import OrderedDict
from time import monotonic

log = logging.getLogger(__name__)

# Discord repeats events when a connection resumes; by then a crowd may have asked in between.
_REMEMBERED = 10_000
# Seconds for what is broken off to let go of what it holds.
_LETTING_GO = 1.0


class Serving:
    """Keep count of the tasks that serve somebody; to be used from one event loop."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()
        self._events: OrderedDict[int, None] = OrderedDict()

    @property
    def count(self) -> int:
        """Return how many are being served."""
        return len(self._tasks)

    def begin(self, event: int) -> bool:
        """Count the current task as serving an event; False when it was begun before."""
        if event in self._events:
            log.warning("told again", extra={"id": event})
            return False
        self._events[event] = None
        if len(self._events) > _REMEMBERED:
            self._events.popitem(last=False)
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return True

    async def finish(self, seconds: float) -> None:
        """Let what was begun end, and what begins meanwhile; what takes longer is broken off."""
        until = monotonic() + seconds
        if self._tasks:
            log.info("draining", extra={"open": len(self._tasks)})
        while self._tasks and monotonic() < until:
            await asyncio.wait(self._tasks, timeout=until - monotonic())
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=_LETTING_GO)
