import asyncio
from contextlib import suppress

from bot.line import Lines, Place


async def pass_through(place: Place, name: str, order: list[str], *, steps: int = 0) -> None:
    with place:
        for _ in range(steps):
            await asyncio.sleep(0)
        await place.turn()
        order.append(name)


async def test_whoever_came_first_goes_first_however_long_they_were_busy() -> None:
    lines, order = Lines(), list[str]()
    first, second = lines.join(1), lines.join(1)

    await asyncio.gather(
        pass_through(second, "second", order), pass_through(first, "first", order, steps=9)
    )

    assert order == ["first", "second"]


async def test_one_line_does_not_wait_for_another() -> None:
    lines, order = Lines(), list[str]()
    lines.join(1)

    await pass_through(lines.join(2), "elsewhere", order)

    assert order == ["elsewhere"]


async def test_whoever_gives_up_lets_nobody_past_those_ahead() -> None:
    lines, order = Lines(), list[str]()
    first, second, third = (lines.join(1) for _ in range(3))
    waiting = asyncio.create_task(pass_through(second, "second", order))
    last = asyncio.create_task(pass_through(third, "third", order))
    await asyncio.sleep(0)

    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await waiting
    await pass_through(first, "first", order)
    await last

    assert order == ["first", "third"]


async def test_whoever_fails_holds_nobody_up() -> None:
    lines, order = Lines(), list[str]()

    with suppress(ValueError), lines.join(1):
        raise ValueError
    await pass_through(lines.join(1), "next", order)

    assert order == ["next"]


async def test_a_line_that_nobody_stands_in_is_forgotten() -> None:
    lines = Lines()

    await pass_through(lines.join(1), "only", [])

    assert not lines._last
