from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from bot.attempts import once_more


def failing(*errors: Exception) -> tuple[Callable[[], Awaitable[str]], list[int]]:
    """Return an attempt that fails with each of these errors in turn, and its count of calls."""
    left, calls = list(errors), list[int]()

    async def attempt() -> str:
        calls.append(len(calls))
        if left:
            raise left.pop(0)
        return "done"

    return attempt, calls


@pytest.mark.parametrize("error", [aiohttp.ServerDisconnectedError(), ConnectionResetError()])
async def test_what_was_cut_off_is_tried_again(error: Exception) -> None:
    attempt, calls = failing(error)

    assert await once_more(attempt) == "done"
    assert len(calls) == 2


async def test_what_is_cut_off_twice_fails() -> None:
    attempt, calls = failing(ConnectionResetError(), aiohttp.ServerDisconnectedError())

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await once_more(attempt)
    assert len(calls) == 2


async def test_what_fails_for_good_is_not_tried_again() -> None:
    attempt, calls = failing(LookupError())

    with pytest.raises(LookupError):
        await once_more(attempt)
    assert len(calls) == 1


async def test_which_errors_may_pass_can_be_said() -> None:
    attempt, _ = failing(ValueError())

    assert await once_more(attempt, after=(ValueError,)) == "done"
