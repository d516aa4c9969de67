"""Waiting for facts instead of for time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Fact = TypeVar("Fact")

# Seconds; only a guard against waiting for ever, never a measure of speed.
PATIENCE = 90.0


class Changes:
    """Wake whoever waits for a fact each time when something changed."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def tell(self) -> None:
        """Say that something changed."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, fact: Callable[[], Fact], what: str, *, within: float = PATIENCE) -> Fact:
        """Return the fact once it is true; raises AssertionError that says what did not happen."""
        try:
            async with asyncio.timeout(within):
                while not (found := fact()):
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.append(future)
                    await future
        except TimeoutError:
            raise AssertionError(f"waited {within:g} s in vain for {what}") from None
        return found
