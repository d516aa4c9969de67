"""Give a call that may hang a deadline."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def call_within(seconds: float, call: Callable[[], Result]) -> Result:
    """Return what a call returns, or raise what it raises; raises TimeoutError after `seconds`.

    A damaged index can hang for ever inside native code, where nothing can stop it. So the call
    runs in a daemon thread of its own, which neither blocks the next call nor the exit.
    """
    done: SimpleQueue[tuple[Result | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((call(), None))
        except BaseException as error:  # noqa: BLE001 - it is raised again in the caller's thread
            done.put((None, error))

    Thread(target=run, name="deadline", daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"no answer within {seconds:g} s") from None
    if error is not None:
        raise error
    return result  # pyright: ignore[reportReturnType] - without an error the result is there
