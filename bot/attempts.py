"""One more attempt at what Discord, or the way to it, failed at for a reason that may pass."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp

log = logging.getLogger(__name__)

Result = TypeVar("Result")

# What stands between us and Discord; its own refusals the library waits out by itself.
CUT_OFF: tuple[type[Exception], ...] = (aiohttp.ClientError, OSError)


async def once_more(
    attempt: Callable[[], Awaitable[Result]],
    *,
    after: tuple[type[Exception], ...] = CUT_OFF,
    pause: float = 0.0,
) -> Result:
    """Return what an attempt returns, or a second one, so many seconds after the first failed.

    Raises what the second one raises. Only for what does no harm when it is done twice.
    """
    try:
        return await attempt()
    except after as error:
        log.warning("trying again", extra={"after": type(error).__name__})
    await asyncio.sleep(pause)
    return await attempt()
