import asyncio

from bot.pace import Pace


async def test_a_crowd_goes_on_by_portions_and_what_else_is_ready_comes_between() -> None:
    pace, seen = Pace(2), list[str]()

    async def act(name: str) -> None:
        await pace.turn()
        seen.append(name)

    async def look_up() -> None:
        while len(seen) < 8:
            seen.append("|")
            await asyncio.sleep(0)

    await asyncio.gather(*(act(name) for name in "abcdef"), look_up())

    acts = "".join(seen).strip("|").split("|")
    assert "".join(acts) == "abcdef"
    assert max(map(len, acts)) <= 2


async def test_nobody_is_kept_by_whoever_gave_up_before_their_turn() -> None:
    pace = Pace(1)
    first, second, third = (asyncio.create_task(pace.turn()) for _ in range(3))
    await asyncio.sleep(0)

    second.cancel()

    await asyncio.gather(first, third)
    assert second.cancelled()
