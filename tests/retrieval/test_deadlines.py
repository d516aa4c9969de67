import threading
from collections.abc import Iterator
from threading import Event

import pytest

from retrieval.deadlines import call_within

# Longer than any machine stalls: a call that does come back is never cut off by it.
LONG = 600.0
SHORT = 0.01


@pytest.fixture
def released() -> Iterator[Event]:
    event = Event()
    yield event
    event.set()


@pytest.mark.parametrize("result", ["veer", 0, None])
def test_a_call_that_comes_back_gives_its_result(result: object) -> None:
    assert call_within(LONG, lambda: result) == result


@pytest.mark.parametrize("error", [KeyError("veer"), SystemExit(3), KeyboardInterrupt()])
def test_what_a_call_raises_is_raised(error: BaseException) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        call_within(LONG, fail)

    assert caught.value is error


def test_a_call_that_hangs_is_given_up(released: Event) -> None:
    with pytest.raises(TimeoutError, match=r"no answer within 0\.01 s"):
        call_within(SHORT, released.wait)


def test_a_call_that_was_given_up_holds_up_no_other(released: Event) -> None:
    with pytest.raises(TimeoutError):
        call_within(SHORT, released.wait)

    assert call_within(LONG, lambda: "brug") == "brug"


def test_what_comes_too_late_disturbs_nobody(released: Event) -> None:
    threads: list[threading.Thread] = []

    def fail_late() -> None:
        threads.append(threading.current_thread())
        released.wait()
        raise KeyError

    with pytest.raises(TimeoutError):
        call_within(SHORT, fail_late)
    released.set()
    threads[0].join(LONG)

    assert not threads[0].is_alive()


def test_a_call_that_hangs_does_not_keep_the_process_from_ending() -> None:
    assert call_within(LONG, lambda: threading.current_thread().daemon)
