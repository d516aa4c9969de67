"""Taking a crowd in by small portions, so that the event loop looks up between them."""

import asyncio


class Pace:
    """Let so many tasks go on between two looks of the loop, first come, first served.

    The loop runs whatever is ready before it looks at timers and connections again: were a
    thousand acts ready at once, each of a millisecond, all else would wait for a second.
    """

    def __init__(self, portion: int) -> None:
        self._gate = asyncio.Semaphore(portion)

    async def turn(self) -> None:
        """Wait for one's turn; the loop has looked up at least once before it comes."""
        async with self._gate:
            await asyncio.sleep(0)
