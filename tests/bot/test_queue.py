import asyncio
from collections.abc import Generator
from threading import Event, current_thread, main_thread

import pytest

from bot.queue import Busy, Ticket, WorkQueue


@pytest.fixture
def queue() -> Generator[WorkQueue]:
    queue = WorkQueue(workers=1, capacity=2)
    yield queue
    queue.close()


def enter(queue: WorkQueue) -> Ticket:
    ticket = queue.enter()
    assert isinstance(ticket, Ticket)
    return ticket


async def test_work_is_done_outside_the_event_loop(queue: WorkQueue) -> None:
    thread = await enter(queue).run(current_thread)

    assert thread is not main_thread()


async def test_who_comes_first_is_served_first(queue: WorkQueue) -> None:
    served: list[int] = []
    tickets = [enter(queue) for _ in range(3)]

    await asyncio.gather(
        *(ticket.run(lambda n=number: served.append(n)) for number, ticket in enumerate(tickets))
    )

    assert served == [0, 1, 2]


async def test_a_ticket_says_how_many_are_before_it(queue: WorkQueue) -> None:
    assert [enter(queue).ahead for _ in range(3)] == [0, 1, 2]


async def test_a_full_queue_says_how_long_it_is(queue: WorkQueue) -> None:
    for _ in range(3):
        enter(queue)

    assert queue.enter() == Busy(ahead=2)


async def test_a_place_is_free_again_after_the_work(queue: WorkQueue) -> None:
    for _ in range(10):
        await enter(queue).run(lambda: None)

    assert (queue.waiting, queue.working) == (0, 0)


async def test_a_place_is_free_again_after_work_that_failed(queue: WorkQueue) -> None:
    def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        await enter(queue).run(fail)

    assert queue.working == 0


async def test_a_place_may_be_given_back_unused(queue: WorkQueue) -> None:
    ticket = enter(queue)

    ticket.give_back()
    ticket.give_back()

    assert queue.working == 0


async def test_what_waits_and_what_is_worked_on_are_counted_apart(queue: WorkQueue) -> None:
    may_end = Event()
    first = asyncio.create_task(enter(queue).run(may_end.wait))
    enter(queue)

    counts = (queue.waiting, queue.working)
    may_end.set()
    await first

    assert counts == (1, 1)
