"""Standing in line: whoever came first goes first, whatever they do while they wait."""

import asyncio
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary


class Place:
    """Hold a place in a line, taken when it is made and left when it is exited.

    Whoever leaves before their turn lets nobody past who is still waiting.
    """

    def __init__(self, ahead: asyncio.Future[None] | None) -> None:
        self.left: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ahead = ahead

    async def turn(self) -> None:
        """Wait until all who came before have left."""
        if self._ahead is not None:
            # Who stops waiting must not end the turn of those ahead.
            await asyncio.shield(self._ahead)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._ahead is None or self._ahead.done():
            self.left.set_result(None)
        else:
            self._ahead.add_done_callback(lambda _: self.left.set_result(None))


class Lines:
    """Keep a line for each of many places, as long as somebody stands in it."""

    def __init__(self) -> None:
        self._last: WeakValueDictionary[int, Place] = WeakValueDictionary()

    def join(self, line: int) -> Place:
        """Return a place at the end of a line; to be called where an event loop runs."""
        last = self._last.get(line)
        place = self._last[line] = Place(None if last is None else last.left)
        return place
