import asyncio

from bot.serving import Serving


async def test_an_event_that_is_told_again_is_not_served_again() -> None:
    serving = Serving()

    assert [serving.begin(event) for event in (1, 2, 1)] == [True, True, False]


async def test_finishing_waits_for_what_was_begun_and_for_what_begins_meanwhile() -> None:
    serving, done = Serving(), list[str]()

    async def later() -> None:
        serving.begin(2)
        await asyncio.sleep(0)
        done.append("later")

    async def first() -> asyncio.Task[None]:
        serving.begin(1)
        await asyncio.sleep(0)
        task = asyncio.create_task(later())
        done.append("first")
        await asyncio.sleep(0)
        return task

    task = asyncio.create_task(first())
    await asyncio.sleep(0)
    await serving.finish(30)

    assert done == ["first", "later"]
    await (await task)


async def test_what_takes_too_long_is_broken_off() -> None:
    serving = Serving()

    async def forever() -> None:
        serving.begin(1)
        await asyncio.Event().wait()

    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    await serving.finish(0)

    assert task.cancelled()


async def test_with_nobody_to_serve_finishing_is_immediate() -> None:
    await Serving().finish(30)
