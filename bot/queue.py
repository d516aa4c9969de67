"""The bounded queue between the event loop and retrieval: first come, first served."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Busy:
    """Say that the queue takes nobody more; `ahead` questions wait already."""

    ahead: int


class Ticket:
    """Hold a place in the queue until its work was done or it was given back."""

    def __init__(self, queue: "WorkQueue", ahead: int) -> None:
        self.ahead = ahead
        self.waited = 0.0
        self._queue = queue
        self._taken = monotonic()

    async def run(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns, called in a worker thread when it is this ticket's turn."""
        try:
            return await self._queue.execute(lambda: self._start(work))
        finally:
            self.give_back()

    def give_back(self) -> None:
        """Leave the queue; giving back twice does nothing."""
        self._queue.leave(self)

    def _start(self, work: Callable[[], Result]) -> Result:
        self.waited = monotonic() - self._taken
        return work()


class WorkQueue:
    """Run work in threads outside the event loop, never more than `capacity` waiting.

    To be used from one event loop; only the work itself leaves it.
    """

    def __init__(self, *, workers: int, capacity: int) -> None:
        self._workers = workers
        self._capacity = capacity
        self._tickets: set[Ticket] = set()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="retrieval")

    @property
    def waiting(self) -> int:
        """Return how many questions wait for a worker."""
        return max(0, len(self._tickets) - self._workers)

    @property
    def working(self) -> int:
        """Return how many questions are being worked on."""
        return min(len(self._tickets), self._workers)

    def enter(self) -> Ticket | Busy:
        """Return a place at the end of the queue, or how long it is when it is full."""
        if self.waiting >= self._capacity:
            return Busy(self.waiting)
        ticket = Ticket(self, ahead=max(0, len(self._tickets) - self._workers + 1))
        self._tickets.add(ticket)
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Forget a ticket."""
        self._tickets.discard(ticket)

    async def execute(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns, called in the next worker thread that is free."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let the threads end after what they are doing; what waits is not begun any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
